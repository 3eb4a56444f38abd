import { expect, it } from 'vitest';
import { canShorten, dayBeforeMs, dayWrong, holdUntil } from '../../worker/console/review/hold-period.ts';

/* By the calendar of whoever runs this, as a browser has its own. */
const at = (text: string) => new Date(text).getTime();
const NOW = at('2026-11-26T15:00:00');
const LAST = at('2026-12-24T15:00:00');

it('[R2] a conversation is held until the end of the day that was chosen, and no longer than it can be', () => {
  expect(holdUntil('2026-11-26', LAST, NOW)).toBe(at('2026-11-27T00:00:00') - 1);
  expect(holdUntil('2026-12-01', LAST, NOW)).toBe(at('2026-12-02T00:00:00') - 1);
  expect(holdUntil('2026-12-24', LAST, NOW)).toBe(LAST);
  for (const day of ['2026-11-25', '2026-12-25', '', 'morgen']) expect(holdUntil(day, LAST, NOW)).toBeNull();
  expect(dayWrong(LAST, NOW)).toBe('Kies een dag van 26 november tot en met 24 december.');
});

it('[R2] sooner is a day before the last; on that day there is none', () => {
  expect(dayBeforeMs(LAST)).toBe(at('2026-12-24T00:00:00') - 1);
  expect(dayBeforeMs(at('2026-03-29T12:00:00'))).toBe(at('2026-03-29T00:00:00') - 1);
  expect(canShorten(LAST, NOW)).toBe(true);
  expect(canShorten(at('2026-11-27T00:00:00'), NOW)).toBe(true);
  expect(canShorten(at('2026-11-26T23:59:59'), NOW)).toBe(false);
});
