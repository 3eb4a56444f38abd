import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { TodayBody } from '../../../protocol/http/today.ts';
import { CLOSE } from '../../../protocol/close-codes.ts';
import type { PurgeState } from '../../../protocol/http/retention.ts';
import type { CoordinatorSnapshot } from '../../../protocol/queue.ts';
import {
  all,
  click,
  expectAccessible,
  find,
  open,
  screenText,
  see,
  textOf,
  withServer,
} from './console-page.ts';
import { ok, queueState, ROOM } from './fake-server.ts';
import { overview, TODAY_BODY } from './fake-today.ts';
import { OFFER } from '../../../worker/console/home/home-texts.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { HOLDERS } from '../../../worker/console/review/keys-texts.ts';
import { SETTINGS_PAGES } from '../../../worker/console/settings/settings-pages.ts';
import { TODAY } from '../../../worker/console/today/today-texts.ts';
import { CONNECTION } from '../../../worker/console/session/session-texts.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';

const page = withServer();
const PATH = '/console/vandaag';
const MINUTE_MS = 60_000;
const OPENS = TODAY_BODY.nextOpening;

const setToday = (part: Partial<TodayBody> = {}) =>
  page.server.handlers.set('GET /api/coordinator/today', () => ok({ ...TODAY_BODY, ...part }));
const tell = (part: Partial<CoordinatorSnapshot> = {}) => page.server.queue.emit(overview(part));

/** As coordinator, on the page, with the queue and its overview there. */
async function openToday(part: Partial<CoordinatorSnapshot> = {}): Promise<void> {
  open(PATH);
  await see(TODAY.doors.close);
  tell(part);
  await see(TODAY.waiting.title);
}

beforeEach(() => {
  page.server.signedIn = 'coordinator';
  setToday();
});

