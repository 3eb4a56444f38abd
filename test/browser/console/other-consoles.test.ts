import { describe, expect, test, vi } from 'vitest';
import { click, open, screenText, see } from './console-page.ts';
import { ROOM, queueState } from './fake-server.ts';
import { talking } from './fake-visitor.ts';
import { withTalk } from './open-talk.ts';
import { HOME } from '../../../worker/console/home/home-texts.ts';
import { CONNECTION } from '../../../worker/console/session/session-texts.ts';
import { TALK } from '../../../worker/console/talk/talk-texts.ts';

const page = withTalk();

describe('a conversation that goes elsewhere', () => {
  test('[C7] a conversation that moved to a colleague says so', async () => {
    const room = await page.talk();
    room.drop(4401);
    await see(TALK.moved);
    page.server.queue.emit(queueState());
    await click('wa-button', CONNECTION.toHome);
    await see(HOME.hello('Robin'));
  });

  test('[C7] a console that another one replaced lets go of the talk, and can take it back', async () => {
    const room = await page.talk();
    page.server.queue.drop(4409);
    room.drop(4409);
    await see(HOME.inUse.title);
    expect(screenText()).not.toContain('Zwaluw');
    await click('wa-button', HOME.inUse.here);
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
    await see(HOME.inUse.title);
    expect(rooms()).toBe(before);
  });
});
