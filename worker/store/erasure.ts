import { AUDIT_KEPT_DAYS } from '../../protocol/http/audit.ts';
import type { StorageBindings } from '../platform/bindings.ts';
import { dateOf } from './access-counts.ts';
import { linkEntries } from './audit-chain.ts';
import { auditStatement, type AuditEntry } from './audit.ts';
import { deleteAuditHeads } from './audit-heads.ts';
import { settleStatement } from './concern-reports.ts';
import { NOTES_KEPT_MS } from './notes.ts';
import { QUARTER_HOUR_MS } from './quarter-hour.ts';

/*
 * [R1]–[R4] Deletes conversations from the database. Ids are passed as one JSON parameter, because D1 allows 100
 * parameters a statement. Every function here is idempotent.
 */

const CONTENT_TABLES = [
  'messages',
  'intakes',
  'evaluations',
  'contact_records',
  'end_markers',
  'concern_reports',
  'comments',
] as const;

/** [R2] Every statement that marks an erasure has this in it, so that no hold can be set between check and mark. `?1`: now. */
const NOT_HELD = 'erasing_at IS NULL AND (hold_until IS NULL OR hold_until <= ?1)';
/** The purge comes by every ten minutes: what falls due before the next run is due. */
const NEXT_RUN_MS = 10 * 60_000;

/** Marks the conversations whose retention has passed, or which their visitor has wiped. A marked one takes no hold and no writes. */
export async function markDue(db: D1Database, nowMs: number, limit: number): Promise<void> {
  await db
    .prepare(
      `UPDATE conversations SET erasing_at = ?1
       WHERE id IN (
         SELECT id FROM conversations
         WHERE (erase_at <= ?1 OR wipe_at <= ?3) AND ${NOT_HELD}
         ORDER BY erase_at LIMIT ?2)`,
    )
    .bind(nowMs, limit, nowMs + NEXT_RUN_MS)
    .run();
}

/** held: not now, a hold is on it · gone: there is none, or its erasure has begun · waits: nobody asks for it yet */
export type Marked = 'marked' | 'held' | 'waits' | 'gone';

/** Marks one conversation. `wiped`: only if its visitor wants that, and its volunteer's record is there. */
export async function markOne(
  db: D1Database,
  id: string,
  why: 'asked' | 'wiped',
  nowMs: number,
  entry: AuditEntry | null = null,
): Promise<Marked> {
  const recorded = 'EXISTS (SELECT 1 FROM contact_records r WHERE r.conversation_id = conversations.id)';
  const wanted = why === 'asked' ? 'TRUE' : `wipe_at IS NOT NULL AND ${recorded}`;
  const free = 'erasing_at IS NULL AND (hold_until IS NULL OR hold_until <= ?)';
  const ifMarked = {
    sql: `EXISTS (SELECT 1 FROM conversations WHERE id = ? AND ${free} AND ${wanted})`,
    values: [id, nowMs],
  };
  const results = await db.batch([
    ...(entry === null ? [] : [auditStatement(db, entry, nowMs, ifMarked)]),
    db
      .prepare(`UPDATE conversations SET erasing_at = ?1 WHERE id = ?2 AND ${NOT_HELD} AND ${wanted}`)
      .bind(nowMs, id),
  ]);
  if (entry !== null) await linkEntries(db);
  if ((results.at(-1)?.meta.changes ?? 0) > 0) return 'marked';
  const row = await db
    .prepare('SELECT hold_until > ?1 AS held FROM conversations WHERE id = ?2 AND erasing_at IS NULL')
    .bind(nowMs, id)
    .first<{ held: number | null }>();
  if (row === null) return 'gone';
  return row.held === 1 ? 'held' : 'waits';
}

/** True of a conversation that has ended, or never was: one that runs is not erased under its people. */
export async function isOver(db: D1Database, id: string): Promise<boolean> {
  const running = 'SELECT 1 FROM conversations WHERE id = ? AND ended_at IS NULL AND erasing_at IS NULL';
  return (await db.prepare(running).bind(id).first()) === null;
}

/**
 * The visitor of this tab wants it wiped: by the purge within half an hour of asking, and of the end as exactly as the row knows it
 * [R6]; or as soon as the volunteer's record is there. Says nothing of whether there was anything to wipe.
 */
