import type { VolunteerState } from '../../protocol/room.ts';
import { queueState, ROOM } from '../browser/console/fake-server.ts';
import { connecting, talking } from '../browser/console/fake-visitor.ts';
import { talk, type ConsoleState } from './console-states.ts';
import type { ConsoleVisit } from './console-visit.ts';
import { PACE, TALK } from '../../worker/console/talk/talk-texts.ts';

type Talking = Extract<VolunteerState, { phase: 'talking' }>;

const MINUTE = 60_000;
const SETTINGS = { unansweredMs: 3 * MINUTE, silentMs: 5 * MINUTE, guideMs: 45 * MINUTE };

/** How a talk goes, as its volunteer sees it: the visitor, the waiting, and the way to the end. */
export const consolePaceStates: ConsoleState[] = [
  {
    name: 'console-pace-writes',
    title: 'De bezoeker schrijft, en heeft het bericht gezien',
    reach: async (visit) => {
      await goOn(visit, { openedAgoMs: 12 * MINUTE }, 0);
      visit.room({ type: 'seen', seq: 3 });
      visit.room({ type: 'typing', role: 'visitor', on: true });
      await visit.see(PACE.writes);
    },
  },
  {
    name: 'console-pace-away',
    title: 'De verbinding van de bezoeker is even weg',
    reach: async (visit) => {
      await goOn(visit, { openedAgoMs: 12 * MINUTE, visitor: 'away', awayForMs: MINUTE }, 0);
      await visit.see(PACE.away('1 minuut'));
    },
  },
  {
    name: 'console-pace-key-late',
    title: 'De sleutel komt niet',
    reach: async (visit) => {
      await join(visit);
      visit.room(connecting({ keyLate: true }));
      await visit.see(TALK.keyLate);
    },
  },
  {
    name: 'console-pace-give-back',
    title: 'Geen sleutel, en de bezoeker is al twee minuten weg',
    reach: async (visit) => {
      await join(visit);
      visit.room(
        talking({ pace: SETTINGS, openedAgoMs: 12 * MINUTE, visitor: 'away', awayForMs: 2 * MINUTE }),
      );
      await visit.see(TALK.giveBack);
    },
  },
  {
    name: 'console-pace-waits',
    title: 'De bezoeker wacht al lang op een antwoord',
    reach: async (visit) => {
      await goOn(visit, { openedAgoMs: 30 * MINUTE }, 0);
      visit.room({ ...(await visit.visitor.message(4, 'Ben je er nog?')), agoMs: 11 * MINUTE });
      await visit.see(PACE.help);
    },
  },
  {
    name: 'console-pace-silent',
    title: 'De bezoeker is stil, en kan worden gevraagd',
    reach: async (visit) => {
      await goOn(visit, { openedAgoMs: 30 * MINUTE }, 6 * MINUTE);
      visit.room({ type: 'seen', seq: 3 });
      await visit.see(PACE.silentSeen('6 minuten'));
    },
  },
  {
    name: 'console-pace-close',
    title: 'De bezoeker is al lang stil, en het gesprek duurt al lang',
    reach: async (visit) => {
      await goOn(visit, { openedAgoMs: 38 * MINUTE }, 21 * MINUTE);
      await visit.see(PACE.close);
    },
  },
  {
    name: 'console-pace-to-end',
    title: 'Naar het einde',
    reach: async (visit) => {
      await goOn(visit, { openedAgoMs: 30 * MINUTE }, 0);
      await visit.page.getByRole('button', { name: PACE.toEnd }).click();
      await visit.see(PACE.left[0].button);
    },
  },
  {
    name: 'console-pace-ending',
    title: 'Het einde is gezegd',
    reach: async (visit) => {
      await goOn(visit, { openedAgoMs: 36 * MINUTE }, 0);
      await visit.page.getByRole('button', { name: PACE.toEnd }).click();
      await visit.page.getByText(PACE.left[1].button).click();
      await visit.see('Afronden rond');
    },
  },
];

/** Into a talk of which nothing is here yet. */
async function join(visit: ConsoleVisit): Promise<void> {
  visit.server.signedIn = 'volunteer';
  const conversations = [{ roomId: ROOM, generation: 1 }];
  visit.server.queueEvent = queueState({ me: { status: 'inConversation' }, conversations });
  await visit.enterRoom();
}

/** A talk in which the volunteer answered so long ago. */
async function goOn(visit: ConsoleVisit, part: Partial<Talking>, agoMs: number): Promise<void> {
  await talk(visit);
  visit.room(talking({ pace: SETTINGS, ...part }));
  visit.room({ ...(await visit.visitor.answer(3, 'Wat een stilte, na zoveel drukte.')), agoMs });
  visit.room({ type: 'received', role: 'visitor', seq: 3 });
  await visit.see('Wat een stilte');
}
