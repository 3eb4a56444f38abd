import { MAILBOX, SESSIONS } from '../../worker/console/account/account-texts.ts';
import { APP } from '../../worker/console/app/app-texts.ts';
import { CONCERNS } from '../../worker/console/review/concerns-texts.ts';
import { HOME } from '../../worker/console/home/home-texts.ts';
import { ACCESS } from '../../worker/console/review/keys-texts.ts';
import { ERASE_NOW, TRANSCRIPT } from '../../worker/console/review/review-texts.ts';
import { PACE, TALK } from '../../worker/console/talk/talk-texts.ts';
import { ROOM } from '../browser/console/fake-server.ts';
import { withConcerns } from '../browser/console/fake-concern.ts';
import { consoleAccessStates, consoleMailboxStates } from './console-access-states.ts';
import { consoleConcernStates } from './console-concern-states.ts';
import { consoleLogStates } from './console-log-states.ts';
import { consoleStates, type ConsoleState } from './console-states.ts';
import type { ConsoleVisit } from './console-visit.ts';

const others = [
  ...consoleStates,
  ...consoleAccessStates,
  ...consoleMailboxStates,
  ...consoleLogStates,
  ...consoleConcernStates,
];

/** What is asked once more before it can't be undone, on the pages of everybody. */
export const consoleDialogStates: ConsoleState[] = [
  {
    name: 'console-sign-out-in-talk',
    title: 'Uitloggen tijdens een gesprek, na een vraag',
    reach: async (visit) => {
      await reachOther(visit, 'console-talk');
      const menu = visit.page.getByRole('button', { name: APP.menu, exact: true });
      if (await menu.isVisible()) await menu.click();
      await visit.press(APP.signOut);
      await visit.see(APP.signOutInTalk.body);
    },
  },
  {
    name: 'console-talk-end',
    title: 'Een gesprek beëindigen, na een vraag',
    reach: async (visit) => {
      await reachOther(visit, 'console-talk');
      const end = visit.page.getByRole('button', { name: TALK.end }).filter({ visible: true });
      const ways = visit.page.getByRole('button', { name: PACE.toEnd, exact: true });
      await end.or(ways).first().waitFor();
      if (!(await end.first().isVisible())) await ways.click();
      await end.first().click();
      await visit.see(TALK.endBody);
    },
  },
  {
    name: 'console-guard',
    title: 'Een telefoonnummer in een bericht, na de eerste vraag',
    reach: async (visit) => {
      await reachOther(visit, 'console-talk');
      const box = visit.page.locator('lo-composer textarea');
      await box.fill('Bel me gerust op 06 12345678');
      await box.press('Enter');
      await visit.press(TALK.guard.send);
      await visit.see(TALK.guard.sureBody);
    },
  },
  {
    name: 'console-in-use',
    title: 'De console is al ergens anders in gebruik',
    reach: async (visit) => {
      await reachOther(visit, 'console-off');
      await visit.takeQueueAway();
      await visit.see(HOME.inUse.body);
    },
  },
  {
    name: 'console-not-found',
    title: 'Een pagina die er niet is',
    reach: async (visit) => {
      visit.server.signedIn = 'volunteer';
      await visit.open('/console/niets');
      await visit.see(APP.notFound.body);
    },
  },
  {
    name: 'console-sessions-end',
    title: 'Overal uitloggen, na een vraag',
    reach: async (visit) => {
      await reachOther(visit, 'console-sessions');
      await visit.press(SESSIONS.endAll);
      await visit.see(SESSIONS.endBody);
    },
  },
  {
    name: 'console-mailbox-remake',
    title: 'Een nieuw postvak, na een vraag',
    reach: async (visit) => {
      await reachOther(visit, 'console-mailbox-closed');
      await visit.press(MAILBOX.remake);
      await visit.see(MAILBOX.remakeTitle);
    },
  },
];

/** The same on the pages of coordinators. */
export const coordinatorDialogStates: ConsoleState[] = [
  {
    name: 'console-sessions-coordinator',
    title: 'Waar ben ik ingelogd, als coördinator zonder sleutel',
    reach: async (visit) => {
      visit.server.signedIn = 'coordinator';
      await visit.open('/console/ingelogd');
      await visit.see(MAILBOX.coordinatorClosed);
    },
  },
  {
    name: 'console-access-remake',
    title: 'Een nieuwe eigen sleutel, na een vraag',
    reach: async (visit) => {
      await reachOther(visit, 'console-access-lost');
      await visit.press(ACCESS.remake);
      await visit.see(ACCESS.remakeTitle);
    },
  },
  {
    name: 'console-concern-end',
    title: 'Een melding afwijzen, na een vraag',
    reach: async (visit) => {
      await reachOther(visit, 'console-concern-in-review');
      await visit.press(CONCERNS.end.decline.button);
      await visit.see(CONCERNS.end.decline.title);
    },
  },
  {
    name: 'console-erase-now',
    title: 'Een gesprek nu wissen, na een vraag',
    reach: async (visit) => {
      await withConcerns(visit.server, () => []);
      await visit.open(`/console/gesprekken/${ROOM}`);
      await visit.see(TRANSCRIPT.open);
      await visit.page.getByRole('combobox', { name: ERASE_NOW.reason, exact: true }).click();
      await visit.page.getByRole('option', { name: ERASE_NOW.reasons.visitorAsked }).click();
      await visit.press(ERASE_NOW.title);
      await visit.see(ERASE_NOW.sureBody);
    },
  },
];

/** Goes first to where another state is. */
async function reachOther(visit: ConsoleVisit, name: string): Promise<void> {
  const state = others.find((each) => each.name === name);
  if (state === undefined) throw new Error(`No state of the console is called ${name}.`);
  await state.reach(visit);
}
