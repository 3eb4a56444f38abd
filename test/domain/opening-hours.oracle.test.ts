import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpeningHours, Span } from '../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { hoursAt } from '../../worker/domain/hours/opening-hours.ts';
import { MINUTE_MS, clockAt, isOpenOnClock, latestClock, openMinutes } from './clock-oracle.ts';

const DAY_MS = 24 * 60 * MINUTE_MS;
const daily = (span: Span): Span[][] => Array.from({ length: 7 }, () => [span]);

const SCHEDULES: [string, OpeningHours][] = [
  ['the default hours', DEFAULT_SETTINGS.openingHours],
  [
    'nights across midnight, one of them cancelled',
    {
      zone: 'Europe/Amsterdam',
      weekly: daily({ from: '20:30', to: '05:15' }),
      specialDays: [
        { date: '2026-03-28', spans: [{ from: '23:00', to: '02:30' }], reason: null },
        { date: '2026-10-26', spans: [], reason: null },
      ],
      signUpEndsMinutes: 45,
    },
  ],
  [
    'boundaries within the hour that jumps',
    {
      zone: 'Europe/Amsterdam',
      weekly: Array.from({ length: 7 }, () => [
        { from: '00:30', to: '02:15' },
        { from: '02:45', to: '24:00' },
      ]),
      specialDays: [],
      signUpEndsMinutes: 10,
    },
  ],
];

describe.each(SCHEDULES)('%s', (_name, hours) => {
  test.each([
    ['an hour is lost', '2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z'],
    ['an hour is won', '2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z'],
  ])('[O3] every minute of the weekend in which %s agrees with the clock', (_weekend, from, to) => {
    const fromMs = Date.parse(from);
    const toMs = Date.parse(to);
    const open = openMinutes(hours, fromMs, toMs + 4 * DAY_MS);
    const edgeFrom = (index: number, wanted: boolean) =>
      fromMs + open.findIndex((isOpen, other) => other >= index && isOpen === wanted) * MINUTE_MS;
    const wrong: string[] = [];
    for (let index = 0; index < (toMs - fromMs) / MINUTE_MS; index += 1) {
      const nowMs = fromMs + index * MINUTE_MS;
      const seen = summary(hours, nowMs);
      const expected = { open: open[index], edgeMs: edgeFrom(index, !open[index]) };
      if (seen.open !== expected.open || seen.edgeMs !== expected.edgeMs) {
        wrong.push(`${clockAt(hours.zone, nowMs)}: ${JSON.stringify({ seen, expected })}`);
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

/** Whether the helpline is open, the last half hour included, and the moment at which that changes. */
function summary(hours: OpeningHours, nowMs: number): { open: boolean; edgeMs: number | null } {
  const now = hoursAt(hours, nowMs);
  if (now.state === 'closed')
    return { open: false, edgeMs: now.opens === null ? null : nowMs + now.opens.inMs };
  return { open: true, edgeMs: now.closesAtMs };
}

const time = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map(
    (minutes) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  );
const span = fc.record({ from: time, to: fc.oneof(time, fc.constant('24:00')) });
const spans = fc.array(span, { maxLength: 3 });
const START_MS = Date.parse('2026-01-01T00:00:00Z');
const arbitraryHours: fc.Arbitrary<OpeningHours> = fc.record({
  zone: fc.constantFrom(
    'Europe/Amsterdam',
    'America/New_York',
    'America/Havana',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Auckland',
  ),
  weekly: fc.array(spans, { minLength: 7, maxLength: 7 }),
  specialDays: fc.uniqueArray(
    fc.record({
      date: fc
        .integer({ min: 0, max: 700 })
        .map((day) => new Date(START_MS + day * DAY_MS).toISOString().slice(0, 10)),
      spans,
      reason: fc.constant(null),
    }),
    { maxLength: 20, selector: (day) => day.date },
  ),
  signUpEndsMinutes: fc.integer({ min: 0, max: 240 }),
});
const moment = fc.integer({ min: 0, max: 700 * 24 * 60 * 60 }).map((seconds) => START_MS + seconds * 1000);
const openOnOracle = (hours: OpeningHours, atMs: number) =>
  isOpenOnClock(hours, latestClock(hours.zone, atMs));

test('[O3] any schedule, zone and moment: open exactly when the clock says so', () => {
  fc.assert(
    fc.property(arbitraryHours, moment, (hours, nowMs) => {
      expect(hoursAt(hours, nowMs).state !== 'closed').toBe(openOnOracle(hours, nowMs));
    }),
    { numRuns: 300 },
  );
});

test('[O2] any schedule: sign-up ends that long before a true closing', () => {
  fc.assert(
    fc.property(arbitraryHours, moment, (hours, nowMs) => {
      const now = hoursAt(hours, nowMs);
      if (now.state === 'closed' || now.closesAtMs === null) return;
      expect(now.closesAtMs).toBeGreaterThan(nowMs);
      expect(openOnOracle(hours, now.closesAtMs - MINUTE_MS)).toBe(true);
      expect(openOnOracle(hours, now.closesAtMs)).toBe(false);
      const signUpEndsAtMs = now.closesAtMs - hours.signUpEndsMinutes * MINUTE_MS;
      expect(now.state).toBe(nowMs < signUpEndsAtMs ? 'open' : 'signUpEnded');
      if (now.state === 'open') expect(now.signUpEndsAtMs).toBe(signUpEndsAtMs);
    }),
    { numRuns: 200 },
  );
});

test('[O2] any schedule: the next opening is a moment at which one can sign up, named as the clock shows it', () => {
  fc.assert(
    fc.property(arbitraryHours, moment, (hours, nowMs) => {
      const now = hoursAt(hours, nowMs);
      if (now.state === 'open' || now.opens === null) return;
      const opensAtMs = nowMs + now.opens.inMs;
      expect(opensAtMs).toBeGreaterThan(nowMs);
      expect(openOnOracle(hours, opensAtMs - MINUTE_MS)).toBe(false);
      expect(hoursAt(hours, opensAtMs).state).toBe('open');
      expect(clockAt(hours.zone, opensAtMs)).toBe(`${now.opens.date}T${now.opens.time}`);
      const today = Date.parse(clockAt(hours.zone, nowMs).slice(0, 10));
      expect(now.opens.inDays).toBe((Date.parse(now.opens.date) - today) / DAY_MS);
    }),
    { numRuns: 200 },
  );
});
