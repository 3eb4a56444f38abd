import * as z from 'zod';
import { CONCERN_GROUNDS, CONCERN_STATES } from '../../protocol/http/concerns.ts';
import { untilMs, type Concern } from '../domain/confidentiality/concern.ts';

/* A concern as it lies in the database, and as the rules know it. */

const atMs = z.number().nullable();
const id = z.string().nullable();
const Columns = z.object({
  state: z.enum(CONCERN_STATES),
  raised_by: z.string(),
  also_raised_by: z.string(),
  raised_at: z.number(),
  held_since: z.number(),
  taken_up_at: atMs,
  reviewed_since: atMs,
  first_by: id,
  first_at: atMs,
  account_hash: id,
  second_by: id,
  second_at: atMs,
  disclosed_by: id,
  disclosed_at: atMs,
  ended_by: id,
  ended_at: atMs,
  until_at: z.number(),
});
const Others = z.array(z.string());

/** What else a row says, which the rules do not ask. `alive`: the conversation is there, and its erasure has not begun. */
export const ConcernFacts = z.object({
  id: z.string(),
  conversation_id: z.string(),
  ground: z.enum(CONCERN_GROUNDS),
  step: z.string(),
  alive: z.literal([0, 1]).transform((alive) => alive === 1),
});
export type ConcernFacts = z.infer<typeof ConcernFacts>;

/** Selects all that `concernOf` and `ConcernFacts` need, from `concerns k`. */
export const CONCERN_COLUMNS = `k.*, EXISTS (
  SELECT 1 FROM conversations c WHERE c.id = k.conversation_id AND c.erasing_at IS NULL) AS alive`;

/** @throws ZodError for a row whose state lacks what belongs to it. */
export function concernOf(value: unknown): Concern {
  const row = Columns.parse(value);
  const base = {
    raisers: [row.raised_by, ...Others.parse(JSON.parse(row.also_raised_by))] as const,
    raisedAtMs: row.raised_at,
    takenUpAtMs: row.taken_up_at,
    heldSinceMs: row.held_since,
    reviewedSinceMs: row.reviewed_since,
  };
  const taken = (by: string | null, at: number | null) => Taken.parse({ by, atMs: at });
  const account = () => ({
    first: taken(row.first_by, row.first_at),
    account: z.string().parse(row.account_hash),
  });
  const second = () => taken(row.second_by, row.second_at);
  switch (row.state) {
    case 'reported':
      return { ...base, state: row.state };
    case 'inReview':
      return { ...base, state: row.state, ...account() };
    case 'approved':
      return { ...base, state: row.state, ...account(), second: second() };
    case 'disclosed':
      return {
        ...base,
        state: row.state,
        ...account(),
        second: second(),
        disclosed: taken(row.disclosed_by, row.disclosed_at),
        closesAtMs: row.until_at,
      };
    case 'declined':
    case 'withdrawn':
    case 'closed':
      return { ...base, state: row.state, ended: taken(row.ended_by, row.ended_at) };
    case 'lapsed':
      return { ...base, state: row.state, endedAtMs: z.number().parse(row.ended_at) };
  }
}

const Taken = z.object({ by: z.string(), atMs: z.number() });

/** The columns that a step may change; null leaves what is there, because who wrote an account is known after its end too. */
export function columnsOf(concern: Concern): Record<string, string | number | null> {
  const first = 'first' in concern ? concern.first : null;
  const second = 'second' in concern ? concern.second : null;
  const disclosed = 'disclosed' in concern ? concern.disclosed : null;
  const ended = 'ended' in concern ? concern.ended : null;
  return {
    state: concern.state,
    until_at: untilMs(concern),
    also_raised_by: JSON.stringify(concern.raisers.slice(1)),
    taken_up_at: concern.takenUpAtMs,
    reviewed_since: concern.reviewedSinceMs,
    first_by: first?.by ?? null,
    first_at: first?.atMs ?? null,
    account_hash: 'account' in concern ? concern.account : null,
    second_by: second?.by ?? null,
    second_at: second?.atMs ?? null,
    disclosed_by: disclosed?.by ?? null,
    disclosed_at: disclosed?.atMs ?? null,
    ended_by: ended?.by ?? null,
    ended_at: ended?.atMs ?? (concern.state === 'lapsed' ? concern.endedAtMs : null),
  };
}
