/** Cron comes by every ten minutes, and promises no delivery. */
const MISSING_MS = 60 * 60_000;

/** What is known of the purge's runs. `since`: when there was a database to purge; null for a time: there was none yet. */
export type PurgeFacts = { sinceMs: number; lastFinishedAtMs: number | null; lastFailed: number };

/** [R3] ok: it ran within the hour and did all that it should. A run that is missing is said first, because then nothing goes any more. */
export function purgeStateOf(
  { sinceMs, lastFinishedAtMs, lastFailed }: PurgeFacts,
  nowMs: number,
): 'ok' | 'missing' | 'failed' {
  if (nowMs - (lastFinishedAtMs ?? sinceMs) > MISSING_MS) return 'missing';
  return lastFailed > 0 ? 'failed' : 'ok';
}
