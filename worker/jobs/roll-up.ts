import { dateAt } from '../domain/hours/opening-hours.ts';
import { countsOf, FORMS, groupsOfEnough, type Form } from '../domain/statistics/tally.ts';
import type { StorageBindings } from '../platform/bindings.ts';
import { logError } from '../platform/log.ts';
import { countedDays, saveDailyCounts } from '../store/daily-counts.ts';
import { readSettings } from '../store/settings.ts';
import { deleteTallies, listTallies, readTally } from '../store/tallies.ts';

/** A form that was sent just before midnight is counted within this, or not at all. */
const STILL_COUNTING_MS = 60 * 60_000;

/**
 * Moves the tallies of days that are over from R2 to `daily_counts`. Cron calls it. It may die between any two lines: a
 * tally is counted in the statement that says so, and one that is still there after that is only deleted.
 */
export async function rollUpTallies(env: StorageBindings, nowMs: number): Promise<void> {
  const { openingHours } = await readSettings(env.DB);
  const running = dateAt(openingHours.zone, nowMs - STILL_COUNTING_MS);
  for (const form of FORMS) {
    try {
      await rollUp(env, form, running);
    } catch (error) {
      logError('cron', error);
    }
  }
}

/** @param running the oldest day that may still change, YYYY-MM-DD. */
async function rollUp({ DB, KEYS }: StorageBindings, form: Form, running: string): Promise<void> {
  const over = (await listTallies(KEYS, form)).filter((date) => date < running);
  const counted = await countedDays(DB, form, over);
  await deleteTallies(KEYS, form, counted);
  const dates = over.filter((date) => !counted.includes(date));
  const days = await Promise.all(
    dates.map(async (date) => ({ date, tally: await readTally(KEYS, form, date) })),
  );
  for (const group of groupsOfEnough(days)) {
    const together = group.map(({ date }) => date);
    await saveDailyCounts(DB, form, together, countsOf(group));
    await deleteTallies(KEYS, form, together);
  }
}