export async function wishWiped(
  db: D1Database,
  { id, resumeHash }: { id: string; resumeHash: string },
  nowMs: number,
): Promise<void> {
  await db
    .prepare(
      `UPDATE conversations
       SET wipe_at = min(coalesce(wipe_at, ?3), ?3, coalesce(ended_at + ?4, ?3))
       WHERE id = ?1 AND resume_hash = ?2 AND opened_at IS NOT NULL AND erasing_at IS NULL`,
    )
    .bind(id, resumeHash, nowMs + WIPE_MS, WIPE_MS + QUARTER_HOUR_MS)
    .run();
}
const WIPE_MS = 30 * 60_000;

/** Lists marked conversations that still exist, longest marked first, including those that an earlier run left. */
export async function listMarked(db: D1Database, limit: number): Promise<string[]> {
  const rows = await db
    .prepare(
      'SELECT id FROM conversations WHERE erasing_at IS NOT NULL ORDER BY erasing_at, erase_at LIMIT ?',
    )
    .bind(limit)
    .all<{ id: string }>();
  return rows.results.map((row) => row.id);
}

/** Deletes ciphertext. The row stays, as the mark that the room must still be erased. */
export async function eraseContents(db: D1Database, conversationIds: readonly string[]): Promise<void> {
  await db.batch(contentStatements(db, conversationIds));
}

/**
 * Deletes the conversations' rows, and what their rooms may have delivered since `eraseContents` ran, and counts them in the same batch.
 * @param date of today, by the helpline's clock
 * @returns how many conversations are now gone
 */
export async function eraseRows(
  db: D1Database,
  conversationIds: readonly string[],
  date: string,
): Promise<number> {
  const row = db
    .prepare(
      'DELETE FROM conversations WHERE erasing_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))',
    )
    .bind(JSON.stringify(conversationIds));
  const counted = db
    .prepare(
      `INSERT INTO erased_days (date, n) SELECT ?, changes() WHERE changes() > 0
       ON CONFLICT (date) DO UPDATE SET n = n + excluded.n`,
    )
    .bind(date);
  const results = await db.batch([...contentStatements(db, conversationIds), row, counted]);
  return results.at(-2)?.meta.changes ?? 0;
}

function contentStatements(db: D1Database, conversationIds: readonly string[]): D1PreparedStatement[] {
  const ids = JSON.stringify(conversationIds);
  const theirs = 'conversation_id IN (SELECT value FROM json_each(?))';
  return [
    ...CONTENT_TABLES.map((table) => `DELETE FROM ${table} WHERE ${theirs}`),
    // By then their keys are gone. What stays says to whoever had it that it was erased, and names no conversation.
    `UPDATE shares SET conversation_id = NULL, ended_at = coalesce(
       ended_at, (SELECT erasing_at FROM conversations WHERE id = conversation_id), until) WHERE ${theirs}`,
  ].map((sql) => db.prepare(sql).bind(ids));
}

