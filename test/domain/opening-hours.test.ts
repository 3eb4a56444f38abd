import { describe, expect, test } from 'vitest';
import type { OpeningHours, Span } from '../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { dateAt, hoursAt, isKnownZone, isOpenAt } from '../../worker/domain/hours/opening-hours.ts';

const HOURS = DEFAULT_SETTINGS.openingHours;
const HOUR_MS = 3_600_000;
const at = (text: string) => Date.parse(text);
const daily = (...spans: Span[]): Span[][] => Array.from({ length: 7 }, () => spans);
const withHours = (changes: Partial<OpeningHours>): OpeningHours => ({ ...HOURS, ...changes });

describe('the default hours', () => {
  test.each([
    ['a Tuesday a minute before opening', '2026-11-24T13:59:59+01:00', 'closed'],
    ['a Tuesday at opening', '2026-11-24T14:00:00+01:00', 'open'],
    ['a Tuesday just before the end of sign-up', '2026-11-24T22:29:59+01:00', 'open'],
    ['a Tuesday at the end of sign-up', '2026-11-24T22:30:00+01:00', 'signUpEnded'],
    ['a Tuesday just before closing', '2026-11-24T22:59:59+01:00', 'signUpEnded'],
    ['a Tuesday at closing', '2026-11-24T23:00:00+01:00', 'closed'],
    ['a Sunday before opening', '2026-11-29T10:59:59+01:00', 'closed'],
    ['a Sunday at opening', '2026-11-29T11:00:00+01:00', 'open'],
    ['Christmas Day, a public holiday', '2026-12-25T14:00:00+01:00', 'open'],
    ["King's Day, in summer time", '2026-04-27T14:00:00+02:00', 'open'],
  ])('[O1] %s', (_name, moment, state) => {
    expect(hoursAt(HOURS, at(moment)).state).toBe(state);
  });

  test('[O2] sign-up ends half an hour before closing, and the next opening is named', () => {
    expect(hoursAt(HOURS, at('2026-11-24T21:00:00+01:00'))).toEqual({
      state: 'open',
      closesAtMs: at('2026-11-24T23:00:00+01:00'),
      signUpEndsAtMs: at('2026-11-24T22:30:00+01:00'),
    });
    expect(hoursAt(HOURS, at('2026-11-28T22:45:00+01:00'))).toEqual({
      state: 'signUpEnded',
      closesAtMs: at('2026-11-28T23:00:00+01:00'),
      opens: {
        inMs: 12.25 * HOUR_MS,
        atMs: at('2026-11-29T11:00:00+01:00'),
        inDays: 1,
        date: '2026-11-29',
        time: '11:00',
      },
    });
    expect(hoursAt(HOURS, at('2026-11-24T13:00:00+01:00'))).toEqual({
      state: 'closed',
      opens: {
        inMs: HOUR_MS,
        atMs: at('2026-11-24T14:00:00+01:00'),
        inDays: 0,
        date: '2026-11-24',
        time: '14:00',
      },
      reason: null,
    });
    // A day begins at midnight on the helpline's clock.
    expect(hoursAt(HOURS, at('2026-11-25T00:30:00+01:00'))).toMatchObject({
      opens: { inMs: 13.5 * HOUR_MS, inDays: 0, date: '2026-11-25' },
    });
  });

  test('[O3] the way to the opening over the night in which an hour is lost or won is that much shorter or longer', () => {
    const overnight = (moment: string) => {
      const now = hoursAt(HOURS, at(moment));
      return now.state === 'closed' ? now.opens : null;
    };
    expect(overnight('2026-03-28T23:30:00+01:00')).toEqual({
      inMs: 10.5 * HOUR_MS,
      atMs: at('2026-03-29T11:00:00+02:00'),
      inDays: 1,
      date: '2026-03-29',
      time: '11:00',
    });
    expect(overnight('2026-10-24T23:30:00+02:00')?.inMs).toBe(12.5 * HOUR_MS);
  });
});

