import { ConversationsBody, TranscriptBody } from '../../protocol/http/coordinator.ts';
import type { ContactRecord } from '../../protocol/http/staff.ts';

const PAGE = 50;

/** Lists conversations in which two people spoke, newest first, one page at a time, older than `beforeMs`. */
export async function listConversations(db: D1Database, beforeMs: number): Promise<ConversationsBody> {
  const { results } = await db
    .prepare(
      `SELECT c.id, c.created_at AS startedAt, c.opened_at AS openedAt, c.ended_at AS endedAt,
         c.ended_by AS endedBy, COALESCE(v.alias, '') AS alias, c.visitor_messages AS visitorMessages,
         c.volunteer_messages AS volunteerMessages, c.erase_at AS eraseAt, NULL AS feltHeard,
         NULL AS topic, r.heavy
       FROM conversations c
       LEFT JOIN volunteers v ON v.id = c.volunteer_id
       LEFT JOIN contact_records r ON r.conversation_id = c.id
       WHERE c.opened_at IS NOT NULL AND c.erasing_at IS NULL AND c.created_at < ?
       ORDER BY c.created_at DESC, c.id LIMIT ?`,
    )
    .bind(beforeMs, PAGE + 1)
    .all();
  const rows = results.map((row) => ({ ...row, heavy: booleanOf(row['heavy']) }));
  const { conversations } = ConversationsBody.parse({ conversations: rows, next: null });
  const overflow = conversations[PAGE];
  if (!overflow) return { conversations, next: null };
  // A page never ends between two rows of the same millisecond, because the next page starts at an earlier one.
  const whole = conversations.filter((row) => row.startedAt > overflow.startedAt);
  const page = whole.length > 0 ? whole : conversations;
  return { conversations: page, next: page.at(-1)?.startedAt ?? null };
}

/**
 * Returns what the archive has of a conversation, without its key. `notYet` means that the talk still runs or that its
 * room has not delivered all of it: nobody reads a running talk unseen. Null means that there is no such conversation.
 * @throws ZodError for one that cannot be read whole: a transcript without one of its messages would mislead
 */
export async function readTranscript(
  db: D1Database,
  id: string,
): Promise<Omit<TranscriptBody, 'reviewKeyId' | 'sealedKey'> | 'notYet' | null> {
  const row = await db
    .prepare(
      `SELECT c.archived_at, c.ended_at, i.envelope AS intake,
         e.conversation_id AS evaluated, e.envelope AS evaluation,
         r.conversation_id AS recorded, r.heavy, r.envelope AS record
       FROM conversations c
       LEFT JOIN intakes i ON i.conversation_id = c.id
       LEFT JOIN evaluations e ON e.conversation_id = c.id
       LEFT JOIN contact_records r ON r.conversation_id = c.id
       WHERE c.id = ? AND c.opened_at IS NOT NULL AND c.erasing_at IS NULL`,
    )
    .bind(id)
    .first();
  if (!row) return null;
  if (row['archived_at'] === null || row['ended_at'] === null) return 'notYet';
  const messages = await db
    .prepare('SELECT seq, role, sent_at AS at, envelope FROM messages WHERE conversation_id = ? ORDER BY seq')
    .bind(id)
    .all();
  return Archived.parse({
    id,
    intake: jsonOf(row['intake']),
    messages: messages.results.map((message) => ({ ...message, envelope: jsonOf(message['envelope']) })),
    evaluation: row['evaluated'] === null ? null : { scores: NO_SCORES, text: jsonOf(row['evaluation']) },
    record:
      row['recorded'] === null
        ? null
        : ({
            topic: null,
            heavy: booleanOf(row['heavy']),
            text: jsonOf(row['record']),
          } satisfies Record<keyof ContactRecord, unknown>),
  });
}

/** What a console of before 2026-11-26 requires. They are in the envelope. */
const NO_SCORES = { feltHeard: null, comeBack: null, wait: null, siteClear: null };

const Archived = TranscriptBody.omit({ reviewKeyId: true, sealedKey: true });

function booleanOf(value: unknown): boolean | null {
  return value === null || value === undefined ? null : value === 1;
}

function jsonOf(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : null;
}
