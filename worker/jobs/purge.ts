import type { Bindings } from '../objects/kit/bindings.ts';
import { log, logError } from '../platform/log.ts';
import { eraseMarked } from '../objects/kit/erase-conversations.ts';
import {
  deleteExpired,
  finishRun,
  listMarked,
  markDue,
  someConversation,
  startRun,
  withoutRow,
  withoutVisitor,
  type ErasureCounts,
} from '../store/erasure.ts';
import { keepAuditHead } from '../store/audit-heads.ts';
import { deleteHalves, listHalves } from '../store/halves.ts';
import { deleteReviewCopies, listReviewCopies } from '../store/key-vault.ts';
import { finishRemovals, forgetFormer } from '../store/removal.ts';
import { shortenRetention } from '../store/retention.ts';
import { readWholeSettings } from '../store/settings.ts';
import { withoutSession } from '../store/sessions.ts';
import { deleteShareKeys, endOverdueShares, listShareKeys, withoutShare } from '../store/shares.ts';

/** These bounds keep a run well under the platform's 1,000 subrequests and 15 minutes. Cron starts the next in 10 minutes. */
const BOUNDS = { conversations: 400, batch: 100, sweepPages: 10, stepMs: 120_000 } as const;

/**
 * [R1]–[R4] Erases conversations past their retention, deletes keys that have no conversation, deletes what has expired,
 * keeps the log's head for today and records the run. Cron calls it. It may die between any two statements: the next run
 * continues where it stopped.
 */
export async function runPurge(env: Bindings, nowMs: number): Promise<void> {
  const startedMs = Date.now();
  const runId = crypto.randomUUID();
  const counts: ErasureCounts = { erased: 0, failed: 0, sweptKeys: 0 };
  await startRun(env.DB, runId, nowMs);
  for (const step of STEPS) {
    try {
      await step(env, counts, nowMs);
    } catch (error) {
      counts.failed += 1;
      logError('purge', error);
    }
  }
  const durationMs = Date.now() - startedMs;
  await finishRun(env.DB, runId, nowMs + durationMs, counts);
  log({ event: 'purgeRun', ...counts, durationMs });
}

/** Each is tried, even if one before it failed. */
const STEPS: readonly ((env: Bindings, counts: ErasureCounts, nowMs: number) => Promise<void>)[] = [
  shorten,
  eraseDue,
  ({ DB }, _counts, nowMs) => endOverdueShares(DB, nowMs),
  sweepKeys,
  async (env, _counts, nowMs) => deleteExpired(env, await readWholeSettings(env.DB), nowMs),
  (env, _counts, nowMs) => finishRemovals(env, nowMs),
  async (env, _counts, nowMs) => forgetFormer(env.DB, await readWholeSettings(env.DB), nowMs),
  // [A12] Outside the database, once a day, by whoever comes by most reliably.
  ({ DB, KEYS }, _counts, nowMs) => keepAuditHead(DB, KEYS, nowMs),
];

async function shorten(env: Bindings): Promise<void> {
  const terms = await readWholeSettings(env.DB);
  if (terms !== null) await shortenRetention(env.DB, terms.retentionDays);
}

async function eraseDue(env: Bindings, counts: ErasureCounts, nowMs: number): Promise<void> {
  const untilMs = Date.now() + BOUNDS.stepMs;
  await markDue(env.DB, nowMs, BOUNDS.conversations);
  const marked = await listMarked(env.DB, BOUNDS.conversations);
  for (let at = 0; at < marked.length && Date.now() < untilMs; at += BOUNDS.batch) {
    const { erased, failed } = await eraseMarked(env, marked.slice(at, at + BOUNDS.batch), nowMs);
    counts.erased += erased;
    counts.failed += failed;
  }
}

/** A kind of objects in the bucket: lists a page of their ids, says which of them nothing needs, and deletes those. */
type Sweep = {
  list: (bucket: R2Bucket, afterId: string) => Promise<{ ids: string[]; next: string | null }>;
  orphans: (db: D1Database, ids: string[], nowMs: number) => Promise<string[]>;
  remove: (bucket: R2Bucket, ids: string[]) => Promise<void>;
};

const SWEEPS: readonly Sweep[] = [
  { list: listReviewCopies, orphans: withoutRow, remove: deleteReviewCopies },
  { list: listShareKeys, orphans: withoutShare, remove: deleteShareKeys },
  {
    list: (bucket, afterId) => listHalves(bucket, 'room', afterId),
    orphans: withoutVisitor,
    remove: (bucket, ids) => deleteHalves(bucket, 'room', ids),
  },
  {
    list: (bucket, afterId) => listHalves(bucket, 'volunteer', afterId),
    orphans: withoutSession,
    remove: (bucket, ids) => deleteHalves(bucket, 'volunteer', ids),
  },
];

/**
 * [R4] Deletes keys without a conversation row, shares without a live one, and [K3] halves that nobody can have a use for. A row is always inserted
 * before them, so whatever has none was left over by a failure.
 */
async function sweepKeys(env: Bindings, counts: ErasureCounts, nowMs: number): Promise<void> {
  for (const sweep of SWEEPS) counts.sweptKeys += await sweepAll(env, sweep, nowMs);
}

/**
 * Starts at a random key and wraps round, so that every key is reached even if one run can't list all.
 * @returns how many were deleted
 */
async function sweepAll(env: Bindings, sweep: Sweep, nowMs: number): Promise<number> {
  const untilMs = Date.now() + BOUNDS.stepMs;
  let swept = 0;
  let afterId = await someConversation(env.DB);
  let round = afterId !== '';
  for (let page = 0; page < BOUNDS.sweepPages && Date.now() < untilMs; page += 1) {
    const { ids, next } = await sweep.list(env.KEYS, afterId);
    const orphans = await sweep.orphans(env.DB, ids, nowMs);
    await sweep.remove(env.KEYS, orphans);
    swept += orphans.length;
    if (next === null && !round) return swept;
    if (next === null) round = false;
    afterId = next ?? '';
  }
  return swept;
}
