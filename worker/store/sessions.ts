import type { SessionsBody, VolunteerRole } from '../../protocol/http/staff.ts';
import type { PublicKey } from '../../protocol/sealed.ts';
import { auditStatement } from './audit.ts';
import { secrecyDueSql } from './secrecy.ts';

/** A session row joined with its volunteer. The database holds the hash of the session's token, never the token. */
export type StoredSession = {
  tokenHash: string;
  volunteerId: string;
  alias: string;
  role: VolunteerRole;
  consoleKey: PublicKey | null;
  lastActiveAtMs: number;
  /** [A14] They have yet to accept the newest statement of secrecy. */
  secrecyDue: boolean;
};

type Row = {
  token_hash: string;
  volunteer_id: string;
  alias: string;
  role: VolunteerRole;
  console_key_id: string | null;
  console_public_key: string | null;
  last_active_at: number;
  secrecy_due: number;
};

export async function createSession(
  db: D1Database,
  session: { tokenHash: string; volunteerId: string; expiresAtMs: number; credentialId: string | null },
  nowMs: number,
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO sessions (token_hash, volunteer_id, created_at, last_active_at, expires_at, credential_id)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .bind(session.tokenHash, session.volunteerId, nowMs, nowMs, session.expiresAtMs, session.credentialId)
    .run();
}

/** The session if it is neither expired nor idle for longer than `idleMs`, and its volunteer still works here. */
export async function findSession(
  db: D1Database,
  tokenHash: string,
  idleMs: number,
  nowMs: number,
): Promise<StoredSession | null> {
  const row = await db
    .prepare(
      `SELECT s.token_hash, s.volunteer_id, v.alias, v.role, s.console_key_id, s.console_public_key, s.last_active_at,
         ${secrecyDueSql('v.id')} AS secrecy_due
       FROM sessions s JOIN volunteers v ON v.id = s.volunteer_id
       WHERE s.token_hash = ? AND s.expires_at > ? AND s.last_active_at > ? AND v.removed_at IS NULL`,
    )
    .bind(tokenHash, nowMs, nowMs - idleMs)
    .first<Row>();
  if (!row) return null;
  return {
    tokenHash: row.token_hash,
    volunteerId: row.volunteer_id,
    alias: row.alias,
    role: row.role,
    consoleKey: keyOf(row),
    lastActiveAtMs: row.last_active_at,
    secrecyDue: row.secrecy_due === 1,
  };
}

/** Returns those of the given session hashes that `findSession` would find. */
export async function livingSessions(
  db: D1Database,
  tokenHashes: readonly string[],
  idleMs: number,
  nowMs: number,
): Promise<Set<string>> {
  const rows = await db
    .prepare(
      `SELECT s.token_hash FROM sessions s JOIN volunteers v ON v.id = s.volunteer_id
       WHERE s.token_hash IN (SELECT value FROM json_each(?1)) AND s.expires_at > ?2 AND s.last_active_at > ?3
         AND v.removed_at IS NULL`,
    )
    .bind(JSON.stringify(tokenHashes), nowMs, nowMs - idleMs)
    .all<{ token_hash: string }>();
  return new Set(rows.results.map((row) => row.token_hash));
}

/** Returns those of the given session hashes that somebody ended, or whose volunteer was removed. One that ran out is kept a day. */
export async function endedSessions(db: D1Database, tokenHashes: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .prepare(
      `SELECT s.token_hash FROM sessions s JOIN volunteers v ON v.id = s.volunteer_id
       WHERE s.token_hash IN (SELECT value FROM json_each(?)) AND v.removed_at IS NULL`,
    )
    .bind(JSON.stringify(tokenHashes))
    .all<{ token_hash: string }>();
  const kept = new Set(rows.results.map((row) => row.token_hash));
  return new Set(tokenHashes.filter((hash) => !kept.has(hash)));
}

/** Sets the sessions' last activity to now, which restarts their idle time. */
export async function touchSessions(
  db: D1Database,
  tokenHashes: readonly string[],
  nowMs: number,
): Promise<void> {
  await db
    .prepare(
      `UPDATE sessions SET last_active_at = ?1
       WHERE token_hash IN (SELECT value FROM json_each(?2)) AND last_active_at < ?1`,
    )
    .bind(nowMs, JSON.stringify(tokenHashes))
    .run();
}

