import { randomId } from '../../protocol/bytes.ts';
import type { AuditAct } from '../../protocol/http/audit.ts';
import {
  holdUntilMs,
  takeStep,
  type Concern,
  type Now,
  type Person,
  type Refusal,
  type Step,
} from '../domain/confidentiality/concern.ts';
import { linkEntries } from './audit-chain.ts';
import { auditStatement } from './audit.ts';
import { CONCERN_COLUMNS, columnsOf, ConcernFacts, concernOf } from './concern-rows.ts';
import { noteStatement } from './notes.ts';

/** What a step stores besides: JSON of what is sealed, and what is said of the package. `package_sizes`: JSON of `PackageSizes`. */
export type Written = {
  account?: string;
  delivery?: string;
  package_hash?: string;
  package_bytes?: number;
  package_sizes?: string;
};

const ACTS = {
  takeUp: 'takeUpConcern',
  approve: 'approveDisclosure',
  disclose: 'disclose',
  shorten: 'shortenHold',
  decline: 'declineConcern',
  withdraw: 'withdrawConcern',
  close: 'closeConcern',
} as const satisfies Record<Step['type'], AuditAct>;

/** After these, whoever reported it and whoever had the talk are told that there is a decision. */
const DECISIONS: readonly Step['type'][] = ['approve', 'decline', 'withdraw'];

/** Who works here as a coordinator now. */
export async function coordinatorIds(db: D1Database): Promise<ReadonlySet<string>> {
  const { results } = await db
    .prepare(`SELECT id FROM volunteers WHERE role = 'coordinator' AND removed_at IS NULL`)
    .all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}

/**
 * [B1] Takes a step if the rules allow it. The rules decide by what was read; the write then holds only for exactly that, for somebody
 * who still works here, and for a conversation that is not being erased.
 * @returns null when it is done; else why not. `unknown`: there is no such concern.
 */
export async function stepConcern(
  db: D1Database,
  concernId: string,
  { step, by, written = {} }: { step: Step; by: Person; written?: Written },
  nowMs: number,
): Promise<Refusal | 'unknown' | null> {
  const row = await db
    .prepare(`SELECT ${CONCERN_COLUMNS} FROM concerns k WHERE k.id = ?`)
    .bind(concernId)
    .first();
  if (row === null) return 'unknown';
  const facts = ConcernFacts.parse(row);
  const coordinators = await coordinatorIds(db);
  const now: Now = { nowMs, erased: !facts.alive, isCoordinator: (id) => coordinators.has(id) };
  const next = takeStep(concernOf(row), step, by, now);
  if (typeof next === 'string') return next;
  if (!(await write(db, facts, next, { step, by, written }, nowMs))) return 'changed';
  await linkEntries(db);
  return null;
}

/** Who must still work here for the step to count: who takes it, and before the approval who wrote the account. */
const AT_WORK = `(SELECT count(*) FROM volunteers WHERE id IN (?, ?) AND role = 'coordinator' AND removed_at IS NULL)`;

async function write(
  db: D1Database,
  facts: ConcernFacts,
  next: Concern,
  { step, by, written }: { step: Step; by: Person; written: Written },
  nowMs: number,
): Promise<boolean> {
  const mine = randomId();
  const columns = Object.entries({ ...columnsOf(next), ...written });
  const other = next.state === 'approved' ? next.first.by : by.id;
  const alive =
    'EXISTS (SELECT 1 FROM conversations c WHERE c.id = conversation_id AND c.erasing_at IS NULL)';
  const needsConversation = step.type === 'takeUp' || step.type === 'approve' || step.type === 'disclose';
  const done = { sql: 'EXISTS (SELECT 1 FROM concerns WHERE step = ?)', values: [mine] };
  const { id, conversation_id: conversationId } = facts;
  const results = await db.batch([
    db
      .prepare(
        `UPDATE concerns SET ${columns.map(([name]) => `${name} = coalesce(?, ${name})`).join(', ')}, step = ?
         WHERE id = ? AND step = ? AND ${AT_WORK} = ? AND ${needsConversation ? alive : 'TRUE'}`,
      )
      .bind(
        ...columns.map(([, value]) => value),
        mine,
        id,
        facts.step,
        by.id,
        other,
        other === by.id ? 1 : 2,
      ),
    db
      .prepare(`UPDATE conversations SET hold_until = ? WHERE id = ? AND erasing_at IS NULL AND ${done.sql}`)
      .bind(holdUntilMs(next), conversationId, mine),
    auditStatement(
      db,
      { volunteerId: by.id, act: ACTS[step.type], conversationId, reason: null },
      nowMs,
      done,
    ),
    ...(DECISIONS.includes(step.type)
      ? [noteStatement(db, { conversationId, to: next.raisers, except: by.id }, nowMs, done)]
      : []),
  ]);
  return results[0]?.meta.changes === 1;
}