/** Marks them anew, so that the next run takes them last: rooms that keep failing must not hold up the others. */
export async function postponeMarked(
  db: D1Database,
  conversationIds: readonly string[],
  nowMs: number,
): Promise<void> {
  await db
    .prepare(
      `UPDATE conversations SET erasing_at = ?2
       WHERE erasing_at IS NOT NULL AND id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(conversationIds), nowMs)
    .run();
}

/** Returns the id of some conversation, or an empty string when there is none. */
export async function someConversation(db: D1Database): Promise<string> {
  const id = await db.prepare('SELECT id FROM conversations ORDER BY random() LIMIT 1').first<string>('id');
  return id ?? '';
}

/** Returns those of the given ids for which no conversation row exists. */
export async function withoutRow(db: D1Database, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .prepare('SELECT value AS id FROM json_each(?) WHERE value NOT IN (SELECT id FROM conversations)')
    .bind(JSON.stringify(ids))
    .all<{ id: string }>();
  return rows.results.map((row) => row.id);
}

const DAY_MS = 24 * 60 * 60_000;
/** Longer than anybody answers questions afterwards; and longer than any talk, for a room that was lost without an end. */
const HALF_KEPT_MS = { afterEnd: DAY_MS, afterSignUp: 3 * DAY_MS };

/** Returns those of the given conversations of which no visitor can have a use for the server's half any more. */
export async function withoutVisitor(
  db: D1Database,
  ids: readonly string[],
  nowMs: number,
): Promise<string[]> {
  const rows = await db
    .prepare(
      `SELECT value AS id FROM json_each(?1) WHERE value NOT IN
         (SELECT id FROM conversations WHERE coalesce(ended_at > ?2, created_at > ?3))`,
    )
    .bind(JSON.stringify(ids), nowMs - HALF_KEPT_MS.afterEnd, nowMs - HALF_KEPT_MS.afterSignUp)
    .all<{ id: string }>();
  return rows.results.map((row) => row.id);
}

/** Expired session rows are kept this long: a talk may outlast its volunteer's session [C8] and needs the console key in it. */
const SESSION_REMAINS_MS = DAY_MS;
/** The log, its heads outside the database, and the counts beside it. */
const AUDIT_KEPT_MS = AUDIT_KEPT_DAYS * DAY_MS;

/** For so long a coordinator sees how many were erased on a day. */
const ERASED_KEPT_MS = 60 * DAY_MS;

/** For so long a list says of a share that it ended, or that its conversation was erased. */
const ENDED_SHARE_KEPT_MS = 90 * DAY_MS;

/**
 * Deletes what has expired: sessions, challenges, invitations, notes, accounts of decisions, and what the log has had for a year.
 * @param terms null while nobody can tell them: then the accounts stay.
 */
export async function deleteExpired(
  { DB: db, KEYS }: StorageBindings,
  terms: { accountKeptDays: number } | null,
  nowMs: number,
): Promise<void> {
  const accountsUntilMs = terms === null ? 0 : nowMs - terms.accountKeptDays * DAY_MS;
  await db.batch([
    settleStatement(db, nowMs),
    db.prepare('DELETE FROM concerns WHERE until_at <= ?').bind(accountsUntilMs),
    db.prepare('DELETE FROM staff_notes WHERE at <= ?').bind(nowMs - NOTES_KEPT_MS),
    db.prepare('DELETE FROM sessions WHERE expires_at <= ?').bind(nowMs - SESSION_REMAINS_MS),
    db.prepare('DELETE FROM challenges WHERE expires_at <= ?').bind(nowMs),
    db.prepare('DELETE FROM invitations WHERE expires_at <= ?').bind(nowMs),
    // By their numbers, so that what is left is whole from its first entry on, even if a clock once went back.
    db
      .prepare(
        `DELETE FROM audit_log WHERE at <= ?1
           AND seq < (SELECT COALESCE(min(seq), 9e15) FROM audit_log WHERE at > ?1)`,
      )
      .bind(nowMs - AUDIT_KEPT_MS),
    db.prepare('DELETE FROM access_counts WHERE date <= ?').bind(dateOf(nowMs - AUDIT_KEPT_MS)),
    db.prepare('DELETE FROM erased_days WHERE date <= ?').bind(dateOf(nowMs - ERASED_KEPT_MS)),
    db.prepare('DELETE FROM shares WHERE ended_at <= ?').bind(nowMs - ENDED_SHARE_KEPT_MS),
  ]);
  await deleteAuditHeads(KEYS, nowMs - AUDIT_KEPT_MS);
}

/** What one run did. `failed` counts conversations that stay marked and steps that threw. */
export type ErasureCounts = { erased: number; failed: number; sweptKeys: number };

/** [R3] Records a run before its work begins, so that a run that dies leaves a row without `finished_at`. */
export async function startRun(db: D1Database, runId: string, nowMs: number): Promise<void> {
  await db.prepare('INSERT INTO erasure_runs (id, started_at) VALUES (?, ?)').bind(runId, nowMs).run();
}

export async function finishRun(
  db: D1Database,
  runId: string,
  nowMs: number,
  counts: ErasureCounts,
): Promise<void> {
  await db
    .prepare('UPDATE erasure_runs SET finished_at = ?, erased = ?, failed = ?, swept_keys = ? WHERE id = ?')
    .bind(nowMs, counts.erased, counts.failed, counts.sweptKeys, runId)
    .run();
}
