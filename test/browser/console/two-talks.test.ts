import { beforeEach, describe, expect, test, vi } from 'vitest';
import { click, expectAccessible, find, keptDrafts, keptOnDevice, screenText, see } from './console-page.ts';
import { OTHER_ROOM, ROOM, queueState, type FakeSocket } from './fake-server.ts';
import { FakeVisitor, connecting, ended, talking } from './fake-visitor.ts';
import { withTalk, write } from './open-talk.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';

const page = withTalk();
let other: FakeVisitor;

beforeEach(async () => {
  other = await FakeVisitor.make(OTHER_ROOM);
});

/** Zwaluw's talk on screen, and a second one beside it. */
async function twoTalks(): Promise<{ first: FakeSocket; second: FakeSocket }> {
  const first = await page.talk();
  const conversations = [ROOM, OTHER_ROOM].map((roomId) => ({ roomId, generation: 1 }));
  page.server.queueEvent = queueState({ me: { status: 'inConversation' }, conversations });
  page.server.queue.emit(page.server.queueEvent);
  const second = await enterOther();
  await see('Merel');
  await click('.talks wa-button', 'Zwaluw');
  return { first, second };
}

/** @param before the sockets of before a reload, of which this one is none. */
function joinOther(before: readonly FakeSocket[] = []): Promise<FakeSocket> {
  return vi.waitFor(() => {
    const socket = page.server.room(OTHER_ROOM);
    expect(before).not.toContain(socket);
    expect(socket.last('hello')).toBeDefined();
    return socket;
  });
}

async function enterOther(): Promise<FakeSocket> {
  const second = await joinOther();
  second.emit(connecting());
  await giveOtherKey(second);
  return second;
}

async function giveOtherKey(second: FakeSocket): Promise<void> {
  const { consoleKey } = page.server;
  if (consoleKey === null) throw new Error('no console key yet');
  second.emit({ type: 'key', sealed: await other.sealedKeyFor(consoleKey) });
  second.emit({ type: 'intake', envelope: await other.intake({ nickname: 'Merel' }) });
  second.emit(talking());
}

async function type(text: string): Promise<void> {
  const box = await find('textarea');
  Object.assign(box, { value: text });
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What this browser keeps of the message box of a visitor's talk. */
const keptBeside = async ({ roomId }: FakeVisitor) => await keptDrafts(roomId);

describe('a second talk that is not on screen', () => {
  test('[C1] marks what is unread, in the talk, the title and for a screen reader, until it is looked at', async () => {
    const { first, second } = await twoTalks();
    second.emit(await other.message(1, 'Ben je daar?'));
    await find('.talks wa-button', `Merel 1 ${APP.unread(1)}`);
    second.emit(await other.message(2, 'Hallo?'));
    await find('.talks wa-button', `Merel 2 ${APP.unread(2)}`);
    await vi.waitFor(() => expect(document.title).toBe(`(2) ${APP.unread(2)}`));
    await find('[role=status].hidden', APP.newFrom('Merel'));
    first.emit(await page.visitor.message(1, 'Ik zie dit.'));
    await see('Ik zie dit.');
    expect(document.title).toBe(`(2) ${APP.unread(2)}`);
    await expectAccessible();
    await click('a', PAGES.hours.name);
    first.emit(await page.visitor.message(2, 'En dit niet.'));
    await vi.waitFor(() => expect(document.title).toBe(`(3) ${APP.unread(3)}`));
    await click('a', APP.toTalk);
    await see('Hallo?');
    await vi.waitFor(() => expect(document.title).toBe(`(1) ${APP.unread(1)}`));
    await click('.talks wa-button', 'Zwaluw');
    await vi.waitFor(() => expect(document.title).toContain(PAGES.home.name));
  });

  test('[C1] tells apart who waits longest for an answer', async () => {
    const { first, second } = await twoTalks();
    expect(screenText()).not.toContain(APP.waits);
    second.emit({ ...(await other.message(1, 'Ben je daar?')), agoMs: 5_000 });
    await find('.talks wa-button', APP.waitsLongest);
    first.emit({ ...(await page.visitor.message(1, 'Ik ook.')), agoMs: 90_000 });
    await find('.talks wa-button', `Merel 1 ${APP.unread(1)} ${APP.waits}`);
    await vi.waitFor(async () =>
      expect((await find('.longest')).parentElement?.textContent).toContain('Zwaluw'),
    );
    await click('a', PAGES.hours.name);
    await see(APP.elsewhere('Zwaluw'));
    first.emit(await page.visitor.answer(2, 'Ik ben er.'));
    await see(APP.elsewhere('Merel'));
    second.emit(ended('visitor'));
    await see(APP.elsewhere('Zwaluw'));
  });

  test('[C1] sounds for what is not on screen, once in a while, and not for what is', async () => {
    localStorage.setItem('lo-console-sound', 'on');
    const played = vi.spyOn(AudioContext.prototype, 'createOscillator');
    const { first, second } = await twoTalks();
    first.emit(await page.visitor.message(1, 'Op het scherm.'));
    await see('Op het scherm.');
    expect(played).not.toHaveBeenCalled();
    const now = vi.spyOn(performance, 'now').mockReturnValue(100_000);
    second.emit(await other.message(1, 'Daar?'));
    await find('.talks wa-button', `1 ${APP.unread(1)}`);
    const once = played.mock.calls.length;
    expect(once).toBeGreaterThan(0);
    now.mockReturnValue(119_999);
    second.emit(await other.message(2, 'Hallo?'));
    await find('.talks wa-button', `2 ${APP.unread(2)}`);
    expect(played).toHaveBeenCalledTimes(once);
    now.mockReturnValue(120_000);
    second.emit(await other.message(3, 'Hallo??'));
    await find('.talks wa-button', `3 ${APP.unread(3)}`);
    expect(played).toHaveBeenCalledTimes(2 * once);
  });
});

describe('a draft', () => {
  test('[C3] of each talk outlives a reload, encrypted, and goes when it is sent', async () => {
    await twoTalks();
    await type('Voor Zwaluw, nog niet af');
    await click('.talks wa-button', 'Merel');
    await type('Voor Merel');
    await vi.waitFor(async () =>
      expect(await keptBeside(other)).toEqual({ message: { text: 'Voor Merel' } }),
    );
    const kept = () => keptOnDevice().then((all) => JSON.stringify(all));
    expect(await kept()).not.toContain('Merel');
    expect(JSON.stringify([sessionStorage, localStorage].map(Object.values))).not.toContain('Zwaluw');

    let before = [...page.server.sockets];
    const first = await page.join();
    await page.handOverKey(first);
    await giveOtherKey(await joinOther(before));
    const box = async () => (await find('textarea')) as HTMLTextAreaElement;
    await click('.talks wa-button', 'Zwaluw');
    await vi.waitFor(async () => expect((await box()).value).toBe('Voor Zwaluw, nog niet af'));
    await click('.talks wa-button', 'Merel');
    await vi.waitFor(async () => expect((await box()).value).toBe('Voor Merel'));
    await write('Voor Merel, nu wel');
    await vi.waitFor(async () => expect((await box()).value).toBe(''));
    await vi.waitFor(async () => expect(await keptBeside(other)).toEqual({ message: { text: '' } }));

    before = [...page.server.sockets];
    for (const socket of [await page.join(), await joinOther(before)]) socket.emit(talking());
    await click('.talks wa-button', APP.conversationN(1));
    await vi.waitFor(async () => expect((await box()).value).toContain('Zwaluw'));
    await click('.talks wa-button', APP.conversationN(2));
    await vi.waitFor(async () => expect((await box()).value).toBe(''));
  });
});
