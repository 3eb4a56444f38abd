import type { Settings } from '../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from '../domain/settings/default-settings.ts';
import { log, logError } from '../platform/log.ts';
import { upgradedSettings } from './past-settings.ts';
import { checkSettings, mergePatch, usableSettings } from './usable-settings.ts';

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
let cached: { settings: Settings; ignored: readonly string[]; readAtMs: number } | null = null;

/** Returns the settings in force, at most 5 s old, or older while the database can't be read. */
export async function readSettings(db: D1Database): Promise<Settings> {
  return (await readAll(db)).settings;
}

/** Names what of the stored settings does not fit, and so does not count. */
export async function readIgnoredSettings(db: D1Database): Promise<readonly string[]> {
  return (await readAll(db)).ignored;
}

async function readAll(db: D1Database): Promise<{ settings: Settings; ignored: readonly string[] }> {
  const ageMs = cached === null ? Infinity : Date.now() - cached.readAtMs;
  if (cached !== null && ageMs >= 0 && ageMs < CACHE_MS) return cached;
  let stored: unknown;
  try {
    stored = await readStored(db);
  } catch (error) {
    // A database that is away for a moment must not stop the queue in the middle of an evening.
    if (cached === null) throw error;
    logError('settings', error);
    return cached;
  }
  const { settings, ignored } = usableSettings(stored);
  if (ignored.length > 0) log({ event: 'settingsIgnored', fields: ignored });
  cached = { settings, ignored, readAtMs: Date.now() };
  return cached;
}

/**
 * Merges a patch into the stored settings. Of two simultaneous patches both take effect, because the database itself
 * merges (RFC 7396) and no rule spans two fields.
 * @returns the settings in force from now on; elsewhere within 5 s
 * @throws InvalidSettings when the result would break a bound; nothing is stored then
 */
export async function patchSettings(db: D1Database, patch: SettingsPatch, nowMs: number): Promise<Settings> {
  // A patch is refused for what is wrong in itself, and not for what was stored before.
  const stored = await readStored(db);
  const { usable } = usableSettings(stored);
  const checked = checkSettings(mergePatch(DEFAULT_SETTINGS, mergePatch(usable, patch)));
  if ('problems' in checked)
    throw new InvalidSettings(checked.problems.map(({ path, rule }) => `${path.join('.')}: ${rule}`));
  await db
    .prepare(
      `INSERT INTO settings (id, value, updated_at) VALUES (1, json_patch('{}', ?1), ?2)
       ON CONFLICT (id) DO UPDATE SET
         value = json_patch(CASE WHEN json_valid(value) THEN value ELSE '{}' END, ?1),
         updated_at = excluded.updated_at`,
    )
    .bind(JSON.stringify(patch), nowMs)
    .run();
  const { settings, ignored } = usableSettings(mergePatch(stored, patch));
  cached = { settings, ignored, readAtMs: Date.now() };
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
    return upgradedSettings(JSON.parse(value));
  } catch {
    return null;
  }
}
