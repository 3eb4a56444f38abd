import { CLOSE } from '../../protocol/close-codes.ts';
import type { Availability } from '../../protocol/http/visitor.ts';
import { nl } from '../../widget/locales/nl.ts';
import { nlLater } from '../../widget/locales/nl-later.ts';
import type { PageState } from './page-state.ts';
import { closed, onThatEvening, TOMORROW } from './shut-doors.ts';
import { denyStorage } from '../without-storage.ts';
import { helpStates } from './help-states.ts';
import { talkStates } from './talk-states.ts';
import type { Visit } from './visit.ts';

const doorStates: PageState[] = [
  {
    name: 'form',
    title: 'Het formulier',
    reach: async (visit) => {
      await visit.open();
      await visit.page.getByLabel(nl.start.nickname).waitFor();
    },
  },
  door('form-nobody', 'Niemand aanwezig', { state: 'open', signUpEndsInMs: null, nobodyOnDuty: true }),
  {
    name: 'form-error',
    title: 'Zonder schuilnaam',
    reach: async (visit) => {
      await visit.open();
      await visit.page.getByLabel(nl.start.nickname).fill('');
      await visit.press(nl.start.submit);
      await visit.see(nl.start.nicknameMissing);
    },
  },
  {
    name: 'form-questions',
    title: 'Met de vragen uitgeklapt',
    reach: async (visit) => {
      await visit.open();
      await visit.page.getByText(nl.start.more).click();
      await visit.page.getByLabel(nl.start.topic).selectOption('grief');
    },
  },
  {
    name: 'form-guide',
    title: 'Met hoe lang een gesprek meestal duurt',
    reach: async (visit) => {
      visit.server.talkGuideMinutes = 45;
      await visit.open();
      await visit.see('Een gesprek duurt meestal zo’n 45 minuten.');
    },
  },
  refused('form-network', 'Geen verbinding bij het aanmelden', 500, nl.start.problems.network),
  {
    name: 'form-no-storage',
    title: 'De browser bewaart nergens iets',
    context: {},
    reach: async (visit) => {
      await denyStorage(visit.page.context(), 'everywhere');
      await visit.open();
      await visit.see(nlLater.noStorage);
    },
  },
  {
    name: 'form-english',
    title: 'Engels',
    reach: async (visit) => {
      await visit.open('/?lang=en');
      await visit.page.getByLabel('Nickname').waitFor();
    },
  },
  door('full', 'Vol', { state: 'full', signUpEndsInMs: null }),
  door('last-half-hour', 'Laatste half uur', { state: 'signUpEnded', closesInMs: 1, opens: TOMORROW }),
  door('closed', 'Gesloten', closed()),
  door('closed-reason', 'Vandaag gesloten, met reden', closed({ reason: 'wegens een scholingsdag' })),
  door(
    'closed-far',
    'Gesloten tot volgende week',
    closed({ opens: { ...TOMORROW, inDays: 9, date: '2026-12-03' } }),
  ),
  {
    name: 'closed-elsewhere',
    title: 'Gesloten, gezien vanuit Jakarta',
    context: { timezoneId: 'Asia/Jakarta' },
    reach: async (visit) => {
      await onThatEvening(visit);
      await visit.open();
      await visit.see('Nederlandse tijd');
    },
  },
  door('not-ready', 'Nog niet ingericht', closed({ opens: null, notReady: true })),
  {
    name: 'no-script',
    title: 'Zonder JavaScript',
    context: { javaScriptEnabled: false },
    reach: (visit) => visit.openWithoutScript(),
  },
  {
    name: 'no-chat',
    title: 'De chat komt niet',
    reach: async (visit) => {
      await visit.page.route('**/assets/chat-*.js', (route) => route.abort());
      await visit.open();
      // The page waits a while for it, which a picture does not need.
      await visit.page.evaluate(() => document.getAnimations().forEach((wait) => wait.finish()));
      await visit.page.getByRole('link', { name: nl.exit }).waitFor();
    },
  },
  {
    name: 'unsupported',
    title: 'Te oude browser',
    // What it takes away from the browser stays away in that tab.
    context: {},
    reach: async (visit) => {
      await visit.page.addInitScript(() => Reflect.deleteProperty(window, 'HTMLDialogElement'));
      await visit.open();
      await visit.see(nlLater.notHere.unsupported.title);
    },
  },
  {
    name: 'insecure',
    title: 'Zonder veilige verbinding',
    reach: async (visit) => {
      await visit.page.goto('http://chat.test/');
      await visit.see(nlLater.notHere.insecure.title);
    },
  },
];

