import { describe, expect, test } from 'vitest';
import type { OpeningHours, Span } from '../../protocol/settings.ts';
import { momentAt, monthStartMs, weekOf, type DayOfWeek } from '../../worker/domain/hours/week-of.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { MINUTE_MS, openMinutes } from './clock-oracle.ts';

const daily = (...spans: Span[]): Span[][] => Array.from({ length: 7 }, () => spans);
const hours = (part: Partial<OpeningHours>): OpeningHours => ({ ...DEFAULT_SETTINGS.openingHours, ...part });
const shown = ({ date, open }: DayOfWeek) => [date, ...open.map(({ from, to }) => `${from}-${to}`)].join(' ');
const HOUR_MS = 60 * MINUTE_MS;

describe('the week around a moment', () => {
  test('[O1] begins on Monday, and has special days in place of weekdays', () => {
    const specialDays = [
      { date: '2026-11-25', spans: [], reason: 'wegens een scholingsdag' },
      { date: '2026-11-28', spans: [{ from: '10:00', to: '12:00' }], reason: null },
    ];
    for (const moment of ['2026-11-23T00:00:00+01:00', '2026-11-26T12:00:00Z', '2026-11-29T23:59:00+01:00']) {
      const week = weekOf(hours({ specialDays }), Date.parse(moment));
      expect(week.map(shown)).toEqual([
        '2026-11-23 14:00-23:00',
        '2026-11-24 14:00-23:00',
        '2026-11-25',
        '2026-11-26 14:00-23:00',
        '2026-11-27 14:00-23:00',
        '2026-11-28 10:00-12:00',
        '2026-11-29 11:00-23:00',
      ]);
      expect(week.map(({ special, reason }) => [special, reason]).slice(1, 3)).toEqual([
        [false, null],
        [true, 'wegens een scholingsdag'],
      ]);
      expect(week[5]?.special).toBe(true);
    }
  });

  test('[O3] divides what runs past midnight over its two days, also from the Sunday before', () => {
    const week = weekOf(
      hours({ weekly: daily({ from: '22:00', to: '02:00' }) }),
      Date.parse('2026-11-25T12:00:00Z'),
    );
    expect(week.map(shown)).toEqual(week.map(({ date }) => `${date} 00:00-02:00 22:00-24:00`));
  });

  test('[O3] has no part of no length in the day after a midnight at which it closes', () => {
    const week = weekOf(
      hours({ weekly: daily({ from: '22:00', to: '24:00' }) }),
      Date.parse('2026-11-25T12:00:00Z'),
    );
    expect(week.map(shown)).toEqual(week.map(({ date }) => `${date} 22:00-24:00`));
  });

  test('[O3] is open all day and all night where nothing closes, and never where nothing opens', () => {
    const always = weekOf(
      hours({ weekly: daily({ from: '00:00', to: '24:00' }) }),
      Date.parse('2026-11-25T12:00:00Z'),
    );
    expect(always.map(shown)).toEqual(always.map(({ date }) => `${date} 00:00-24:00`));
    const never = weekOf(hours({ weekly: daily() }), Date.parse('2026-11-25T12:00:00Z'));
    expect(never.map(({ open }) => open)).toEqual(Array.from({ length: 7 }, () => []));
  });
});

/** Weeks in which the clock is moved, here and elsewhere, and one in which it is not. */
describe.each([
  ['Europe/Amsterdam', '2026-03-27T12:00:00Z', 167],
  ['Europe/Amsterdam', '2026-10-23T12:00:00Z', 169],
  ['Europe/Amsterdam', '2026-06-10T12:00:00Z', 168],
  ['America/New_York', '2026-03-05T12:00:00Z', 167],
  ['Australia/Lord_Howe', '2026-04-02T12:00:00Z', 168.5],
  ['America/Paramaribo', '2026-10-23T12:00:00Z', 168],
])('in %s around %s', (zone, moment, hoursInWeek) => {
  test.each([
    ['the default hours', DEFAULT_SETTINGS.openingHours.weekly],
    ['nights', daily({ from: '20:30', to: '05:15' })],
    [
      'spans that end and begin in the hour that is moved',
      daily({ from: '00:30', to: '02:15' }, { from: '02:45', to: '24:00' }),
    ],
  ])('[O3] with %s each minute is as the oracle says', (_name, weekly) => {
    const opening = hours({ zone, weekly });
    const week = weekOf(opening, Date.parse(moment));
    const [startMs, endMs] = [week[0]?.startMs ?? 0, week[6]?.endMs ?? 0];
    expect((endMs - startMs) / HOUR_MS).toBe(hoursInWeek);
    week.slice(1).forEach((day, index) => expect(day.startMs).toBe(week[index]?.endMs));
    const parts = week.flatMap(({ open }) => open);
    const open = openMinutes(opening, startMs, endMs).map((expected, minute) => {
      const atMs = startMs + minute * MINUTE_MS;
      return parts.some((part) => part.startMs <= atMs && atMs < part.endMs) === expected;
    });
    expect(open.indexOf(false)).toBe(-1);
  });
});

test.each([
  ['2026-11-26T14:00', '2026-11-26T14:00:00+01:00'],
  ['2026-07-01T14:00', '2026-07-01T14:00:00+02:00'],
  // Skipped in the spring, and twice in the autumn: the first of the two.
  ['2026-03-29T02:30', '2026-03-29T03:30:00+02:00'],
  ['2026-10-25T02:30', '2026-10-25T02:30:00+02:00'],
])('[O3] the clock shows %s at %s', (wall, moment) => {
  expect(momentAt('Europe/Amsterdam', wall)).toBe(Date.parse(moment));
});

test.each([
  ['2026-11-30T23:30:00+01:00', '2026-11-01T00:00:00+01:00'],
  ['2026-11-01T00:00:00+01:00', '2026-11-01T00:00:00+01:00'],
  ['2026-10-31T23:59:59+01:00', '2026-10-01T00:00:00+02:00'],
])('[S5] the month around %s began at %s', (moment, start) => {
  expect(monthStartMs('Europe/Amsterdam', Date.parse(moment))).toBe(Date.parse(start));
});
