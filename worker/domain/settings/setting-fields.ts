import type { Settings } from '../../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from './default-settings.ts';

/*
 * The settings field by field. A field is the smallest part that has a default of its own: `queue.offerSeconds`, and a list as a
 * whole. A field is changed, compared and put on record as one. Null in a patch restores the default, so what may be null has
 * null as its default.
 */

type Group = Readonly<Record<string, unknown>>;
type FieldOf<T, Prefix extends string> = {
  [K in keyof T & string]: T[K] extends Group ? FieldOf<T[K], `${Prefix}${K}.`> : `${Prefix}${K}`;
}[keyof T & string];

/** The name of a field: `retentionDays`, `queue.offerSeconds`. */
export type SettingField = FieldOf<Settings, ''>;

type ValueIn<T, F extends string> = F extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? ValueIn<T[Head], Rest>
    : never
  : F extends keyof T
    ? T[F]
    : never;
export type SettingValue<F extends SettingField> = ValueIn<Settings, F>;

export const SETTING_FIELDS = namesIn(DEFAULT_SETTINGS, DEFAULT_SETTINGS) as readonly SettingField[];

/** Names the fields that a patch is about, also ones that don't exist. */
export function fieldsOf(patch: unknown): readonly string[] {
  return namesIn(patch, DEFAULT_SETTINGS);
}

function namesIn(value: unknown, standard: unknown, prefix = ''): string[] {
  if (!isGroup(standard)) return [prefix];
  // Null for a group restores all of it.
  if (value === null) return namesIn(standard, standard, prefix);
  if (!isGroup(value)) return [prefix];
  const start = prefix === '' ? '' : `${prefix}.`;
  return Object.entries(value).flatMap(([key, part]) => namesIn(part, standard[key], start + key));
}

export function settingAt<F extends SettingField>(settings: Settings, field: F): SettingValue<F> {
  return valueAt(settings, field) as SettingValue<F>;
}

/** What stands at that place, or undefined. */
export function valueAt(value: unknown, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>(
      (part, key) => (isGroup(part) && Object.hasOwn(part, key) ? part[key] : undefined),
      value,
    );
}

/** The patch that sets this field and nothing else. */
export function patchOf(field: string, value: unknown): Group {
  return field
    .split('.')
    .toReversed()
    .reduce<unknown>((inner, key) => ({ [key]: inner }), value) as Group;
}

/** Lays a patch over what is stored, field by field; null takes a field out, so that its default holds. */
export function mergeSettings(stored: unknown, patch: unknown): unknown {
  return merge(stored, patch, DEFAULT_SETTINGS, 'out');
}

/** Lays what is stored over the defaults; null is as good as nothing. */
export function withDefaults(stored: unknown): unknown {
  return merge(DEFAULT_SETTINGS, stored, DEFAULT_SETTINGS, 'nothing');
}

function merge(base: unknown, patch: unknown, standard: unknown, ofNull: 'out' | 'nothing'): unknown {
  if (!isGroup(patch) || !isGroup(standard)) return patch;
  const merged: Record<string, unknown> = isGroup(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value !== null) merged[key] = merge(merged[key], value, standard[key], ofNull);
    else if (ofNull === 'out') delete merged[key];
  }
  return merged;
}

/** Whether two values are the same, whatever the order of their keys. Both came from JSON. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  if (!isGroup(one) || !isGroup(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}

export function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
