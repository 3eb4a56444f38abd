import { CLOSE } from '../../protocol/close-codes.ts';
import { failure, ok, OTHER_ROOM, queueState, ROOM } from '../browser/console/fake-server.ts';
import { ended, FakeVisitor, talking } from '../browser/console/fake-visitor.ts';
import type { ConsoleVisit } from './console-visit.ts';
import { APP } from '../../worker/console/app/app-texts.ts';
import { HOME, OFFER } from '../../worker/console/home/home-texts.ts';
import { SETUP } from '../../worker/console/review/review-texts.ts';
import { PAGES } from '../../worker/console/session/pages.ts';
import { ERROR_TEXTS } from '../../worker/console/session/session-texts.ts';
import { REGISTRATION, SIGN_IN } from '../../worker/console/sign-in/sign-in-texts.ts';
import { CONCERN } from '../../worker/console/concern/concern-texts.ts';
import { RECORD, TALK } from '../../worker/console/talk/talk-texts.ts';

export type ConsoleState = { name: string; title: string; reach: (visit: ConsoleVisit) => Promise<void> };

/** The console's main pages. */
export const consoleStates: ConsoleState[] = [
  {
    name: 'console-sign-in',
    title: 'Inloggen',
    reach: async (visit) => {
      await visit.open();
      await visit.see(SIGN_IN.passkey);
    },
  },
  {
    name: 'console-alias-taken',
    title: 'Aanmelden met de naam van een collega',
    reach: async (visit) => {
      visit.server.handlers.set('POST /api/auth/invitation', () =>
        ok({ role: 'volunteer', alias: null, newPasskey: false }),
      );
      visit.server.handlers.set('POST /api/auth/registration/options', () => failure('aliasTaken'));
      await visit.open(`/console#invitation=${'a'.repeat(43)}`);
      await visit.page.getByLabel(REGISTRATION.alias).fill('Robin');
      await visit.page.getByRole('button', { name: REGISTRATION.create }).click();
      await visit.see(ERROR_TEXTS.aliasTaken);
    },
  },
  home('console-off', 'Niet beschikbaar', queueState({ waiting: 2, away: 1, onDuty: 1 }), HOME.status.off),
  home(
    'console-pause',
    'Pauze, terwijl de chat gesloten is',
    queueState({
      me: { status: 'pause', endsInMs: 252_000, chosen: false },
      hours: {
        state: 'closed',
        opens: { inMs: 3_600_000, atMs: 1, inDays: 0, date: '2026-11-25', time: '14:00' },
        reason: null,
      },
    }),
    HOME.status.pause,
  ),
  home(
    'console-available',
    'Beschikbaar',
    queueState({
      me: { status: 'available' },
      onDuty: 2,
      hours: { state: 'open', signUpEndsInMs: 5_400_000, closesInMs: 7_200_000 },
    }),
    HOME.status.available,
  ),
  home(
    'console-offer',
    'Een aanbod',
    queueState({
      me: { status: 'available' },
      waiting: 1,
      onDuty: 1,
      offer: {
        roomId: ROOM,
        generation: 1,
        waitedMs: 190_000,
        talkedBefore: true,
        expiresInMs: 60_000,
        asks: false,
      },
    }),
    OFFER.accept,
  ),
  { name: 'console-talk', title: 'In gesprek', reach: talk },
  {
    name: 'console-concern',
    title: 'Zorgen over een gesprek',
    reach: async (visit) => {
      await talk(visit);
      await visit.press(CONCERN.open);
      await visit.see(CONCERN.other);
    },
  },
  {
    name: 'console-concern-reported',
    title: 'Zorgen gemeld',
    reach: async (visit) => {
      await talk(visit);
      visit.server.handlers.set(`POST /api/console/conversations/${ROOM}/concern`, () =>
        ok({ heldMs: 72 * 3_600_000 }),
      );
      await visit.press(CONCERN.open);
      await visit.page.getByText(CONCERN.grounds.danger).click();
      await visit.press(CONCERN.report);
      await visit.see(CONCERN.done(CONCERN.kept.full));
    },
  },
  {
    name: 'console-record',
    title: 'De registratie',
    reach: async (visit) => {
      await talk(visit);
      visit.room(ended('visitor', 2));
      visit.queue(queueState({ me: { status: 'wrapUp', endsInMs: 300_000, remindsInMs: 0 } }));
      await visit.see(RECORD.title);
    },
  },
  {
    name: 'console-record-left',
    title: 'De registratie, en de bezoeker is weggegaan',
    reach: async (visit) => {
      await talk(visit);
      visit.room(ended('visitorLeft', 2));
      await visit.see(TALK.ended.visitorLeft);
    },
  },
  {
    name: 'console-saved',
    title: 'De registratie is opgeslagen',
    reach: async (visit) => {
      await talk(visit);
      visit.room(ended('volunteer', 2));
      visit.queue(queueState({ me: { status: 'wrapUp', endsInMs: 300_000, remindsInMs: 60_000 } }));
      visit.server.handlers.set(`POST /api/console/conversations/${ROOM}/record`, () => ok());
      await visit.press(RECORD.save);
      await visit.see(HOME.savedReady);
    },
  },
  {
    name: 'console-record-cut-off',
    title: 'De registratie, en van het eind ontbreekt iets',
    reach: async (visit) => {
      await talk(visit);
      visit.room(ended('visitor', 2));
      const envelope = await visit.visitor.seal('visitor', 'end', { visitor: 3, volunteer: 0 });
      visit.room({ type: 'endMarker', role: 'visitor', envelope });
      await visit.see(TALK.cutOff);
    },
  },
  {
    name: 'console-record-fixed',
    title: 'De registratie na het verversen, zonder de bezoeker',
    reach: async (visit) => {
      await talk(visit);
      visit.room(ended('visitor', 2));
      visit.queue(queueState({ me: { status: 'wrapUp', endsInMs: 300_000, remindsInMs: 0 } }));
      const text = visit.page.getByLabel(RECORD.text);
      await visit.untilKept(() => text.fill('Rustig gesprek. Ze gaat haar zus bellen.'));
      await visit.enterRoom();
      await visit.closeRoom(CLOSE.gone.code);
      await visit.see(RECORD.leaveOut);
    },
  },
  {
    name: 'console-taken-over',
    title: 'Een gesprek overgenomen',
    reach: async (visit) => {
      await talk(visit);
      visit.room(await visit.visitor.answer(3, 'Fijn dat je er bent. Wat doe je dan, op zo’n avond?'));
      visit.room(talking({ handedOver: true, predecessors: [{ after: 0, upTo: 3 }] }, 3));
      await visit.see(TALK.takenOver);
    },
  },
  {
    name: 'console-two-talks',
    title: 'Twee gesprekken',
    reach: async (visit) => {
      await talk(visit);
      const other = await FakeVisitor.make(OTHER_ROOM);
      const conversations = [ROOM, OTHER_ROOM].map((roomId) => ({ roomId, generation: 1 }));
      const both = queueState({ me: { status: 'inConversation' }, conversations, colleagues: 2 });
      await visit.enterRoom(() => visit.queue(both), OTHER_ROOM);
      await visit.see(APP.conversationN(2));
      const { consoleKey } = visit.server;
      if (consoleKey === null) throw new Error('no console key yet');
      visit.room({ type: 'key', sealed: await other.sealedKeyFor(consoleKey) }, OTHER_ROOM);
      visit.room({ type: 'intake', envelope: await other.intake({ nickname: 'Merel' }) }, OTHER_ROOM);
      visit.room(talking(), OTHER_ROOM);
      await visit.page.getByRole('button', { name: 'Zwaluw' }).click();
      visit.room(await other.message(1, 'Ben je daar?'), OTHER_ROOM);
      await visit.see(APP.waits);
    },
  },
  {
    name: 'console-moved',
    title: 'De bezoeker is verder gegaan',
    reach: async (visit) => {
      await talk(visit);
      await visit.page.locator('lo-composer textarea').fill('Ik ben er weer. Ik was even weggevallen.');
      visit.queue(queueState());
      await visit.closeRoom(CLOSE.refused.code);
      await visit.see(TALK.moved);
    },
  },
  {
    name: 'console-hours',
    title: 'Openingstijden',
    reach: async (visit) => {
      visit.server.signedIn = 'volunteer';
      await visit.open('/console/openingstijden');
      await visit.see('14:00–23:00');
    },
  },
  {
    name: 'console-menu',
    title: 'Het menu van een coördinator',
    reach: async (visit) => {
      visit.server.signedIn = 'coordinator';
      await visit.open('/console/openingstijden');
      await visit.see('14:00–23:00');
      const menu = visit.page.getByRole('button', { name: APP.menu, exact: true });
      const manage = visit.page.getByRole('button', { name: APP.manage, exact: true });
      await menu.or(manage).filter({ visible: true }).click();
      await visit.see(PAGES.audit.name);
    },
  },
  {
    name: 'console-keys',
    title: 'Nog geen leessleutel',
    reach: async (visit) => {
      visit.server.signedIn = 'coordinator';
      visit.server.reviewKey = null;
      await visit.open('/console/sleutels');
      await visit.see(SETUP.start);
    },
  },
];

