import { Settings } from '../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from '../domain/settings/default-settings.ts';
import { isKnownZone } from '../domain/hours/opening-hours.ts';
import { log, logError } from '../platform/log.ts';

/** A change to the settings (RFC 7396): objects merge field by field, lists are replaced, null restores the default. */
export type SettingsPatch = { [K in keyof Settings]?: PatchOf<Settings[K]> | null };
type PatchOf<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: PatchOf<T[K]> | null }
    : T;

/** Thrown for a patch that would break a bound. It names the fields and the rules, never the values. */
export class InvalidSettings extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super('The settings would not be valid.');
    this.name = 'InvalidSettings';
    this.problems = problems;
  }
}

/** How long an isolate reuses what it read. Every page view and every decision of the queue asks for the settings. */
const CACHE_MS = 5_000;
let cached: { settings: Settings; readAtMs: number } | null = null;

/** Returns the settings in force, at most 5 s old, or older while the database can't be read. */
export async function readSettings(db: D1Database): Promise<Settings> {
  const ageMs = cached === null ? Infinity : Date.now() - cached.readAtMs;
  if (cached !== null && ageMs >= 0 && ageMs < CACHE_MS) return cached.settings;
  let stored: unknown;
  try {
    stored = await readStored(db);
  } catch (error) {
    // A database that is away for a moment must not stop the queue in the middle of an evening.
    if (cached === null) throw error;
    logError('settings', error);
    return cached.settings;
  }
  const checked = checkSettings(merge(DEFAULT_SETTINGS, stored));
  // Default hours are better than a closed helpline. The log says that the stored settings need repair.
  if ('problems' in checked) log({ event: 'settingsCorrupt' });
  const settings = 'problems' in checked ? DEFAULT_SETTINGS : checked.settings;
  cached = { settings, readAtMs: Date.now() };
  return settings;
}

/**
 * Merges a patch into the stored settings. Of two simultaneous patches both take effect, because the database itself
 * merges (RFC 7396) and no rule spans two fields.
 * @returns the settings in force from now on; elsewhere within 5 s
 * @throws InvalidSettings when the result would break a bound; nothing is stored then
 */
export async function patchSettings(db: D1Database, patch: SettingsPatch, nowMs: number): Promise<Settings> {
  const stored = await readStored(db);
  const checked = checkSettings(merge(DEFAULT_SETTINGS, merge(stored, patch)));
  if ('problems' in checked) throw new InvalidSettings(checked.problems);
  await db
    .prepare(
      `INSERT INTO settings (id, value, updated_at) VALUES (1, json_patch('{}', ?1), ?2)
       ON CONFLICT (id) DO UPDATE SET
         value = json_patch(CASE WHEN json_valid(value) THEN value ELSE '{}' END, ?1),
         updated_at = excluded.updated_at`,
    )
    .bind(JSON.stringify(patch), nowMs)
    .run();
  cached = { settings: checked.settings, readAtMs: Date.now() };
  return checked.settings;
}

/** Empties the cache, for tests: they share one isolate per file and change the row with SQL. */
export function forgetSettings(): void {
  cached = null;
}

async function readStored(db: D1Database): Promise<unknown> {
  const value = await db.prepare('SELECT value FROM settings WHERE id = 1').first<string>('value');
  if (value === null) return {};
  try {
    return upgraded(JSON.parse(value));
  } catch {
    return null;
  }
}

/** Reads `lines`, which is what `helpLines` was called until November 2026. A row may hold both: then the new one counts. */
function upgraded(stored: unknown): unknown {
  if (!isPlainObject(stored) || !('lines' in stored)) return stored;
  const { lines, ...rest } = stored;
  return { helpLines: lines, ...rest };
}

function checkSettings(value: unknown): { settings: Settings } | { problems: string[] } {
  const parsed = Settings.safeParse(value);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`) };
  }
  if (!isKnownZone(parsed.data.openingHours.zone)) return { problems: ['openingHours.zone: unknown'] };
  return { settings: parsed.data };
}

/** Merges two patches by RFC 7396, exactly as the database's `json_patch` does. */
function merge(base: unknown, patch: unknown): unknown {
  if (!isPlainObject(patch)) return patch;
  const merged: Record<string, unknown> = isPlainObject(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