describe('the spans of a day', () => {
  const opening = (...spans: Span[]) =>
    withHours({ weekly: daily(), specialDays: [{ date: '2026-11-24', spans, reason: null }] });

  test('[O1] are taken in the order of the clock, however they are listed', () => {
    const [morning, evening] = [
      { from: '10:00', to: '12:00' },
      { from: '19:00', to: '22:00' },
    ];
    for (const hours of [opening(morning, evening), opening(evening, morning)]) {
      expect(hoursAt(hours, at('2026-11-24T09:00:00+01:00'))).toMatchObject({ opens: { time: '10:00' } });
      expect(hoursAt(hours, at('2026-11-24T13:00:00+01:00'))).toMatchObject({ opens: { time: '19:00' } });
    }
  });

  test('[O1] are one if they overlap or touch, or if one lies inside another', () => {
    for (const [until, from, to] of [
      ['15:00', '14:00', '18:00'],
      ['15:00', '15:00', '18:00'],
      ['18:00', '11:00', '12:00'],
    ] as const) {
      const hours = opening({ from: '10:00', to: until }, { from, to });
      expect(hoursAt(hours, at('2026-11-24T10:30:00+01:00'))).toMatchObject({
        state: 'open',
        closesAtMs: at('2026-11-24T18:00:00+01:00'),
      });
    }
  });

  test('[O1] last a whole day if they end when they began', () => {
    expect(hoursAt(opening({ from: '14:00', to: '14:00' }), at('2026-11-24T15:00:00+01:00'))).toMatchObject({
      state: 'open',
      closesAtMs: at('2026-11-25T14:00:00+01:00'),
    });
  });

  test('[O3] are one if nothing but the hour that is skipped lies between them', () => {
    const night = withHours({
      weekly: daily({ from: '00:30', to: '02:15' }, { from: '02:45', to: '06:00' }),
    });
    const closing = (moment: string) => hoursAt(night, at(moment));
    expect(closing('2026-03-29T01:00:00+01:00')).toMatchObject({
      state: 'open',
      closesAtMs: at('2026-03-29T06:00:00+02:00'),
    });
    expect(closing('2026-03-30T01:00:00+02:00')).toMatchObject({
      closesAtMs: at('2026-03-30T02:15:00+02:00'),
    });
  });
});

describe('special days', () => {
  const closedOnTuesday = withHours({
    specialDays: [
      { date: '2026-11-24', spans: [], reason: 'wegens een scholingsdag' },
      { date: '2026-11-25', spans: [{ from: '18:00', to: '20:00' }], reason: null },
    ],
  });

  test('[O1] a closed day says why, and points past itself to the next, also special, day', () => {
    expect(hoursAt(closedOnTuesday, at('2026-11-24T15:00:00+01:00'))).toEqual({
      state: 'closed',
      opens: {
        inMs: 27 * HOUR_MS,
        atMs: at('2026-11-25T18:00:00+01:00'),
        inDays: 1,
        date: '2026-11-25',
        time: '18:00',
      },
      reason: 'wegens een scholingsdag',
    });
  });

  test('[O1] other hours replace the weekday, they do not add to it', () => {
    expect(hoursAt(closedOnTuesday, at('2026-11-25T15:00:00+01:00')).state).toBe('closed');
    expect(hoursAt(closedOnTuesday, at('2026-11-25T18:00:00+01:00')).state).toBe('open');
    expect(hoursAt(closedOnTuesday, at('2026-11-25T20:00:00+01:00')).state).toBe('closed');
  });

  test('[O1] a special day leaves alone what runs into it from the night before', () => {
    const nights = withHours({
      weekly: daily({ from: '20:00', to: '04:00' }),
      specialDays: [{ date: '2026-11-25', spans: [], reason: null }],
    });
    expect(hoursAt(nights, at('2026-11-25T03:00:00+01:00')).state).toBe('open');
    expect(hoursAt(nights, at('2026-11-25T21:00:00+01:00')).state).toBe('closed');
    expect(hoursAt(nights, at('2026-11-26T03:00:00+01:00')).state).toBe('closed');
  });

  test('[O1] an opening within the next 400 days is found, a later one is not; never open is no opening', () => {
    const once = (date: string) =>
      withHours({
        weekly: daily(),
        specialDays: [{ date, spans: [{ from: '14:00', to: '23:00' }], reason: null }],
      });
    expect(hoursAt(once('2027-12-28'), at('2026-11-24T15:00:00+01:00'))).toMatchObject({
      state: 'closed',
      opens: { inDays: 399, date: '2027-12-28', time: '14:00' },
    });
    expect(hoursAt(once('2027-12-29'), at('2026-11-24T15:00:00+01:00'))).toMatchObject({ opens: null });
    expect(hoursAt(withHours({ weekly: daily() }), at('2026-11-24T15:00:00+01:00'))).toEqual({
      state: 'closed',
      opens: null,
      reason: null,
    });
  });
});

