import type { EndedBy } from '../../protocol/room.ts';
import type { Envelope } from '../../protocol/sealed.ts';
import { quarterHourOf } from './quarter-hour.ts';

/*
 * Writes a conversation to D1. Every write is idempotent, because the room's outbox repeats it, and skips a conversation
 * whose erasure has begun, so that nothing comes back after the purge.
 */

const LIVE = 'EXISTS (SELECT 1 FROM conversations WHERE id = ?1 AND erasing_at IS NULL)';
/** Statements in one D1 batch, few enough to stay well under D1's request size. */
const BATCH = 50;

/** [R4] Inserts the conversation's row, before anything is stored in its room or in R2. */
export async function insertConversation(
  db: D1Database,
  conversation: {
    id: string;
    createdAtMs: number;
    language: string;
    site: string | null;
    eraseAtMs: number;
    /** Of the token of the tab, which may have the conversation wiped after its end. */
    resumeHash?: string;
  },
): Promise<void> {
  await db
    .prepare(
      `INSERT OR IGNORE INTO conversations (id, created_at, language, site, erase_at, resume_hash)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6)`,
    )
    .bind(
      conversation.id,
      quarterHourOf(conversation.createdAtMs),
      conversation.language,
      conversation.site,
      quarterHourOf(conversation.eraseAtMs),
      conversation.resumeHash ?? null,
    )
    .run();
}

/** Records that the two can talk. False if the row is gone or being erased. */
export async function markOpened(
  db: D1Database,
  opened: { id: string; volunteerId: string; reviewKeyId: string; openedAtMs: number },
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE conversations SET volunteer_id = ?2, review_key_id = ?3, opened_at = coalesce(opened_at, ?4)
       WHERE id = ?1 AND erasing_at IS NULL`,
    )
    .bind(opened.id, opened.volunteerId, opened.reviewKeyId, quarterHourOf(opened.openedAtMs))
    .run();
  return meta.changes > 0;
}

export type ArchivedMessage = {
  seq: number;
  role: string;
  clientId: string;
  envelope: Envelope;
};

/**
 * Stores the messages in batches, then the intake, and last the mark that the archive is complete. Of a message it stores order and
 * side; when it was written is in its envelope.
 */
export async function archiveConversation(
  db: D1Database,
  ended: {
    id: string;
    endedAtMs: number;
    by: EndedBy;
    wrote: { visitor: number; volunteer: number };
    intake: Envelope | null;
    messages: ArchivedMessage[];
    archivedAtMs: number;
  },
): Promise<void> {
  // Not OR IGNORE, which would also skip a message that the table refuses for any other reason.
  const message = db.prepare(
    `INSERT INTO messages (conversation_id, seq, role, client_id, envelope)
     SELECT ?1, ?2, ?3, ?4, ?5 WHERE ${LIVE} ON CONFLICT (conversation_id, seq) DO NOTHING`,
  );
  for (let start = 0; start < ended.messages.length; start += BATCH) {
    const rows = ended.messages.slice(start, start + BATCH);
    await db.batch(
      rows.map((m) => message.bind(ended.id, m.seq, m.role, m.clientId, JSON.stringify(m.envelope))),
    );
  }
  if (ended.intake !== null) {
    await db
      .prepare(`INSERT OR IGNORE INTO intakes (conversation_id, envelope) SELECT ?1, ?2 WHERE ${LIVE}`)
      .bind(ended.id, JSON.stringify(ended.intake))
      .run();
  }
  await db
    .prepare(
      `UPDATE conversations SET ended_at = ?2, ended_by = ?3, visitor_messages = ?4, volunteer_messages = ?5,
         archived_at = ?6 WHERE id = ?1 AND erasing_at IS NULL`,
    )
    .bind(
      ended.id,
      quarterHourOf(ended.endedAtMs),
      ended.by,
      ended.wrote.visitor,
      ended.wrote.volunteer,
      quarterHourOf(ended.archivedAtMs),
    )
    .run();
}

/** Stores the visitor's form, which is ciphertext whole. */
export async function archiveEvaluation(db: D1Database, id: string, evaluation: Envelope): Promise<void> {
  await db
    .prepare(`INSERT OR REPLACE INTO evaluations (conversation_id, envelope) SELECT ?1, ?2 WHERE ${LIVE}`)
    .bind(id, JSON.stringify(evaluation))
    .run();
}

/** [K6] Stores how many messages of each side there were, as one of them says, sealed. */
export async function archiveEndMarker(
  db: D1Database,
  id: string,
  role: string,
  marker: Envelope,
): Promise<void> {
  await db
    .prepare(
      `INSERT OR REPLACE INTO end_markers (conversation_id, role, envelope) SELECT ?1, ?2, ?3 WHERE ${LIVE}`,
    )
    .bind(id, role, JSON.stringify(marker))
    .run();
}

/** [R4] Deletes the row of a conversation in which nobody could speak. */
export async function forgetConversation(db: D1Database, id: string): Promise<void> {
  await db.prepare('DELETE FROM conversations WHERE id = ?').bind(id).run();
}
