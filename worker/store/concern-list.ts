import * as z from 'zod';
import { CONCERN_STEPS, ConcernsBody } from '../../protocol/http/concerns.ts';
import {
  atPresent,
  holdUntilMs,
  isOpen,
  takeStep,
  untilMs,
  type Concern,
  type Now,
  type Person,
  type Step,
} from '../domain/confidentiality/concern.ts';
import { CONCERN_COLUMNS, ConcernFacts, concernOf } from './concern-rows.ts';
import { coordinatorIds } from './concern-steps.ts';

/** As many as fit on a page that people read whole; the log has all of them. */
const MOST = 100;

const Shown = z.object({
  account: z.string().nullable(),
  account_hash: z.string().nullable(),
  delivery: z.string().nullable(),
  package_hash: z.string().nullable(),
  package_bytes: z.number().nullable(),
  package_sizes: z.string().nullable(),
  started_at: z.number().nullable(),
  talk_ended_at: z.number().nullable(),
  talk_alias: z.string(),
  first_by: z.string().nullable(),
  first_at: z.number().nullable(),
  second_by: z.string().nullable(),
  second_at: z.number().nullable(),
  disclosed_by: z.string().nullable(),
  disclosed_at: z.number().nullable(),
});

export async function isConcern(db: D1Database, id: string): Promise<boolean> {
  return (await db.prepare('SELECT 1 FROM concerns WHERE id = ?').bind(id).first()) !== null;
}

/** How many wait for a step towards a decision, of whichever coordinator. */
export async function countWaiting(db: D1Database, nowMs: number): Promise<number> {
  const row = await db
    .prepare(
      `SELECT COUNT(*) AS waiting FROM concerns WHERE state IN ('reported', 'inReview', 'approved') AND until_at > ?`,
    )
    .bind(nowMs)
    .first<{ waiting: number }>();
  return row?.waiting ?? 0;
}

/** Lists concerns as they are now, with the steps that whoever asks may take. */
export async function listConcerns(db: D1Database, by: Person, nowMs: number): Promise<ConcernsBody> {
  const [{ results }, people, coordinators] = await Promise.all([
    db
      .prepare(
        `SELECT ${CONCERN_COLUMNS}, c.created_at AS started_at, c.ended_at AS talk_ended_at, COALESCE(v.alias, '') AS talk_alias
         FROM concerns k
         LEFT JOIN conversations c ON c.id = k.conversation_id AND c.erasing_at IS NULL
         LEFT JOIN volunteers v ON v.id = c.volunteer_id
         ORDER BY k.state IN ('reported', 'inReview', 'approved', 'disclosed') AND k.until_at > ?1 DESC, k.raised_at DESC, k.rowid DESC
         LIMIT ?2`,
      )
      .bind(nowMs, MOST)
      .all(),
    db.prepare('SELECT id, alias FROM volunteers').all<{ id: string; alias: string }>(),
    coordinatorIds(db),
  ]);
  const aliases = new Map(people.results.map(({ id, alias }) => [id, alias]));
  const concerns = results.map((row) => {
    const facts = ConcernFacts.parse(row);
    const shown = Shown.parse(row);
    const now: Now = { nowMs, erased: !facts.alive, isCoordinator: (id) => coordinators.has(id) };
    const concern = atPresent(concernOf(row), now);
    const taken = (who: string | null, at: number | null) =>
      who === null || at === null ? null : { alias: aliases.get(who) ?? '', at };
    // What a coordinator wrote who left before the approval counts no more.
    const begins = concern.state === 'reported';
    return {
      id: facts.id,
      conversationId: facts.conversation_id,
      conversation:
        shown.started_at === null
          ? null
          : { startedAt: shown.started_at, alias: shown.talk_alias, ended: shown.talk_ended_at !== null },
      state: concern.state,
      // What a report after an earlier one holds is shorter than its state lasts: what is told is how long it is kept.
      until: holdUntilMs(concern) ?? untilMs(concern),
      ground: facts.ground,
      raisers: concern.raisers.map((who) => aliases.get(who) ?? ''),
      raisedAt: concern.raisedAtMs,
      first: begins ? null : taken(shown.first_by, shown.first_at),
      second: taken(shown.second_by, shown.second_at),
      disclosed: taken(shown.disclosed_by, shown.disclosed_at),
      account:
        begins || shown.account === null
          ? null
          : { sealed: JSON.parse(shown.account), hash: shown.account_hash },
      delivery:
        shown.delivery === null
          ? null
          : {
              sealed: JSON.parse(shown.delivery),
              hash: shown.package_hash,
              bytes: shown.package_bytes,
              sizes: shown.package_sizes === null ? null : JSON.parse(shown.package_sizes),
            },
      may: CONCERN_STEPS.filter(
        (type) => typeof takeStep(concern, stepOf(type, concern), by, now) !== 'string',
      ),
      needsOther: takeStep(concern, stepOf('approve', concern), by, now) === 'otherPerson',
    };
  });
  // The rules put what ran out a moment ago among those that are over.
  const open = concerns.filter(({ state }) => isOpen({ state } as Concern));
  return ConcernsBody.parse({
    concerns: [...open, ...concerns.filter((concern) => !open.includes(concern))],
    coordinators: coordinators.size,
  });
}

/** The step as it would be taken by somebody who has read the account and has just confirmed it. */
function stepOf(type: (typeof CONCERN_STEPS)[number], concern: Concern): Step {
  const account = 'account' in concern ? concern.account : '';
  if (type === 'takeUp') return { type, account };
  if (type === 'disclose') return { type, untilMs: Infinity };
  return type === 'approve' ? { type, account, freshPasskey: true } : { type };
}
