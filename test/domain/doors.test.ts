import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClosedNow, type Settings } from '../../protocol/settings.ts';
import { doorsAt, reopensAtMs } from '../../worker/domain/hours/doors.ts';
import { hoursAt, openingFrom } from '../../worker/domain/hours/opening-hours.ts';
import { changesInMs, decideAvailability } from '../../worker/domain/queue/availability.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';

const HOUR_MS = 3_600_000;
const at = (text: string) => Date.parse(text);
const EVENING = at('2026-11-24T19:00:00+01:00');
const shut = (closed: Partial<ClosedNow>, openingHours = DEFAULT_SETTINGS.openingHours): Settings => ({
  ...DEFAULT_SETTINGS,
  openingHours,
  closedNow: { reason: 'wegens een storing', sinceMs: EVENING, until: 'byHand', ...closed },
});
const ALWAYS = {
  ...DEFAULT_SETTINGS.openingHours,
  weekly: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
};
const tomorrow = (nowMs: number) => ({
  inMs: at('2026-11-25T14:00:00+01:00') - nowMs,
  atMs: at('2026-11-25T14:00:00+01:00'),
  inDays: 1,
  date: '2026-11-25',
  time: '14:00',
});

describe('doors shut by hand', () => {
  test('[O5] by hand: closed with the reason, without an end in sight, until somebody opens them', () => {
    const closed = { state: 'closed', opens: null, reason: 'wegens een storing', byHand: true };
    expect(doorsAt(shut({}), EVENING)).toEqual(closed);
    expect(doorsAt(shut({}), EVENING + 400 * 24 * HOUR_MS)).toEqual(closed);
    expect(doorsAt(shut({ reason: '' }), EVENING)).toEqual({ ...closed, reason: null });
    expect(doorsAt({ ...shut({}), closedNow: null }, EVENING)).toEqual(
      hoursAt(DEFAULT_SETTINGS.openingHours, EVENING),
    );
  });

  test('[O5] until the next opening: the one after the span in which they were shut, and then by themselves', () => {
    const settings = shut({ until: 'nextOpening' });
    expect(doorsAt(settings, EVENING)).toMatchObject({ byHand: true, opens: tomorrow(EVENING) });
    const opening = at('2026-11-25T14:00:00+01:00');
    expect(doorsAt(settings, opening - 1)).toMatchObject({ byHand: true, opens: { inMs: 1, inDays: 0 } });
    expect(doorsAt(settings, opening)).toEqual(hoursAt(DEFAULT_SETTINGS.openingHours, opening));
    expect(doorsAt(settings, opening).state).toBe('open');
  });

  test.each([
    ['while it is open', '2026-11-24T19:00:00+01:00', '2026-11-25T14:00:00+01:00'],
    ['after the end of sign-up', '2026-11-24T22:40:00+01:00', '2026-11-25T14:00:00+01:00'],
    ['while it is closed', '2026-11-24T10:00:00+01:00', '2026-11-24T14:00:00+01:00'],
    ['before the day with a longer night', '2026-10-24T20:00:00+02:00', '2026-10-25T11:00:00+01:00'],
  ])('[O5] the next opening, shut %s', (_name, since, opens) => {
    const sinceMs = at(since);
    expect(reopensAtMs(DEFAULT_SETTINGS.openingHours, { reason: '', sinceMs, until: 'nextOpening' })).toBe(
      at(opens),
    );
  });

  test('[O5] a helpline that never closes has no next opening: then by hand', () => {
    const never = { reason: '', sinceMs: EVENING, until: 'nextOpening' } as const;
    expect(reopensAtMs(ALWAYS, never)).toBe(Infinity);
    expect(doorsAt(shut({ until: 'nextOpening' }, ALWAYS), EVENING)).toMatchObject({ opens: null });
    const nothing = { ...ALWAYS, weekly: Array.from({ length: 7 }, () => []) };
    expect(reopensAtMs(nothing, never)).toBe(Infinity);
    const once = {
      ...nothing,
      specialDays: [{ date: '2026-11-24', spans: [{ from: '14:00', to: '23:00' }], reason: null }],
    };
    expect(reopensAtMs(once, never)).toBe(Infinity);
    expect(openingFrom(nothing, EVENING, EVENING)).toBeNull();
  });

  test('[O5] until a time: to the moment, and the opening that is told is that time', () => {
    const until = at('2026-11-24T20:15:00+01:00');
    const settings = shut({ until });
    expect(doorsAt(settings, until - 1)).toMatchObject({
      byHand: true,
      opens: { inMs: 1, atMs: until, inDays: 0, date: '2026-11-24', time: '20:15' },
    });
    expect(doorsAt(settings, until)).toMatchObject({ state: 'open' });
  });

  test('[O5] until a time at which nobody can sign up: the opening after it is told', () => {
    for (const until of [at('2026-11-24T22:30:00+01:00'), at('2026-11-25T03:00:00+01:00')]) {
      expect(doorsAt(shut({ until }), EVENING)).toMatchObject({ byHand: true, opens: tomorrow(EVENING) });
    }
    const until = at('2026-11-24T22:29:00+01:00');
    expect(doorsAt(shut({ until }), EVENING)).toMatchObject({ opens: { time: '22:29', inDays: 0 } });
  });

  test('[O5] shut doors never say open, and are the hours again from their end on', () => {
    const minute = fc.integer({ min: -3_000, max: 3_000 }).map((minutes) => EVENING + minutes * 60_000);
    const until = fc.oneof(fc.constantFrom('nextOpening' as const, 'byHand' as const), minute);
    fc.assert(
      fc.property(minute, until, minute, (sinceMs, end, nowMs) => {
        const settings = shut({ sinceMs, until: end });
        const doors = doorsAt(settings, nowMs);
        const reopens =
          settings.closedNow === null ? 0 : reopensAtMs(settings.openingHours, settings.closedNow);
        if (nowMs >= reopens) {
          expect(doors).toEqual(hoursAt(settings.openingHours, nowMs));
          return;
        }
        expect(doors.state).toBe('closed');
        if (doors.state !== 'closed' || doors.opens === null) return;
        // What is told is the first moment at which one can come in.
        const opensMs = doors.opens.atMs ?? 0;
        expect(opensMs).toBe(nowMs + doors.opens.inMs);
        expect(doorsAt(settings, opensMs).state).toBe('open');
        expect(opensMs === reopens || doorsAt(settings, opensMs - 1).state !== 'open').toBe(true);
      }),
    );
  });
});

