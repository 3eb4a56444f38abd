import { beforeEach, describe, expect, test, vi } from 'vitest';
import { clock } from '../../../worker/console/kit/clock.ts';
import type { ConversationView } from '../../../worker/console/talk/conversation-view.ts';
import { COACH_TEXTS, COMPOSER_TEXTS, PACE, TALK } from '../../../worker/console/talk/talk-texts.ts';
import { all, click, expectAccessible, find, focused, keptDrafts, screenText, see } from './console-page.ts';
import { ROOM, type FakeSocket } from './fake-server.ts';
import { talking } from './fake-visitor.ts';
import { withTalk, write } from './open-talk.ts';

/* [C14] [C15] What a volunteer sees of a talk's course. The clock stands still; `pass` moves it, and says that a moment has passed. */

const MINUTE = 60_000;
const SETTINGS = { unansweredMs: 3 * MINUTE, silentMs: 5 * MINUTE, guideMs: null };
const page = withTalk();
let nowMs: number;

beforeEach(() => {
  nowMs = 10_000_000;
  vi.spyOn(clock, 'now').mockImplementation(() => nowMs);
});

async function view(): Promise<ConversationView> {
  return (await find('lo-conversation-view')) as ConversationView;
}

/** What time alone does is done when this returns. */
async function pass(ms: number): Promise<void> {
  nowMs += ms;
  const talk = await view();
  talk.room.pace.tick();
  await talk.updateComplete;
}

const course = () => all('.course').map((node) => node.textContent?.replace(/\s+/g, ' ').trim())[0];
const lines = () => all('.line p').map((node) => node.textContent);
const spoken = () => all('p.hidden[role=status]').map((node) => node.textContent?.trim());
const box = async () => (await find('textarea')) as HTMLTextAreaElement;

/** A talk in which the room says how it goes. */
async function talk(part: Parameters<typeof talking>[0] = {}): Promise<FakeSocket> {
  const room = await page.talk();
  room.emit(talking({ pace: SETTINGS, openedAgoMs: 1, ...part }));
  await vi.waitFor(async () =>
    expect((await view()).room.state).toHaveProperty('openedAgoMs', part.openedAgoMs ?? 1),
  );
  return room;
}

/** The visitor's message, on the screen. */
async function hear(room: FakeSocket, seq: number, text: string): Promise<void> {
  room.emit(await page.visitor.message(seq, text));
  await find('.text', text);
}

/** One's own, as the room echoes it. */
async function said(room: FakeSocket, seq: number, text: string): Promise<void> {
  room.emit(await page.visitor.answer(seq, text));
  await find('.text', text);
}

describe('the head', () => {
  test('[C14] says that the visitor is there, writes, is away since when, and is back', async () => {
    const room = await talk({ openedAgoMs: 12 * MINUTE });
    await vi.waitFor(() => expect(course()).toBe('Is er Bezig: 12 minuten'));
    room.emit({ type: 'typing', role: 'visitor', on: true });
    await vi.waitFor(() => expect(course()).toBe('Schrijft… Bezig: 12 minuten'));
    // Whose connection breaks has no time to say that they stopped.
    room.emit(talking({ visitor: 'away', awayForMs: 0, openedAgoMs: 12 * MINUTE }));
    await vi.waitFor(() => expect(course()).toBe('Verbinding even weg Bezig: 12 minuten'));
    expect(screenText()).not.toContain('Zwaluw schrijft');
    await pass(MINUTE - 1);
    expect(course()).toBe('Verbinding even weg Bezig: 12 minuten');
    await pass(1);
    expect(course()).toBe('Verbinding even weg, sinds 1 minuut Bezig: 13 minuten');
    room.emit(talking({ openedAgoMs: 13 * MINUTE }));
    await vi.waitFor(() => expect(course()).toMatch(/^(Is er|Schrijft…) Bezig: 13 minuten$/));
  });

  test('[C14] says nothing of the visitor while its own connection is gone', async () => {
    const room = await talk();
    await vi.waitFor(() => expect(course()).toBe('Is er Net begonnen'));
    page.server.offline = true;
    room.drop(1006);
    await vi.waitFor(() => expect(course()).toBe('Net begonnen'));
    await see(TALK.lost);
  });

  test('[C14] of a room that still runs the code of before, says what that knows, and no line', async () => {
    const room = await page.talk();
    room.emit(talking({ visitor: 'away' }));
    await vi.waitFor(() => expect(course()).toBe('Verbinding even weg Net begonnen'));
    await hear(room, 1, 'Hallo?');
    await pass(60 * MINUTE);
    expect(lines()).toEqual([]);
  });
});

