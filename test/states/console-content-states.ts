import type { SettingsBody } from '../../protocol/http/settings.ts';
import type { Settings } from '../../protocol/settings.ts';
import { CRISIS } from '../../worker/console/settings/crisis-texts.ts';
import { LINES } from '../../worker/console/settings/lines-texts.ts';
import { TOPIC_SETTINGS } from '../../worker/console/settings/topics-texts.ts';
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
  {
    name: 'console-lines-referrals',
    title: 'Hulplijnen, net gecontroleerd en te lang geleden, met een eigen verwijslijst',
    reach: async (visit) => {
      const [first, second, ...rest] = DEFAULT_SETTINGS.helpLines;
      if (first === undefined || second === undefined) throw new Error('no lines');
      await open(visit, 'hulplijnen', {
        helpLines: [
          { ...first, checkedOn: '2026-11-20', checkedBy: 'noor' },
          { ...second, checkedOn: '2026-06-01', checkedBy: 'noor' },
          ...rest,
        ],
        referrals: [
          {
            name: 'Inloophuis De Brug',
            purpose: 'Koffie, een praatje en hulp bij papieren',
            region: 'Zwolle en omgeving',
            phone: '038 1234567',
            url: 'https://www.voorbeeld.nl',
          },
        ],
      });
      await visit.page.getByLabel(LINES.referrals.region).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'console-topics-retired',
    title: 'Onderwerpen, met een dat uit de lijst is',
    reach: async (visit) => {
      await open(visit, 'onderwerpen');
      await visit.press(TOPIC_SETTINGS.retire);
      await visit.see(TOPIC_SETTINGS.retiredIntro);
      await visit.page.getByText(TOPIC_SETTINGS.retiredIntro).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'console-crisis-confirmed',
    title: 'Een crisiskaart die is nagekeken',
    reach: async (visit) => {
      const { crisisCard } = DEFAULT_SETTINGS;
      await open(visit, 'crisiskaart', {
        crisisCard: { ...crisisCard, confirmedOn: '2026-11-20', confirmedBy: 'noor' },
        onCall: { label: 'Coördinator van dienst', phone: '06 11111111' },
      });
      await visit.see(CRISIS.confirmHint);
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

async function open(visit: ConsoleVisit, slug: string, part: Partial<Settings> = {}): Promise<void> {
  visit.server.handlers.set('GET /api/coordinator/settings', () =>
    ok({
      version: 1,
      settings: { ...DEFAULT_SETTINGS, ...part },
      changes: [],
      checkers: [{ id: 'noor', alias: 'Noor' }],
    } satisfies SettingsBody),
  );
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
