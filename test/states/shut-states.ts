import { nlLater } from '../../widget/locales/nl-later.ts';
import { nl } from '../../widget/locales/nl.ts';
import type { PageState } from './page-state.ts';
import { closed } from './shut-doors.ts';

const BY_HAND = closed({ reason: 'wegens een storing', byHand: true });

/** Doors that a coordinator has shut in the middle of the evening, as visitors meet them. */
export const shutStates: PageState[] = [
  {
    name: 'closed-by-hand',
    title: 'Met de hand gesloten',
    reach: async (visit) => {
      visit.server.availability = BY_HAND;
      await visit.open();
      await visit.see('We zijn nu gesloten wegens een storing.');
    },
  },
  {
    name: 'form-shut',
    title: 'Met de hand gesloten, terwijl iemand het formulier invult',
    reach: async (visit) => {
      await visit.open();
      await visit.page.getByLabel(nl.start.nickname).fill('Stille Merel');
      visit.server.availability = BY_HAND;
      await visit.see('We zijn nu gesloten wegens een storing.');
    },
  },
  {
    name: 'waiting-shut',
    title: 'Met de hand gesloten, terwijl iemand wacht',
    reach: async (visit) => {
      await visit.wait();
      visit.server.availability = BY_HAND;
      visit.room.show({ phase: 'ended', by: 'signUpEnded', evaluation: 'none' });
      await visit.see(nlLater.unavailable.title.closed);
    },
  },
];
