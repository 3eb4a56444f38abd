import type { Offer, VolunteerStatus } from '../../protocol/queue.ts';
import { queueState, ROOM } from '../browser/console/fake-server.ts';
import type { ConsoleState } from './console-states.ts';
import type { ConsoleVisit } from './console-visit.ts';
import { HOME, OFFER, STILL_HERE } from '../../worker/console/home/home-texts.ts';

/* [Q7] [Q11] A volunteer who rests, wraps up, or is not heard of. */

type Seen = { me: VolunteerStatus; offer?: Offer; offInMs?: number; waiting?: number };

const AVAILABLE = { status: 'available' } as const;

async function home(visit: ConsoleVisit, seen: Seen, text: string): Promise<void> {
  visit.server.signedIn = 'volunteer';
  visit.server.queueEvent = queueState({ onDuty: 2, ...seen });
  await visit.open();
  await visit.see(text);
}

const state = (name: string, title: string, seen: Seen, text: string): ConsoleState => ({
  name: `console-${name}`,
  title,
  reach: (visit) => home(visit, seen, text),
});

export const consoleRestStates: ConsoleState[] = [
  state(
    'asks',
    'Een aanbod zonder antwoord vraagt of je er nog bent',
    {
      me: AVAILABLE,
      waiting: 1,
      offer: {
        roomId: ROOM,
        generation: 1,
        waitedMs: 61_000,
        talkedBefore: false,
        expiresInMs: null,
        asks: true,
      },
    },
    OFFER.asks,
  ),
  state(
    'absent',
    'Uitgezet omdat er niets te horen was',
    { me: { status: 'off', absent: true } },
    HOME.absentTitle,
  ),
  state('still-here', 'Een uur niets gedaan', { me: AVAILABLE, offInMs: 110_000 }, STILL_HERE.yes),
  {
    name: 'console-quiet-off',
    title: 'Uitgezet na een uur niets, terwijl er niemand wachtte',
    reach: async (visit) => {
      await home(visit, { me: AVAILABLE, offInMs: 1_000 }, STILL_HERE.yes);
      visit.queue(queueState({ me: { status: 'off', absent: true } }));
      await visit.see(HOME.status.quiet);
    },
  },
  state(
    'wrap-up',
    'Aan het afronden, na vijf minuten',
    { me: { status: 'wrapUp', endsInMs: 1_400_000, remindsInMs: 0 } },
    HOME.wrapUpReminder,
  ),
  state(
    'break',
    'Even pauze',
    { me: { status: 'pause', endsInMs: 854_000, chosen: true } },
    HOME.status.break,
  ),
  {
    name: 'console-how-busy',
    title: 'Hoe druk het is, en de vraag om een geluid',
    reach: async (visit) => {
      await home(visit, { me: { status: 'off', absent: false }, waiting: 2 }, HOME.status.off);
      await visit.page.getByText(HOME.available, { exact: true }).click();
      await visit.see(HOME.soundQuestion);
      await visit.page.getByText(HOME.howBusy).click();
      await visit.see(HOME.waiting(2));
    },
  },
];
