import type { SettingRule } from '../../../protocol/error-codes.ts';
import type { Settings, Span } from '../../../protocol/settings.ts';

/** `path`: from the settings on, `['openingHours', 'weekly', 0, 1]`. */
export type BrokenRule = { path: readonly (string | number)[]; rule: SettingRule };

/**
 * What a change may not bring about, beyond each value's own bounds (protocol/settings.ts). Only a change is refused for it: what
 * an older release stored counts as it is.
 */
export function brokenRules({ openingHours, queue, sites }: Settings): BrokenRule[] {
  const { weekly, specialDays } = openingHours;
  return [
    ...weekly.flatMap((spans, day) =>
      overlaps(spans, weekly.at(day - 1) ?? [], ['openingHours', 'weekly', day]),
    ),
    ...specialDays.flatMap(({ spans }, index) =>
      overlaps(spans, [], ['openingHours', 'specialDays', index, 'spans']),
    ),
    ...repeated(specialDays.map(({ date }) => date)).map((index): BrokenRule => ({
      path: ['openingHours', 'specialDays', index, 'date'],
      rule: 'repeated',
    })),
    ...(queue.minPlaces > queue.maxPlaces ? TURNED : []),
    ...repeated(sites).map((index): BrokenRule => ({ path: ['sites', index], rule: 'repeated' })),
    ...sites.flatMap((site, index): BrokenRule[] =>
      isSiteOrigin(site) ? [] : [{ path: ['sites', index], rule: 'notAnOrigin' }],
    ),
  ];
}

/** Of both, so that it is said of the one that was changed. */
const TURNED: readonly BrokenRule[] = [
  { path: ['queue', 'minPlaces'], rule: 'aboveMaximum' },
  { path: ['queue', 'maxPlaces'], rule: 'belowMinimum' },
];

/** Spans that begin before the one above them ends; the first is held against the last of the day before. */
function overlaps(
  spans: readonly Span[],
  dayBefore: readonly Span[],
  path: BrokenRule['path'],
): BrokenRule[] {
  return spans.flatMap((span, index): BrokenRule[] => {
    const before = spans[index - 1];
    const last = dayBefore.at(-1);
    const tooEarly =
      before === undefined
        ? last !== undefined && runsPastMidnight(last) && span.from < last.to
        : runsPastMidnight(before) || span.from < before.to;
    return tooEarly ? [{ path: [...path, index], rule: 'overlaps' }] : [];
  });
}

const runsPastMidnight = ({ from, to }: Span): boolean => to <= from;

/** Returns where something stands that stood before. */
function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}

/**
 * Whether this is the origin of a website as browsers send it: lower case, without the usual port, and encrypted unless it is
 * this machine.
 */
function isSiteOrigin(site: string): boolean {
  const secure = /^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/;
  const here = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;
  return (secure.test(site) && !site.endsWith(':443')) || here.test(site);
}
