import {
  given,
  received,
  SHARE as SHARE_ID,
  shareWith,
  sharesOfThree,
  withColleagues,
} from '../browser/console/fake-shares.ts';
import { failure, ok, ROOM } from '../browser/console/fake-server.ts';
import { COMMENTS } from '../../worker/console/conversation/transcript-texts.ts';
import { MAILBOX_PAGE, SHARED } from '../../worker/console/mailbox/mailbox-texts.ts';
import { REASON_TEXTS, TRANSCRIPT, UNLOCK } from '../../worker/console/review/review-texts.ts';
import { SHARE, SHARE_DIALOG } from '../../worker/console/review/share-texts.ts';
import { MAIL } from '../../worker/console/session/mailbox-texts.ts';
import { PAGES } from '../../worker/console/session/pages.ts';
import { signInWithoutSecret } from './console-access-states.ts';
import type { ConsoleState } from './console-states.ts';
import type { ConsoleVisit } from './console-visit.ts';

/** [N2] [N3] What was shared, and what its readers say of it. */
export const consoleShareStates: ConsoleState[] = [
  {
    name: 'console-mail-unread',
    title: 'Iets nieuws in het postvak',
    reach: async (visit) => {
      visit.server.signedIn = 'volunteer';
      visit.server.handlers.set('GET /api/console/shares', () => ok({ shares: [received()], given: [] }));
      await visit.open();
      await visit.see(MAIL.unread);
    },
  },
  {
    name: 'console-postvak-empty',
    title: 'Een leeg postvak, met een besluit',
    reach: async (visit) => {
      visit.server.signedIn = 'volunteer';
      const note = { id: 'n'.repeat(22), kind: 'concernDecided', at: Date.now() };
      visit.server.handlers.set('GET /api/console/notes', () => ok({ notes: [note] }));
      await visit.open(PAGES.mailbox.path);
      await visit.see(MAIL.concernDecided);
    },
  },
  {
    name: 'console-postvak',
    title: 'Een postvak van een coördinator',
    reach: async (visit) => {
      visit.server.signedIn = 'coordinator';
      visit.server.handlers.set('GET /api/console/shares', () =>
        ok({
          shares: [
            received({ kind: 'discussion' }),
            received({ id: 't'.repeat(22), unread: false }),
            received({ id: 'e'.repeat(22), state: 'ended', unread: false, conversation: null }),
            received({ id: 'w'.repeat(22), state: 'erased', unread: false, conversation: null }),
          ],
          given: [
            given({ id: 'a'.repeat(22), read: true, unread: true }),
            given({ id: 'b'.repeat(22), kind: 'discussion', state: 'awaited', alias: 'Tess' }),
            given({ id: 'd'.repeat(22), state: 'erased', conversation: null }),
          ],
        }),
      );
      await visit.open(PAGES.mailbox.path);
      await visit.see(MAILBOX_PAGE.said);
    },
  },
  {
    name: 'console-shared',
    title: 'Terugkoppeling lezen en antwoorden',
    reach: async (visit) => {
      await openShare(visit);
      await visit.see(COMMENTS.answer);
      await visit.page.getByRole('button', { name: COMMENTS.about }).first().click();
      await visit.page.getByLabel(COMMENTS.about).last().fill('Hier twijfelde ik.');
    },
  },
  {
    name: 'console-shared-over',
    title: 'Terugkoppeling die is afgelopen',
    reach: async (visit) => {
      await openShare(visit, (server) =>
        server.handlers.set(`POST /api/console/shares/${SHARE_ID}/open`, () => failure('gone')),
      );
      await visit.see(SHARED.over);
    },
  },
  {
    name: 'console-shared-closed',
    title: 'Iets gedeeld, en het postvak is hier niet open',
    reach: async (visit) => {
      visit.server.signedIn = 'volunteer';
      await visit.open(`${PAGES.mailbox.path}/${SHARE_ID}`);
      await visit.see(SHARED.closed);
    },
  },
];

/** Of coordinators, who share it. */
export const consoleSharingStates: ConsoleState[] = [
  {
    name: 'console-transcript-comments',
    title: 'Een gesprek met opmerkingen, gedeeld met collega’s',
    reach: async (visit) => {
      const [share, ...awaited] = sharesOfThree();
      await withColleagues(visit.server, {
        shares: [
          share,
          ...awaited,
          {
            ...share,
            id: 'e'.repeat(22),
            alias: 'Bas',
            volunteerId: 'Bas',
            kind: 'discussion',
            state: 'ended',
          },
        ],
      });
      await readIt(visit);
      await visit.see(SHARE.awaits('Tess'));
    },
  },
  {
    name: 'console-share-feedback',
    title: 'Delen met de vrijwilliger van het gesprek',
    reach: async (visit) => {
      await withColleagues(visit.server);
      await readIt(visit);
      await visit.press(SHARE.withVolunteer('Robin'));
      await visit.see(SHARE_DIALOG.secret);
    },
  },
  {
    name: 'console-share-discussion',
    title: 'Nabespreken: nog niemand gekozen',
    reach: async (visit) => {
      await withColleagues(visit.server);
      await readIt(visit);
      await visit.press(SHARE.discuss);
      await visit.page.getByRole('button', { name: SHARE_DIALOG.confirm, exact: true }).click();
      await visit.see(SHARE_DIALOG.choose);
    },
  },
];

async function openShare(
  visit: ConsoleVisit,
  after: (server: ConsoleVisit['server']) => void = () => {},
): Promise<void> {
  const key = await signInWithoutSecret(visit);
  await shareWith(visit.server, key);
  after(visit.server);
  await visit.open(`${PAGES.mailbox.path}/${SHARE_ID}`);
}

async function readIt(visit: ConsoleVisit): Promise<void> {
  await visit.open(`/console/gesprekken/${ROOM}`);
  await visit.page.getByRole('combobox', { name: TRANSCRIPT.reason }).click();
  await visit.page.getByRole('option', { name: REASON_TEXTS.training }).click();
  await visit.press(TRANSCRIPT.open);
  await visit.press(UNLOCK.demo);
  await visit.press(UNLOCK.submit);
  await visit.see(SHARE.title);
}
