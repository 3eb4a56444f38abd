import {
  ACCOUNT,
  concernRow,
  DELIVERY,
  disclosed,
  inReview,
  SAID,
  transcriptFor,
  withConcerns,
} from '../browser/console/fake-concern.ts';
import { ok, ROOM } from '../browser/console/fake-server.ts';
import { CONCERN } from '../../worker/console/concern/concern-texts.ts';
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
    name: 'console-concerns-none-alone',
    title: 'Niets gemeld, en één coördinator',
    reach: async (visit) => {
      await withConcerns(visit.server, () => [], 1);
      await visit.open('/console/meldingen');
      await visit.see(CONCERNS.alone);
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
    name: 'console-concern-personal',
    title: 'Wat er bij een melding staat, herkent misschien iemand',
    reach: async (visit) => {
      await withConcerns(visit.server, () => [concernRow()]);
      await unlocked(visit);
      const { ground, what, necessary, lighter, save, personal } = CONCERNS.account;
      for (const label of [ground, what, necessary, lighter])
        await visit.page.getByLabel(label).fill('De politie belt 06 12345678 terug.');
      await visit.press(save);
      await visit.see(personal);
    },
  },
  {
    name: 'console-concern-mine',
    title: 'Een melding die iemand anders moet goedkeuren',
    reach: async (visit) => {
      await withConcerns(visit.server, async (made) => [
        await inReview(made, { may: ['withdraw'], needsOther: true }),
      ]);
      await unlocked(visit);
      await visit.see(ACCOUNT.lighter);
    },
  },
  {
    name: 'console-concern-over',
    title: 'Een melding waaruit verstrekt is, en meldingen die voorbij zijn',
    reach: async (visit) => {
      await withConcerns(visit.server, async (made) => [
        await disclosed(made, Date.now() + 20 * DAY_MS),
        concernRow({ id: 'd'.repeat(22), state: 'declined', may: [], until: Date.now() - DAY_MS }),
        concernRow({ id: 'e'.repeat(22), conversation: null, state: 'lapsed', may: [], raisers: [''] }),
      ]);
      await unlocked(visit);
      await visit.see(DELIVERY.recipient);
    },
  },
  {
    name: 'console-concern-package',
    title: 'Berichten kiezen om te verstrekken',
    reach: async (visit) => {
      // A colleague whose alias is an ordinary word of what was said.
      const key = { key: null, confirmation: null, held: null };
      const people = [{ id: 'niemand', alias: 'Niemand', role: 'volunteer', ...key }];
      visit.server.handlers.set('GET /api/coordinator/staff-keys', () => ok({ people }));
      await choosing(visit);
      await visit.page.getByRole('checkbox', { name: SAID[2] ?? '' }).press(' ');
      await visit.see(CONCERNS.package.othersHint);
    },
  },
  {
    name: 'console-concern-files',
    title: 'De bestanden zijn gemaakt',
    reach: async (visit) => {
      await choosing(visit);
      await visit.page.getByRole('checkbox', { name: SAID[0] ?? '' }).press(' ');
      const { recipient, how, part, make, made } = CONCERNS.package;
      for (const label of [recipient, how, part]) await visit.page.getByLabel(label).fill('De wijkagent');
      await visit.press(make);
      await visit.see(made);
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
      visit.server.handlers.set(`GET /api/coordinator/conversations/${ROOM}/shares`, () =>
        ok({ shares: [] }),
      );
      await visit.open(`/console/gesprekken/${ROOM}`);
      await because(visit, REASON_TEXTS.asked);
      await visit.press(TRANSCRIPT.open);
      await visit.press(UNLOCK.demo);
      await visit.press(UNLOCK.submit);
      await visit.press(REPORT.open);
      await visit.see(CONCERN.self);
    },
  },
];

const DAY_MS = 86_400_000;
/** Messages stand to be chosen, for who may hand something out. */
async function choosing(visit: ConsoleVisit): Promise<void> {
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
}

async function because(visit: ConsoleVisit, reason: string): Promise<void> {
  await visit.page.getByRole('combobox', { name: TRANSCRIPT.reason }).click();
  await visit.page.getByRole('option', { name: reason }).click();
}

async function unlocked(visit: ConsoleVisit): Promise<void> {
  await visit.open('/console/meldingen');
  await visit.press(UNLOCK.demo);
  await visit.press(UNLOCK.submit);
}
