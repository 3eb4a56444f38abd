import type { AuditAct } from '../../protocol/http/audit.ts';
import type { CheckBody, SettingsBody } from '../../protocol/http/settings.ts';
import type { Settings } from '../../protocol/settings.ts';
import { dateAt } from '../domain/hours/opening-hours.ts';
import { checked, endingFirstRun, withoutClaims } from '../domain/settings/checks.ts';
import { DAY_FIELDS, isDayField, newestOf, placesOf, withWholeLists } from '../domain/settings/day-fields.ts';
import { DEFAULT_SETTINGS } from '../domain/settings/default-settings.ts';
import {
  fieldsOf,
  isGroup,
  mergeSettings,
  valueAt,
  withDefaults,
} from '../domain/settings/setting-fields.ts';
import { brokenRules } from '../domain/settings/setting-rules.ts';
import { linkEntries } from './audit-chain.ts';
import { auditStatement, type Condition } from './audit.ts';
import { rememberSettings, storedSettings } from './settings.ts';
import { checkSettings, usableSettings, type Problem } from './usable-settings.ts';

/** A change to the settings: objects merge field by field, lists are replaced, null restores the default. */
export type SettingsPatch = { [K in keyof Settings]?: PatchOf<Settings[K]> | null };
type PatchOf<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: PatchOf<T[K]> | null }
    : T;

/** Thrown for a patch that would break a bound. It names the fields and the rules, never the values. */
export class InvalidSettings extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('The settings would not be valid.');
    this.name = 'InvalidSettings';
    this.problems = problems;
  }
}

/** `changes`: of fields, and of single days of the fields that are lists of days. */
type Read = { body: SettingsBody; stored: unknown; changes: SettingsBody['changes'] };
/** `by` null: not a coordinator at the console. */
type Change = {
  patch: unknown;
  by: string | null;
  /** What it goes on record as, where that says all; otherwise as a change of each field by its name. */
  act?: AuditAct;
};

/** Returns the settings in force with their version, read anew: a page that changes them goes by nothing older. */
export async function settingsWithVersion(db: D1Database): Promise<SettingsBody> {
  return (await read(db)).body;
}

/**
 * Changes the settings for a coordinator who saw them at `seen`, on record field by field.
 * @returns `conflict`: another changed one of these fields since; nothing is stored then. Either way with what is in force now.
 * @throws InvalidSettings when the result would break a bound or a rule; nothing is stored then either
 */
export async function changeSettings(
  db: D1Database,
  { patch, ...given }: Change & { by: string; seen: number },
  nowMs: number,
): Promise<Changed> {
  const changed = await changeBy(db, given, (settings) => withoutClaims(settings, patch), nowMs);
  return changed ?? { outcome: 'changed', now: (await read(db)).body };
}

/** Returns what is in force if this field, or this day of one, was changed since `seen`; else null. */
export async function changedSince(
  db: D1Database,
  place: string,
  seen: number,
): Promise<SettingsBody | null> {
  const { body, changes } = await read(db);
  return isNewer(changes, place, seen) ? body : null;
}

/** Puts on record that a coordinator has checked this today, as they saw it at `seen`. Null: there is nothing at that place. */
export async function recordCheck(
  db: D1Database,
  { what, ...given }: { what: CheckBody['what']; by: string; seen: number },
  nowMs: number,
): Promise<Changed | null> {
  const patchOf = (settings: Settings) =>
    checked(settings, what, { by: given.by, today: dateAt(settings.openingHours.zone, nowMs) });
  const looked = what.kind === 'field' ? [what.field] : [];
  return await changeBy(db, { ...given, looked }, patchOf, nowMs);
}

/** Fields that go on record although they stay as they are. */
type Looked = { looked?: readonly string[] };
type Changed = { outcome: 'changed' | 'conflict'; now: SettingsBody };

/** @param patchFor makes the patch of what is in force at that moment; null: there is nothing to change */
async function changeBy(
  db: D1Database,
  { seen, looked = [], ...given }: Omit<Change, 'patch'> & Looked & { by: string; seen: number },
  patchFor: (settings: Settings) => unknown,
  nowMs: number,
): Promise<Changed | null> {
  for (;;) {
    const before = await read(db);
    const patch = patchFor(before.body.settings);
    if (patch === null) return null;
    const { settings } = before.body;
    const change = { ...given, patch: endingFirstRun(settings, withWholeLists(settings, patch)) };
    const changed = changedPlaces(settings, change.patch);
    const fields = [...looked, ...changed.keys()];
    const places = [...looked, ...[...changed.values()].flat()];
    // Who looked at a list has looked at each of its days.
    const lookedLate = looked.some((field) => isNewer(before.body.changes, field, seen));
    if (lookedLate || places.some((place) => isNewer(before.changes, place, seen)))
      return { outcome: 'conflict', now: before.body };
    const wanted = requireValid(before.stored, change.patch);
    const broken = brokenRules(wanted).filter(({ path }) => isAbout(fields, path));
    if (broken.length > 0) throw new InvalidSettings(broken);
    if (fields.length === 0) return { outcome: 'changed', now: before.body };
    if (await write(db, before, change, { fields, places }, nowMs))
      return { outcome: 'changed', now: (await read(db)).body };
  }
}

/**
 * Changes the settings whatever their version, and within their bounds only: for the demo's switch and for tests.
 * @returns the settings in force from now on; elsewhere within 5 s
 * @throws InvalidSettings when the result would break a bound; nothing is stored then
 */
