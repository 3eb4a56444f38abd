import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SitInView } from '../../../worker/console/sit-in/sit-in-view.ts';
import {
  all,
  click,
  expectAccessible,
  fill,
  find,
  focused,
  keptOnDevice,
  open,
  screenText,
  see,
  withServer,
} from './console-page.ts';
import { ok, ROOM, queueState, type FakeSocket } from './fake-server.ts';
import { FakeVisitor, askedToSitIn, sitInEnded, sitting } from './fake-visitor.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { TOPICS } from '../../../worker/console/conversation/conversation-texts.ts';
import { COACH_WANTED, HOME } from '../../../worker/console/home/home-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';
import { CONNECTION } from '../../../worker/console/session/session-texts.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { SIT_IN } from '../../../worker/console/sit-in/sit-in-texts.ts';
import { CONCERN } from '../../../worker/console/concern/concern-texts.ts';
import { TALK } from '../../../worker/console/talk/talk-texts.ts';

const page = withServer();
const CONCERN_OF = `/api/console/conversations/${ROOM}/concern`;
let visitor: FakeVisitor;
const wish = queueState({ me: { status: 'available' }, coachWanted: [{ roomId: ROOM, alias: 'Sam' }] });
const sittingIn = queueState({ me: { status: 'sittingIn' }, sitInRoomId: ROOM });

beforeEach(async () => {
  visitor = await FakeVisitor.make(ROOM);
  page.server.signedIn = 'volunteer';
  page.server.queueEvent = wish;
});

async function sitInAt(path = '/console'): Promise<FakeSocket> {
  open(path);
  await click('wa-button', COACH_WANTED.start);
  return greeted(null);
}

/** @param before an earlier socket, which this one is not. */
function greeted(before: FakeSocket | null): Promise<FakeSocket> {
  return vi.waitFor(() => {
    const socket = page.server.sitIn(ROOM);
    expect(socket).not.toBe(before);
    expect(socket.last('hello')).toBeDefined();
    return socket;
  });
}

async function handOver(socket: FakeSocket): Promise<void> {
  const { consoleKey } = page.server;
  if (consoleKey === null) throw new Error('no console key yet');
  socket.emit({ type: 'key', sealed: await visitor.sealedKeyFor(consoleKey) });
  socket.emit({ type: 'intake', envelope: await visitor.intake({ nickname: 'Zwaluw', topic: 'grief' }) });
}

/** Sits in, and waits until the first messages are on screen. */
async function readAlong(): Promise<FakeSocket> {
  const socket = await sitInAt();
  page.server.queue.emit(sittingIn);
  socket.emit(askedToSitIn);
  socket.emit(sitting('present', 2));
  await handOver(socket);
  socket.emit(await visitor.message(1, 'De avonden zijn lang.'));
  socket.emit(await visitor.answer(2, 'Vertel eens?'));
  await see('Vertel eens?');
  return socket;
}

function expectNothingOfIt(): void {
  for (const word of ['De avonden', 'Vertel eens', 'Zwaluw', TOPICS.grief])
    expect(screenText()).not.toContain(word);
}

