import { NotesBody } from '../../protocol/http/concerns.ts';
import type { Condition } from './audit.ts';

/* What staff are told without any content: that there is something to talk about. */

/** A note that nobody reads goes after this. */
export const NOTES_KEPT_MS = 90 * 86_400_000;

/** Notes for these people and for whoever had the talk, once each, as one statement of a batch. */
export function noteStatement(
  db: D1Database,
  { conversationId, to, except }: { conversationId: string; to: readonly string[]; except: string },
  nowMs: number,
  onlyIf: Condition,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO staff_notes (id, volunteer_id, kind, at)
       SELECT substr(lower(hex(randomblob(16))), 1, 22), who, 'concernDecided', ? FROM (
         SELECT value AS who FROM json_each(?) UNION SELECT volunteer_id FROM conversations WHERE id = ?)
       WHERE who IS NOT NULL AND who <> ? AND ${onlyIf.sql}`,
    )
    .bind(nowMs, JSON.stringify(to), conversationId, except, ...onlyIf.values);
}

/** Lists what somebody has not read yet, newest first. */
export async function listNotes(db: D1Database, volunteerId: string): Promise<NotesBody> {
  const { results } = await db
    .prepare(
      'SELECT id, kind, at FROM staff_notes WHERE volunteer_id = ? AND read_at IS NULL ORDER BY at DESC LIMIT 20',
    )
    .bind(volunteerId)
    .all();
  return NotesBody.parse({ notes: results });
}

export async function markNotesRead(db: D1Database, volunteerId: string, nowMs: number): Promise<void> {
  await db
    .prepare('UPDATE staff_notes SET read_at = ? WHERE volunteer_id = ? AND read_at IS NULL')
    .bind(nowMs, volunteerId)
    .run();
}
