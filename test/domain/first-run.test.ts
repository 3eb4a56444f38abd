import { expect, test } from 'vitest';
import type { Settings } from '../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import {
  FIRST_RUN_STEPS,
  firstRunStanding,
  nextStep,
  type FirstRunFacts,
  type FirstRunStep,
  type StepStanding,
} from '../../worker/domain/settings/first-run.ts';

type Part = Partial<Omit<FirstRunFacts, 'settings'>> & { settings?: Partial<Settings> };
const standingWith = (part: Part) =>
  firstRunStanding({
    changed: [],
    invited: [],
    hasReviewKey: false,
    coordinators: 1,
    volunteers: 0,
    ...part,
    settings: { ...DEFAULT_SETTINGS, ...part.settings },
  });
const stepsThat = (standing: StepStanding, part: Part) => {
  const each = standingWith(part);
  return FIRST_RUN_STEPS.filter((step) => step !== 'passkey' && each[step] === standing);
};
const doneWith = (part: Part) => stepsThat('done', part);
const { openingHours, helpLines, crisisCard } = DEFAULT_SETTINGS;
const checked = helpLines.map((line) => ({ ...line, checkedOn: '2026-11-26' }));

test('[S7] of an empty installation nothing is done but signing in', () => {
  expect(doneWith({})).toEqual([]);
  expect(FIRST_RUN_STEPS[0]).toBe('passkey');
  expect(standingWith({}).passkey).toBe('done');
  expect(stepsThat('todo', {})).toEqual(FIRST_RUN_STEPS.slice(1));
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

test.each<[string, Part, FirstRunStep[]]>([
  ['a coordinator is invited', { invited: ['coordinator'] }, ['secondCoordinator']],
  ['a volunteer is invited', { invited: ['volunteer'] }, ['firstVolunteer']],
  ['both are', { invited: ['volunteer', 'coordinator'] }, ['secondCoordinator', 'firstVolunteer']],
  ['one more is invited than is needed', { invited: ['volunteer'], volunteers: 1 }, []],
])('[S7] a step waits for somebody else once %s', (_name, facts, steps) => {
  expect(stepsThat('waiting', facts)).toEqual(steps);
});

test('[S7] it goes on with the next step that is to be done, then with the first that was left, and never with one that waits', () => {
  const standing = standingWith({ hasReviewKey: true, invited: ['coordinator'], coordinators: 1 });
  expect(nextStep(standing, null)).toBe('name');
  expect(nextStep(standing, 'passkey')).toBe('name');
  expect(nextStep(standing, 'name')).toBe('hours');
  expect(nextStep(standing, 'site')).toBe('firstVolunteer');
  expect(nextStep(standing, 'firstVolunteer')).toBe('name');
  expect(nextStep({ ...standing, firstVolunteer: 'waiting' }, 'site')).toBe('name');
  const all = Object.fromEntries(FIRST_RUN_STEPS.map((step) => [step, 'done'])) as typeof standing;
  expect(nextStep(all, 'name')).toBeNull();
  expect(nextStep(all, null)).toBeNull();
  expect(nextStep({ ...all, passkey: 'todo' }, 'firstVolunteer')).toBe('passkey');
  // What was skipped alone is offered again.
  expect(nextStep({ ...all, site: 'todo' }, 'site')).toBe('site');
});