/** Returns whose it was, or null if there was none. */
export async function deleteSession(db: D1Database, tokenHash: string): Promise<string | null> {
  const sql = 'DELETE FROM sessions WHERE token_hash = ? RETURNING volunteer_id';
  return db.prepare(sql).bind(tokenHash).first<string>('volunteer_id');
}

const ID_CHARS = 22;

/** Lists a volunteer's sessions, the newest first, also those that have run out and are kept a day for a running talk [C8]. */
export async function listSessions(
  db: D1Database,
  mine: Pick<StoredSession, 'volunteerId' | 'tokenHash'>,
  idleMs: number,
  nowMs: number,
): Promise<SessionsBody> {
  const { results } = await db
    .prepare(
      `SELECT token_hash, created_at, last_active_at, expires_at > ?2 AND last_active_at > ?3 AS valid
       FROM sessions WHERE volunteer_id = ?1 ORDER BY created_at DESC, token_hash`,
    )
    .bind(mine.volunteerId, nowMs, nowMs - idleMs)
    .all<{ token_hash: string; created_at: number; last_active_at: number; valid: number }>();
  return {
    sessions: results.map((row) => ({
      id: row.token_hash.slice(0, ID_CHARS),
      since: row.created_at,
      activeAt: row.last_active_at,
      valid: row.valid === 1,
      here: row.token_hash === mine.tokenHash,
    })),
  };
}

/**
 * Ends other sessions of the same volunteer, one or all, which goes on record in the same batch.
 * @param only the id of one, or null for all
 * @returns the hashes of those that ended by it, whose sockets are to be closed
 */
export async function endOtherSessions(
  db: D1Database,
  mine: Pick<StoredSession, 'volunteerId' | 'tokenHash'>,
  only: string | null,
  nowMs: number,
): Promise<string[]> {
  const others = {
    sql: `volunteer_id = ? AND token_hash <> ? AND substr(token_hash, 1, ${ID_CHARS}) = COALESCE(?, substr(token_hash, 1, ${ID_CHARS}))`,
    values: [mine.volunteerId, mine.tokenHash, only],
  };
  const entry = {
    volunteerId: mine.volunteerId,
    act: 'endSession',
    conversationId: null,
    reason: null,
  } as const;
  const [, ended] = await db.batch<{ token_hash: string }>([
    auditStatement(db, entry, nowMs, {
      sql: `EXISTS (SELECT 1 FROM sessions WHERE ${others.sql})`,
      values: others.values,
    }),
    db.prepare(`DELETE FROM sessions WHERE ${others.sql} RETURNING token_hash`).bind(...others.values),
  ]);
  return ended?.results.map((row) => row.token_hash) ?? [];
}

/** Returns those of the given volunteers who have no session, not even one that has run out. */
export async function withoutSession(db: D1Database, volunteerIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .prepare('SELECT value AS id FROM json_each(?) WHERE value NOT IN (SELECT volunteer_id FROM sessions)')
    .bind(JSON.stringify(volunteerIds))
    .all<{ id: string }>();
  return rows.results.map((row) => row.id);
}

/**
 * Registers the session's console key, once: a key that could be swapped later would let whoever holds the cookie
 * receive conversation keys. The same key again is a retry, and fine.
 */
export async function putConsoleKey(db: D1Database, tokenHash: string, key: PublicKey): Promise<boolean> {
  const result = await db
    .prepare(
      `UPDATE sessions SET console_key_id = ?1, console_public_key = ?2
       WHERE token_hash = ?3 AND (console_key_id IS NULL OR (console_key_id = ?1 AND console_public_key = ?2))`,
    )
    .bind(key.id, key.publicKey, tokenHash)
    .run();
  return result.meta.changes === 1;
}

/** Returns the console key that a session registered. A room may take a console key from nowhere else. */
export async function sessionConsoleKey(db: D1Database, tokenHash: string): Promise<PublicKey | null> {
  const row = await db
    .prepare('SELECT console_key_id, console_public_key FROM sessions WHERE token_hash = ?')
    .bind(tokenHash)
    .first<Pick<Row, 'console_key_id' | 'console_public_key'>>();
  return row && keyOf(row);
}

function keyOf(row: Pick<Row, 'console_key_id' | 'console_public_key'>): PublicKey | null {
  if (row.console_key_id === null || row.console_public_key === null) return null;
  return { id: row.console_key_id, publicKey: row.console_public_key };
}
