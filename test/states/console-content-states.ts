import { WORDS } from '../../worker/console/settings/words-texts.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { helpLinesInWords } from '../../worker/http/pages/help-lines-in-words.ts';
import { ok } from '../browser/console/fake-server.ts';
import type { ConsoleState } from './console-states.ts';
import type { ConsoleVisit } from './console-visit.ts';

const EVENING = Date.parse('2026-11-24T21:30:00+01:00');
const OWN = 'Hallo. Wat fijn dat je er bent bij {organisatie}.';

/** The pages on which coordinators keep what visitors and volunteers read. */
export const consoleContentStates: ConsoleState[] = [
  { name: 'console-lines', title: 'Hulplijnen instellen', reach: (visit) => open(visit, 'hulplijnen') },
  {
    name: 'console-lines-edit',
    title: 'Een hulplijn aanpassen',
    reach: async (visit) => {
      await open(visit, 'hulplijnen');
      await visit.page.getByRole('button', { name: /^Aanpassen.*De Kindertelefoon$/ }).click();
      await visit.page.locator('fieldset').first().scrollIntoViewIfNeeded();
    },
  },
  { name: 'console-topics', title: 'Onderwerpen instellen', reach: (visit) => open(visit, 'onderwerpen') },
  {
    name: 'console-texts',
    title: 'Teksten instellen, met voorbeeld',
    reach: async (visit) => {
      await open(visit, 'teksten');
      await visit.page.locator('textarea[name="texts.welcome.nl"]').fill(OWN);
      await visit.page
        .getByRole('button', { name: new RegExp(`${WORDS.show}.*${WORDS.texts.welcome.name}`) })
        .click();
      const frame = visit.page.frameLocator('iframe');
      await frame.getByText('Wat fijn dat je er bent bij Het Luisterend Oog.').waitFor();
      await visit.page.locator('iframe').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'console-crisis',
    title: 'Crisiskaart en achterwacht',
    reach: (visit) => open(visit, 'crisiskaart'),
  },
];

async function open(visit: ConsoleVisit, slug: string): Promise<void> {
  visit.server.signedIn = 'coordinator';
  const { openingHours, organisation, exitUrl } = DEFAULT_SETTINGS;
  visit.server.handlers.set('GET /api/chat-page', () =>
    ok({
      availability: { state: 'open', signUpEndsInMs: null, nobodyOnDuty: false },
      helpLines: helpLinesInWords('nl', DEFAULT_SETTINGS, EVENING),
      helpLinesCheckedOn: null,
      organisation,
      retentionWeeks: 6,
      weeklyHours: openingHours.weekly,
      zone: openingHours.zone,
      zoneName: 'Nederlandse tijd',
      signUpEndsMinutes: openingHours.signUpEndsMinutes,
      graceMinutes: 10,
      exitUrl,
      signedBy: null,
    }),
  );
  await visit.open(`/console/instellingen/${slug}`);
  await visit.page.getByRole('button', { name: 'Bekijken en opslaan' }).waitFor();
}
