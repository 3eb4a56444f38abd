import { failure, ok } from '../browser/console/fake-server.ts';
import type { ConsoleState } from './console-states.ts';
import { INVITE, RECORD, REMOVE, TEAM } from '../../worker/console/team/team-texts.ts';
import { PAGES } from '../../worker/console/session/pages.ts';
import type { PurgeState } from '../../protocol/http/retention.ts';
import { APP } from '../../worker/console/app/app-texts.ts';
import { RETENTION, TERM_FORM, TERMS } from '../../worker/console/retention/retention-texts.ts';
import { ERROR_TEXTS } from '../../worker/console/session/session-texts.ts';
import type { ConsoleVisit } from './console-visit.ts';
import { SECRECY } from '../../worker/console/secrecy/secrecy-texts.ts';

const YESTERDAY_MS = Date.now() - 86_400_000;

/** As the software brings it (worker/migrations/0011_team.sql). */
const DRAFT_LINES = [
  'Ik praat met niemand buiten deze hulplijn over wat een bezoeker vertelt.',
  'Ik vertel ook niets waaraan iemand een bezoeker kan herkennen.',
  'Ik zoek niet uit wie een bezoeker is.',
  'Ik heb geen contact met bezoekers buiten deze chat.',
  'Ik bewaar niets van een gesprek buiten deze console, ook geen foto.',
  'Ik chat op een plek waar niemand met mij meeleest.',
  'Ik log uit als ik klaar ben, en niemand anders gebruikt mijn passkey.',
  'Wil ik over een gesprek praten? Dan doe ik dat alleen met collega’s van deze hulplijn.',
  'Denk ik dat iemand in groot gevaar is? Dan zeg ik dat meteen tegen een coördinator.',
  'Deze belofte blijft gelden als ik hier niet meer werk.',
];

/** Who works here, and what everybody promises. */
export const consoleTeamStates: ConsoleState[] = [
  {
    name: 'console-secrecy',
    title: 'De geheimhoudingsverklaring',
    reach: async (visit) => {
      visit.server.signedIn = 'volunteer';
      visit.server.secrecyDue = true;
      visit.server.queueEvent = { type: 'secrecyDue' };
      const text = DRAFT_LINES.join('\n');
      visit.server.handlers.set('GET /api/console/secrecy', () =>
        ok({ current: { n: 1, text, since: YESTERDAY_MS, draft: true }, acceptedN: null }),
      );
      await visit.open('/console/openingstijden');
      await visit.see(SECRECY.accept);
    },
  },
  {
    name: 'console-team',
    title: 'Het team',
    reach: async (visit) => {
      await openTeam(visit);
    },
  },
  {
    name: 'console-team-link',
    title: 'Een uitnodiging, die men één keer ziet',
    reach: async (visit) => {
      await openTeam(visit);
      visit.server.handlers.set('POST /api/coordinator/invitations', () =>
        ok({ expiresAt: Date.now() + 3 * 86_400_000 }),
      );
      await visit.page.getByRole('button', { name: INVITE.make }).click();
      await visit.see(INVITE.copy);
    },
  },
  {
    name: 'console-team-remove',
    title: 'Een collega verwijderen',
    reach: async (visit) => {
      await openTeam(visit);
      await visit.page.getByRole('button', { name: TEAM.remove }).first().click();
      await visit.see(REMOVE.body);
      await visit.page.getByRole('button', { name: REMOVE.confirm, exact: true }).click();
      await visit.see(REMOVE.wrong);
    },
  },
  {
    name: 'console-team-last',
    title: 'De laatste coördinator blijft, ook als de ander net wegging',
    reach: async (visit) => {
      await openTeam(visit, 'Kim');
      visit.server.handlers.set('POST /api/coordinator/team/coordinator/remove', () =>
        failure('lastCoordinator'),
      );
      await visit.page.getByRole('button', { name: new RegExp(`^${TEAM.remove}.*Marijke`) }).click();
      await visit.page.getByLabel(REMOVE.type('Marijke')).fill('Marijke');
      await visit.page.getByRole('button', { name: REMOVE.confirm, exact: true }).click();
      await visit.see(ERROR_TEXTS.lastCoordinator);
    },
  },
  {
    name: 'console-secrecy-record',
    title: 'Wie de geheimhouding bevestigde',
    reach: async (visit) => {
      await openRecord(visit);
    },
  },
  {
    name: 'console-secrecy-new',
    title: 'Een nieuwe versie van de geheimhouding',
    reach: async (visit) => {
      await openRecord(visit);
      await visit.page.getByRole('button', { name: RECORD.edit }).click();
      await visit.page.getByRole('button', { name: RECORD.save }).click();
      await visit.see(RECORD.same);
    },
  },
  {
    name: 'console-retention',
    title: 'Bewaren en wissen',
    reach: (visit) => openRetention(visit, 'ok'),
  },
  {
    name: 'console-purge-missing',
    title: 'Er wordt niet meer gewist',
    reach: (visit) => openRetention(visit, 'missing'),
  },
  {
    name: 'console-retention-shorter',
    title: 'Korter bewaren, na een vraag',
    reach: async (visit) => {
      await openRetention(visit, 'ok');
      await visit.page.getByLabel(TERMS.retentionDays.label(1, 12)).fill('3');
      await visit.page
        .getByRole('button', { name: `${TERM_FORM.save} ${TERMS.retentionDays.title}` })
        .click();
      await visit.see(TERM_FORM.shorterConfirm);
    },
  },
];

