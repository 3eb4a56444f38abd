import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Settings } from '../../protocol/settings.ts';
import { changesInMs, decideAvailability } from '../../worker/domain/queue/availability.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { placesFor, type Crowd } from '../../worker/domain/queue/places.ts';

const HOUR_MS = 3_600_000;
const AFTERNOON = Date.parse('2026-11-24T15:00:00+01:00');
const NIGHT = Date.parse('2026-11-24T03:00:00+01:00');
const facts = {
  settings: DEFAULT_SETTINGS,
  nowMs: AFTERNOON,
  crowd: { waiting: 0, onDuty: 1, free: 0 },
  ready: true,
};
const withCrowd = (crowd: Partial<Crowd>) => ({ ...facts, crowd: { ...facts.crowd, ...crowd } });

test('[O1] the defaults keep their own bounds', () => {
  expect(Settings.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
});

describe('places', () => {
  test.each([
    [0, 3],
    [1, 3],
    [2, 6],
    [3, 9],
    [4, 10],
    [9, 10],
  ])('[Q10] %i on duty: %i places', (onDuty, places) => {
    expect(placesFor(DEFAULT_SETTINGS.queue, onDuty)).toBe(places);
  });

  test('[Q10] never more than the most, never fewer for one more volunteer', () => {
    const bound = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(
        bound,
        bound,
        fc.integer({ min: 1, max: 10 }),
        bound,
        (minPlaces, maxPlaces, each, onDuty) => {
          const queue = { ...DEFAULT_SETTINGS.queue, minPlaces, maxPlaces, placesPerVolunteer: each };
          const places = placesFor(queue, onDuty);
          expect(places).toBeLessThanOrEqual(maxPlaces);
          expect(places).toBeGreaterThanOrEqual(Math.min(minPlaces, maxPlaces));
          expect(placesFor(queue, onDuty + 1)).toBeGreaterThanOrEqual(places);
        },
      ),
    );
  });
});

describe('may one come in', () => {
  test('[O1] open within the hours, and until when', () => {
    expect(decideAvailability(facts)).toEqual({
      state: 'open',
      signUpEndsInMs: 7.5 * HOUR_MS,
      nobodyOnDuty: false,
    });
  });

  test('[Q10] nobody on duty is said beforehand', () => {
    expect(decideAvailability(withCrowd({ onDuty: 0 }))).toMatchObject({ state: 'open', nobodyOnDuty: true });
  });

  test('[Q2] full when every place is taken, and not one earlier', () => {
    expect(decideAvailability(withCrowd({ waiting: 2 })).state).toBe('open');
    expect(decideAvailability(withCrowd({ waiting: 3 }))).toEqual({
      state: 'full',
      signUpEndsInMs: 7.5 * HOUR_MS,
    });
    expect(decideAvailability(withCrowd({ waiting: 3, onDuty: 2 })).state).toBe('open');
  });

  test('[Q2] no places at all: full', () => {
    const settings = { ...DEFAULT_SETTINGS, queue: { ...DEFAULT_SETTINGS.queue, maxPlaces: 0 } };
    expect(decideAvailability({ ...facts, settings }).state).toBe('full');
  });

  test('[O2] refused in the last half hour, with the next opening', () => {
    const nowMs = Date.parse('2026-11-24T22:40:00+01:00');
    expect(decideAvailability({ ...facts, nowMs })).toMatchObject({
      state: 'signUpEnded',
      closesInMs: HOUR_MS / 3,
      opens: { inDays: 1, date: '2026-11-25', time: '14:00' },
    });
  });

  test('[O1] outside the hours the next opening is named, however full the queue', () => {
    expect(decideAvailability({ ...withCrowd({ waiting: 9 }), nowMs: NIGHT })).toMatchObject({
      state: 'closed',
      notReady: false,
      opens: { inDays: 0, time: '14:00' },
    });
  });

  test('[O1] without a review key nobody is let in and nothing is promised', () => {
    expect(decideAvailability({ ...facts, ready: false })).toEqual({
      state: 'closed',
      opens: null,
      reason: null,
      notReady: true,
    });
  });

  test('[O2] an answer says how long the clock leaves it true', () => {
    expect(changesInMs(decideAvailability(facts))).toBe(7.5 * HOUR_MS);
    expect(changesInMs(decideAvailability(withCrowd({ waiting: 3 })))).toBe(7.5 * HOUR_MS);
    expect(changesInMs(decideAvailability({ ...facts, nowMs: NIGHT }))).toBe(11 * HOUR_MS);
    expect(changesInMs(decideAvailability({ ...facts, ready: false }))).toBeNull();
    const lateMs = Date.parse('2026-11-24T22:40:00+01:00');
    expect(changesInMs(decideAvailability({ ...facts, nowMs: lateMs }))).toBe(HOUR_MS / 3);
    const weekly = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
    const openingHours = { ...DEFAULT_SETTINGS.openingHours, weekly };
    const always = decideAvailability({ ...facts, settings: { ...DEFAULT_SETTINGS, openingHours } });
    expect(always).toEqual({ state: 'open', signUpEndsInMs: null, nobodyOnDuty: false });
    expect(changesInMs(always)).toBeNull();
  });
});

test('[S8] before the first run is over it is closed, also with a review key, and no opening is promised', () => {
  const firstRun = { ...DEFAULT_SETTINGS, firstRun: true };
  const closed = { state: 'closed', opens: null, reason: null, notReady: true };
  expect(decideAvailability({ ...facts, settings: firstRun })).toEqual(closed);
  expect(decideAvailability({ ...facts, settings: firstRun, ready: false })).toEqual(closed);
  expect(decideAvailability(facts).state).toBe('open');
});
