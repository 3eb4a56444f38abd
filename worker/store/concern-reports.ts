import type { ConcernBody } from '../../protocol/http/concerns.ts';
import { randomId } from '../../protocol/bytes.ts';
import {
  atPresent,
  heldForMs,
  holdUntilMs,
  isOpen,
  report,
  reportAgain,
  untilMs,
  REPORT_AFTER_END_MS,
  type Concern,
  type Person,
} from '../domain/confidentiality/concern.ts';
import { linkEntries } from './audit-chain.ts';
import { auditStatement } from './audit.ts';
import { CONCERN_COLUMNS, concernOf } from './concern-rows.ts';
import { quarterHourOf } from './quarter-hour.ts';

/** Somebody else reports the same talk at this moment, or takes a step: then it is read and written once more. */
const TRIES = 3;

/** Who was in the talk or has read it may report it: its volunteer, who sat in, and a coordinator who opened it, which is on record. */
const ROLE = `CASE
  WHEN c.volunteer_id = ?2 AND (c.ended_at IS NULL OR c.ended_at >= ?3) THEN 'volunteer'
  WHEN (c.ended_at IS NULL OR c.ended_at >= ?3) AND EXISTS (
    SELECT 1 FROM audit_log a WHERE a.conversation_id = c.id AND a.volunteer_id = ?2 AND a.act = 'sitIn') THEN 'coach'
  WHEN EXISTS (SELECT 1 FROM audit_log a JOIN volunteers v ON v.id = a.volunteer_id
    WHERE a.conversation_id = c.id AND a.volunteer_id = ?2 AND a.act = 'openConversation'
      AND v.role = 'coordinator' AND v.removed_at IS NULL) THEN 'coordinator' END`;

/**
 * [R2] Reports a concern about a conversation and holds it, in one transaction: the conversation is held only if its erasure has not
 * begun, and nothing is stored of a report of what is gone. A second report adds to the first and changes no time.
 * @returns for how long it is held from now on, as far as whoever reports it may know
 */
export async function reportConcern(
  db: D1Database,
  reported: { conversationId: string; by: Person } & ConcernBody,
  nowMs: number,
): Promise<{ heldMs: number } | 'forbidden' | 'gone'> {
  const { conversationId, by } = reported;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const allowed = await db
      .prepare(
        `SELECT ${ROLE} AS role FROM conversations c
         WHERE c.id = ?1 AND c.opened_at IS NOT NULL AND c.erasing_at IS NULL`,
      )
      .bind(conversationId, by.id, quarterHourOf(nowMs - REPORT_AFTER_END_MS))
      .first<{ role: string | null }>();
    if (allowed === null) return 'gone';
    if (allowed.role === null) return 'forbidden';
    const concern = await write(db, { ...reported, role: allowed.role }, nowMs);
    if (concern !== null) {
      await linkEntries(db);
      return { heldMs: heldForMs(concern, nowMs) };
    }
  }
  throw new Error('A concern that changes all the time');
}

type Report = { conversationId: string; by: Person; role: string } & ConcernBody;

/** Null if something changed between reading and writing; nothing is written then. */
async function write(db: D1Database, reported: Report, nowMs: number): Promise<Concern | null> {
  const { conversationId, by, role, ground, text } = reported;
  // Who works here is not asked: a report adds to an open concern, whoever began its review.
  const now = { nowMs, erased: false, isCoordinator: () => true };
  const earlier = (
    await db
      .prepare(
        `SELECT ${CONCERN_COLUMNS} FROM concerns k WHERE k.conversation_id = ? ORDER BY k.raised_at, k.rowid`,
      )
      .bind(conversationId)
      .all()
  ).results.map((row) => ({ row, concern: atPresent(concernOf(row), now) }));
  const last = earlier.at(-1);
  const open = last !== undefined && isOpen(last.concern) ? last : null;
  const step = randomId();
  const mine = { sql: 'EXISTS (SELECT 1 FROM concerns WHERE step = ?)', values: [step] };
  const before = earlier.map(({ concern }) => concern);
  const concern = open === null ? report(by, before, nowMs) : reportAgain(open.concern, by);
  const first =
    open === null
      ? [settleStatement(db, nowMs), insertStatement(db, reported, concern, step)]
      : [addStatement(db, String(open.row['id']), String(open.row['step']), concern, step)];
  const holdMs = open === null ? holdUntilMs(concern) : null;
  const results = await db.batch([
    ...first,
    db
      .prepare(
        `INSERT OR IGNORE INTO concern_reports (conversation_id, id, volunteer_id, role, reported_at, ground, envelope)
         SELECT ?, ?, ?, ?, ?, ?, ? WHERE ${mine.sql}`,
      )
      .bind(
        conversationId,
        text?.id ?? step,
        by.id,
        role === 'coach' ? 'coach' : 'volunteer',
        quarterHourOf(nowMs),
        ground,
        text && JSON.stringify(text),
        step,
      ),
    db
      .prepare(
        `UPDATE conversations SET hold_until = max(coalesce(hold_until, 0), ?1)
         WHERE id = ?2 AND erasing_at IS NULL AND ?1 IS NOT NULL AND EXISTS (SELECT 1 FROM concerns WHERE step = ?3)`,
      )
      .bind(holdMs, conversationId, step),
    auditStatement(
      db,
      { volunteerId: by.id, act: 'raiseConcern', conversationId, reason: null, detail: ground },
      nowMs,
      mine,
    ),
  ]);
  return (results[first.length - 1]?.meta.changes ?? 0) > 0 ? concern : null;
}

/** What ran out is over, so that it is in nobody's way. */
export function settleStatement(db: D1Database, nowMs: number): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE concerns SET
         ended_at = until_at,
         ended_by = CASE state WHEN 'disclosed' THEN disclosed_by END,
         state = CASE state WHEN 'disclosed' THEN 'closed' ELSE 'lapsed' END
       WHERE state IN ('reported', 'inReview', 'approved', 'disclosed') AND until_at <= ?`,
    )
    .bind(nowMs);
}

function insertStatement(
  db: D1Database,
  { conversationId, by, ground }: Report,
  concern: Concern,
  step: string,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO concerns (id, conversation_id, state, until_at, ground, raised_by, raised_at, held_since, reviewed_since, step)
       SELECT ?, id, ?, ?, ?, ?, ?, ?, ?, ? FROM conversations WHERE id = ? AND erasing_at IS NULL
       ON CONFLICT DO NOTHING`,
    )
    .bind(
      randomId(),
      concern.state,
      untilMs(concern),
      ground,
      by.id,
      concern.raisedAtMs,
      concern.heldSinceMs,
      concern.reviewedSinceMs,
      step,
      conversationId,
    );
}

function addStatement(
  db: D1Database,
  id: string,
  read: string,
  concern: Concern,
  step: string,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE concerns SET also_raised_by = ?, step = ? WHERE id = ? AND step = ? AND EXISTS (
         SELECT 1 FROM conversations c WHERE c.id = conversation_id AND c.erasing_at IS NULL)`,
    )
    .bind(JSON.stringify(concern.raisers.slice(1)), step, id, read);
}
