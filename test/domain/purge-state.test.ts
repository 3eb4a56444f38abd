import { expect, test } from 'vitest';
import { purgeStateOf } from '../../worker/domain/retention/purge-state.ts';

/* [R3] Whether the purge does what it should, by what is recorded of its runs. */

const HOUR_MS = 3_600_000;
const SINCE_MS = 1_000;
const RAN_MS = 50 * HOUR_MS;

test.each([
  ['ok', { lastFinishedAtMs: RAN_MS, lastFailed: 0 }, RAN_MS],
  ['ok', { lastFinishedAtMs: RAN_MS, lastFailed: 0 }, RAN_MS + HOUR_MS],
  ['missing', { lastFinishedAtMs: RAN_MS, lastFailed: 0 }, RAN_MS + HOUR_MS + 1],
  ['failed', { lastFinishedAtMs: RAN_MS, lastFailed: 1 }, RAN_MS],
  ['failed', { lastFinishedAtMs: RAN_MS, lastFailed: 1 }, RAN_MS + HOUR_MS],
  ['missing', { lastFinishedAtMs: RAN_MS, lastFailed: 1 }, RAN_MS + HOUR_MS + 1],
  ['ok', { lastFinishedAtMs: null, lastFailed: 0 }, SINCE_MS + HOUR_MS],
  ['missing', { lastFinishedAtMs: null, lastFailed: 0 }, SINCE_MS + HOUR_MS + 1],
] as const)('[R3] %s: %o, asked at %d', (state, facts, nowMs) => {
  expect(purgeStateOf({ sinceMs: SINCE_MS, ...facts }, nowMs)).toBe(state);
});
