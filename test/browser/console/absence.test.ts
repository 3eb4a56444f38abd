import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  click,
  expectAccessible,
  find,
  focused,
  open,
  screenText,
  see,
  stopClock,
  withServer,
} from './console-page.ts';
import { ROOM, queueState } from './fake-server.ts';
import { DEMO_TEXTS } from '../../../worker/console/demo/demo-texts.ts';
import { HOURS } from '../../../worker/console/helpline/hours-texts.ts';
import { HOME, OFFER, STILL_HERE } from '../../../worker/console/home/home-texts.ts';
import { Api } from '../../../worker/console/session/api.ts';
import { SignsOfLife } from '../../../worker/console/session/signs-of-life.ts';

const page = withServer();
const AVAILABLE = { status: 'available' } as const;
const offer = (asks: boolean) => ({
  roomId: ROOM,
  generation: 4,
  waitedMs: 60_000,
  talkedBefore: false,
  expiresInMs: null,
  asks,
});
const aloud = async () => (await find('[aria-live=assertive]')).textContent;

/** How often the sound was played. */
function sounds(): () => number {
  localStorage.setItem('lo-console-sound', 'on');
  const played = vi.spyOn(AudioContext.prototype, 'createOscillator');
  return () => played.mock.calls.length / 2;
}

async function begin(event = queueState({ me: AVAILABLE }), path = '/console', demo = false): Promise<void> {
  page.server.signedIn = 'volunteer';
  page.server.queueEvent = event;
  open(path, demo ? { 'demo-site': 'http://127.0.0.1:8788' } : {});
  await vi.waitFor(() => expect(page.server.queue.last('hello')).toBeDefined());
}

beforeEach(() => sessionStorage.clear());

describe('an offer that nobody answers', () => {
  test('[Q11] asks: in the title, on the card, aloud, and with the sound again', async () => {
    const played = sounds();
    await begin(queueState({ me: AVAILABLE, offer: offer(false) }), '/console', true);
    await see(OFFER.stays);
    await vi.waitFor(() => expect(played()).toBe(1));
    expect(document.title).toBe(`● ${OFFER.titleSignal}`);
    page.server.queue.emit(queueState({ me: AVAILABLE, offer: offer(true) }));
    await see('Ben je er nog? Er wacht iemand op je.');
    expect(screenText()).not.toContain(OFFER.stays);
    await see(DEMO_TEXTS.asks);
    expect(document.title).toBe('● Ben je er nog?');
    expect(await aloud()).toBe(OFFER.asks);
    expect(played()).toBe(2);
    page.server.queue.emit(queueState({ me: AVAILABLE, offer: offer(true), waiting: 2 }));
    await see('2 bezoekers wachten');
    expect(played()).toBe(2);
    await expectAccessible();
    await click('wa-button', OFFER.accept);
    expect(page.server.queue.last('accept')).toMatchObject({ roomId: ROOM, generation: 4 });
  });

  test('[Q11] then the volunteer is off, is told why without blame, and is back by one press', async () => {
    await begin(queueState({ me: AVAILABLE, offer: offer(true) }), '/console', true);
    await see(OFFER.asks);
    page.server.queue.emit(queueState({ me: { status: 'off', absent: true }, waiting: 1 }));
    await find('h2', 'Je staat op niet beschikbaar');
    await see(
      'Er was iemand aan de beurt en we hoorden je niet. Dat geeft niet. Ben je er weer? Zet Beschikbaar aan.',
    );
    await see(DEMO_TEXTS.absent);
    expect(screenText()).not.toContain(HOME.status.missed);
    await expectAccessible();
    await click('wa-switch', HOME.available);
    await vi.waitFor(() => expect(page.server.queue.last('setAvailable')).toMatchObject({ on: true }));
    page.server.queue.emit(queueState({ me: AVAILABLE }));
    await see(HOME.status.available);
    expect(screenText()).not.toContain(HOME.absentTitle);
  });
});