describe('a colleague’s wish', () => {
  test('[C6] stands above any page, is said once, and leads to the talk’s own page', async () => {
    const socket = await sitInAt('/console/openingstijden');
    expect(socket.path).toBe(`/api/console/rooms/${ROOM}/coach`);
    expect(location.pathname).toBe('/console');
    await see(SIT_IN.at('Sam'));
    await vi.waitFor(() => expect(focused()?.localName).toBe('h1'));
    expect(all('lo-coach-wanted')).toEqual([]);
  });

  test('[C6] may be left to somebody else: not now, until it is asked anew', async () => {
    open();
    await click('wa-button', COACH_WANTED.decline);
    await vi.waitFor(() => expect(screenText()).not.toContain(COACH_WANTED.wanted('Sam')));
    await vi.waitFor(() => expect(document.title).not.toContain(COACH_WANTED.wantedSignal));
    page.server.queue.emit(wish);
    page.server.queue.emit(queueState({ ...wish, waiting: 1 }));
    await see(HOME.waiting(1));
    expect(screenText()).not.toContain(COACH_WANTED.wanted('Sam'));
    page.server.queue.emit(queueState({ me: { status: 'available' } }));
    page.server.queue.emit(wish);
    await see(COACH_WANTED.wanted('Sam'));
  });

  test('[C6] is calm: in words and in the title, without an alarm', async () => {
    open('/console/openingstijden');
    await see(COACH_WANTED.wanted('Sam'));
    expect(document.title).toContain(COACH_WANTED.wantedSignal);
    expect((await find('.hidden[role=status]')).textContent).toContain('Sam vraagt');
    expect((await find('[aria-live=assertive]')).textContent).toBe('');
    await expectAccessible();
    page.server.queue.emit(queueState({ me: { status: 'available' } }));
    await vi.waitFor(() => expect(document.title).toContain(PAGES.hours.name));
    expect(screenText()).not.toContain('Sam vraagt');
  });

  test('[C6] that somebody else has answered is said plainly', async () => {
    const socket = await sitInAt();
    socket.drop(4401);
    await see(SIT_IN.over.refused.body);
    expect(screenText()).not.toContain(CONCERN.open);
    await expectAccessible();
    page.server.queue.emit(queueState());
    await click('wa-button', CONNECTION.toHome);
    await see(HOME.hello('Robin'));
    await vi.waitFor(() => expect(focused()?.textContent?.trim()).toBe(HOME.hello('Robin')));
  });
});