describe('how it goes', () => {
  test('[Q12] open until when, who waits and how long, and who does what since when', async () => {
    // In the middle of a minute, so that none begins between this and what the page makes of it.
    const now = Date.parse('2026-11-26T20:00:30+01:00');
    vi.useFakeTimers({ toFake: ['Date'], now });
    page.server.queueEvent = queueState({
      hours: { state: 'open', signUpEndsInMs: 90 * MINUTE_MS, closesInMs: 120 * MINUTE_MS },
    });
    await openToday({
      waiting: 2,
      away: 1,
      longestWaitMs: 12 * MINUTE_MS,
      handedOver: 1,
      volunteers: [
        { id: 'r', alias: 'Robin', doing: 'inConversation', forMs: 20 * MINUTE_MS },
        { id: 'f', alias: 'Fien', doing: 'available', forMs: 0 },
        { id: 's', alias: 'Sam', doing: 'absent', forMs: 0 },
      ],
    });
    await see('De chat is open tot');
    await see('2 bezoekers wachten');
    await see(TODAY.waiting.longest('12 minuten'));
    await see(TODAY.waiting.backAgain(1));
    await see(TODAY.waiting.away(1));
    const since = new Intl.DateTimeFormat('nl-NL', {
      timeStyle: 'short',
      timeZone: 'Europe/Amsterdam',
    }).format(now - 20 * MINUTE_MS);
    await see(`Robin ${TODAY.doing.inConversation} ${TODAY.onDuty.since(since.replace(':', '.'))}`);
    await see(`Fien ${TODAY.doing.available}`);
    await see(`Sam ${TODAY.doing.absent}`);
    await expectAccessible();
  });

  test('[Q12] beside an alias stands no figure but the time since when', async () => {
    await openToday({ volunteers: [{ id: 'r', alias: 'Robin', doing: 'wrapUp', forMs: 99 * MINUTE_MS }] });
    await see('Robin');
    const item = all('li').find((node) => textOf(node).includes('Robin'));
    expect(textOf(item ?? document).match(/\d+/g)).toHaveLength(2);
    expect(textOf(item ?? document)).toMatch(/sinds \d\d\.\d\d uur/);
  });

  test('[Q12] an empty evening says what one can do, and not when it is closed', async () => {
    await openToday();
    await see(TODAY.waiting.nobody);
    await see(TODAY.onDuty.nobodyDo);
    page.server.queue.emit(queueState({ hours: { state: 'closed', opens: OPENS, reason: null } }));
    await see(TODAY.onDuty.nobodyClosed);
    expect(screenText()).not.toContain(TODAY.onDuty.nobodyDo);
    await expectAccessible();
  });

  test('[Q12] follows each change, also of who waits alone', async () => {
    await openToday({ waiting: 1, longestWaitMs: MINUTE_MS });
    await see(TODAY.waiting.only('1 minuut'));
    tell({
      waiting: 0,
      longestWaitMs: null,
      volunteers: [{ id: 'r', alias: 'Robin', doing: 'break', forMs: 0 }],
    });
    await see(TODAY.waiting.nobody);
    await see(`Robin ${TODAY.doing.break}`);
  });

  test('[Q12] nothing of the queue before it is told, and what to do when another console is in use', async () => {
    open(PATH);
    await see(TODAY.notYet);
    page.server.queue.emit({ type: 'inUse' });
    await see(TODAY.inUse);
    await expectAccessible();
  });

  test('[Q12] nothing of the queue stays on screen once a newer window has it, or it answers no more', async () => {
    for (const [code, text] of [
      [CLOSE.replaced.code, TODAY.inUse],
      [CLOSE.version.code, TODAY.notYet],
    ] as const) {
      await openToday({ waiting: 3, longestWaitMs: 0, nobodyAcceptsForMs: 60_000 });
      await see('3 bezoekers wachten');
      page.server.queue.drop(code);
      await see(text);
      expect(screenText()).not.toContain('3 bezoekers wachten');
      expect(screenText()).not.toContain(APP.nobodyAccepts);
    }
  });

  test('[C2] says that the connection is away, and keeps what was last heard', async () => {
    await openToday({ waiting: 3, longestWaitMs: 0 });
    page.server.offline = true;
    page.server.queue.drop(1006);
    await see(CONNECTION.lost);
    await see('3 bezoekers wachten');
  });

  test('[Q11] somebody waits and nobody accepts: said above every page of a coordinator', async () => {
    await openToday();
    expect(screenText()).not.toContain(APP.nobodyAccepts);
    tell({ waiting: 1, longestWaitMs: MINUTE_MS, nobodyAcceptsForMs: MINUTE_MS });
    await see(APP.nobodyAccepts);
    await expectAccessible();
    open('/console');
    await see('Dag Marijke');
    tell({ waiting: 1, longestWaitMs: MINUTE_MS, nobodyAcceptsForMs: MINUTE_MS });
    await see(APP.nobodyAccepts);
    await click('a', APP.toToday);
    await see(TODAY.waiting.title);
    tell();
    await vi.waitFor(() => expect(screenText()).not.toContain(APP.nobodyAccepts));
  });

  test('[Q3] an offer stands above the notices, and keeps the focus while one comes and goes', async () => {
    await openToday();
    const offer = {
      roomId: ROOM,
      generation: 4,
      waitedMs: 0,
      talkedBefore: false,
      expiresInMs: 60_000,
      asks: false,
    };
    page.server.queue.emit(queueState({ me: { status: 'available' }, waiting: 1, offer }));
    const accept = await find('wa-button', OFFER.accept);
    accept.focus();
    tell({ waiting: 1, longestWaitMs: MINUTE_MS, nobodyAcceptsForMs: MINUTE_MS });
    await see(APP.nobodyAccepts);
    const [first, ...others] = (await find('section.top')).children;
    expect([first?.localName, others.length > 0]).toEqual(['lo-offer-card', true]);
    tell();
    await vi.waitFor(() => expect(screenText()).not.toContain(APP.nobodyAccepts));
    expect(await find('wa-button', OFFER.accept)).toBe(accept);
    expect(accept.matches(':focus-within, :focus')).toBe(true);
  });

  test('[Q12] says all at once what keeps an evening from being safe', async () => {
    await openToday();
    expect(screenText()).not.toContain(TODAY.toOnCall);
    setToday({ noOnCall: true, linesToCheck: 2, concerns: 1 });
    open(PATH);
    await see(TODAY.noOnCall);
    await see(TODAY.linesToCheck(2));
    await see(`${TODAY.logHead(1_207)}: 000-000-000-000`);
    await see(TODAY.concerns(1));
    await expectAccessible();
  });

  const purge = (state: PurgeState) =>
    page.server.handlers.set('GET /api/console/purge', () => ok({ state }));
  const holders = (count: number) => (page.server.holders = { count, waiting: [], left: false });
  const settings = (slug: string) => `/console/instellingen/${slug}`;

  test.each<[string, () => unknown, text: string, leadsTo: string]>([
    ['nobody to call', () => setToday({ noOnCall: true }), TODAY.noOnCall, settings('crisiskaart')],
    ['old lines', () => setToday({ linesToCheck: 1 }), TODAY.linesToCheck(1), settings('hulplijnen')],
    ['a concern', () => setToday({ concerns: 1 }), TODAY.concerns(1), '/console/meldingen'],
    ['no purge', () => purge('missing'), APP.purge.missing, '/console/bewaren'],
    ['a purge that failed', () => purge('failed'), APP.purge.failed, '/console/bewaren'],
    ['one coordinator', () => holders(1), HOLDERS.alone, '/console/team'],
  ])(
    '[Q12] [R3] [K8] says that there is %s, and leads to where that is mended',
    async (_name, set, text, path) => {
      set();
      await openToday();
      await see(text);
      const notice = all('wa-callout').find((each) => textOf(each).includes(text));
      expect(notice?.querySelector('a')?.getAttribute('href')).toBe(path);
      await click(`a[href="${path}"]`, textOf(notice?.querySelector('a') ?? document));
      await vi.waitFor(() => expect(location.pathname).toBe(path));
      // The page is there, and leads to itself no more.
      await vi.waitFor(() => expect(screenText()).not.toContain(APP.notFound.title));
      expect(SETTINGS_PAGES.map(({ slug }) => settings(slug)).includes(path)).toBe(
        path.includes('instellingen'),
      );
    },
  );

  test('[A4] a volunteer has no such page', async () => {
    page.server.signedIn = 'volunteer';
    open(PATH);
    await see(APP.notFound.title);
  });

  test('it is what a coordinator sees first after signing in, and a volunteer does not', async () => {
    for (const [role, text] of [
      ['coordinator', TODAY.doors.close],
      ['volunteer', 'Dag Robin'],
    ] as const) {
      page.server.signedIn = page.server.consoleKey = null;
      page.server.handlers.set('POST /api/demo/sign-in', () => {
        page.server.signedIn = role;
        return ok();
      });
      open('/console', { 'demo-site': 'http://127.0.0.1:8788' });
      await click('wa-button', role === 'volunteer' ? SIGN_IN.demoVolunteer : SIGN_IN.demoCoordinator);
      await see(text);
    }
    // Who reloads stays where they are.
    page.server.signedIn = 'coordinator';
    page.server.consoleKey = null;
    open('/console');
    await see('Dag Marijke');
  });
});