describe('a console that nobody touches', () => {
  test('[Q11] asks on whatever page, and one button answers; the focus stays on the page', async () => {
    const played = sounds();
    await begin(queueState({ me: AVAILABLE, offInMs: 120_000 }), '/console/openingstijden', true);
    await see(HOURS.weekly);
    await see(DEMO_TEXTS.asked);
    await find('h2', 'Ben je er nog?');
    expect(document.title).toBe('● Ben je er nog?');
    expect(await aloud()).toBe('Ben je er nog?');
    await vi.waitFor(() => expect(played()).toBe(1));
    await expectAccessible();
    const yes = await find('wa-button', 'Ja, ik ben er');
    yes.focus();
    yes.click();
    expect(page.server.queue.last('stillHere')).toEqual({ type: 'stillHere', agoMs: 0 });
    page.server.queue.emit(queueState({ me: AVAILABLE }));
    await vi.waitFor(() => expect(screenText()).not.toContain(STILL_HERE.yes));
    await vi.waitFor(() => expect(focused()?.localName).toBe('main'));
    expect(await aloud()).toBe('');
    expect(document.title).not.toContain('●');
  });

  test('[Q11] that nobody answers is off, and nobody is said to have waited', async () => {
    await begin(queueState({ me: AVAILABLE, offInMs: 1_000 }));
    await see(STILL_HERE.yes);
    page.server.queue.emit(queueState({ me: { status: 'off', absent: true } }));
    await see(HOME.absentTitle);
    await see(HOME.status.quiet);
    page.server.queue.emit(queueState({ me: { status: 'off', absent: true }, waiting: 1 }));
    await see('1 bezoeker wacht');
    expect(screenText()).toContain(HOME.status.quiet);
    page.server.queue.emit(queueState({ me: AVAILABLE, offer: offer(true) }));
    await see(OFFER.asks);
    page.server.queue.emit(queueState({ me: { status: 'off', absent: true } }));
    await see(HOME.status.absent);
  });

  test('[Q11] an offer meanwhile asks for itself, and is what is heard', async () => {
    await begin(queueState({ me: AVAILABLE, offInMs: 120_000 }));
    await see(STILL_HERE.yes);
    page.server.queue.emit(queueState({ me: AVAILABLE, offInMs: 110_000, offer: offer(false) }));
    await see(OFFER.accept);
    expect(screenText()).not.toContain(STILL_HERE.yes);
    expect(await aloud()).toContain(OFFER.title);
    expect(document.title).toBe(`● ${OFFER.titleSignal}`);
  });
});

describe('signs of life', () => {
  let reports: number[] = [];
  let agos: number[] = [];
  let asked = false;
  let signs: SignsOfLife | null = null;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    reports = [];
    agos = [];
    asked = false;
    signs = new SignsOfLife(
      (agoMs) => reports.push(performance.now()) > 0 && agos.push(agoMs) > 0,
      () => asked,
    );
  });
  afterEach(() => signs?.stop());

  const seconds = () => reports.map((atMs) => Math.round((atMs - (reports[0] ?? 0)) / 1_000));

  test('[Q11] keys and pointers are reported at once, then twice a minute, the last one too', async () => {
    await userEvent.keyboard('{Shift}');
    expect(seconds()).toEqual([0]);
    vi.advanceTimersByTime(10_000);
    await userEvent.click(document.body);
    await userEvent.keyboard('{Shift}');
    expect(seconds()).toEqual([0]);
    vi.advanceTimersByTime(20_000);
    expect(seconds()).toEqual([0, 30]);
    // With how long ago it was: that of the second came at about the tenth of these thirty seconds.
    expect(agos.map((agoMs) => Math.round(agoMs / 5_000))).toEqual([0, 4]);
    vi.advanceTimersByTime(120_000);
    expect(seconds()).toEqual([0, 30]);
  });

  test('[Q11] what a script does is none, and neither is time', () => {
    document.body.click();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    vi.advanceTimersByTime(3_600_000);
    expect(reports).toEqual([]);
  });

  test('[Q11] while asked, a touch is the answer after five seconds, unless the button is sooner', async () => {
    asked = true;
    await userEvent.keyboard('{Shift}');
    vi.advanceTimersByTime(4_999);
    expect(reports).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(reports).toHaveLength(1);
    await userEvent.keyboard('{Shift}');
    signs?.report();
    expect(reports).toHaveLength(2);
    vi.advanceTimersByTime(60_000);
    expect(reports).toHaveLength(2);
  });

  test('[Q11] none is reported after signing out', async () => {
    await userEvent.keyboard('{Shift}');
    await userEvent.keyboard('{Shift}');
    signs?.stop();
    vi.advanceTimersByTime(60_000);
    await userEvent.keyboard('{Shift}');
    expect(reports).toHaveLength(1);
  });
});

