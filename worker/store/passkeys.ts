import type { PasskeysBody } from '../../protocol/http/passkeys.ts';
import type { StorageBindings } from '../platform/bindings.ts';
import { auditStatement } from './audit.ts';
import { linkEntries } from './audit-chain.ts';
import { deleteHalves } from './halves.ts';
import { withoutSession } from './sessions.ts';
import type { StoredCredential } from './volunteers.ts';

/* [A15] The passkeys of who works here, beside the one that they came with. */

/**
 * Lists somebody's passkeys, the newest first.
 * @param tokenHash of the session that asks
 * @param dayOf the day of a moment; no more is answered of when one was used
 */
export async function listPasskeys(
  db: D1Database,
  volunteerId: string,
  tokenHash: string,
  dayOf: (atMs: number) => string,
): Promise<PasskeysBody> {
  const { results } = await db
    .prepare(
      `SELECT c.id, c.created_at, c.last_used_at, w.credential_id IS NOT NULL AS opens,
         c.id IS (SELECT credential_id FROM sessions WHERE token_hash = ?2) AS here
       FROM credentials c JOIN volunteers v ON v.id = c.volunteer_id
       LEFT JOIN staff_key_wraps w ON w.credential_id = c.id
       WHERE c.volunteer_id = ?1 AND v.removed_at IS NULL ORDER BY c.created_at DESC, c.id`,
    )
    .bind(volunteerId, tokenHash)
    .all<{ id: string; created_at: number; last_used_at: number | null; opens: number; here: number }>();
  return {
    passkeys: results.map((row) => ({
      id: row.id,
      madeOn: dayOf(row.created_at),
      usedOn: row.last_used_at === null ? null : dayOf(row.last_used_at),
      opens: row.opens === 1,
      here: row.here === 1,
    })),
  };
}

/** Gives somebody who is signed in a passkey more, on record. @returns false if it is taken, or they no longer work here */
export async function addOwnPasskey(
  db: D1Database,
  { volunteerId, ...credential }: StoredCredential,
  nowMs: number,
): Promise<boolean> {
  const may = {
    sql: `EXISTS (SELECT 1 FROM volunteers WHERE id = ? AND removed_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM credentials WHERE id = ?)`,
    values: [volunteerId, credential.id],
  };
  const { id, publicKey, counter, transports } = credential;
  const [, added] = await db.batch([
    auditStatement(db, { volunteerId, act: 'addPasskey', conversationId: null, reason: null }, nowMs, may),
    db
      .prepare(
        `INSERT INTO credentials (id, volunteer_id, public_key, counter, transports, created_at)
         SELECT ?, ?, ?, ?, ?, ? WHERE ${may.sql}`,
      )
      .bind(id, volunteerId, publicKey, counter, JSON.stringify(transports), nowMs, ...may.values),
  ]);
  await linkEntries(db);
  return added?.meta.changes === 1;
}

/**
 * Takes a passkey away, with what it opened and the sessions that began with it, in one batch. The statement itself keeps the last one,
 * so that two at the same moment leave one. A session of which nobody knows how it began ends too, but for the one that asks.
 * @returns the hashes of the sessions that ended by it, whose sockets are to be closed
 */
export async function retirePasskey(
  { DB: db, KEYS }: StorageBindings,
  by: { volunteerId: string; tokenHash: string },
  of: { volunteerId: string; credentialId: string },
  nowMs: number,
): Promise<{ sessions: string[] } | 'lastPasskey' | 'gone'> {
  const theirs = await db
    .prepare('SELECT 1 FROM credentials WHERE id = ? AND volunteer_id = ?')
    .bind(of.credentialId, of.volunteerId)
    .first();
  if (theirs === null) return 'gone';
  const may = {
    sql: `EXISTS (SELECT 1 FROM credentials WHERE id = ? AND volunteer_id = ?)
      AND EXISTS (SELECT 1 FROM credentials WHERE id <> ? AND volunteer_id = ?)`,
    values: [of.credentialId, of.volunteerId, of.credentialId, of.volunteerId],
  };
  const entry = {
    volunteerId: by.volunteerId,
    act: 'retirePasskey',
    conversationId: null,
    reason: null,
    ...(by.volunteerId !== of.volunteerId && { aboutId: of.volunteerId }),
  } as const;
  const [, ended, , retired] = await db.batch<{ token_hash: string }>([
    auditStatement(db, entry, nowMs, may),
    db
      .prepare(
        `DELETE FROM sessions WHERE volunteer_id = ? AND (credential_id = ? OR (credential_id IS NULL AND token_hash <> ?))
           AND ${may.sql} RETURNING token_hash`,
      )
      .bind(of.volunteerId, of.credentialId, by.tokenHash, ...may.values),
    db
      .prepare(`DELETE FROM staff_key_wraps WHERE credential_id = ? AND ${may.sql}`)
      .bind(of.credentialId, ...may.values),
    db.prepare(`DELETE FROM credentials WHERE id = ? AND ${may.sql}`).bind(of.credentialId, ...may.values),
  ]);
  await linkEntries(db);
  if (retired?.meta.changes !== 1) return 'lastPasskey';
  // [K3] With a last session goes the server's half of what their consoles keep.
  await deleteHalves(KEYS, 'volunteer', await withoutSession(db, [of.volunteerId]));
  return { sessions: ended?.results.map((row) => row.token_hash) ?? [] };
}