export async function patchSettings(db: D1Database, patch: SettingsPatch, nowMs: number): Promise<Settings> {
  const fields = fieldsOf(patch);
  for (;;) {
    const before = await read(db);
    requireValid(before.stored, patch);
    if (fields.length === 0) return before.body.settings;
    if (await write(db, before, { patch, by: null }, { fields, places: fields }, nowMs))
      return (await read(db)).body.settings;
  }
}

async function read(db: D1Database): Promise<Read> {
  // In one batch, so that no change comes between the two.
  const [row, changes] = await db.batch<Record<string, unknown>>([
    db.prepare('SELECT value FROM settings WHERE id = 1'),
    db.prepare(
      `SELECT c.field, c.version, v.alias AS by FROM settings_changes c LEFT JOIN volunteers v ON v.id = c.volunteer_id
       ORDER BY c.version, c.field`,
    ),
  ]);
  const value = row?.results[0]?.['value'];
  const stored = storedSettings(typeof value === 'string' ? value : null);
  const { settings } = rememberSettings(stored);
  const all = (changes?.results ?? []) as SettingsBody['changes'];
  const version = all.at(-1)?.version ?? 0;
  const checkers = await checkersIn(db, settings);
  return {
    stored,
    changes: all,
    body: { version, settings, changes: withListsOfDays(all), ...(checkers.length > 0 && { checkers }) },
  };
}

/** Consoles of before 26 November 2026 look for a change of the list: it was changed when the last of its days was. */
function withListsOfDays(changes: SettingsBody['changes']): SettingsBody['changes'] {
  const lists = DAY_FIELDS.flatMap((list) => {
    const days = changes.filter(({ field }) => `${field}.`.startsWith(`${list}.`));
    // The changes are in the order of their versions.
    return days.slice(-1).map((newest) => ({ ...newest, field: list }));
  });
  return [...changes.filter(({ field }) => !isDayField(field)), ...lists];
}

/** The aliases of those who checked something, who may be gone since. */
async function checkersIn(
  db: D1Database,
  { helpLines, crisisCard }: Settings,
): Promise<{ id: string; alias: string }[]> {
  const ids = [crisisCard.confirmedBy, ...helpLines.map(({ checkedBy }) => checkedBy)];
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return [];
  const found = await db
    .prepare('SELECT id, alias FROM volunteers WHERE id IN (SELECT value FROM json_each(?))')
    .bind(JSON.stringify(known))
    .all<{ id: string; alias: string }>();
  return found.results;
}

const isNewer = (changes: SettingsBody['changes'], place: string, seen: number): boolean =>
  (newestOf(changes, place)?.version ?? 0) > seen;

/** The fields that a patch would make different from what is in force, each with its places: itself, or its days. */
function changedPlaces(settings: Settings, patch: unknown): Map<string, string[]> {
  const wanted = mergeSettings(settings, patch);
  const changed = new Map(
    fieldsOf(patch).map((field) => {
      const will = valueAt(wanted, field) ?? valueAt(DEFAULT_SETTINGS, field);
      return [field, placesOf(field, valueAt(settings, field), will)];
    }),
  );
  return new Map([...changed].filter(([, places]) => places.length > 0));
}

/** What would hold after a patch. It is refused for what is wrong in itself, and not for what was stored before. */
function requireValid(stored: unknown, patch: unknown): Settings {
  const { usable } = usableSettings(stored);
  const checked = checkSettings(withDefaults(mergeSettings(usable, patch)));
  if ('problems' in checked) throw new InvalidSettings(checked.problems);
  return checked.settings;
}

function isAbout(fields: readonly string[], path: Problem['path']): boolean {
  const place = `${path.join('.')}.`;
  return fields.some((field) => place.startsWith(`${field}.`));
}

/**
 * Stores a change if nobody has changed anything since it was read: on record by its fields, and compared from then on by its places.
 * @returns false otherwise
 */
async function write(
  db: D1Database,
  { body: { version }, stored }: Read,
  { patch, by, act }: Change,
  { fields, places }: { fields: readonly string[]; places: readonly string[] },
  nowMs: number,
): Promise<boolean> {
  const unchanged: Condition = {
    sql: '(SELECT COALESCE(max(version), 0) FROM settings_changes) = ?',
    values: [version],
  };
  const next = JSON.stringify(mergeSettings(isGroup(stored) ? stored : {}, patch));
  const results = await db.batch([
    // The condition holds for the whole batch, because what it looks at is written last.
    ...(by === null ? [] : fields.map((field) => audited(db, { by, act, field }, nowMs, unchanged))),
    db
      .prepare(
        `INSERT INTO settings (id, value, updated_at) SELECT 1, ?, ? WHERE ${unchanged.sql}
         ON CONFLICT (id) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
      )
      .bind(next, nowMs, ...unchanged.values),
    db
      .prepare(
        `INSERT INTO settings_changes (field, version, volunteer_id, at)
         SELECT value, ?, ?, ? FROM json_each(?) WHERE ${unchanged.sql}
         ON CONFLICT (field) DO UPDATE
           SET version = excluded.version, volunteer_id = excluded.volunteer_id, at = excluded.at`,
      )
      .bind(version + 1, by, nowMs, JSON.stringify(places), ...unchanged.values),
  ]);
  if (by !== null) await linkEntries(db);
  return (results.at(-1)?.meta.changes ?? 0) > 0;
}

function audited(
  db: D1Database,
  { by, act, field }: { by: string; act: AuditAct | undefined; field: string },
  nowMs: number,
  onlyIf: Condition,
): D1PreparedStatement {
  const entry = { volunteerId: by, conversationId: null, reason: null };
  return auditStatement(
    db,
    act === undefined ? { ...entry, act: 'changeSettings', detail: field } : { ...entry, act },
    nowMs,
    onlyIf,
  );
}