describe('what a visitor is told', () => {
  const facts = { nowMs: EVENING, crowd: { waiting: 0, onDuty: 1, free: 1 }, ready: true };

  test('[O5] closed by hand, with the reason, however free the volunteers are; without a review key only that', () => {
    const settings = shut({ until: EVENING + HOUR_MS });
    const told = decideAvailability({ ...facts, settings });
    expect(told).toEqual({
      state: 'closed',
      opens: { inMs: HOUR_MS, atMs: EVENING + HOUR_MS, inDays: 0, date: '2026-11-24', time: '20:00' },
      reason: 'wegens een storing',
      notReady: false,
      byHand: true,
    });
    expect(changesInMs(told)).toBe(HOUR_MS);
    expect(decideAvailability({ ...facts, settings, ready: false })).not.toHaveProperty('byHand');
    const night = { ...facts, nowMs: EVENING + 8 * HOUR_MS, settings: DEFAULT_SETTINGS };
    expect(decideAvailability(night)).not.toHaveProperty('byHand');
  });
});

describe('what is stored', () => {
  const closed = { reason: 'r', sinceMs: 1, until: 'byHand' };
  test.each([
    [{ ...closed, reason: 'x'.repeat(120) }, true],
    [{ ...closed, reason: 'x'.repeat(121) }, false],
    [{ ...closed, reason: '' }, true],
    [{ ...closed, reason: null }, false],
    [{ ...closed, until: 5 }, true],
    [{ ...closed, until: 'tomorrow' }, false],
    [{ ...closed, until: null }, false],
    [{ ...closed, sinceMs: null }, false],
    [{ ...closed, by: 'Sam' }, false],
  ])('[O5] %j fits: %s', (value, fits) => {
    expect(ClosedNow.safeParse(value).success).toBe(fits);
  });
});
