import { describe, expect, test, vi } from 'vitest';
import { click, expectAccessible, find, screenText, see } from './console-page.ts';
import { ok, ROOM, queueState, type FakeSocket } from './fake-server.ts';
import { connecting, ended, talking } from './fake-visitor.ts';
import { withTalk } from './open-talk.ts';
import { clock } from '../../../worker/console/kit/clock.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { HOME } from '../../../worker/console/home/home-texts.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import type { ConversationView } from '../../../worker/console/talk/conversation-view.ts';
import { RECORD, TALK } from '../../../worker/console/talk/talk-texts.ts';

const page = withTalk();

/** Lets so much time pass, and then something happen in the room. */
function later(ms: number, room: FakeSocket, event: object = talking()): void {
  const nowMs = clock.now() + ms;
  vi.spyOn(clock, 'now').mockReturnValue(nowMs);
  room.emit(event);
}

describe('a conversation that was interrupted', () => {
  test('[C2] [K3] after a reload it asks for the key, and goes on once the visitor’s page has given it', async () => {
    await page.talk();
    const again = await page.join();
    expect(again.last('hello')).toMatchObject({ needsKey: true, lastSeq: 0 });
    again.emit(talking({}, 1));
    later(3_000, again, talking({}, 1));
    await see(TALK.needsKey);
    await page.handOverKey(again);
    await see('Zwaluw');
    again.emit(await page.visitor.message(1, 'Ik ben er nog.'));
    await see('Ik ben er nog.');
  });

  test('[K3] of a key that comes a moment after the talk began nothing is said', async () => {
    const room = await page.join();
    later(0, room, connecting());
    room.emit(talking());
    await find('lo-composer');
    later(2_999, room);
    await ((await find('lo-conversation-view')) as ConversationView).updateComplete;
    expect(screenText()).not.toContain(TALK.needsKey);
    later(1, room);
    await see(TALK.needsKey);
    await page.handOverKey(room);
    await see('Zwaluw');
    expect(screenText()).not.toContain(TALK.needsKey);
  });

  test('[Q6] a key that stays away can be waited for, or the place given back', async () => {
    const room = await page.join();
    room.emit(connecting());
    room.emit(connecting({ keyLate: true }));
    await see(TALK.keyLate);
    await expectAccessible();
    await click('wa-button', TALK.giveBack);
    expect(room.last('giveBack')).toEqual({ type: 'giveBack', generation: 1 });
    room.drop(4401);
    page.server.queue.emit(queueState({ me: { status: 'available' } }));
    await see(HOME.hello('Robin'));
  });

  test('[Q5] without the key, a talk whose visitor has been away for a minute can be given back', async () => {
    await page.talk();
    const again = await page.join();
    const giveBack = () => screenText().includes(TALK.giveBack);
    again.emit(talking({ visitor: 'away', awayForMs: 55_000 }));
    later(3_000, again, talking({ visitor: 'away', awayForMs: 58_000 }));
    await see(TALK.needsKey);
    expect(giveBack()).toBe(false);
    again.emit(talking({ visitor: 'present' }));
    again.emit(talking({ visitor: 'away', awayForMs: 60_000 }));
    await find('wa-button', 'Teruggeven aan de wachtrij');
    await find('wa-button', TALK.end);
    await expectAccessible();
    await page.handOverKey(again);
    again.emit(talking({ visitor: 'away', awayForMs: 70_000 }));
    await vi.waitFor(() => expect(giveBack()).toBe(false));

    const third = await page.join();
    third.emit(talking({ visitor: 'away', awayForMs: 80_000 }));
    await click('wa-button', TALK.giveBack);
    expect(third.last('giveBack')).toEqual({ type: 'giveBack', generation: 1 });
    page.server.queue.emit(
      queueState({ me: { status: 'wrapUp', endsInMs: 1_800_000, remindsInMs: 300_000 } }),
    );
    await see(HOME.status.wrapUp);
  });

  test('[C8] goes on when the session runs out; only then to sign in again, and the record waits', async () => {
    const room = await page.talk();
    page.server.signedIn = null;
    page.server.queue.drop(1006);
    await see(APP.expired);
    room.emit(await page.visitor.message(1, 'Ik praat gewoon door.'));
    await see('Ik praat gewoon door.');
    room.emit(ended('visitor'));
    await see(SIGN_IN.expired);
    page.server.signedIn = 'volunteer';
    page.server.consoleKey = null;
    page.server.queueEvent = queueState();
    (await find('lo-sign-in-view')).dispatchEvent(new CustomEvent('lo-signed-in'));
    const again = await vi.waitFor(() => {
      const socket = page.server.room(ROOM);
      expect(socket).not.toBe(room);
      return socket;
    });
    again.emit(ended('visitor'));
    await see(RECORD.text);
    expect(await find('wa-textarea')).not.toHaveProperty('readonly', true);
  });

  test('[C8] is not entered again by a question about the session that is answered after its end', async () => {
    const room = await page.talk();
    page.server.signedIn = null;
    page.server.queue.drop(1006);
    await see(APP.expired);
    const held = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    page.server.handlers.set('GET /api/console/me', async () => {
      asked.resolve();
      await held.promise;
      return ok({ volunteer: null });
    });
    dispatchEvent(new Event('online'));
    await asked.promise;
    room.emit(ended('visitor'));
    await see(SIGN_IN.expired);
    held.resolve();
    await page.server.quiet();
    expect(page.server.sockets.filter(({ path }) => path.includes(ROOM))).toEqual([room]);
  });

  test('[A4] warns before signing out of an open conversation', async () => {
    await page.talk();
    await click('wa-button', APP.signOut);
    await see(APP.signOutInTalk.title);
    await click('wa-button', APP.signOutInTalk.confirm);
    await see(SIGN_IN.passkey);
  });
});