test('[A3] a request says whether its person touched the page in the last minute', async () => {
  page.server.signedIn = 'volunteer';
  await userEvent.keyboard('{Shift}');
  const touchedAtMs = performance.now();
  const now = vi.spyOn(performance, 'now');
  const touched = async (afterMs: number) => {
    now.mockReturnValue(touchedAtMs + afterMs);
    await new Api().settings();
    return page.server.requests.at(-1)?.touched;
  };
  expect(await touched(50_000)).toBe('?1');
  expect(await touched(60_001)).toBe('?0');
});

describe('a rest', () => {
  test('[Q7] a break of one’s own choice says how long it takes and what comes after, and ends by hand', async () => {
    stopClock();
    await begin();
    await click('wa-button', 'Even pauze');
    expect(page.server.queue.last('takeBreak')).toEqual({ type: 'takeBreak' });
    page.server.queue.emit(queueState({ me: { status: 'pause', endsInMs: 900_000, chosen: true } }));
    await see(HOME.status.break);
    await see('Je pauze duurt nog 15:00. Daarna sta je op niet beschikbaar.');
    expect(screenText()).not.toContain(HOME.takeBreak);
    await expectAccessible();
    await click('wa-button', HOME.availableAgain);
    expect(page.server.queue.last('setAvailable')).toEqual({ type: 'setAvailable', on: true });
  });

  test('[Q7] a break that an offer preceded is no missed offer', async () => {
    await begin(queueState({ me: AVAILABLE, offer: offer(false) }));
    await see(OFFER.accept);
    page.server.queue.emit(queueState({ me: { status: 'pause', endsInMs: 900_000, chosen: true } }));
    await see(HOME.status.break);
    expect(screenText()).not.toContain(HOME.status.missed);
  });

  test('[Q7] a wrap-up shows no countdown, and a line only after a while', async () => {
    await begin(queueState({ me: { status: 'wrapUp', endsInMs: 1_800_000, remindsInMs: 300_000 } }));
    await see(HOME.status.wrapUp);
    expect(screenText()).not.toMatch(/\d:\d\d/);
    expect(screenText()).not.toContain(HOME.wrapUpReminder);
    page.server.queue.emit(queueState({ me: { status: 'wrapUp', endsInMs: 1_500_000, remindsInMs: 0 } }));
    await see('Neem gerust de tijd. Klik op Weer beschikbaar als je zover bent.');
    await expectAccessible();
  });
});

describe('quiet by default', () => {
  test('[Q7] how busy it is stands behind a disclosure, which the tab remembers', async () => {
    await begin(queueState({ me: AVAILABLE, waiting: 2, onDuty: 1 }));
    const details = async () => (await find('details')) as HTMLDetailsElement;
    expect((await details()).open).toBe(false);
    (await find('summary', 'Hoe druk is het?')).click();
    await find('.figure', '2 bezoekers wachten');
    await expectAccessible();
    await vi.waitFor(() => expect(sessionStorage.length).toBe(1));
    await begin(queueState({ me: AVAILABLE, waiting: 3, onDuty: 1 }));
    await find('.figure', '3 bezoekers wachten');
    (await find('summary')).click();
    await vi.waitFor(() => expect(sessionStorage.length).toBe(0));
    await begin(queueState({ me: AVAILABLE, waiting: 3 }));
    expect((await details()).open).toBe(false);
  });

  test.each([
    ['Ja, graag', 'on', true],
    ['Nee', 'off', false],
  ])('[Q7] at the first Beschikbaar of a device a sound is offered once: %s', async (answer, kept, on) => {
    await begin(queueState());
    await see(HOME.status.off);
    expect(screenText()).not.toContain(HOME.soundQuestion);
    await click('wa-switch', HOME.available);
    await see('Wil je een zacht geluid horen als er iemand aan de beurt is?');
    await expectAccessible();
    await click('wa-button', answer);
    await vi.waitFor(() => expect(screenText()).not.toContain(HOME.soundQuestion));
    expect(localStorage.getItem('lo-console-sound')).toBe(kept);
    expect(((await find('wa-switch', HOME.sound)) as HTMLElement & { checked: boolean }).checked).toBe(on);
    await begin(queueState());
    await click('wa-switch', HOME.available);
    await vi.waitFor(() => expect(page.server.queue.last('setAvailable')).toMatchObject({ on: true }));
    expect(screenText()).not.toContain(HOME.soundQuestion);
  });
});
