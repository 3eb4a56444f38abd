import type { CoordinatorSnapshot } from '../../protocol/queue.ts';
import type { TodayBody } from '../../protocol/http/today.ts';
import { failure, ok, queueState } from '../browser/console/fake-server.ts';
import { overview, TODAY_BODY } from '../browser/console/fake-today.ts';
import type { ConsoleState } from './console-states.ts';
import type { ConsoleVisit } from './console-visit.ts';
import { APP } from '../../worker/console/app/app-texts.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { CLOSE_NOW, LONGER, TODAY } from '../../worker/console/today/today-texts.ts';

const MINUTE_MS = 60_000;
const BUSY: Partial<CoordinatorSnapshot> = {
  waiting: 3,
  away: 1,
  longestWaitMs: 14 * MINUTE_MS,
  handedOver: 1,
  volunteers: [
    { id: 'a', alias: 'Robin', doing: 'inConversation', forMs: 34 * MINUTE_MS },
    { id: 'b', alias: 'Wilhelmina van de Berg', doing: 'wrapUp', forMs: 6 * MINUTE_MS },
    { id: 'c', alias: 'Fien', doing: 'available', forMs: 2 * MINUTE_MS },
    { id: 'd', alias: 'Sam', doing: 'absent', forMs: 3 * MINUTE_MS },
  ],
};

type Doing = CoordinatorSnapshot['volunteers'][number]['doing'];
const typed = (names: string[]) => names as Doing[];

/** How it goes now, for coordinators. */
export const consoleTodayStates: ConsoleState[] = [
  {
    name: 'console-today',
    title: 'Vandaag',
    reach: (visit) => today(visit, BUSY),
  },
  {
    name: 'console-today-quiet',
    title: 'Vandaag, en er is niemand',
    reach: (visit) => today(visit, {}),
  },
  {
    name: 'console-today-each',
    title: 'Vandaag, met alles wat iemand kan doen',
    reach: async (visit) => {
      const volunteers = typed(Object.keys(TODAY.doing)).map((doing, index) => ({
        ...{ id: doing, alias: `Collega ${index + 1}`, doing },
        forMs: (index + 1) * MINUTE_MS,
      }));
      await today(visit, { volunteers });
      await visit.see(TODAY.doing.sittingIn);
    },
  },
  {
    name: 'console-today-nobody-accepts',
    title: 'Vandaag: er wacht iemand en niemand neemt aan',
    reach: async (visit) => {
      await today(visit, { waiting: 1, longestWaitMs: 4 * MINUTE_MS, nobodyAcceptsForMs: 4 * MINUTE_MS });
      await visit.see(APP.nobodyAccepts);
    },
  },
  {
    name: 'console-today-alarms',
    title: 'Vandaag, met alles wat aandacht vraagt',
    reach: async (visit) => {
      visit.server.holders = { count: 1, waiting: [], left: false };
      visit.server.granted = true;
      await today(visit, BUSY, { concerns: 2, noOnCall: true, linesToCheck: 3 });
      await visit.see(TODAY.linesToCheck(3));
    },
  },
  {
    name: 'console-today-in-use',
    title: 'Vandaag, terwijl de console ergens anders in gebruik is',
    reach: async (visit) => {
      await today(visit, BUSY);
      await visit.takeQueueAway();
      await visit.see(TODAY.inUse);
    },
  },
  {
    name: 'console-today-shut',
    title: 'Vandaag, met de hand gesloten, en de dag is langer gemaakt',
    reach: async (visit) => {
      await today(
        visit,
        { volunteers: BUSY.volunteers ?? [] },
        { closed: { reason: 'wegens een storing', until: 'nextOpening' }, changed: true },
      );
      await visit.see(TODAY.doors.shut('wegens een storing'));
    },
  },
  {
    name: 'console-today-close',
    title: 'Chat nu sluiten, tot een tijd die nog ontbreekt',
    reach: async (visit) => {
      await today(visit, BUSY);
      await visit.page.getByRole('button', { name: TODAY.doors.close }).click();
      await visit.page.getByLabel(CLOSE_NOW.reason).fill('wegens een storing');
      await visit.page.getByRole('radio', { name: CLOSE_NOW.untilTime }).click();
      await visit.page.getByRole('button', { name: CLOSE_NOW.confirm, exact: true }).click();
      await visit.see(CLOSE_NOW.timeMissing);
    },
  },
  {
    name: 'console-today-longer',
    title: 'Eerder / langer open, en het is korter',
    reach: async (visit) => {
      visit.server.handlers.set('POST /api/coordinator/today/longer', () => ok({ refused: 'shorter' }));
      await today(visit, BUSY);
      await visit.page.getByRole('button', { name: TODAY.doors.longer }).click();
      await visit.page.getByRole('button', { name: LONGER.confirm }).click();
      await visit.see(LONGER.refused.shorter);
    },
  },
  {
    name: 'console-today-conflict',
    title: 'De chat sluiten, terwijl een collega dat net deed',
    reach: async (visit) => {
      const { status, body } = failure('conflict');
      const changes = [{ field: 'closedNow', version: 4, by: 'Noor' }];
      const current = { version: 4, settings: DEFAULT_SETTINGS, changes };
      await today(visit, BUSY);
      await visit.page.getByRole('button', { name: TODAY.doors.close }).click();
      await visit.page.getByLabel(CLOSE_NOW.reason).fill('wegens ziekte');
      visit.server.handlers.set('POST /api/coordinator/today/close', () => ({
        status,
        body: { ...(body as object), current },
      }));
      visit.server.handlers.set('GET /api/coordinator/today', () =>
        ok({ ...TODAY_BODY, version: 4, closed: { reason: 'wegens een storing', until: 'byHand' } }),
      );
      await visit.page.getByRole('button', { name: CLOSE_NOW.confirm, exact: true }).click();
      await visit.see('Noor heeft dit net gewijzigd');
    },
  },
];

async function today(
  visit: ConsoleVisit,
  now: Partial<CoordinatorSnapshot>,
  part: Partial<TodayBody> = {},
): Promise<void> {
  visit.server.signedIn = 'coordinator';
  visit.server.handlers.set('GET /api/coordinator/today', () => ok({ ...TODAY_BODY, ...part }));
  const { closed } = part;
  visit.server.queueEvent = queueState({
    onDuty: now.volunteers?.length ?? 0,
    hours: closed
      ? { state: 'closed', opens: TODAY_BODY.nextOpening, reason: closed.reason, byHand: true }
      : { state: 'open', signUpEndsInMs: 90 * MINUTE_MS, closesInMs: 120 * MINUTE_MS },
  });
  await visit.open('/console/vandaag');
  await visit.see(closed ? TODAY.doors.open : TODAY.doors.close);
  visit.queue(overview(now));
  await visit.see(TODAY.waiting.title);
}
