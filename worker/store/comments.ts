import { COMMENT_BOUNDS } from '../../protocol/http/shares.ts';
import type { Envelope } from '../../protocol/sealed.ts';

/* [N2] What readers say of a conversation afterwards: envelopes under its key, which go with it. */

type Reader = { id: string; role: 'volunteer' | 'coordinator' };

/** The conversation, if it is there for this reader: a coordinator who has opened it, or with whom it is shared now. */
const READ_BY = `SELECT c.id FROM conversations c
  WHERE c.id = ? AND c.erasing_at IS NULL AND c.archived_at IS NOT NULL AND (
    (? = 'coordinator' AND EXISTS (SELECT 1 FROM audit_log a
       WHERE a.act = 'openConversation' AND a.volunteer_id = ? AND a.conversation_id = c.id))
    OR EXISTS (SELECT 1 FROM shares s WHERE s.conversation_id = c.id AND s.volunteer_id = ?
       AND s.awaiting = 0 AND s.ended_at IS NULL AND s.until > ?))`;

/**
 * Adds a comment, in the very statement that looks whether its writer may read the conversation. The same envelope again is a retry.
 * @returns gone: the conversation is, or it is not theirs to read any more · enough: it has as many comments as it may have
 */
export async function addComment(
  db: D1Database,
  { conversationId, by, envelope }: { conversationId: string; by: Reader; envelope: Envelope },
  nowMs: number,
): Promise<'added' | 'gone' | 'enough'> {
  const readable = [conversationId, by.role, by.id, by.id, nowMs] as const;
  const numbered = '(SELECT coalesce(max(n), 0) FROM comments WHERE conversation_id = readable.id)';
  const added = await db
    .prepare(
      `INSERT INTO comments (conversation_id, n, id, volunteer_id, envelope)
       SELECT id, ${numbered} + 1, ?, ?, ? FROM (${READ_BY}) readable WHERE ${numbered} < ?
       ON CONFLICT (conversation_id, id) DO NOTHING`,
    )
    .bind(envelope.id, by.id, JSON.stringify(envelope), ...readable, COMMENT_BOUNDS.each)
    .run();
  if (added.meta.changes > 0) return 'added';
  if (
    (await db
      .prepare(READ_BY)
      .bind(...readable)
      .first()) === null
  )
    return 'gone';
  const retried = 'SELECT 1 FROM comments WHERE conversation_id = ? AND id = ? AND volunteer_id = ?';
  const stored = await db.prepare(retried).bind(conversationId, envelope.id, by.id).first();
  return stored === null ? 'enough' : 'added';
}

/** Lists the comments of a conversation as they were stored, the first of it first. */
export async function listComments(
  db: D1Database,
  conversationId: string,
): Promise<{ n: number; volunteerId: string; alias: string; envelope: unknown }[]> {
  const { results } = await db
    .prepare(
      `SELECT m.n, m.volunteer_id AS volunteerId, COALESCE(v.alias, '') AS alias, m.envelope FROM comments m
       LEFT JOIN volunteers v ON v.id = m.volunteer_id WHERE m.conversation_id = ? ORDER BY m.n`,
    )
    .bind(conversationId)
    .all<{ n: number; volunteerId: string; alias: string; envelope: string }>();
  return results.map((row) => ({ ...row, envelope: JSON.parse(row.envelope) as unknown }));
}
