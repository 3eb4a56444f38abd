import type { SecrecyBody, SecrecyRecordBody, SecrecyVersion } from '../../protocol/http/secrecy.ts';
import { linkEntries } from './audit-chain.ts';
import { auditStatement } from './audit.ts';

/** It came with the software (migrations/0011_team.sql). */
const DRAFT_N = 1;

const NEWEST = '(SELECT max(n) FROM secrecy_versions)';

/** SQL that is true of somebody who has yet to accept the newest version. @param id our own SQL for whose it is */
export const secrecyDueSql = (id: string): string =>
  `NOT EXISTS (SELECT 1 FROM secrecy_acceptances WHERE volunteer_id = ${id} AND n = ${NEWEST})`;

type VersionRow = { n: number; text: string; since: number };

const versionOf = ({ n, text, since }: VersionRow): SecrecyVersion => ({
  n,
  text,
  since,
  draft: n === DRAFT_N,
});

/** Returns the newest version, and the one that this person accepted last. */
export async function readSecrecy(db: D1Database, volunteerId: string): Promise<SecrecyBody> {
  const row = await db
    .prepare(
      `SELECT n, text, since, (SELECT max(n) FROM secrecy_acceptances WHERE volunteer_id = ?) AS accepted_n
       FROM secrecy_versions WHERE n = ${NEWEST}`,
    )
    .bind(volunteerId)
    .first<VersionRow & { accepted_n: number | null }>();
  if (row === null) throw new Error('There is no statement of secrecy');
  return { current: versionOf(row), acceptedN: row.accepted_n };
}

/**
 * [A14] Stores that somebody accepts the newest version, with its entry in the log. A repeat changes nothing.
 * @returns false if another version is the newest by now
 */
export async function acceptSecrecy(
  db: D1Database,
  volunteerId: string,
  n: number,
  nowMs: number,
): Promise<boolean> {
  const entry = { volunteerId, act: 'acceptSecrecy', conversationId: null, reason: null } as const;
  const ifNewest = {
    sql: `? = ${NEWEST} AND ${secrecyDueSql('?')}`,
    values: [n, volunteerId],
  };
  await db.batch([
    auditStatement(db, { ...entry, detail: String(n) }, nowMs, ifNewest),
    db
      .prepare(`INSERT INTO secrecy_acceptances (volunteer_id, n, at) SELECT ?, ?, ? WHERE ${ifNewest.sql}`)
      .bind(volunteerId, n, nowMs, ...ifNewest.values),
  ]);
  await linkEntries(db);
  const accepted = await db
    .prepare(`SELECT n = ${NEWEST} AS newest FROM secrecy_acceptances WHERE volunteer_id = ? AND n = ?`)
    .bind(volunteerId, n)
    .first<number>('newest');
  return accepted === 1;
}

/**
 * Makes a new version, which everybody is asked to accept.
 * @param after the newest one that its writer knows of
 * @returns false if there is another by now
 */
export async function addSecrecyVersion(
  db: D1Database,
  volunteerId: string,
  { after, text }: { after: number; text: string },
  nowMs: number,
): Promise<boolean> {
  const entry = { volunteerId, act: 'newSecrecy', conversationId: null, reason: null } as const;
  const ifNewest = { sql: `? = ${NEWEST}`, values: [after] };
  const [, made] = await db.batch([
    auditStatement(db, { ...entry, detail: String(after + 1) }, nowMs, ifNewest),
    db
      .prepare(`INSERT INTO secrecy_versions (n, text, since) SELECT ?, ?, ? WHERE ${ifNewest.sql}`)
      .bind(after + 1, text, nowMs, ...ifNewest.values),
  ]);
  await linkEntries(db);
  return made?.meta.changes === 1;
}

/** Returns those of the given people who have yet to accept the newest version. */
export async function secrecyDueAmong(db: D1Database, volunteerIds: readonly string[]): Promise<Set<string>> {
  const { results } = await db
    .prepare(`SELECT value AS id FROM json_each(?) AS asked WHERE ${secrecyDueSql('asked.value')}`)
    .bind(JSON.stringify(volunteerIds))
    .all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}

/** Returns every version, and who accepted which: of those who work here also if it was none. */
export async function readSecrecyRecord(db: D1Database): Promise<SecrecyRecordBody> {
  const [versions, people] = await db.batch<VersionRow | PersonRow>([
    db.prepare('SELECT n, text, since FROM secrecy_versions ORDER BY n DESC'),
    db.prepare(
      `SELECT v.id, v.alias, v.removed_at, a.n, a.at FROM volunteers v
       LEFT JOIN secrecy_acceptances a ON a.volunteer_id = v.id
       WHERE v.removed_at IS NULL OR a.n IS NOT NULL
       ORDER BY v.removed_at IS NOT NULL, v.alias COLLATE NOCASE, v.id, a.n DESC`,
    ),
  ]);
  const byId = new Map<string, SecrecyRecordBody['people'][number]>();
  for (const { id, alias, removed_at, n, at } of (people?.results ?? []) as PersonRow[]) {
    const person = byId.get(id) ?? { id, alias, removedAt: removed_at, accepted: [] };
    if (n !== null && at !== null) person.accepted.push({ n, at });
    byId.set(id, person);
  }
  return {
    versions: ((versions?.results ?? []) as VersionRow[]).map(versionOf),
    people: [...byId.values()],
  };
}

type PersonRow = {
  id: string;
  alias: string;
  removed_at: number | null;
  n: number | null;
  at: number | null;
};
