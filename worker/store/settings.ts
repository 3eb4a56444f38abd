import type { Settings } from '../../protocol/settings.ts';
import { log, logError } from '../platform/log.ts';
import { upgradedSettings } from './past-settings.ts';
import { usableSettings } from './usable-settings.ts';

/** How long an isolate reuses what it read. Every page view and every decision of the queue asks for the settings. */
const CACHE_MS = 5_000;
let cached: { settings: Settings; ignored: readonly string[]; readAtMs: number } | null = null;
/** How often what is cached was replaced or dropped. */
let changes = 0;

/** Returns the settings in force, at most 5 s old, or so old as asked, or older while the database can't be read. */
export async function readSettings(db: D1Database, mostMs = CACHE_MS): Promise<Settings> {
  return (await readAll(db, mostMs)).settings;
}

/** [R7] Null while a stored one does not count, for what goes by a term: the default in its place may be shorter than what was agreed. */
export async function readWholeSettings(db: D1Database): Promise<Settings | null> {
  const { settings, ignored } = await readAll(db);
  return ignored.length === 0 ? settings : null;
}

/** Names what of the stored settings does not fit, and so does not count. */
export async function readIgnoredSettings(db: D1Database): Promise<readonly string[]> {
  return (await readAll(db)).ignored;
}

async function readAll(
  db: D1Database,
  mostMs = CACHE_MS,
): Promise<{ settings: Settings; ignored: readonly string[] }> {
  const ageMs = cached === null ? Infinity : Date.now() - cached.readAtMs;
  if (cached !== null && ageMs >= 0 && ageMs < mostMs) return cached;
  const before = changes;
  let stored: unknown;
  try {
    stored = await readStoredSettings(db);
  } catch (error) {
    // A database that is away for a moment must not stop the queue in the middle of an evening.
    if (cached === null) throw error;
    logError('settings', error);
    return cached;
  }
  // Somebody changed the settings meanwhile, and what was read may be from before that.
  if (before !== changes) return await readAll(db, mostMs);
  const { settings, ignored } = rememberSettings(stored);
  if (ignored.length > 0) log({ event: 'settingsIgnored', fields: ignored });
  return { settings, ignored };
}

/** Has this isolate go by what is stored from now on, without reading it again. */
export function rememberSettings(stored: unknown): { settings: Settings; ignored: readonly string[] } {
  const { settings, ignored } = usableSettings(stored);
  cached = { settings, ignored, readAtMs: Date.now() };
  changes += 1;
  return cached;
}

/** Empties the cache: for an isolate that hears of a change, and for tests, which share one and change the row with SQL. */
export function forgetSettings(): void {
  cached = null;
  changes += 1;
}

/** Reads what is stored, which is what differs from the defaults; null if it can't be read at all. */
export async function readStoredSettings(db: D1Database): Promise<unknown> {
  return storedSettings(await db.prepare('SELECT value FROM settings WHERE id = 1').first<string>('value'));
}

/** @param value of the row; null if there is none. */
export function storedSettings(value: string | null): unknown {
  if (value === null) return {};
  try {
    return upgradedSettings(JSON.parse(value));
  } catch {
    return null;
  }
}
