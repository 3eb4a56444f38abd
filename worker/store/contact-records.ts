import type { ContactRecord } from '../../protocol/http/staff.ts';

/**
 * Stores the volunteer's form after a conversation. A second save replaces the first.
 * `gone`: the conversation is erased or about to be. `forbidden`: it is another volunteer's.
 */
export async function saveContactRecord(
  db: D1Database,
  conversationId: string,
  volunteerId: string,
  record: ContactRecord,
  nowMs: number,
): Promise<'saved' | 'gone' | 'forbidden'> {
  const values = {
    topic: record.topic,
    heavy: record.heavy === null ? null : Number(record.heavy),
    text: record.text && JSON.stringify(record.text),
  } satisfies Record<keyof ContactRecord, string | number | null>;
  // One statement checks and writes, so that nothing is written after the purge has marked the conversation's row.
  const saved = await db
    .prepare(
      `INSERT INTO contact_records (conversation_id, volunteer_id, topic, heavy, envelope, created_at)
       SELECT id, volunteer_id, ?, ?, ?, ? FROM conversations
       WHERE id = ? AND volunteer_id = ? AND erasing_at IS NULL
       ON CONFLICT (conversation_id) DO UPDATE SET
         volunteer_id = excluded.volunteer_id, topic = excluded.topic, heavy = excluded.heavy,
         envelope = excluded.envelope, created_at = excluded.created_at`,
    )
    .bind(values.topic, values.heavy, values.text, nowMs, conversationId, volunteerId)
    .run();
  if (saved.meta.changes > 0) return 'saved';
  const alive = await db
    .prepare('SELECT 1 FROM conversations WHERE id = ? AND erasing_at IS NULL')
    .bind(conversationId)
    .first();
  return alive ? 'forbidden' : 'gone';
}
