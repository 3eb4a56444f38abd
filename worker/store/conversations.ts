import {
  ConversationsBody,
  TranscriptBody,
  type ConversationsQuery,
} from '../../protocol/http/coordinator.ts';
import type { ContactRecord } from '../../protocol/http/staff.ts';
import { listComments } from './comments.ts';

const PAGE = 50;
const HALF_HOUR_MS = 30 * 60_000;

/** How long a talk of each length took: from, and less than. */
const LENGTHS: Readonly<Record<NonNullable<ConversationsQuery['length']>, readonly [number, number]>> = {
  short: [0, HALF_HOUR_MS],
  middle: [HALF_HOUR_MS, 2 * HALF_HOUR_MS],
  long: [2 * HALF_HOUR_MS, Number.MAX_SAFE_INTEGER],
};

/** Of `conversations c`: those that are listed at all, and what was asked. Its values are `?1`, `?2` and so on. */
function listed({ before, from, until, length, ...asked }: ConversationsQuery) {
  const values: number[] = [];
  const among = (condition: (name: (value: number) => string) => string) =>
    condition((value) => `?${values.push(value)}`);
  const conditions = [
    'c.opened_at IS NOT NULL AND c.erasing_at IS NULL',
    ...(before === undefined ? [] : [among((is) => `c.created_at < ${is(before)}`)]),
    ...(from === undefined ? [] : [among((is) => `c.created_at >= ${is(from)}`)]),
    ...(until === undefined ? [] : [among((is) => `c.created_at < ${is(until)}`)]),
    ...(length === undefined ? [] : [among((is) => lasted(LENGTHS[length], is))]),
    ...(asked.heavy === undefined ? [] : [existsIn('contact_records', 'AND heavy = 1')]),
    ...(asked.discuss === undefined ? [] : [existsIn('contact_records', 'AND wants_discussion = 1')]),
    ...(asked.concern === undefined ? [] : [existsIn('concerns')]),
    ...(asked.evaluated === undefined ? [] : [existsIn('evaluations')]),
  ];
  return { sql: conditions.join(' AND '), values };
}

const lasted = ([from, until]: readonly [number, number], is: (value: number) => string): string =>
  `c.ended_at - c.opened_at >= ${is(from)} AND c.ended_at - c.opened_at < ${is(until)}`;

const existsIn = (table: string, more = ''): string =>
  `EXISTS (SELECT 1 FROM ${table} WHERE conversation_id = c.id ${more})`;

/** [R2] Of `conversations c`: when it goes. Sooner if its visitor has wiped it, and no sooner than a hold ends. */
export const ERASED_AT = 'max(min(c.erase_at, coalesce(c.wipe_at, c.erase_at)), coalesce(c.hold_until, 0))';

/**
 * Lists conversations in which two people spoke, newest first, one page at a time. Whose talk it was and what was scored are not
 * in it: figures beside a name would be a ranking. A page goes on to the end of the quarter of an hour in which its 50th began,
 * because the next page starts at an earlier one.
 */
export async function listConversations(
  db: D1Database,
  query: ConversationsQuery,
): Promise<ConversationsBody> {
  const { sql, values } = listed(query);
  const { results } = await db
    .prepare(
      `SELECT c.id, c.created_at AS startedAt, c.opened_at AS openedAt, c.ended_at AS endedAt,
         c.ended_by AS endedBy, '' AS alias, c.visitor_messages AS visitorMessages,
         c.volunteer_messages AS volunteerMessages, ${ERASED_AT} AS eraseAt, NULL AS feltHeard,
         NULL AS topic, r.heavy, COALESCE(r.wants_discussion, 0) AS discuss
       FROM conversations c LEFT JOIN contact_records r ON r.conversation_id = c.id
       WHERE ${sql} AND c.created_at >= COALESCE(
         (SELECT c.created_at FROM conversations c WHERE ${sql} ORDER BY c.created_at DESC LIMIT 1 OFFSET ?${values.length + 1}), 0)
       ORDER BY c.created_at DESC, c.id DESC`,
    )
    .bind(...values, PAGE - 1)
    .all();
  const rows = results.map((row) => ({
    ...row,
    heavy: booleanOf(row['heavy']),
    discuss: row['discuss'] === 1,
  }));
  const { conversations } = ConversationsBody.parse({ conversations: rows, next: null });
  const last = conversations.at(-1);
  if (last === undefined || conversations.length < PAGE) return { conversations, next: null };
  const further = listed({ ...query, before: last.startedAt });
  const older = await db
    .prepare(`SELECT 1 FROM conversations c WHERE ${further.sql} LIMIT 1`)
    .bind(...further.values)
    .first();
  return { conversations, next: older === null ? null : last.startedAt };
}

