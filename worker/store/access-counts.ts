import { AccessCountsBody, type AccessCount } from '../../protocol/http/audit.ts';

const SHOWN_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/** YYYY-MM-DD, by UTC. */
export const dateOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** Adds to today's counts, in one statement. */
export async function addAccessCounts(
  db: D1Database,
  counts: ReadonlyMap<AccessCount, number>,
  nowMs: number,
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO access_counts (date, kind, n) SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2) WHERE TRUE
       ON CONFLICT (date, kind) DO UPDATE SET n = n + excluded.n`,
    )
    .bind(dateOf(nowMs), JSON.stringify([...counts]))
    .run();
}

export async function countAccess(db: D1Database, kind: AccessCount, nowMs: number): Promise<void> {
  await addAccessCounts(db, new Map([[kind, 1]]), nowMs);
}

/** Returns the counts of the last thirty days together. */
export async function listAccessCounts(db: D1Database, nowMs: number): Promise<AccessCountsBody> {
  const { results } = await db
    .prepare('SELECT kind, sum(n) AS n FROM access_counts WHERE date > ? GROUP BY kind ORDER BY kind')
    .bind(dateOf(nowMs - SHOWN_DAYS * DAY_MS))
    .all();
  return AccessCountsBody.parse({ days: SHOWN_DAYS, counts: results });
}
