import type { Settings } from '../../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from './default-settings.ts';
import { isGroup, isSame, mergeSettings, patchOf, settingAt, valueAt } from './setting-fields.ts';

/*
 * Two fields are lists of days, in which each day is changed and compared by itself, so that two coordinators who change different
 * days do not stand in each other's way. A patch names the days: `{"0": […]}` of the week, Monday first, and `{"2026-12-25": {…}}`
 * of the special ones. A list in their place is all of them.
 */

export const DAY_FIELDS = ['openingHours.weekly', 'openingHours.specialDays'] as const;
export type DayField = (typeof DAY_FIELDS)[number];
/** By the name of a day; null takes a special day away, and gives a weekday its default hours. */
export type Days = Readonly<Record<string, unknown>>;

export const isDayField = (field: string): field is DayField => DAY_FIELDS.some((each) => each === field);

/** The names of the days that are not the same in these two lists. */
export function changedDays(field: DayField, before: unknown, after: unknown): string[] {
  const [was, will] = [daysIn(field, before), daysIn(field, after)];
  const names = new Set([...was.keys(), ...will.keys()]);
  return [...names].filter((name) => !isSame(was.get(name) ?? null, will.get(name) ?? null));
}

/** What is changed of these days, as a patch says it. */
export function daysPatch(field: DayField, before: unknown, after: unknown): Days {
  const will = daysIn(field, after);
  return Object.fromEntries(changedDays(field, before, after).map((day) => [day, will.get(day) ?? null]));
}

/** What a list has for a day, without its name; null if there is nothing. */
export const dayIn = (field: DayField, list: unknown, day: string): unknown =>
  daysIn(field, list).get(day) ?? null;

/** The list with these days as they are here. What is no day of the week comes at its end, where the bounds refuse it. */
export function withDays(field: DayField, list: readonly unknown[], days: Days): unknown[] {
  return Object.entries(days).reduce<unknown[]>(
    (all, [day, value]) =>
      field === 'openingHours.weekly' ? withWeekday(all, day, value) : withSpecialDay(all, day, value),
    [...list],
  );
}

/**
 * Lays together what two people made of one list: mine, with the days that only the other changed.
 * @returns `clashing`: the days that both changed, and not to the same, which are as I made them
 */
export function together(
  field: DayField,
  { before, mine, theirs }: { before: unknown; mine: readonly unknown[]; theirs: unknown },
): { list: unknown[]; clashing: string[] } {
  const changedByMe = new Set(changedDays(field, before, mine));
  const changes = Object.entries(daysPatch(field, before, theirs));
  return {
    list: withDays(field, mine, Object.fromEntries(changes.filter(([day]) => !changedByMe.has(day)))),
    clashing: changes
      .filter(([day, value]) => changedByMe.has(day) && !isSame(value, dayIn(field, mine, day)))
      .map(([day]) => day),
  };
}

/** The same patch, in which such a field is a whole list again: the one in force, with the days that the patch names. */
export function withWholeLists(settings: Settings, patch: unknown): unknown {
  return DAY_FIELDS.reduce((all, field) => {
    const days = valueAt(patch, field);
    return isGroup(days)
      ? mergeSettings(all, patchOf(field, withDays(field, settingAt(settings, field), days)))
      : all;
  }, patch);
}

/** What a change of a field is compared by: the days that it changes, or the field itself. */
export function placesOf(field: string, before: unknown, after: unknown): string[] {
  if (isDayField(field)) return changedDays(field, before, after).map((day) => `${field}.${day}`);
  return isSame(before, after) ? [] : [field];
}

/** The newest change of a place or of the field that it is in: until 26 November 2026 a list of days was changed as a whole. */
export function newestOf<Change extends { field: string; version: number }>(
  changes: readonly Change[],
  place: string,
): Change | null {
  return changes
    .filter(({ field }) => `${place}.`.startsWith(`${field}.`))
    .reduce<Change | null>((newest, each) => (each.version > (newest?.version ?? -1) ? each : newest), null);
}

function daysIn(field: DayField, list: unknown): ReadonlyMap<string, unknown> {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  if (field === 'openingHours.weekly') return new Map(items.map((spans, index) => [String(index), spans]));
  // Of a date that is there twice the last counts, as it does for the opening hours.
  return new Map(
    items.filter(isGroup).map(({ date, ...day }) => [typeof date === 'string' ? date : '', day]),
  );
}

function withWeekday(week: readonly unknown[], day: string, spans: unknown): unknown[] {
  const index = week.findIndex((_, each) => String(each) === day);
  return index < 0
    ? [...week, spans]
    : week.with(index, spans ?? DEFAULT_SETTINGS.openingHours.weekly[index]);
}

function withSpecialDay(all: readonly unknown[], date: string, day: unknown): unknown[] {
  const isIt = (item: unknown): boolean => isGroup(item) && item['date'] === date;
  const others = all.filter((item) => !isIt(item));
  if (day === null) return others;
  const index = all.findIndex(isIt);
  return others.toSpliced(index < 0 ? others.length : index, 0, { ...(isGroup(day) ? day : {}), date });
}
