import { aliasKey } from '../../protocol/alias.ts';
import type { StorageBindings } from '../platform/bindings.ts';
import { linkEntries } from './audit-chain.ts';
import { auditStatement } from './audit.ts';
import { deleteHalves } from './halves.ts';
import { withdrawKeys } from './staff-keys.ts';

/** What becomes of the alias of somebody who left, a year later. */
export const FORMER_ALIAS = 'oud-medewerker';

/**
 * [T1] Removes somebody, with their sessions, passkeys and invitations, in one batch. The statement itself keeps the last coordinator, so
 * that two who remove each other at once leave one. The row stays, because the log names people by it.
 * @returns the hashes of the sessions that ended by it, whose sockets are to be closed
 */
export async function removePerson(
  db: D1Database,
  by: string,
  { id, alias }: { id: string; alias: string },
  nowMs: number,
): Promise<{ sessions: string[] } | 'lastCoordinator' | 'otherAlias' | 'gone'> {
  const known = await db
    .prepare('SELECT alias FROM volunteers WHERE id = ? AND removed_at IS NULL')
    .bind(id)
    .first<{ alias: string }>();
  if (known === null) return 'gone';
  if (aliasKey(known.alias) !== aliasKey(alias)) return 'otherAlias';
  const entry = {
    volunteerId: by,
    aboutId: id,
    act: 'removePerson',
    conversationId: null,
    reason: null,
  } as const;
  const removable = {
    sql: `EXISTS (SELECT 1 FROM volunteers v WHERE v.id = ? AND v.removed_at IS NULL AND (v.role <> 'coordinator'
            OR EXISTS (SELECT 1 FROM volunteers o WHERE o.role = 'coordinator' AND o.removed_at IS NULL AND o.id <> v.id)))`,
    values: [id],
  };
  const theirs = 'volunteer_id = ?1 AND EXISTS (SELECT 1 FROM volunteers WHERE id = ?1 AND removed_at = ?2)';
  const [, removed, ended] = await db.batch<{ token_hash: string }>([
    auditStatement(db, entry, nowMs, removable),
    db
      .prepare(
        `UPDATE volunteers SET removed_at = ?, in_training = 0, mentor = 0 WHERE id = ? AND ${removable.sql}`,
      )
      .bind(nowMs, id, ...removable.values),
    db.prepare(`DELETE FROM sessions WHERE ${theirs} RETURNING token_hash`).bind(id, nowMs),
    db
      .prepare(
        `DELETE FROM staff_key_wraps WHERE credential_id IN (SELECT id FROM credentials WHERE ${theirs})`,
      )
      .bind(id, nowMs),
    db.prepare(`DELETE FROM credentials WHERE ${theirs}`).bind(id, nowMs),
    // Also those that they made for others: whoever has such a link could come back by it.
    db
      .prepare(
        `DELETE FROM invitations WHERE consumed_by IS NULL AND ?1 IN (for_volunteer_id, invited_by)
           AND EXISTS (SELECT 1 FROM volunteers WHERE id = ?1 AND removed_at = ?2)`,
      )
      .bind(id, nowMs),
  ]);
  await linkEntries(db);
  if (removed?.meta.changes !== 1) return 'lastCoordinator';
  return { sessions: ended?.results.map((row) => row.token_hash) ?? [] };
}

/** Takes away what somebody who is removed had outside these rows: keys, what was shared with them, and the half of their consoles. */
export async function withdrawAccess(env: StorageBindings, id: string, nowMs: number): Promise<void> {
  await withdrawKeys(env, id, nowMs);
  await deleteHalves(env.KEYS, 'volunteer', [id]);
}

/** Finishes removals during which the Worker died. */
export async function finishRemovals(env: StorageBindings, nowMs: number): Promise<void> {
  const { results } = await env.DB.prepare(
    `SELECT id FROM volunteers WHERE removed_at IS NOT NULL AND (id IN (SELECT volunteer_id FROM staff_keys)
       OR id IN (SELECT volunteer_id FROM review_key_shares)
       OR id IN (SELECT volunteer_id FROM shares WHERE ended_at IS NULL))`,
  ).all<{ id: string }>();
  for (const { id } of results) await withdrawAccess(env, id, nowMs);
}

const DAY_MS = 24 * 60 * 60_000;
const ALIAS_KEPT_MS = 365 * DAY_MS;
const MONTH_MS = 30.4375 * DAY_MS;

/**
 * [T2] Forgets who left: the alias after a year, as long as the log names them; that they accepted the statement of secrecy after the
 * time that the settings say.
 * @param terms null while nobody can tell them: then what was accepted stays.
 */
export async function forgetFormer(
  db: D1Database,
  terms: { secrecyKeptMonths: number } | null,
  nowMs: number,
): Promise<void> {
  const acceptedUntilMs = terms === null ? 0 : nowMs - terms.secrecyKeptMonths * MONTH_MS;
  await db.batch([
    db
      .prepare('UPDATE volunteers SET alias = ?1, alias_key = NULL WHERE removed_at <= ?2 AND alias <> ?1')
      .bind(FORMER_ALIAS, nowMs - ALIAS_KEPT_MS),
    db
      .prepare(
        'DELETE FROM secrecy_acceptances WHERE volunteer_id IN (SELECT id FROM volunteers WHERE removed_at <= ?)',
      )
      .bind(acceptedUntilMs),
  ]);
}

/** Whoever left keeps their alias for a year, which is longer than any conversation of theirs is kept. */
export async function formerAliases(db: D1Database): Promise<string[]> {
  const { results } = await db
    .prepare('SELECT alias FROM volunteers WHERE removed_at IS NOT NULL AND alias <> ? ORDER BY alias, id')
    .bind(FORMER_ALIAS)
    .all<{ alias: string }>();
  return results.map(({ alias }) => alias);
}
