import { FIRST_RUN } from '../../worker/console/settings/first-run-texts.ts';
import { HOURS_SETTINGS } from '../../worker/console/settings/hours-texts.ts';
import { SETTINGS } from '../../worker/console/settings/settings-texts.ts';
import { SITES } from '../../worker/console/settings/sites-texts.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { ok } from '../browser/console/fake-server.ts';
import type { ConsoleState } from './console-states.ts';
import type { ConsoleVisit } from './console-visit.ts';

/** [S4] What a coordinator sets: the list of the pages, and some of these. */
export const consoleSettingsStates: ConsoleState[] = [
  {
    name: 'console-settings',
    title: 'De lijst met instellingen',
    reach: (visit) => open(visit, '', SETTINGS.intro),
  },
  {
    name: 'console-first-run',
    title: 'De eerste keer, met drie stappen klaar',
    reach: (visit) => open(visit, '/eerste-keer', FIRST_RUN.anyOrder),
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
