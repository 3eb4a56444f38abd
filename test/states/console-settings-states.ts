import { FIRST_RUN } from '../../worker/console/settings/first-run-texts.ts';
import { HOURS_SETTINGS } from '../../worker/console/settings/hours-texts.ts';
import { LINES } from '../../worker/console/settings/lines-texts.ts';
import { NUMBERS } from '../../worker/console/settings/numbers-texts.ts';
import { ORGANISATION, SETTINGS } from '../../worker/console/settings/settings-texts.ts';
import { SITES } from '../../worker/console/settings/sites-texts.ts';
import { INVITE } from '../../worker/console/team/team-texts.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { ok } from '../browser/console/fake-server.ts';
import type { ConsoleState } from './console-states.ts';
import type { ConsoleVisit } from './console-visit.ts';

const UNTIL_MS = Date.parse('2026-11-29T12:00:00Z');

/** [S4] What a coordinator sets: the list of the pages, and some of these. */
export const consoleSettingsStates: ConsoleState[] = [
  {
    name: 'console-settings',
    title: 'De lijst met instellingen',
    reach: (visit) => open(visit, '', SETTINGS.intro),
  },
  {
    name: 'console-first-run',
    title: 'De eerste keer, bij de derde stap',
    reach: (visit) => open(visit, '/eerste-keer', ORGANISATION.nameHint),
  },
  {
    name: 'console-first-run-lines',
    title: 'De eerste keer, bij de hulplijnen',
    reach: (visit) => atStep(visit, 'lines', LINES.intro),
  },
  {
    name: 'console-first-run-invite',
    title: 'De eerste keer, met een link voor een collega',
    reach: async (visit) => {
      visit.server.handlers.set('POST /api/coordinator/invitations', () => ok({ expiresAt: UNTIL_MS }));
      await atStep(visit, 'secondCoordinator', INVITE.aliasHint);
      await visit.press(INVITE.make);
      await visit.see(INVITE.copy);
    },
  },
  {
    name: 'console-settings-queue',
    title: 'Wachtrij en tijden instellen',
    reach: (visit) => open(visit, '/wachtrij', NUMBERS.groups[0]?.title ?? ''),
  },
  {
    name: 'console-settings-organisation',
    title: 'Organisatie instellen',
    reach: (visit) => open(visit, '/organisatie', ORGANISATION.nameHint),
  },
  {
    name: 'console-settings-hours',
    title: 'Openingstijden instellen',
    reach: (visit) => open(visit, '/openingstijden', HOURS_SETTINGS.previewTitle),
  },
  {
    name: 'console-settings-sites',
    title: 'Websites instellen',
    reach: (visit) => open(visit, '/websites', SITES.codeTitle),
  },
];

async function atStep(visit: ConsoleVisit, step: keyof typeof FIRST_RUN.steps, text: string): Promise<void> {
  await open(visit, '/eerste-keer', ORGANISATION.nameHint);
  await visit.press(FIRST_RUN.steps[step].title);
  await visit.see(text);
}

async function open(visit: ConsoleVisit, page: string, text: string): Promise<void> {
  const { server } = visit;
  const sites = ['https://www.voorbeeld.nl'];
  server.signedIn = 'coordinator';
  server.handlers.set('GET /api/coordinator/settings', () =>
    ok({ version: 1, settings: { ...DEFAULT_SETTINGS, sites }, changes: [] }),
  );
  server.handlers.set('GET /api/coordinator/team', () => ok({ people: [], invitations: [], secrecyN: 1 }));
  server.handlers.set('GET /api/coordinator/sites', () =>
    ok({ chatOrigin: 'https://chat.voorbeeld.nl', conversations: [{ site: sites[0], count: 12 }] }),
  );
  await visit.open(`/console/instellingen${page}`);
  await visit.see(text);
}