const waitingStates: PageState[] = [
  queue('waiting-first', 'Als eerste aan de beurt', {}),
  queue('waiting-third', 'Derde, met een schatting', {
    position: 3,
    band: { minMinutes: 10, maxMinutes: 20 },
  }),
  {
    name: 'waiting-longer',
    title: 'Het duurt langer dan gedacht',
    // Its clock stays that tab's.
    context: {},
    reach: async (visit) => {
      await visit.page.clock.install();
      await visit.wait({ position: 2, band: { minMinutes: 5, maxMinutes: 10 } });
      await visit.page.clock.fastForward('11:00');
      await visit.see(nlLater.waitingLonger);
    },
  },
  {
    name: 'waiting-chime',
    title: 'Met een seintje',
    reach: async (visit) => {
      await visit.wait();
      await visit.press(nl.waiting.chime);
      await visit.see(nlLater.chimeOn);
    },
  },
  queue('waiting-nobody', 'Niemand aanwezig', { position: 2, nobodyOnDuty: true }),
  queue('waiting-came-back', 'Terug in de wachtrij, vooraan', { position: 1, cameBack: true }),
  queue('waiting-sign-up-ended', 'Aanmelden gesloten tijdens het wachten', {
    position: 2,
    signUpEnded: true,
    closesInMs: 25 * 60_000,
  }),
  {
    name: 'connecting',
    title: 'Wordt verbonden',
    reach: async (visit) => {
      await visit.wait();
      visit.room.show({ phase: 'connecting', generation: 1 });
      await visit.see(nlLater.connecting.title);
    },
  },
  {
    name: 'returning',
    title: 'Laden, terug in een gesprek',
    reach: async (visit) => {
      await visit.wait();
      visit.room.state = null;
      await visit.page.reload();
      await visit.see(nl.loading);
    },
  },
  {
    name: 'returning-stuck',
    title: 'Terug in een gesprek, zonder verbinding',
    reach: async (visit) => {
      await visit.wait();
      await visit.page.routeWebSocket(/api\/rooms/, (socket) => socket.close({ code: 1006 }));
      await visit.page.reload();
      await visit.see(nl.start.problems.network);
    },
  },
];

const stoppedStates: PageState[] = (['replaced', 'gone', 'version', 'badFrame'] as const).map((reason) => {
  const why = reason === 'badFrame' ? 'error' : reason;
  return {
    name: `stopped-${why}`,
    title: nlLater.stopped.title[why],
    reach: async (visit) => {
      await visit.talkAWhile();
      await visit.server.drop(CLOSE[reason].code);
      await visit.see(nlLater.stopped.title[why]);
    },
  };
});

const untrusted: PageState = {
  name: 'stopped-untrusted',
  title: nlLater.stopped.title.untrusted,
  reach: async (visit) => {
    await visit.wait();
    visit.room.signed = null;
    // The key that it waits for never comes.
    void visit.room.connect();
    await visit.see(nlLater.stopped.title.untrusted);
  },
};

const shutStates: PageState[] = [
  untrusted,
  {
    name: 'stopped-gone-closed',
    title: 'Het gesprek is er niet meer, en de chat is gesloten',
    reach: async (visit) => {
      await visit.talkAWhile();
      visit.server.availability = closed();
      await visit.server.drop(CLOSE.gone.code);
      await visit.see(nlLater.hours.title);
    },
  },
];

/** Every state of the visitor's page: for the gallery, and for all that must hold in each. */
export const visitorStates: PageState[] = [
  ...doorStates,
  ...waitingStates,
  ...talkStates,
  ...stoppedStates,
  ...shutStates,
  ...helpStates,
];

function door(name: string, title: string, availability: Availability): PageState {
  return {
    name,
    title,
    reach: async (visit) => {
      visit.server.availability = availability;
      await visit.open();
      await visit.page.getByRole('heading', { level: 1 }).waitFor();
    },
  };
}

function refused(name: string, title: string, status: number, words: string): PageState {
  return {
    name,
    title,
    reach: async (visit) => {
      visit.server.signUpAnswers = [status, status, status];
      await visit.open();
      await visit.signUp();
      await visit.see(words);
    },
  };
}

function queue(name: string, title: string, part: Parameters<Visit['wait']>[0]): PageState {
  return { name, title, reach: (visit) => visit.wait(part) };
}
