import type { DailyCount, Form } from '../domain/statistics/tally.ts';

/** Returns those of the given days whose tally is counted already. */
export async function countedDays(db: D1Database, form: Form, dates: readonly string[]): Promise<string[]> {
  const { results } = await db
    .prepare(
      'SELECT date FROM counted_days WHERE form = ? AND date IN (SELECT value FROM json_each(?)) ORDER BY date',
    )
    .bind(form, JSON.stringify(dates))
    .all<{ date: string }>();
  return results.map(({ date }) => date);
}

/**
 * Stores the counts of days that were counted together, under the last of them, and that these days are counted: all of it or,
 * should it fail, nothing.
 */
export async function saveDailyCounts(
  db: D1Database,
  form: Form,
  days: readonly string[],
  counts: readonly DailyCount[],
): Promise<void> {
  const under = days.at(-1);
  if (under === undefined) return;
  const day = db.prepare('INSERT INTO counted_days (form, date, counted_under) VALUES (?, ?, ?)');
  const count = db.prepare(
    'INSERT INTO daily_counts (form, date, question, answer, n) VALUES (?, ?, ?, ?, ?)',
  );
  await db.batch([
    ...days.map((date) => day.bind(form, date, under)),
    ...counts.map(({ question, answer, n }) => count.bind(form, under, question, answer, n)),
  ]);
}