function home(name: string, title: string, event: ReturnType<typeof queueState>, words: string) {
  return {
    name,
    title,
    reach: async (visit: ConsoleVisit) => {
      visit.server.signedIn = 'volunteer';
      visit.server.queueEvent = event;
      await visit.open();
      await visit.see(words);
    },
  };
}

/** Into a talk with two messages in it. */
export async function talk(visit: ConsoleVisit): Promise<void> {
  const { server, visitor } = visit;
  server.signedIn = 'volunteer';
  server.queueEvent = queueState({
    me: { status: 'inConversation' },
    conversations: [{ roomId: ROOM, generation: 1 }],
    colleagues: 2,
  });
  await visit.enterRoom();
  if (server.consoleKey === null) throw new Error('no console key yet');
  visit.room({ type: 'key', sealed: await visitor.sealedKeyFor(server.consoleKey) });
  visit.room({
    type: 'intake',
    envelope: await visitor.intake({
      nickname: 'Zwaluw',
      topic: 'grief',
      ageGroup: '26-40',
      firstTime: true,
    }),
  });
  visit.room(talking());
  visit.room(await visitor.message(1, 'Hoi. Sinds de verhuizing is het zo stil om me heen.'));
  visit.room(await visitor.message(2, 'Overdag gaat het wel. De avonden zijn lang.'));
  await visit.see('De avonden zijn lang');
}