describe('a visitor who waits', () => {
  test('[C15] is named after three minutes, and at ten a colleague is suggested, who can be asked at a press', async () => {
    const room = await talk();
    await hear(room, 1, 'Ben je daar?');
    await pass(3 * MINUTE - 1);
    expect(lines()).toEqual([]);
    await pass(1);
    expect(lines()).toEqual(['Zwaluw wacht op je antwoord.']);
    expect(spoken()).toContain('Zwaluw wacht op je antwoord.');
    await pass(7 * MINUTE - 1);
    expect(lines()).toHaveLength(1);
    await pass(1);
    expect(lines()).toEqual(['Zwaluw wacht op je antwoord.', 'Lukt het niet? Vraag een collega erbij.']);
    await expectAccessible();
    await click('.line wa-button', COACH_TEXTS.ask);
    expect(room.last('wantCoach')).toEqual({ type: 'wantCoach', on: true });
    room.emit(talking({ pace: SETTINGS, coach: { stage: 'wanted' }, openedAgoMs: 10 * MINUTE }));
    await vi.waitFor(() => expect(lines()).toEqual(['Zwaluw wacht op je antwoord.']));
    await write('Ja, hier.');
    await vi.waitFor(() => expect(lines()).toEqual([]));
  });

  test('[C15] is signalled where nobody looks at the talk, once, until somebody does', async () => {
    localStorage.setItem('lo-console-sound', 'on');
    const played = vi.spyOn(AudioContext.prototype, 'createOscillator');
    const turnTab = (hidden: boolean) => {
      vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    };
    const titled = (waits: boolean) =>
      vi.waitFor(() => expect(document.title === '● Zwaluw wacht op je antwoord.').toBe(waits));
    const room = await talk();
    await hear(room, 1, 'Ben je daar?');
    turnTab(true);
    await pass(3 * MINUTE);
    await titled(true);
    const once = played.mock.calls.length;
    expect(once).toBeGreaterThan(0);
    await pass(MINUTE);
    await titled(true);
    turnTab(false);
    await titled(false);
    turnTab(true);
    await pass(MINUTE);
    await titled(true);
    expect(played).toHaveBeenCalledTimes(once);
  });
});

describe('a visitor who is silent', () => {
  test('[C13] [C15] is said to be there, and to have seen the message only once that is known', async () => {
    const room = await talk();
    await said(room, 1, 'Hoe is het nu?');
    await pass(5 * MINUTE - 1);
    expect(lines()).toEqual([]);
    await pass(1);
    expect(lines()).toEqual(['Al 5 minuten stil. De bezoeker is er nog.']);
    room.emit({ type: 'received', role: 'visitor', seq: 1 });
    await find('.meta', 'Afgeleverd');
    expect(lines()).toEqual(['Al 5 minuten stil. De bezoeker is er nog.']);
    room.emit({ type: 'seen', seq: 1 });
    const known = 'Al 5 minuten stil. De bezoeker is er nog en heeft je bericht gezien.';
    await vi.waitFor(() => expect(lines()).toEqual([known]));
    await pass(MINUTE);
    expect(lines()).toEqual(['Al 6 minuten stil. De bezoeker is er nog en heeft je bericht gezien.']);
    // Told once: that a minute has passed is no news to a screen reader.
    expect(spoken()).toContain('Al 5 minuten stil. De bezoeker is er nog.');
    await expectAccessible();
    room.emit(talking({ pace: SETTINGS, visitor: 'away', awayForMs: 0 }));
    await vi.waitFor(() => expect(lines()).toEqual([]));
  });

  test('[C15] can be asked, and a quarter of an hour later closed with: each fills the box, sends nothing and ends nothing', async () => {
    const room = await talk();
    await said(room, 1, 'Hoe is het nu?');
    await pass(20 * MINUTE - 1);
    expect(all('.line wa-button').map((button) => button.textContent)).toEqual([PACE.ask]);
    await pass(1);
    expect(all('.line wa-button').map((button) => button.textContent)).toEqual([PACE.ask, PACE.close]);
    await click('.line wa-button', PACE.ask);
    await vi.waitFor(async () => expect((await box()).value).toBe('Ben je er nog? Neem gerust de tijd.'));
    await vi.waitFor(async () => expect(focused()).toBe(await box()));
    await click('.line wa-button', PACE.close);
    const both =
      'Ben je er nog? Neem gerust de tijd.\nIk sluit ons gesprek nu af. Je bent altijd weer welkom.';
    await vi.waitFor(async () => expect((await box()).value).toBe(both));
    // A second press adds nothing.
    await click('.line wa-button', PACE.close);
    await pass(24 * 60 * MINUTE);
    expect((await box()).value).toBe(both);
    expect([room.last('message'), room.last('end')]).toEqual([undefined, undefined]);
    expect((await view()).room.state?.phase).toBe('talking');
  });

  test('[C15] a text for the box never takes the place of what was typed there', async () => {
    const room = await talk();
    await said(room, 1, 'Hoe is het nu?');
    await pass(5 * MINUTE);
    const typed = await box();
    typed.value = 'Ik zat net te denken ';
    typed.dispatchEvent(new Event('input', { bubbles: true }));
    await click('.line wa-button', PACE.ask);
    await vi.waitFor(() => expect(typed.value).toBe(`Ik zat net te denken\n${PACE.asks}`));
    typed.value = '';
    typed.dispatchEvent(new Event('input', { bubbles: true }));
    await (
      await view()
    ).updateComplete;
    await click('.line wa-button', PACE.ask);
    await vi.waitFor(() => expect(typed.value).toBe(PACE.asks));
    await click('button', COMPOSER_TEXTS.send);
    await vi.waitFor(() => expect(typed.value).toBe(''));
    await click('.line wa-button', PACE.ask);
    await vi.waitFor(() => expect(typed.value).toBe(PACE.asks));
  });
});

