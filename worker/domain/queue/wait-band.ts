import type { WaitBand } from '../../../protocol/room.ts';
import type { QueueState } from './state.ts';

const RECENT_MS = 3 * 3_600_000;
const STEP_MINUTES = 5;
const NEEDED = 3;

/**
 * [Q8] A rough band of minutes from the waits of the last three hours: their middle half, widened to steps of five.
 * Null with fewer than three, because one lucky or unlucky wait says nothing.
 */
export function waitBand(state: QueueState, nowMs: number): WaitBand | null {
  const waits = state.recentWaits
    .filter((wait) => nowMs - wait.atMs <= RECENT_MS)
    .map((wait) => wait.waitedMs / 60_000)
    .sort((a, b) => a - b);
  const low = waits[Math.floor((waits.length - 1) * 0.25)];
  const high = waits[Math.ceil((waits.length - 1) * 0.75)];
  if (waits.length < NEEDED || low === undefined || high === undefined) return null;
  const minMinutes = Math.floor(low / STEP_MINUTES) * STEP_MINUTES;
  const maxMinutes = Math.ceil(high / STEP_MINUTES) * STEP_MINUTES;
  return { minMinutes, maxMinutes: Math.max(maxMinutes, minMinutes + STEP_MINUTES) };
}
