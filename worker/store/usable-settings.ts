import type { FieldProblem } from '../../protocol/error-codes.ts';
import { Settings } from '../../protocol/settings.ts';
import { isKnownZone } from '../domain/hours/opening-hours.ts';
import { DEFAULT_SETTINGS } from '../domain/settings/default-settings.ts';
import { isGroup, withDefaults } from '../domain/settings/setting-fields.ts';

type Path = readonly (string | number)[];
export type Problem = { path: Path; rule: FieldProblem['rule'] };

/** Lists of which each item stands by itself, so that one that does not fit takes no other along. */
const LISTS: readonly string[] = ['sites', 'helpLines', 'openingHours.specialDays'];
const NAME_CHARS = 60;

/** The settings in which everything fits its bounds, or what does not. */
export function checkSettings(value: unknown): { settings: Settings } | { problems: Problem[] } {
  const parsed = Settings.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue): Problem[] => {
      const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
      return issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: [...path, key], rule: issue.code }))
        : [{ path, rule: issue.code }];
    });
    return { problems };
  }
  if (!isKnownZone(parsed.data.openingHours.zone))
    return { problems: [{ path: ['openingHours', 'zone'], rule: 'unknownZone' }] };
  return { settings: parsed.data };
}

/**
 * Reads what is stored field by field: what does not fit counts as not stored, so that the rest stands.
 * @returns `usable`: what is stored, without that. `ignored`: the names of what was left out, never a value.
 */
export function usableSettings(stored: unknown): {
  settings: Settings;
  usable: unknown;
  ignored: readonly string[];
} {
  const ignored: string[] = [];
  let usable = stored;
  for (;;) {
    const checked = checkSettings(withDefaults(usable));
    if ('settings' in checked) return { settings: checked.settings, usable, ignored };
    // Items of a list from the last to the first, so that each is still at its index.
    const targets = new Map(checked.problems.map(({ path }) => [targetOf(path).join('.'), targetOf(path)]));
    const before = usable;
    for (const target of [...targets.values()].toSorted(byLastIndex)) usable = without(usable, target);
    // Not an object at all, or a default that does not fit itself: then nothing of it counts.
    if (before === usable) return { settings: DEFAULT_SETTINGS, usable: {}, ignored: ['settings'] };
    ignored.push(...[...targets.keys()].map((name) => name.slice(0, NAME_CHARS)).toSorted());
  }
}

/** What goes with a problem: an item of such a list, else the smallest part that has a default of its own. */
function targetOf(path: Path): Path {
  let standard: unknown = DEFAULT_SETTINGS;
  for (const [index, key] of path.entries()) {
    standard = isGroup(standard) ? standard[key] : undefined;
    const here = path.slice(0, index + 1);
    if (LISTS.includes(here.join('.')) && path.length > here.length) return path.slice(0, index + 2);
    if (!isGroup(standard)) return here;
  }
  return path;
}

const byLastIndex = (one: Path, other: Path): number =>
  Number(other.at(-1) ?? 0) - Number(one.at(-1) ?? 0) || 0;

/** A copy without what is at this path; the value itself if there is nothing. */
function without(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return value;
  if (Array.isArray(value)) {
    const at = Number(key);
    if (!(at in value)) return value;
    return rest.length === 0 ? value.toSpliced(at, 1) : value.with(at, without(value[at], rest));
  }
  if (!isGroup(value) || !Object.hasOwn(value, key)) return value;
  const { [key]: part, ...others } = value;
  if (rest.length === 0) return others;
  const less = without(part, rest);
  return less === part ? value : { ...others, [key]: less };
}