describe('the end', () => {
  const ends = /^Is er Net begonnen Afronden rond \d\d\.\d\d uur$/;

  test('[C15] comes in steps: the visitor is told by a text in the box, the volunteer reads when in the head, and no timer ends it', async () => {
    const room = await talk();
    const toEnd = await find('.to-end', 'Naar het einde');
    expect(toEnd.getAttribute('aria-expanded')).toBe('false');
    toEnd.click();
    await find('.ending wa-button', 'Nog ongeveer 15 minuten');
    expect(toEnd.getAttribute('aria-expanded')).toBe('true');
    expect(all('.ending wa-button').map((button) => button.textContent)).toEqual(
      [15, 10, 5].map((minutes) => `Nog ongeveer ${minutes} minuten`),
    );
    await expectAccessible();
    await click('.ending wa-button', 'Nog ongeveer 10 minuten');
    const text = 'We hebben nog ongeveer tien minuten. Wat wil je zeker nog zeggen?';
    await vi.waitFor(async () => expect((await box()).value).toBe(text));
    await vi.waitFor(() => expect(course()).toMatch(ends));
    expect(all('.ending wa-button')).toEqual([]);
    await pass(24 * 60 * MINUTE);
    expect([room.last('message'), room.last('end')]).toEqual([undefined, undefined]);
    expect((await view()).room.state?.phase).toBe('talking');
  });

  test('[C15] is about so many minutes from now, outlives a reload, and can be taken back', async () => {
    // On the day of this run: of a talk that began half a day ago the device keeps nothing.
    const at = new Date().setHours(20, 30, 0, 0);
    vi.spyOn(Date, 'now').mockReturnValue(at);
    await talk();
    await click('.to-end');
    await click('.ending wa-button', 'Nog ongeveer 10 minuten');
    await see('Afronden rond 20.40 uur');
    vi.mocked(Date.now).mockRestore();
    await vi.waitFor(async () =>
      expect(await keptDrafts(ROOM)).toMatchObject({ ending: { atMs: at + 10 * MINUTE } }),
    );
    await talk();
    await see('Afronden rond 20.40 uur');
    await click('.to-end');
    await click('.ending wa-button', PACE.notYet);
    await vi.waitFor(() => expect(screenText()).not.toContain('Afronden rond'));
    await vi.waitFor(() => expect(focused()?.textContent).toContain(PACE.toEnd));
    await vi.waitFor(async () => expect(await keptDrafts(ROOM)).toMatchObject({ ending: { atMs: null } }));
  });

  test('[C15] near the usual length of a talk that is named, until the talk goes to its end', async () => {
    await talk({ openedAgoMs: 34 * MINUTE, pace: { ...SETTINGS, guideMs: 45 * MINUTE } });
    await pass(MINUTE - 1);
    expect(lines()).toEqual([]);
    await pass(1);
    expect(lines()).toEqual(['Jullie praten al 35 minuten.']);
    await click('.to-end');
    await click('.ending wa-button', 'Nog ongeveer 5 minuten');
    await vi.waitFor(() => expect(lines()).toEqual([]));
    await vi.waitFor(async () =>
      expect((await box()).value).toBe('We hebben nog ongeveer vijf minuten. Wat wil je zeker nog zeggen?'),
    );
  });

  test('[C4] is asked about before it comes, whatever led there', async () => {
    const room = await talk();
    await said(room, 1, 'Hoe is het nu?');
    await pass(20 * MINUTE);
    await click('.line wa-button', PACE.close);
    await click('wa-button.end', TALK.end);
    await find('lo-confirm-dialog', TALK.endBody);
    expect(room.last('end')).toBeUndefined();
  });
});
