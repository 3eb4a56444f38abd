import { describe, expect, test, vi } from 'vitest';
import { click, open, screenText, see } from './console-page.ts';
import { ROOM, queueState } from './fake-server.ts';
import { talking } from './fake-visitor.ts';
import { withTalk } from './open-talk.ts';

const page = withTalk();

describe('a conversation that goes elsewhere', () => {
  test('[C7] a conversation that moved to a colleague says so', async () => {
    const room = await page.talk();
    room.drop(4401);
    await see('Dit gesprek is niet meer bij jou.');
    page.server.queue.emit(queueState());
    await click('wa-button', 'Naar Chatten');
    await see('Dag Robin');
  });

  test('[C7] a console that another one replaced lets go of the talk, and can take it back', async () => {
    const room = await page.talk();
    page.server.queue.drop(4409);
    room.drop(4409);
    await see('De console is al ergens anders in gebruik');
    expect(screenText()).not.toContain('Zwaluw');
    await click('wa-button', 'Hier verdergaan');
    const again = await vi.waitFor(() => {
      expect(page.server.room(ROOM)).not.toBe(room);
      return page.server.room(ROOM);
    });
    await vi.waitFor(() => expect(again.last('hello')).toMatchObject({ needsKey: false }));
    again.emit({ type: 'intake', envelope: await page.visitor.intake({ nickname: 'Zwaluw' }) });
    again.emit(talking());
    await see('Zwaluw');
  });

  test('[C7] a console that is not the one in use leaves the talk where it is', async () => {
    await page.talk();
    const rooms = () => page.server.sockets.filter(({ path }) => path.includes('/rooms/')).length;
    const before = rooms();
    page.server.queueEvent = { type: 'inUse' };
    open();
    await see('De console is al ergens anders in gebruik');
    expect(rooms()).toBe(before);
  });
});
