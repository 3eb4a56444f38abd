import type { ChainRow } from '../../protocol/http/audit.ts';
import { chainOf, ENTRIES, entry, PEOPLE } from '../browser/console/fake-log.ts';
import { ok, ROOM } from '../browser/console/fake-server.ts';
import type { ConsoleState } from './console-states.ts';
import { SESSIONS } from '../../worker/console/account/account-texts.ts';
import { AUDIT, CHECK } from '../../worker/console/review/audit-texts.ts';
import { REASON_TEXTS, TRANSCRIPT } from '../../worker/console/review/review-texts.ts';

const DAY_MS = 86_400_000;

/** The log of who did what, what it asks about, and where one is signed in. */
export const consoleLogStates: ConsoleState[] = [
  {
    name: 'console-audit',
    title: 'Logboek',
    reach: async (visit) => {
      visit.server.signedIn = 'coordinator';
      visit.server.handlers.set('GET /api/coordinator/audit', () =>
        ok({ entries: ENTRIES, next: 1_202, people: PEOPLE }),
      );
      visit.server.handlers.set('GET /api/coordinator/audit/counts', () =>
        ok({
          days: 30,
          counts: [
            { kind: 'refusedNotSignedIn', n: 38 },
            { kind: 'signIn', n: 412 },
            { kind: 'signInStale', n: 7 },
            { kind: 'signInUnknown', n: 2 },
          ],
        }),
      );
      await visit.open('/console/logboek');
      await visit.see('Klacht');
    },
  },
  {
    name: 'console-audit-narrowed',
    title: 'Logboek, alleen van één gesprek, en niets gevonden',
    reach: async (visit) => {
      visit.server.signedIn = 'coordinator';
      visit.server.handlers.set('GET /api/coordinator/audit', (_body, url) =>
        ok({ entries: url.search === '' ? ENTRIES : [], next: null, people: PEOPLE }),
      );
      await visit.open('/console/logboek');
      await visit.page.getByRole('button', { name: AUDIT.ofConversation }).first().click();
      await visit.see(AUDIT.nothingFound);
    },
  },
  audited('console-audit-right', 'Het logboek klopt', (rows) => rows, CHECK.right(5)),
  audited(
    'console-audit-wrong',
    'Er klopt iets niet in het logboek',
    (rows) =>
      rows.filter(({ seq }) => seq !== 4).map((row) => (row.seq === 2 ? { ...row, act: 'sitIn' } : row)),
    CHECK.wrong,
  ),
  {
    name: 'console-many-opened',
    title: 'Veel gesprekken geopend',
    reach: async (visit) => {
      visit.server.signedIn = 'coordinator';
      visit.server.granted = true;
      visit.server.handlers.set(`POST /api/coordinator/conversations/${ROOM}/open`, async () =>
        ok({
          id: ROOM,
          reviewKeyId: 'A'.repeat(22),
          sealedKey: { v: 1, keyId: 'A'.repeat(22), enc: 'A'.repeat(87), ct: 'A'.repeat(64) },
          intake: null,
          messages: [],
          evaluation: null,
          record: null,
          manyOpened: true,
        }),
      );
      await visit.open(`/console/gesprekken/${ROOM}`);
      await visit.page.getByRole('combobox', { name: TRANSCRIPT.reason }).click();
      await visit.page.getByRole('option', { name: REASON_TEXTS.quality }).click();
      await visit.page.getByRole('button', { name: TRANSCRIPT.open }).click();
      await visit.see(TRANSCRIPT.manyTitle);
    },
  },
  {
    name: 'console-sessions',
    title: 'Waar ben ik ingelogd',
    reach: async (visit) => {
      visit.server.signedIn = 'volunteer';
      const at = Date.now();
      visit.server.handlers.set('GET /api/console/sessions', () =>
        ok({
          sessions: [
            { id: 'a'.repeat(22), since: at - 3_600_000, activeAt: at, valid: true, here: true },
            { id: 'b'.repeat(22), since: at - 9_000_000, activeAt: at - 600_000, valid: true, here: false },
            { id: 'c'.repeat(22), since: at - DAY_MS, activeAt: at - 80_000_000, valid: false, here: false },
          ],
        }),
      );
      await visit.open('/console/ingelogd');
      await visit.see(SESSIONS.endAll);
    },
  },
];

/** The log, after it was checked. */
function audited(
  name: string,
  title: string,
  touched: (rows: ChainRow[]) => ChainRow[],
  words: string,
): ConsoleState {
  return {
    name,
    title,
    reach: async (visit) => {
      visit.server.signedIn = 'coordinator';
      const rows = touched(await chainOf(5));
      const entries = rows.toReversed().map(({ seq, at }) => entry(seq, { at, alias: 'Sam' }));
      visit.server.handlers.set('GET /api/coordinator/audit', () =>
        ok({ entries, next: null, people: PEOPLE }),
      );
      visit.server.handlers.set('GET /api/coordinator/audit/chain', () => ok({ rows, next: null }));
      await visit.open('/console/logboek');
      await visit.page.getByRole('button', { name: CHECK.start }).click();
      await visit.see(words);
    },
  };
}
