import { describe, expect, test, vi } from 'vitest';
import { click, find, keptOnDevice, open, screenText, see } from './console-page.ts';
import { ROOM, queueState } from './fake-server.ts';
import { ended, talking } from './fake-visitor.ts';
import { withTalk, write } from './open-talk.ts';
import { HOME } from '../../../worker/console/home/home-texts.ts';
import { CONNECTION } from '../../../worker/console/session/session-texts.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { RECORD, TALK } from '../../../worker/console/talk/talk-texts.ts';

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
    await page.server.quiet();
    expect(rooms()).toBe(before);
  });
});

/** A close code of a room that has no volunteer: the queue's view may be on its way, or nobody is meant to come. */
const NOT_YET = 4425;

describe('a volunteer who was away while the visitor went on', () => {
  test('[Q5] finds the home page, and the talk told as over, after opening the console again', async () => {
    await page.talk();
    page.server.queueEvent = queueState();
    const again = await page.join();
    await see(HOME.hello('Robin'));
    await find('wa-switch', HOME.available);
    again.drop(NOT_YET);
    await see(TALK.moved);
    await click('wa-button', CONNECTION.toHome);
    await click('wa-switch', HOME.available);
    await vi.waitFor(() => expect(page.server.queue.last('setAvailable')).toMatchObject({ on: true }));
    await vi.waitFor(async () => expect(await keptOnDevice()).toEqual([]));
    const { length } = page.server.sockets;
    open();
    await see(HOME.hello('Robin'));
    await page.server.quiet();
    expect(page.server.sockets.slice(length).map(({ path }) => path)).toEqual(['/api/console/queue']);
  });

  test('[Q5] is told so in the tab that slept, and keeps what was not sent', async () => {
    const room = await page.talk();
    await write('Ik was even weg.');
    const box = await find('textarea');
    Object.assign(box, { value: 'En nog iets' });
    box.dispatchEvent(new Event('input', { bubbles: true }));
    page.server.offline = true;
    page.server.queue.drop(1006);
    room.drop(1006);
    await see(TALK.lost);
    page.server.offline = false;
    page.server.queueEvent = queueState();
    dispatchEvent(new Event('online'));
    const again = await vi.waitFor(() => {
      expect(page.server.room(ROOM).last('hello')).toBeDefined();
      expect(page.server.room(ROOM)).not.toBe(room);
      return page.server.room(ROOM);
    });
    await vi.waitFor(() => expect(screenText()).not.toContain(TALK.lost));
    again.drop(NOT_YET);
    await see(TALK.moved);
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await click('wa-button', TALK.unsent.copy);
    await see(TALK.unsent.copied);
    expect(writeText).toHaveBeenCalledWith('Ik was even weg.\n\nEn nog iets');
    writeText.mockRejectedValue(new Error('not allowed'));
    await click('wa-button', TALK.unsent.copy);
    await see(TALK.unsent.selected);
    expect(getSelection()?.toString()).toContain('En nog iets');
  });

  test('[Q4] waits on while the queue says that the talk is theirs, since the room may hear of it later', async () => {
    const room = await page.join();
    room.drop(NOT_YET);
    const again = await vi.waitFor(() => {
      expect(page.server.room(ROOM)).not.toBe(room);
      return page.server.room(ROOM);
    });
    await page.handOverKey(again);
    await see('Zwaluw');
  });

  test('[Q5] has one list that was lost for the talk that goes on, which the room knows', async () => {
    const room = await page.talk();
    page.server.queue.emit(queueState());
    room.emit(await page.visitor.message(1, 'Ik ben er nog.'));
    await see('Ik ben er nog.');
    page.server.queueEvent = queueState();
    const again = await page.join();
    again.emit(talking({}, 1));
    await page.handOverKey(again);
    await see('Zwaluw');
  });

  test('[C8] is not kept in a talk that went on while their session ran out', async () => {
    const room = await page.talk();
    page.server.signedIn = null;
    page.server.queue.drop(1006);
    await see(APP.expired);
    room.drop(NOT_YET);
    await see(SIGN_IN.expired);
  });
});

test('[C9] what stood in the box when the visitor ended the talk can be copied beside the record', async () => {
  const room = await page.talk();
  const box = await find('textarea');
  Object.assign(box, { value: 'Tot een volgende keer' });
  box.dispatchEvent(new Event('input', { bubbles: true }));
  room.emit(ended('visitor'));
  await see(RECORD.title);
  await see(TALK.unsent.title);
  await see('Tot een volgende keer');
});