/** @param other a second coordinator */
async function openTeam(visit: ConsoleVisit, other?: string): Promise<void> {
  visit.server.signedIn = 'coordinator';
  const person = { inTraining: false, mentor: false, lastActiveOn: '2026-11-24', passkeys: 1, secrecyN: 2 };
  visit.server.handlers.set('GET /api/coordinator/team', () =>
    ok({
      people: [
        { ...person, id: 'a', alias: 'Anna', role: 'volunteer', inTraining: true, secrecyN: 1 },
        { ...person, id: 'coordinator', alias: 'Marijke', role: 'coordinator', passkeys: 2 },
        { ...person, id: 'r', alias: 'Robin', role: 'volunteer', mentor: true, secrecyN: null },
        ...(other === undefined ? [] : [{ ...person, id: 'o', alias: other, role: 'coordinator' }]),
      ],
      invitations: [
        {
          id: 'h'.repeat(22),
          role: 'volunteer',
          alias: null,
          newPasskey: false,
          expiresAt: Date.now() + 86_400_000,
        },
        {
          id: 'i'.repeat(22),
          role: 'volunteer',
          alias: 'Anna',
          newPasskey: true,
          expiresAt: Date.now() + 86_400_000,
        },
      ],
      secrecyN: 2,
    }),
  );
  await visit.open(PAGES.team.path);
  await visit.see(INVITE.open);
}

async function openRecord(visit: ConsoleVisit): Promise<void> {
  visit.server.signedIn = 'coordinator';
  visit.server.handlers.set('GET /api/coordinator/secrecy', () =>
    ok({
      versions: [{ n: 1, text: DRAFT_LINES.join('\n'), since: YESTERDAY_MS, draft: true }],
      people: [
        { id: 'a', alias: 'Anna', removedAt: null, accepted: [{ n: 1, at: YESTERDAY_MS }] },
        { id: 'r', alias: 'Robin', removedAt: null, accepted: [] },
        { id: 'c', alias: 'Cas', removedAt: YESTERDAY_MS, accepted: [{ n: 1, at: YESTERDAY_MS }] },
      ],
    }),
  );
  await visit.open(PAGES.secrecyRecord.path);
  await visit.see(RECORD.people);
}

async function openRetention(visit: ConsoleVisit, state: PurgeState): Promise<void> {
  visit.server.signedIn = 'coordinator';
  const run = { startedAt: YESTERDAY_MS, finishedAt: YESTERDAY_MS + 900, erased: 3, failed: 0, sweptKeys: 1 };
  const days = ['24', '25', '26', '27', '28', '29', '30'].map((day, n) => ({ date: `2026-11-${day}`, n }));
  visit.server.handlers.set('GET /api/console/purge', () => ok({ state }));
  visit.server.handlers.set('GET /api/coordinator/retention', () =>
    ok({
      ...{
        weeks: 6,
        accountMonths: 24,
        secrecyMonths: 24,
        version: 1,
        state,
        oldestDays: 41,
        erasedPerDay: days.slice(0, 4),
        nextPerDay: days,
      },
      runs: [
        run,
        { ...run, startedAt: YESTERDAY_MS - 600_000, erased: 0, failed: 1 },
        { ...run, startedAt: YESTERDAY_MS - 1_200_000, finishedAt: null },
      ],
      next: YESTERDAY_MS - 1_200_000,
    }),
  );
  await visit.open(PAGES.retention.path);
  await visit.see(RETENTION.runs);
  if (state !== 'ok') await visit.see(APP.purge.missing);
}