/**
 * Returns what the archive has of a conversation, without its key. `notYet` means that the talk still runs or that its
 * room has not delivered all of it: nobody reads a running talk unseen. Null means that there is no such conversation.
 * @throws ZodError for one that cannot be read whole: a transcript without one of its messages would mislead
 */
export async function readTranscript(
  db: D1Database,
  id: string,
): Promise<Omit<TranscriptBody, 'alias' | 'reviewKeyId' | 'sealedKey' | 'manyOpened'> | 'notYet' | null> {
  const row = await db
    .prepare(
      `SELECT c.archived_at, c.opened_at, c.ended_at, i.envelope AS intake,
         e.conversation_id AS evaluated, e.envelope AS evaluation,
         r.conversation_id AS recorded, r.heavy, r.wants_discussion, r.envelope AS record
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
    .prepare('SELECT seq, role, envelope FROM messages WHERE conversation_id = ? ORDER BY seq')
    .bind(id)
    .all();
  const markers = await db
    .prepare('SELECT role, envelope FROM end_markers WHERE conversation_id = ? ORDER BY role')
    .bind(id)
    .all();
  const reports = await db
    .prepare(
      `SELECT p.role, COALESCE(v.alias, '') AS alias, p.ground, p.envelope FROM concern_reports p
       LEFT JOIN volunteers v ON v.id = p.volunteer_id WHERE p.conversation_id = ? ORDER BY p.rowid`,
    )
    .bind(id)
    .all();
  const comments = await listComments(db, id);
  return Archived.parse({
    id,
    comments,
    reports: reports.results.map(({ envelope, ...report }) => ({ ...report, text: jsonOf(envelope) })),
    intake: jsonOf(row['intake']),
    messages: messages.results.map((message) => ({
      ...message,
      at: row['opened_at'],
      envelope: jsonOf(message['envelope']),
    })),
    endMarkers: markers.results.map((marker) => ({ ...marker, envelope: jsonOf(marker['envelope']) })),
    evaluation: row['evaluated'] === null ? null : { scores: NO_SCORES, text: jsonOf(row['evaluation']) },
    record:
      row['recorded'] === null
        ? null
        : ({
            topic: null,
            heavy: booleanOf(row['heavy']),
            wantsDiscussion: row['wants_discussion'] === 1,
            text: jsonOf(row['record']),
          } satisfies Record<keyof ContactRecord, unknown>),
  });
}

/** Whose talk it was, for who has opened it; empty for one whom nobody knows any more. */
export async function volunteerOf(db: D1Database, id: string): Promise<string> {
  const sql = 'SELECT v.alias FROM conversations c JOIN volunteers v ON v.id = c.volunteer_id WHERE c.id = ?';
  return (await db.prepare(sql).bind(id).first<string>('alias')) ?? '';
}

/** What a console of before 2026-11-26 requires. They are in the envelope. */
const NO_SCORES = { feltHeard: null, comeBack: null, wait: null, siteClear: null };

const Archived = TranscriptBody.omit({ alias: true, reviewKeyId: true, sealedKey: true, manyOpened: true });

function booleanOf(value: unknown): boolean | null {
  return value === null || value === undefined ? null : value === 1;
}

function jsonOf(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : null;
}
