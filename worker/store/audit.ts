import type * as z from 'zod';
import { AuditBody, type OpenConversationBody } from '../../protocol/http/coordinator.ts';
import { randomId } from '../../protocol/bytes.ts';

/**
 * What people did that others must be able to check afterwards: who, what, when and why, never what was said.
 *
 * refusedConversation: a reading that was asked for by a coordinator who has no share of its key · passkeyCounter: somebody
 * signed in by a passkey whose counter went back
 */
export type AuditAct =
  | 'register'
  | 'passkeyCounter'
  | 'createReviewKey'
  | 'openConversation'
  | 'refusedConversation'
  | 'sitIn';

export type AuditEntry = {
  volunteerId: string;
  act: AuditAct;
  conversationId: string | null;
  reason: z.infer<typeof OpenConversationBody>['reason'] | null;
};

const LISTED = 200;

/**
 * Returns the insert as a statement, for one batch with the change it records. `onlyIf` is our own SQL with its
 * values: the entry is written only if that condition holds at this point of the batch.
 */
export function auditStatement(
  db: D1Database,
  entry: AuditEntry,
  nowMs: number,
  onlyIf: { sql: string; values: readonly (string | number)[] } = { sql: 'TRUE', values: [] },
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

/** [C6] Records that a colleague reads along. Idempotent by sit-in, because the room's outbox repeats deliveries. */
export async function recordSitIn(
  db: D1Database,
  { conversationId, sitIn, volunteerId }: { conversationId: string; sitIn: string; volunteerId: string },
  nowMs: number,
): Promise<void> {
  await db
    .prepare(
      `INSERT OR IGNORE INTO audit_log (id, at, volunteer_id, act, conversation_id)
       VALUES (?, ?, ?, ?, ?)`,
    )
    .bind(`${conversationId}:${sitIn}`, nowMs, volunteerId, 'sitIn' satisfies AuditAct, conversationId)
    .run();
}

/** Returns the latest entries, newest first. */
export async function listAudit(db: D1Database): Promise<AuditBody> {
  const { results } = await db
    .prepare(
      `SELECT a.at, COALESCE(v.alias, '') AS alias, a.act, a.conversation_id AS conversationId, a.reason,
         c.created_at AS startedAt, COALESCE(w.alias, '') AS withAlias
       FROM audit_log a LEFT JOIN volunteers v ON v.id = a.volunteer_id
       LEFT JOIN conversations c ON c.id = a.conversation_id AND c.erasing_at IS NULL
       LEFT JOIN volunteers w ON w.id = c.volunteer_id
       ORDER BY a.at DESC, a.id LIMIT ?`,
    )
    .bind(LISTED)
    .all();
  return AuditBody.parse({
    entries: results.map(({ startedAt, withAlias, ...entry }) => ({
      ...entry,
      conversation: startedAt === null ? null : { startedAt, alias: withAlias },
    })),
  });
}