describe('beside a colleague’s talk', () => {
  test('[C6] shows nothing before the visitor has agreed, whatever is sent', async () => {
    const socket = await sitInAt();
    expect(socket.last('hello')).toMatchObject({
      needsKey: true,
      lastSeq: 0,
      consoleKeyId: page.server.consoleKey?.id,
    });
    socket.emit(askedToSitIn);
    await handOver(socket);
    socket.emit(await visitor.message(1, 'De avonden zijn lang.'));
    await see(SIT_IN.asked);
    await expectAccessible();
    // If the console had accepted any of that, it would be on screen now.
    socket.emit(sitting('present', 1));
    await see(SIT_IN.needsKey);
    expectNothingOfIt();
  });

  test('[C6] reads along once the visitor has agreed and the key came, and can write nothing', async () => {
    const socket = await readAlong();
    await see('Zwaluw:');
    await see('Sam:');
    await see(TOPICS.grief);
    await see(SIT_IN.sitting('Sam'));
    expect(all('lo-composer, textarea')).toEqual([]);
    socket.emit(await visitor.message(3, 'Dank je.'));
    await see('Dank je.');
    await expectAccessible();
    expect(socket.sent.map(({ type }) => type)).toEqual(['hello']);
    expect(await keptOnDevice()).toEqual([]);
    socket.emit(sitting('away', 3));
    await see(SIT_IN.visitorAway);
  });

  test.for([
    {
      how: 'the talk ended',
      end: (socket: FakeSocket) => socket.emit(sitInEnded),
      words: 'Het gesprek is afgelopen.',
    },
    {
      how: 'somebody said no',
      end: (socket: FakeSocket) => socket.drop(4410),
      words: 'Je kijkt niet meer mee',
    },
    {
      how: 'it came back too late',
      end: (socket: FakeSocket) => socket.drop(4401),
      words: 'Je kijkt niet meer mee',
    },
  ])('[C6] nothing of the talk is left once it is over: $how', async ({ end, words }) => {
    const socket = await readAlong();
    const view = await find('lo-sit-in-view');
    end(socket);
    await see(words);
    expectNothingOfIt();
    expect(view instanceof SitInView && view.sitIn.reading).toBeNull();
    expect(await keptOnDevice()).toEqual([]);
    await vi.waitFor(() => expect(focused()?.localName).toBe('h1'));
    await expectAccessible();
    await click('wa-button', CONNECTION.toHome);
    await see(HOME.hello('Robin'));
    // The queue may hear of it a moment later.
    page.server.queue.emit(sittingIn);
    await see(HOME.short.sittingIn);
    expect(all('lo-sit-in-view')).toEqual([]);
  });

  test('[B3] what was being reported when the talk ended can be reported still: its ground alone, for the key is gone', async () => {
    const socket = await readAlong();
    await click('wa-button', CONCERN.open);
    socket.emit(sitInEnded);
    await see(CONCERN.noKey);
    expectNothingOfIt();
    await expectAccessible();
    await fill('wa-radio-group', 'danger');
    page.server.handlers.set(`POST ${CONCERN_OF}`, () => ok({ heldMs: 72 * 3_600_000 }));
    await click('wa-button', CONCERN.report);
    await see(CONCERN.done(CONCERN.kept.full));
    expect(page.server.requested(CONCERN_OF)).toEqual({ ground: 'danger', text: null });
  });

  test('[C6] leaves when they want to, before the visitor’s word and after', async () => {
    const waiting = await sitInAt();
    waiting.emit(askedToSitIn);
    await click('wa-button', SIT_IN.takeBack);
    expect(waiting.last('leave')).toEqual({ type: 'leave' });
    await see(HOME.hello('Robin'));

    const socket = await readAlong();
    await click('wa-button', SIT_IN.stop);
    expect(socket.last('leave')).toEqual({ type: 'leave' });
    await see(HOME.hello('Robin'));
    expectNothingOfIt();
  });

  test('[C6] leaves for a talk of their own: nobody reads along without looking', async () => {
    const socket = await readAlong();
    const conversations = [{ roomId: 'ab'.repeat(32), generation: 1 }];
    page.server.queue.emit(
      queueState({ me: { status: 'inConversation' }, sitInRoomId: ROOM, conversations }),
    );
    await vi.waitFor(() => expect(socket.last('leave')).toEqual({ type: 'leave' }));
    await see(TALK.connecting);
    expectNothingOfIt();
  });

  test('[C2] [C6] comes back after a reload, and asks for the key anew', async () => {
    await readAlong();
    page.server.queueEvent = sittingIn;
    const before = page.server.sitIn(ROOM);
    open();
    const socket = await greeted(before);
    expect(socket.last('hello')).toMatchObject({ needsKey: true, lastSeq: 0 });
    socket.emit(sitting('present', 1));
    await handOver(socket);
    socket.emit(await visitor.message(1, 'Ik ben er nog.'));
    await see('Ik ben er nog.');
  });

  test('[C2] [C6] a lost connection is said, and comes back with the key it had', async () => {
    const socket = await readAlong();
    page.server.offline = true;
    socket.drop(1006);
    await see(CONNECTION.lost);
    page.server.offline = false;
    dispatchEvent(new Event('online'));
    const again = await greeted(socket);
    expect(again.last('hello')).toMatchObject({ needsKey: false, lastSeq: 2 });
    again.emit(sitting('present', 2));
    await see('De avonden zijn lang.');
  });

  test('[C6] away too long and asked once more: the visitor decides anew, and until then nothing is shown', async () => {
    const socket = await readAlong();
    socket.emit(askedToSitIn);
    await see(SIT_IN.asked);
    expectNothingOfIt();
    const again = await greeted(socket);
    expect(again.last('hello')).toMatchObject({ needsKey: true, lastSeq: 0 });
  });

  test('[C6] a look at another page keeps the way back in sight', async () => {
    await readAlong();
    await click('a', PAGES.hours.name);
    await see(APP.sittingInElsewhere('Sam'));
    await click('a', APP.toTalk);
    await see('De avonden zijn lang.');
  });

  test('[C7] another console of the same person has it from then on', async () => {
    await readAlong();
    page.server.queue.drop(4409);
    await see(HOME.inUse.title);
    expectNothingOfIt();
    const before = page.server.sitIn(ROOM);
    page.server.queueEvent = sittingIn;
    await click('wa-button', HOME.inUse.here);
    await greeted(before);
  });

  test('[C6] [A4] asks before signing out, and then ends the sit-in', async () => {
    const socket = await readAlong();
    await click('wa-button', APP.signOut);
    await see(APP.signOutSittingIn.title);
    await click('wa-button', APP.signOutSittingIn.confirm);
    await see(SIGN_IN.passkey);
    expect(socket.last('leave')).toEqual({ type: 'leave' });
  });
});