describe('always open', () => {
  const always = withHours({ weekly: daily({ from: '00:00', to: '24:00' }) });

  test('[O1] has no closing in sight, at midnight neither', () => {
    for (const moment of [
      '2026-11-24T23:59:59+01:00',
      '2026-11-25T00:00:00+01:00',
      '2026-10-25T02:30:00+01:00',
    ]) {
      expect(hoursAt(always, at(moment))).toEqual({ state: 'open', closesAtMs: null, signUpEndsAtMs: null });
    }
  });

  test('[O1] opens after a special day, with no closing in sight then', () => {
    const exceptToday = { ...always, specialDays: [{ date: '2026-11-24', spans: [], reason: null }] };
    expect(hoursAt(exceptToday, at('2026-11-24T12:00:00+01:00'))).toMatchObject({
      state: 'closed',
      opens: { inMs: 12 * HOUR_MS, inDays: 1, date: '2026-11-25', time: '00:00' },
    });
  });

  test('[O1] closes for a special day, months ahead too', () => {
    const exceptNewYear = { ...always, specialDays: [{ date: '2027-06-01', spans: [], reason: null }] };
    expect(hoursAt(exceptNewYear, at('2026-11-24T12:00:00+01:00'))).toMatchObject({
      state: 'open',
      closesAtMs: at('2027-06-01T00:00:00+02:00'),
    });
  });
});

test('[O2] sign-up that ends at closing leaves no last half hour', () => {
  const untilTheEnd = withHours({ signUpEndsMinutes: 0 });
  expect(hoursAt(untilTheEnd, at('2026-11-24T22:59:59+01:00')).state).toBe('open');
});

test('[O2] a span shorter than the last half hour is no opening: nobody could sign up in it', () => {
  const brief = withHours({ weekly: daily({ from: '10:00', to: '10:30' }, { from: '14:00', to: '23:00' }) });
  expect(hoursAt(brief, at('2026-11-24T09:00:00+01:00'))).toMatchObject({ opens: { time: '14:00' } });
  expect(hoursAt(brief, at('2026-11-24T10:10:00+01:00'))).toMatchObject({
    state: 'signUpEnded',
    closesAtMs: at('2026-11-24T10:30:00+01:00'),
    opens: { time: '14:00' },
  });
});

test('[O3] a boundary in the hour that is skipped is where the clock jumps; in the hour that comes twice, its first', () => {
  const early = withHours({ weekly: daily({ from: '02:30', to: '06:00' }), signUpEndsMinutes: 0 });
  expect(hoursAt(early, at('2026-03-29T01:59:59+01:00')).state).toBe('closed');
  expect(hoursAt(early, at('2026-03-29T03:00:00+02:00')).state).toBe('open');
  expect(hoursAt(early, at('2026-10-25T02:29:59+02:00')).state).toBe('closed');
  expect(hoursAt(early, at('2026-10-25T02:30:00+02:00')).state).toBe('open');
  expect(hoursAt(early, at('2026-10-25T02:10:00+01:00')).state).toBe('open');
});

test('[O4] a help line is open by its own hours, across midnight too', () => {
  const nights = daily({ from: '22:00', to: '02:00' });
  expect(isOpenAt('Europe/Amsterdam', nights, at('2026-11-25T01:59:00+01:00'))).toBe(true);
  expect(isOpenAt('Europe/Amsterdam', nights, at('2026-11-25T02:00:00+01:00'))).toBe(false);
});

test('[O3] a zone nobody knows is recognised as such', () => {
  expect(isKnownZone('Europe/Amsterdam')).toBe(true);
  expect(isKnownZone('Europe/Atlantis')).toBe(false);
  expect(isKnownZone('')).toBe(false);
});

test('[O3] [R5] which day it is, is read from the clock of the zone', () => {
  expect(dateAt('Europe/Amsterdam', at('2026-11-24T23:30:00Z'))).toBe('2026-11-25');
  expect(dateAt('America/Curacao', at('2026-11-24T03:59:00Z'))).toBe('2026-11-23');
});
