import type { z } from 'zod';
import { AuditBody, type OpenConversationBody } from '../../protocol/http.ts';
import { randomId } from '../../protocol/bytes.ts';

/** Acts of people that others must be able to check afterwards. Content-free: who, what, when, why. */
export type AuditAct = 'register' | 'createReviewKey' | 'openConversation' | 'sitIn';

export type AuditEntry = {
  volunteerId: string;
  act: AuditAct;
  conversationId: string | null;
  reason: z.infer<typeof OpenConversationBody>['reason'] | null;
};

const LISTED = 200;

/**
 * The entry as a statement, so that it can stand in one batch with what it records. `onlyIf` is our own SQL with
 * its values: the entry is written only if the condition holds at that point of the batch.
 */
export function auditStatement(
  db: D1Database,
  entry: AuditEntry,
  nowMs: number,
  onlyIf: { sql: string; values: readonly string[] } = { sql: 'TRUE', values: [] },
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO audit_log (id, at, volunteer_id, act, conversation_id, reason)
       SELECT ?, ?, ?, ?, ?, ? WHERE ${onlyIf.sql}`,
    )
    .bind(
      randomId(),
      nowMs,
      entry.volunteerId,
      entry.act,
      entry.conversationId,
      entry.reason,
      ...onlyIf.values,
    );
}

export async function writeAudit(db: D1Database, entry: AuditEntry, nowMs: number): Promise<void> {
  await auditStatement(db, entry, nowMs).run();
}

/** [C6] A colleague reads along from now on. Told by a room that repeats itself: one seat is one entry. */
export async function recordSitIn(
  db: D1Database,
  { conversationId, seat, volunteerId }: { conversationId: string; seat: string; volunteerId: string },
  nowMs: number,
): Promise<void> {
  await db
    .prepare(
      `INSERT OR IGNORE INTO audit_log (id, at, volunteer_id, act, conversation_id)
       VALUES (?, ?, ?, ?, ?)`,
    )
    .bind(`${conversationId}:${seat}`, nowMs, volunteerId, 'sitIn' satisfies AuditAct, conversationId)
    .run();
}

/** The newest entries, newest first. */
export async function listAudit(db: D1Database): Promise<AuditBody> {
  const { results } = await db
    .prepare(
      `SELECT a.at, COALESCE(v.alias, '') AS alias, a.act, a.conversation_id AS conversationId, a.reason
       FROM audit_log a LEFT JOIN volunteers v ON v.id = a.volunteer_id
       ORDER BY a.at DESC, a.id LIMIT ?`,
    )
    .bind(LISTED)
    .all();
  return AuditBody.parse({ entries: results });
}
