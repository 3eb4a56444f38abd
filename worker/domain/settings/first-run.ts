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

/** What the steps are read off. Nothing is stored of the steps themselves, so that they can be taken in any order and resumed. */
export type FirstRunFacts = {
  settings: Settings;
  /** The fields that were ever changed, by their names. */
  changed: readonly string[];
  hasReviewKey: boolean;
  coordinators: number;
  volunteers: number;
};

/** Which steps are done. Whoever asks has signed in, and so has a passkey. */
export function firstRunDone(facts: FirstRunFacts): Record<FirstRunStep, boolean> {
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
