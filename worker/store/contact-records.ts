import type { ContactRecord } from '../../protocol/http/staff.ts';

/**
 * Stores the volunteer's form after a conversation: its envelope, `heavy`, and whether they want to talk it over. A second save replaces the first.
 * `gone`: the conversation is erased or about to be. `forbidden`: it is another volunteer's.
 */
export async function saveContactRecord(
  db: D1Database,
  conversationId: string,
  volunteerId: string,
  { heavy, wantsDiscussion = false, text }: Omit<ContactRecord, 'topic'>,
): Promise<'saved' | 'replaced' | 'gone' | 'forbidden'> {
  const values = [
    heavy === null ? null : Number(heavy),
    Number(wantsDiscussion),
    text && JSON.stringify(text),
  ];
  // One statement checks and writes, so that nothing is written after the purge has marked the conversation's row.
  const save = (conflict: string) =>
    db
      .prepare(
        `INSERT INTO contact_records (conversation_id, volunteer_id, heavy, wants_discussion, envelope)
         SELECT id, volunteer_id, ?, ?, ? FROM conversations
         WHERE id = ? AND volunteer_id = ? AND erasing_at IS NULL
         ON CONFLICT (conversation_id) DO ${conflict}`,
      )
      .bind(...values, conversationId, volunteerId)
      .run();
  if ((await save('NOTHING')).meta.changes > 0) return 'saved';
  const replaced = await save(
    `UPDATE SET volunteer_id = excluded.volunteer_id, heavy = excluded.heavy,
       wants_discussion = excluded.wants_discussion, envelope = excluded.envelope`,
  );
  if (replaced.meta.changes > 0) return 'replaced';
  const alive = await db
    .prepare('SELECT 1 FROM conversations WHERE id = ? AND erasing_at IS NULL')
    .bind(conversationId)
    .first();
  return alive ? 'forbidden' : 'gone';
}
