import { inReview, concernRow, transcriptFor, withConcerns } from '../browser/console/fake-concern.ts';
import { ok, ROOM } from '../browser/console/fake-server.ts';
import { CONCERNS } from '../../worker/console/review/concerns-texts.ts';
import { REASON_TEXTS, REPORT, TRANSCRIPT, UNLOCK } from '../../worker/console/review/review-texts.ts';
import type { ConsoleState } from './console-states.ts';
import type { ConsoleVisit } from './console-visit.ts';

/** [B1] Breaking confidentiality, step by step. */
export const consoleConcernStates: ConsoleState[] = [
  {
    name: 'console-concerns-none',
    title: 'Niets gemeld',
    reach: async (visit) => {
      await withConcerns(visit.server, () => []);
      await visit.open('/console/meldingen');
      await visit.see(CONCERNS.empty);
    },
  },
  {
    name: 'console-concern-reported-alone',
    title: 'Een melding, en één coördinator',
    reach: async (visit) => {
      await withConcerns(visit.server, () => [concernRow()], 1);
      await unlocked(visit);
      await visit.see(CONCERNS.account.title);
    },
  },
  {
    name: 'console-concern-in-review',
    title: 'Een melding om goed te keuren',
    reach: async (visit) => {
      await withConcerns(visit.server, async (made) => [await inReview(made)]);
      await unlocked(visit);
      await visit.see(CONCERNS.approve.title);
    },
  },
  {
    name: 'console-concern-package',
    title: 'Berichten kiezen om te verstrekken',
    reach: async (visit) => {
      const { server } = visit;
      const made = await withConcerns(server, async (key) => [
        await inReview(key, {
          state: 'approved',
          second: { alias: 'Bo', at: Date.now() },
          may: ['disclose', 'withdraw'],
        }),
      ]);
      const { body } = await transcriptFor(made);
      server.handlers.set(`POST /api/coordinator/conversations/${ROOM}/open`, () => ok(body));
      await unlocked(visit);
      await visit.press(CONCERNS.package.load);
      await visit.see(CONCERNS.package.chosen(0, 3));
    },
  },
  {
    name: 'console-transcript-danger',
    title: 'Een gesprek openen vanwege gevaar',
    reach: async (visit) => {
      await withConcerns(visit.server, () => []);
      await visit.open(`/console/gesprekken/${ROOM}`);
      await because(visit, REASON_TEXTS.danger);
      await visit.see(TRANSCRIPT.ground);
    },
  },
  {
    name: 'console-transcript-report',
    title: 'Een gesprek lezen en melden',
    reach: async (visit) => {
      const made = await withConcerns(visit.server, () => []);
      const { body } = await transcriptFor(made);
      visit.server.handlers.set(`POST /api/coordinator/conversations/${ROOM}/open`, () => ok(body));
      await visit.open(`/console/gesprekken/${ROOM}`);
      await because(visit, REASON_TEXTS.asked);
      await visit.press(TRANSCRIPT.open);
      await visit.press(UNLOCK.demo);
      await visit.press(UNLOCK.submit);
      await visit.press(REPORT.open);
      await visit.see(REPORT.body);
    },
  },
];

async function because(visit: ConsoleVisit, reason: string): Promise<void> {
  await visit.page.getByRole('combobox', { name: TRANSCRIPT.reason }).click();
  await visit.page.getByRole('option', { name: reason }).click();
}

async function unlocked(visit: ConsoleVisit): Promise<void> {
  await visit.open('/console/meldingen');
  await visit.press(UNLOCK.demo);
  await visit.press(UNLOCK.submit);
}
