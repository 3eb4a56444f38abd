import type { VolunteerRole } from '../../../protocol/http/staff.ts';
import type { Settings } from '../../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from './default-settings.ts';
import { isSame, settingAt, type SettingField } from './setting-fields.ts';

/** What a coordinator does before a helpline opens for the first time, in this order. */
export const FIRST_RUN_STEPS = [
  'passkey',
  'reviewKey',
  'name',
  'hours',
  'lines',
  'crisisCard',
  'onCall',
  'site',
  'secondCoordinator',
  'firstVolunteer',
] as const;
export type FirstRunStep = (typeof FIRST_RUN_STEPS)[number];

/** waiting: all that can be done here is done, and somebody else goes on. */
export type StepStanding = 'todo' | 'waiting' | 'done';

/** What the steps are read off. Nothing is stored of the steps themselves, so that they can be taken in any order and resumed. */
export type FirstRunFacts = {
  settings: Settings;
  /** The fields that were ever changed, by their names. */
  changed: readonly string[];
  hasReviewKey: boolean;
  coordinators: number;
  volunteers: number;
  /** As what the open invitations are. */
  invited: readonly VolunteerRole[];
};

/** How each step stands. */
export function firstRunStanding(facts: FirstRunFacts): Record<FirstRunStep, StepStanding> {
  const isDone = firstRunDone(facts);
  const waits = {
    secondCoordinator: facts.invited.includes('coordinator'),
    firstVolunteer: facts.invited.includes('volunteer'),
  } as Partial<Record<FirstRunStep, boolean>>;
  const standingOf = (step: FirstRunStep): StepStanding =>
    isDone[step] ? 'done' : waits[step] === true ? 'waiting' : 'todo';
  return Object.fromEntries(FIRST_RUN_STEPS.map((step) => [step, standingOf(step)])) as Record<
    FirstRunStep,
    StepStanding
  >;
}

/** The step to go on with: the next one that is to be done, and after the last the first that was left. Null: there is none. */
export function nextStep(
  standing: Record<FirstRunStep, StepStanding>,
  after: FirstRunStep | null,
): FirstRunStep | null {
  const from = FIRST_RUN_STEPS.findIndex((step) => step === after) + 1;
  return (
    [...FIRST_RUN_STEPS.slice(from), ...FIRST_RUN_STEPS].find((step) => standing[step] === 'todo') ?? null
  );
}

/** Which steps are done. Whoever asks has signed in, and so has a passkey. */
function firstRunDone(facts: FirstRunFacts): Record<FirstRunStep, boolean> {
  const { settings } = facts;
  return {
    passkey: true,
    reviewKey: facts.hasReviewKey,
    name: wasLookedAt(facts, 'organisation'),
    hours: (['openingHours.weekly', 'openingHours.signUpEndsMinutes'] as const).some((field) =>
      wasLookedAt(facts, field),
    ),
    lines: settings.helpLines.every(({ checkedOn }) => checkedOn !== null),
    crisisCard: settings.crisisCard.confirmedOn !== null,
    onCall: settings.onCall !== null,
    site: settings.sites.length > 0,
    secondCoordinator: facts.coordinators > 1,
    firstVolunteer: facts.volunteers > 0,
  };
}

/** Also before the log of changes was kept: what differs from the default was changed. */
function wasLookedAt({ settings, changed }: FirstRunFacts, field: SettingField): boolean {
  return changed.includes(field) || !isSame(settingAt(settings, field), settingAt(DEFAULT_SETTINGS, field));
}
