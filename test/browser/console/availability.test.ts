import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  click,
  expectAccessible,
  find,
  open,
  screenText,
  see,
  stopClock,
  withServer,
} from './console-page.ts';
import { ROOM, queueState } from './fake-server.ts';
import { HOURS } from '../../../worker/console/helpline/hours-texts.ts';
import { hoursLine } from '../../../worker/console/session/hours-line.ts';
import { HOME, OFFER } from '../../../worker/console/home/home-texts.ts';
import { HOURS_NOW } from '../../../worker/console/session/session-texts.ts';
import { PAGES } from '../../../worker/console/session/pages.ts';

const page = withServer();
const HOUR_MS = 3_600_000;
const PAUSE = { status: 'pause', endsInMs: 300_000, chosen: false } as const;
const offer = {
  roomId: ROOM,
  generation: 4,
  waitedMs: 0,
  talkedBefore: false,
  expiresInMs: 60_000,
  asks: false,
};

/** What the switch shows, and what the header says. */
async function shown(): Promise<{ on: unknown; header: string | null }> {
  const on = (await find('wa-switch', HOME.available)) as HTMLElement & { checked: unknown };
  return { on: on.checked, header: (await find('.status')).textContent };
}

async function begin(event = queueState({ me: { status: 'available' } }), path = '/console'): Promise<void> {
  page.server.signedIn = 'volunteer';
  page.server.queueEvent = event;
  open(path);
  await vi.waitFor(() => expect(page.server.queue.last('hello')).toBeDefined());
}

describe('switch, sentence and header', () => {
  test.each([
    ['off', queueState(), false, HOME.status.off],
    ['available', queueState({ me: { status: 'available' } }), true, HOME.status.available],
    ['pause', queueState({ me: PAUSE }), false, HOME.status.pause],
    [
      'wrapUp',
      queueState({ me: { status: 'wrapUp', endsInMs: 300_000, remindsInMs: 0 } }),
      false,
      HOME.status.wrapUp,
    ],
  ] as const)('[Q7] say the same: %s', async (status, event, on, sentence) => {
    await begin(event);
    await see(sentence);
    expect(await shown()).toEqual({ on, header: HOME.short[status] });
  });

  test('[Q7] say the same of a press that the queue never took in', async () => {
    await begin(queueState());
    await click('wa-switch', HOME.available);
    await vi.waitFor(() => expect(page.server.queue.last('setAvailable')).toMatchObject({ on: true }));
    page.server.queue.emit(queueState());
    await vi.waitFor(async () => expect(await shown()).toEqual({ on: false, header: HOME.short.off }));
    page.server.offline = true;
    page.server.queue.drop(1006);
    await see(HOME.short.connecting);
    expect(screenText()).not.toContain(HOME.status.off);
  });

  test('[Q7] a rest can be ended, or made to last', async () => {
    await begin(queueState({ me: PAUSE }));
    await click('wa-button', HOME.stayOff);
    expect(page.server.queue.last('setAvailable')).toEqual({ type: 'setAvailable', on: false });
    await click('wa-button', HOME.availableAgain);
    expect(page.server.queue.last('setAvailable')).toEqual({ type: 'setAvailable', on: true });
  });
});

describe('an offer that lapsed without an answer', () => {
  test('[Q3] is told, on whatever page, for as long as the pause lasts', async () => {
    stopClock();
    await begin(queueState({ me: { status: 'available' }, offer }), '/console/openingstijden');
    await see(OFFER.title);
    page.server.queue.emit(queueState({ me: PAUSE }));
    await see(HOME.status.missed);
    await see(HOURS.weekly);
    await click('a', PAGES.home.name);
    await see(HOME.status.missed);
    await expectAccessible();
    page.server.queue.emit(queueState({ me: { ...PAUSE, endsInMs: 200_000 } }));
    await see('3:20');
    expect(screenText()).toContain(HOME.status.missed);
    page.server.queue.emit(queueState({ me: { status: 'available' } }));
    await see(HOME.status.available);
    expect(screenText()).not.toContain(HOME.status.missed);
  });

  test('[Q3] is not said to have lapsed when it was declined, or when the visitor left', async () => {
    await begin(queueState({ me: { status: 'available' }, offer }));
    await click('wa-button', OFFER.decline);
    page.server.queue.emit(queueState({ me: PAUSE }));
    await see(HOME.status.pause);
    page.server.queue.emit(queueState({ me: { status: 'available' }, offer: { ...offer, generation: 5 } }));
    await see(OFFER.title);
    page.server.queue.emit(queueState({ me: { status: 'available' } }));
    await see(HOME.status.available);
    expect(screenText()).not.toContain(HOME.status.missed);
  });
});

