import type { OpenConversationBody } from '../../protocol/http/coordinator.ts';
import type { AuditAct } from '../../protocol/http/audit.ts';
import { randomId } from '../../protocol/bytes.ts';
import { linkEntries } from './audit-chain.ts';

export type AuditEntry = {
  volunteerId: string;
  /** The colleague to whom it was done, if it was done to one. */
  aboutId?: string;
  act: AuditAct;
  conversationId: string | null;
  reason: OpenConversationBody['reason'] | null;
  /** A name from our own code: why a sign-in failed, which route was refused. */
  detail?: string;
};

/** Our own SQL with its values. */
export type Condition = { sql: string; values: readonly (string | number | null)[] };

const HOUR_MS = 60 * 60_000;
/** More readings than this in an hour are asked about. */
const USUAL_OPENINGS = 20;

/**
 * Returns the insert as a statement, for one batch with the change it records: the entry is written only if the condition
 * holds at this point of the batch. It is linked to the entries before it by whoever next calls `linkEntries`.
 */
export function auditStatement(
  db: D1Database,
  entry: AuditEntry,
  nowMs: number,
  onlyIf: Condition = { sql: 'TRUE', values: [] },
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO audit_log (id, at, volunteer_id, about_id, act, conversation_id, reason, detail)
       SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE ${onlyIf.sql}`,
    )
    .bind(
      randomId(),
      nowMs,
      entry.volunteerId,
      entry.aboutId ?? null,
      entry.act,
      entry.conversationId,
      entry.reason,
      entry.detail ?? null,
      ...onlyIf.values,
    );
}

export async function writeAudit(db: D1Database, entry: AuditEntry, nowMs: number): Promise<void> {
  await auditStatement(db, entry, nowMs).run();
  await linkEntries(db);
}

/**
 * Records what can be repeated at will, such as a request that is refused, once an hour for each person, act and detail: a
 * script must not be able to fill the log. How often it was is counted elsewhere (access-counts.ts).
 */
export async function writeAuditHourly(
  db: D1Database,
  entry: AuditEntry & { detail: string },
  nowMs: number,
): Promise<void> {
  await auditStatement(db, entry, nowMs, {
    sql: 'NOT EXISTS (SELECT 1 FROM audit_log WHERE volunteer_id = ? AND act = ? AND detail = ? AND at > ?)',
    values: [entry.volunteerId, entry.act, entry.detail, nowMs - HOUR_MS],
  }).run();
  await linkEntries(db);
}

/**
 * [A5] Records that a conversation is read. True once an hour at most: there were more readings than is usual, which goes on
 * record in the same batch.
 */
export async function recordOpening(
  db: D1Database,
  reading: { volunteerId: string; conversationId: string } & Pick<AuditEntry, 'reason' | 'detail'>,
  nowMs: number,
): Promise<boolean> {
  const { volunteerId } = reading;
  const sinceMs = nowMs - HOUR_MS;
  const many = { volunteerId, act: 'manyOpenings', conversationId: null, reason: null } as const;
  const results = await db.batch([
    auditStatement(db, { ...reading, act: 'openConversation' }, nowMs),
    auditStatement(db, many, nowMs, {
      sql: `(SELECT count(*) FROM audit_log WHERE volunteer_id = ? AND act = 'openConversation' AND at > ?) > ?
        AND NOT EXISTS (SELECT 1 FROM audit_log WHERE volunteer_id = ? AND act = 'manyOpenings' AND at > ?)`,
      values: [volunteerId, sinceMs, USUAL_OPENINGS, volunteerId, sinceMs],
    }),
  ]);
  await linkEntries(db);
  return results[1]?.meta.changes === 1;
}

/** Whether this coordinator has opened the conversation, as the log has it: only what was read is shared. */
export async function hasOpened(
  db: D1Database,
  volunteerId: string,
  conversationId: string,
): Promise<boolean> {
  const sql = `SELECT 1 FROM audit_log WHERE act = 'openConversation' AND volunteer_id = ? AND conversation_id = ? LIMIT 1`;
  return (await db.prepare(sql).bind(volunteerId, conversationId).first()) !== null;
}

/** [C6] Records that a colleague reads along. Idempotent by sit-in, because the room's outbox repeats deliveries. */
export async function recordSitIn(
  db: D1Database,
  { conversationId, sitIn, volunteerId }: { conversationId: string; sitIn: string; volunteerId: string },
  nowMs: number,
): Promise<void> {
  // Not `INSERT OR IGNORE`, which would use up a number of the log each time.
  await db
    .prepare(
      `INSERT INTO audit_log (id, at, volunteer_id, act, conversation_id)
       SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM audit_log WHERE id = ?1)`,
    )
    .bind(`${conversationId}:${sitIn}`, nowMs, volunteerId, 'sitIn' satisfies AuditAct, conversationId)
    .run();
  await linkEntries(db);
}
