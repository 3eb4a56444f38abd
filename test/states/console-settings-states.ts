import { SETUP } from '../../worker/console/review/review-texts.ts';
import { FIRST_RUN } from '../../worker/console/settings/first-run-texts.ts';
import { HOURS_SETTINGS } from '../../worker/console/settings/hours-texts.ts';
import { LINES } from '../../worker/console/settings/lines-texts.ts';
import { NUMBERS } from '../../worker/console/settings/numbers-texts.ts';
import { ORGANISATION, SETTINGS, SETTINGS_FORM } from '../../worker/console/settings/settings-texts.ts';
import { SITES } from '../../worker/console/settings/sites-texts.ts';
import { INVITE } from '../../worker/console/team/team-texts.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { failure, ok } from '../browser/console/fake-server.ts';
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
    name: 'console-first-run-key',
    title: 'De eerste keer, bij de leessleutel',
    reach: async (visit) => {
      visit.server.reviewKey = null;
      visit.server.firstRun = true;
      await open(visit, '/eerste-keer', SETUP.start);
    },
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
    name: 'console-settings-wrong',
    title: 'Openingstijden die niet kloppen',
    reach: async (visit) => {
      await open(visit, '/openingstijden', HOURS_SETTINGS.previewTitle);
      await visit.page.locator('input[name="openingHours.weekly.0.0.from"]').fill('half drie');
      await visit.press(SETTINGS_FORM.look);
      await visit.see(SETTINGS_FORM.invalid);
    },
  },
  {
    name: 'console-settings-look',
    title: 'Openingstijden, voordat ze worden opgeslagen',
    reach: async (visit) => {
      await open(visit, '/openingstijden', HOURS_SETTINGS.previewTitle);
      await visit.page.locator('input[name="openingHours.weekly.0.0.from"]').fill('12.00');
      await visit.press(SETTINGS_FORM.look);
      await visit.see(SETTINGS_FORM.previewTitle);
    },
  },
  {
    name: 'console-settings-conflict',
    title: 'Een instelling die een collega net heeft gewijzigd',
    reach: async (visit) => {
      const { queue } = DEFAULT_SETTINGS;
      const current = {
        ...{ version: 2, changes: [{ field: 'queue.offerSeconds', version: 2, by: 'Noor' }] },
        settings: { ...DEFAULT_SETTINGS, queue: { ...queue, offerSeconds: 120 } },
      };
      visit.server.handlers.set('PATCH /api/coordinator/settings', () => {
        const { status, body } = failure('conflict');
        return { status, body: { ...(body as object), current } };
      });
      await open(visit, '/wachtrij', NUMBERS.groups[0]?.title ?? '');
      await visit.page.locator('input[name="queue.offerSeconds"]').fill('90');
      await visit.press(SETTINGS_FORM.look);
      await visit.press(SETTINGS_FORM.save);
      await visit.see('Noor heeft dit net gewijzigd');
    },
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
    name: 'console-hours-conflict',
    title: 'Openingstijden die een collega op dezelfde dag heeft gewijzigd',
    reach: async (visit) => {
      const { openingHours } = DEFAULT_SETTINGS;
      const weekly = openingHours.weekly.with(0, [{ from: '10:00', to: '12:00' }]).with(1, []);
      const changes = ['0', '1'].map((day) => `openingHours.weekly.${day}`);
      const current = {
        version: 2,
        changes: changes.map((field) => ({ field, version: 2, by: 'Noor' })),
        settings: { ...DEFAULT_SETTINGS, openingHours: { ...openingHours, weekly } },
      };
      visit.server.handlers.set('PATCH /api/coordinator/settings', () => {
        const { status, body } = failure('conflict');
        return { status, body: { ...(body as object), current } };
      });
      await open(visit, '/openingstijden', HOURS_SETTINGS.previewTitle);
      await visit.page.locator('input[name="openingHours.weekly.0.0.from"]').fill('9.00');
      await visit.press(SETTINGS_FORM.look);
      await visit.press(SETTINGS_FORM.save);
      await visit.see('Noor heeft dit net gewijzigd');
    },
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
