import type { Availability } from '../../protocol/http/visitor.ts';
import type { EndedBy } from '../../protocol/room.ts';
import { nlLater } from '../../widget/locales/nl-later.ts';
import type { PageState } from './page-state.ts';
import { closed } from './shut-doors.ts';

/** How a talk or a wait ends, and what a visitor may do then. */
export const endedStates: PageState[] = [
  ended('ended-visitor', 'Zelf beëindigd, met evaluatie', 'visitor', true),
  ended('ended-volunteer', 'Door de vrijwilliger beëindigd', 'volunteer', true),
  {
    name: 'ended-cut-off',
    title: 'Aan het eind ontbreekt iets',
    reach: async (visit) => {
      await visit.end({ by: 'volunteer' });
      visit.room.emit(await visit.room.endMarker({ visitor: 1, volunteer: 2 }));
      await visit.see(nlLater.cutOff);
    },
  },
  {
    name: 'thanked',
    title: 'Bedankt voor de evaluatie',
    reach: (visit) => visit.end({ evaluation: 'done' }),
  },
  {
    name: 'reread',
    title: 'Teruglezen',
    reach: async (visit) => {
      await visit.end({ evaluation: 'done' });
      await visit.press(nlLater.reread);
      await visit.see('Hoe is die stilte');
    },
  },
  ended('ended-left', 'Te lang weg', 'visitorLeft', false),
  ended('ended-removed', 'Gewist', 'removed', false),
  {
    name: 'ended-closed',
    title: 'Afgelopen, en de chat is gesloten',
    reach: async (visit) => {
      await visit.talkAWhile();
      visit.server.availability = closed();
      visit.room.show({ phase: 'ended', by: 'visitor', evaluation: 'done' });
      await visit.see(nlLater.hours.title);
    },
  },
  {
    name: 'ended-wipe',
    title: 'Afgelopen, en gevraagd of het gewist mag worden',
    reach: async (visit) => {
      await visit.end({ evaluation: 'none' });
      await visit.page.getByText(nlLater.wipe.open, { exact: true }).click();
      await visit.see(nlLater.wipe.ask);
    },
  },
  {
    name: 'ended-wiped',
    title: 'Afgelopen, en gewist',
    reach: async (visit) => {
      await visit.end();
      await visit.page.getByText(nlLater.wipe.open, { exact: true }).click();
      await visit.press(nlLater.wipe.yes);
      await visit.see(nlLater.wipe.told);
    },
  },
  left('ended-queue-closed', 'Uit de wachtrij, en de chat is gesloten', 'neverSpoke', closed()),
  left('ended-queue', 'Uit de wachtrij', 'neverSpoke'),
  left('ended-sign-up', 'Niet meer aan de beurt gekomen', 'signUpEnded', closed()),
];

function ended(name: string, title: string, by: EndedBy, asks: boolean): PageState {
  return {
    name,
    title,
    reach: async (visit) => {
      await visit.end({ by, evaluation: asks ? 'open' : 'none' });
      if (asks) await visit.page.locator('form.evaluation').waitFor();
    },
  };
}

function left(name: string, title: string, by: EndedBy, then?: Availability): PageState {
  return {
    name,
    title,
    reach: async (visit) => {
      await visit.wait();
      visit.server.availability = then ?? visit.server.availability;
      visit.room.show({ phase: 'ended', by, evaluation: 'none' });
      await visit.see(then ? nlLater.hours.title : nlLater.endedTitle[by]);
    },
  };
}
