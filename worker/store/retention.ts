import type { PurgeRun, RetentionBody } from '../../protocol/http/retention.ts';
import type { PurgeFacts } from '../domain/retention/purge-state.ts';

const DAY_MS = 24 * 60 * 60_000;
const SHOWN_DAYS = 30;
const AHEAD_DAYS = 7;
const RUNS_PAGE = 50;

/**
 * [R7] A term that is shorter by now holds for what exists as well; a longer one leaves it alone. Repeated by each run of the purge, so
 * that it holds by whichever way the setting was changed.
 */
export async function shortenRetention(db: D1Database, retentionDays: number): Promise<void> {
  await db
    .prepare(
      'UPDATE conversations SET erase_at = created_at + ?1 WHERE erase_at > created_at + ?1 AND erasing_at IS NULL',
    )
    .bind(retentionDays * DAY_MS)
    .run();
}

/** Returns what there is to know of whether the purge runs. */
export async function readPurgeFacts(db: D1Database): Promise<PurgeFacts> {
  const row = await db
    .prepare(
      `SELECT (SELECT min(since) FROM secrecy_versions) AS since, last.finished_at, last.failed
       FROM (SELECT 1) LEFT JOIN
         (SELECT finished_at, failed FROM erasure_runs WHERE finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 1) last`,
    )
    // The first statement of secrecy came with the tables.
    .first<{ since: number | null; finished_at: number | null; failed: number | null }>();
  return {
    sinceMs: row?.since ?? 0,
    lastFinishedAtMs: row?.finished_at ?? null,
    lastFailed: row?.failed ?? 0,
  };
}

type RunRow = {
  started_at: number;
  finished_at: number | null;
  erased: number;
  failed: number;
  swept_keys: number;
};

/** Lists the runs of the purge, the newest first, one page at a time. */
export async function listRuns(
  db: D1Database,
  beforeMs: number,
): Promise<{ runs: PurgeRun[]; next: number | null }> {
  const { results } = await db
    .prepare(
      `SELECT started_at, finished_at, erased, failed, swept_keys FROM erasure_runs
       WHERE started_at < ? ORDER BY started_at DESC LIMIT ?`,
    )
    .bind(beforeMs, RUNS_PAGE + 1)
    .all<RunRow>();
  const runs = results.slice(0, RUNS_PAGE).map((row) => ({
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    erased: row.erased,
    failed: row.failed,
    sweptKeys: row.swept_keys,
  }));
  return { runs, next: results.length > RUNS_PAGE ? (runs.at(-1)?.startedAt ?? null) : null };
}

/**
 * Counts what is kept, what was erased by whichever way, and what falls due.
 * @param dayOf the day of a moment in the helpline's zone
 */
export async function readRetentionCounts(
  db: D1Database,
  dayOf: (atMs: number) => string,
  nowMs: number,
): Promise<Pick<RetentionBody, 'oldestDays' | 'erasedPerDay' | 'nextPerDay'>> {
  const kept = 'FROM conversations WHERE opened_at IS NOT NULL AND erasing_at IS NULL';
  const [oldest, erased, due] = await Promise.all([
    db.prepare(`SELECT min(created_at) AS at ${kept}`).first<number>('at'),
    db
      .prepare('SELECT date, n FROM erased_days WHERE date > ? ORDER BY date')
      .bind(dayOf(nowMs - SHOWN_DAYS * DAY_MS))
      .all<{ date: string; n: number }>(),
    db
      .prepare(`SELECT max(erase_at, ?1) AS at, count(*) AS n ${kept} AND erase_at < ?2 GROUP BY 1`)
      .bind(nowMs, nowMs + AHEAD_DAYS * DAY_MS)
      .all<{ at: number; n: number }>(),
  ]);
  const ahead = Array.from({ length: AHEAD_DAYS }, (_, day) => ({ at: nowMs + day * DAY_MS, n: 0 }));
  return {
    oldestDays: oldest === null ? null : Math.max(0, Math.floor((nowMs - oldest) / DAY_MS)),
    erasedPerDay: erased.results,
    nextPerDay: countedPerDay([...ahead, ...due.results], dayOf).slice(0, AHEAD_DAYS),
  };
}

function countedPerDay(
  counts: readonly { at: number; n: number }[],
  dayOf: (atMs: number) => string,
): { date: string; n: number }[] {
  const days = new Map<string, number>();
  for (const { at, n } of counts) days.set(dayOf(at), (days.get(dayOf(at)) ?? 0) + n);
  return Array.from(days, ([date, n]) => ({ date, n })).toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
