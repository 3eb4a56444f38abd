import { expect, test } from 'vitest';
import type { Settings } from '../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { FIRST_RUN_STEPS, firstRunDone, type FirstRunFacts } from '../../worker/domain/settings/first-run.ts';

const doneWith = (part: Partial<Omit<FirstRunFacts, 'settings'>> & { settings?: Partial<Settings> }) => {
  const done = firstRunDone({
    changed: [],
    hasReviewKey: false,
    coordinators: 1,
    volunteers: 0,
    ...part,
    settings: { ...DEFAULT_SETTINGS, ...part.settings },
  });
  return FIRST_RUN_STEPS.filter((step) => step !== 'passkey' && done[step]);
};
const { openingHours, helpLines, crisisCard } = DEFAULT_SETTINGS;
const checked = helpLines.map((line) => ({ ...line, checkedOn: '2026-11-26' }));

test('[S7] of an empty installation nothing is done but signing in', () => {
  expect(doneWith({})).toEqual([]);
  expect(FIRST_RUN_STEPS[0]).toBe('passkey');
});

test.each<[string, Parameters<typeof doneWith>[0], string[]]>([
  ['the review key is made', { hasReviewKey: true }, ['reviewKey']],
  ['the name is set', { settings: { organisation: 'Buurtlijn' } }, ['name']],
  ['the name was looked at, and left as it was', { changed: ['organisation'] }, ['name']],
  ['other fields were changed', { changed: ['openingHours.zone', 'sites'] }, []],
  [
    'the week is set',
    { settings: { openingHours: { ...openingHours, weekly: [[], [], [], [], [], [], []] } } },
    ['hours'],
  ],
  [
    'the end of sign-up is set',
    { settings: { openingHours: { ...openingHours, signUpEndsMinutes: 15 } } },
    ['hours'],
  ],
  ['the week was looked at', { changed: ['openingHours.weekly'] }, ['hours']],
  ['every line is checked', { settings: { helpLines: checked } }, ['lines']],
  ['all lines but one are checked', { settings: { helpLines: [...checked, ...helpLines.slice(0, 1)] } }, []],
  ['no line is left', { settings: { helpLines: [] } }, ['lines']],
  [
    'the card was looked at',
    { settings: { crisisCard: { ...crisisCard, confirmedOn: '2026-11-26' } } },
    ['crisisCard'],
  ],
  ['somebody is on call', { settings: { onCall: { label: 'Sam', phone: '0612345678' } } }, ['onCall']],
  ['a site is listed', { settings: { sites: ['https://een.test'] } }, ['site']],
  ['there are two coordinators', { coordinators: 2 }, ['secondCoordinator']],
  ['there is a volunteer', { volunteers: 1 }, ['firstVolunteer']],
])('[S7] a step is done once %s', (_name, facts, steps) => {
  expect(doneWith(facts)).toEqual(steps);
});