describe('whether the chat is open', () => {
  const now = { sinceMs: 0, zone: 'Europe/Amsterdam' };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-03T19:59:59.900Z') });
  });

  test('[O1] [O2] open until when, and until when one can sign up', () => {
    const hours = { state: 'open', signUpEndsInMs: HOUR_MS, closesInMs: 2 * HOUR_MS } as const;
    expect(hoursLine(hours, now)).toBe(
      'De chat is open tot 23.00 uur. Bezoekers kunnen zich aanmelden tot 22.00 uur.',
    );
    expect(hoursLine(hours, { ...now, sinceMs: HOUR_MS })).toContain('De chat is open tot 22.00 uur.');
    expect(hoursLine({ ...hours, signUpEndsInMs: 2 * HOUR_MS }, now)).toBe('De chat is open tot 23.00 uur.');
    expect(hoursLine({ ...hours, signUpEndsInMs: null, closesInMs: null }, now)).toBe('De chat is open.');
    expect(hoursLine(hours, { ...now, zone: null })).toBe('De chat is open.');
    expect(hoursLine({ state: 'signUpEnded', closesInMs: HOUR_MS }, now)).toBe(
      `De chat is open tot 22.00 uur. ${HOURS_NOW.signUpEnded}`,
    );
  });

  test('[O1] closed, why, and when it opens', () => {
    const opens = { inMs: HOUR_MS, atMs: 1, inDays: 0, date: '2026-03-03', time: '14:00' };
    const closed = (part: object) => hoursLine({ state: 'closed', opens: null, reason: null, ...part }, now);
    expect(closed({ opens })).toBe('De chat is gesloten. We gaan vandaag om 14.00 uur weer open.');
    expect(closed({ opens: { ...opens, inDays: 1 }, reason: 'wegens kerstavond' })).toBe(
      'De chat is gesloten wegens kerstavond. We gaan morgen om 14.00 uur weer open.',
    );
    expect(closed({ opens: { ...opens, inDays: 3 } })).toContain('dinsdag 3 maart 2026 om 14.00 uur');
    expect(closed({})).toBe('De chat is gesloten.');
  });

  test('[O1] is said on the home page, with what being available means while it is closed', async () => {
    const opens = { inMs: HOUR_MS, atMs: 1, inDays: 0, date: '2026-03-03', time: '14:00' };
    const hours = { state: 'closed', opens, reason: null } as const;
    await begin(queueState({ me: { status: 'available' }, hours }));
    await see('De chat is gesloten. We gaan vandaag om 14.00 uur weer open.');
    await see(HOME.status.availableClosed);
    page.server.queue.emit(
      queueState({
        me: { status: 'available' },
        hours: { state: 'open', signUpEndsInMs: HOUR_MS, closesInMs: 2 * HOUR_MS },
      }),
    );
    await see('De chat is open tot 23.00 uur.');
    await see(HOME.status.available);
    await expectAccessible();
  });

  test('[A6] without a review key it is closed, whatever the hours', async () => {
    page.server.reviewKey = null;
    await begin();
    await see(HOURS_NOW.closed);
    await see(HOME.status.availableClosed);
  });

  test('[Q6] visitors who are gone for a moment are counted apart from those who wait', async () => {
    await begin(queueState({ waiting: 1, away: 2 }));
    await see(HOME.waiting(1));
    await see('2 bezoekers zijn even weg');
    page.server.queue.emit(queueState({ waiting: 1 }));
    await vi.waitFor(() => expect(screenText()).not.toContain('even weg'));
  });
});
