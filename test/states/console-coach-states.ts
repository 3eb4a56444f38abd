import type { Coach } from '../../worker/console/talk/coach-panel.ts';
import { queueState, ROOM } from '../browser/console/fake-server.ts';
import { askedToSitIn, sitInEnded, sitting, talking } from '../browser/console/fake-visitor.ts';
import { talk, type ConsoleState } from './console-states.ts';
import type { ConsoleVisit } from './console-visit.ts';
import { COACH_WANTED } from '../../worker/console/home/home-texts.ts';
import { SIT_IN } from '../../worker/console/sit-in/sit-in-texts.ts';
import { COACH_TEXTS } from '../../worker/console/talk/talk-texts.ts';

/** A colleague who reads along: asking for one in one's own talk, and being one. */
export const consoleCoachStates: ConsoleState[] = [
  {
    name: 'console-coach-ask',
    title: 'Om een meekijker vragen',
    reach: async (visit) => {
      await talk(visit);
      await unfold(visit);
      await visit.see(COACH_TEXTS.ask);
    },
  },
  asking('wanted', 'Om een meekijker gevraagd', { stage: 'wanted' }, COACH_TEXTS.takeBack),
  asking('wanted-none', 'Gevraagd, en niemand vrij', { stage: 'wanted' }, 'geen collega vrij', 0),
  asking('asked', 'De bezoeker krijgt de vraag', { stage: 'asked', alias: 'Sam' }, 'wil meekijken'),
  asking('sitting', 'Er kijkt een collega mee', { stage: 'sitting', alias: 'Sam' }, COACH_TEXTS.stop),
  asking('left', 'De collega is weg', { stage: 'left', alias: 'Sam' }, COACH_TEXTS.ask),
  asking('declined', 'De bezoeker wil het niet', { stage: 'declined' }, COACH_TEXTS.declined),
  {
    name: 'console-coach-card',
    title: 'Een collega vraagt om mee te kijken',
    reach: async (visit) => {
      visit.server.signedIn = 'volunteer';
      visit.server.queueEvent = queueState({
        me: { status: 'available' },
        coachWanted: [{ roomId: ROOM, alias: 'Sam' }],
        onDuty: 2,
      });
      await visit.open();
      await visit.see(COACH_WANTED.wanted('Sam'));
    },
  },
  {
    name: 'console-sit-in-asked',
    title: 'Wachten op het woord van de bezoeker',
    reach: async (visit) => {
      await sitDown(visit);
      await visit.see(SIT_IN.asked);
    },
  },
  { name: 'console-sit-in', title: 'Meekijken', reach: readAlong },
  {
    name: 'console-sit-in-over',
    title: 'Het gesprek is afgelopen',
    reach: async (visit) => {
      await readAlong(visit);
      visit.queue(queueState({ me: { status: 'available' } }));
      visit.room(sitInEnded);
      await visit.see(SIT_IN.over.ended.title);
    },
  },
];

function asking(name: string, title: string, coach: Coach, words: string, colleagues = 2): ConsoleState {
  return {
    name: `console-coach-${name}`,
    title,
    reach: async (visit) => {
      await talk(visit);
      visit.queue(
        queueState({
          me: { status: 'inConversation' },
          conversations: [{ roomId: ROOM, generation: 1 }],
          colleagues,
        }),
      );
      visit.room(talking({ coach }, 2));
      await visit.see(words);
    },
  };
}

/** On a phone it stands behind what the visitor filled in. */
async function unfold({ page }: ConsoleVisit): Promise<void> {
  await page.locator('summary').click();
}

async function sitDown(visit: ConsoleVisit): Promise<void> {
  visit.server.signedIn = 'volunteer';
  visit.server.queueEvent = queueState({ me: { status: 'sittingIn' }, sitInRoomId: ROOM, onDuty: 2 });
  await visit.enterRoom();
  visit.room(askedToSitIn);
}

async function readAlong(visit: ConsoleVisit): Promise<void> {
  const { server, visitor } = visit;
  await sitDown(visit);
  visit.room(sitting('present', 3));
  if (server.consoleKey === null) throw new Error('no console key yet');
  visit.room({ type: 'key', sealed: await visitor.sealedKeyFor(server.consoleKey) });
  visit.room({
    type: 'intake',
    envelope: await visitor.intake({ nickname: 'Zwaluw', topic: 'grief', ageGroup: '26-40' }),
  });
  visit.room(await visitor.message(1, 'Hoi. Sinds de verhuizing is het zo stil om me heen.'));
  visit.room(await visitor.answer(2, 'Wat naar. Wil je er iets over vertellen?'));
  visit.room(await visitor.message(3, 'Overdag gaat het wel. De avonden zijn lang.'));
  await visit.see('De avonden zijn lang');
}
