import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OpeningHours, type Span, type SpecialDay } from '../../protocol/settings.ts';
import { asBefore, longerToday, todayAt } from '../../worker/domain/hours/longer-today.ts';
import { hoursAt, nextTimeMs } from '../../worker/domain/hours/opening-hours.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';

const at = (text: string) => Date.parse(text);
const span = (text: string): Span => ({ from: text.slice(0, 5), to: text.slice(6) });
const daily = (...spans: string[]): OpeningHours => ({
  ...DEFAULT_SETTINGS.openingHours,
  weekly: Array.from({ length: 7 }, () => spans.map(span)),
});
const withDays = (hours: OpeningHours, ...specialDays: SpecialDay[]): OpeningHours => ({
  ...hours,
  specialDays,
});
const AFTERNOON = at('2026-11-24T15:00:00+01:00');
const CHRISTMAS: SpecialDay = { date: '2026-12-25', spans: [span('10:00-12:00')], reason: 'wegens kerst' };
/** The special day that comes of it, or the problem. */
function made(hours: OpeningHours, nowMs: number, wanted: string) {
  const result = longerToday(hours, nowMs, span(wanted));
  return 'problem' in result ? result.problem : result.specialDays.at(-1);
}
const spansMade = (hours: OpeningHours, nowMs: number, wanted: string) => {
  const day = made(hours, nowMs, wanted);
  return typeof day === 'object' ? day.spans.map(({ from, to }) => `${from}-${to}`) : day;
};

describe('which hours are meant by today', () => {
  test.each([
    ['open now', daily('09:00-12:00', '14:00-23:00'), '2026-11-24T10:00', '2026-11-24', '09:00-12:00'],
    ['at opening', daily('09:00-12:00', '14:00-23:00'), '2026-11-24T14:00', '2026-11-24', '14:00-23:00'],
    ['the next one', daily('09:00-12:00', '14:00-23:00'), '2026-11-24T12:00', '2026-11-24', '14:00-23:00'],
    ['the last one', daily('09:00-12:00', '14:00-23:00'), '2026-11-24T23:00', '2026-11-24', '14:00-23:00'],
    ['the night before', daily('20:00-02:00'), '2026-11-24T01:59', '2026-11-23', '20:00-02:00'],
    ['the night before is over', daily('20:00-02:00'), '2026-11-24T02:00', '2026-11-24', '20:00-02:00'],
    ['in any order', daily('14:00-23:00', '09:00-12:00'), '2026-11-24T10:00', '2026-11-24', '09:00-12:00'],
  ])('[O6] %s', (_name, hours, now, date, expected) => {
    expect(todayAt(hours, at(`${now}:00+01:00`))).toEqual({ date, span: span(expected), changed: false });
  });

  test('[O6] a day without hours, and the special day before its weekday', () => {
    expect(todayAt(daily(), AFTERNOON)).toEqual({ date: '2026-11-24', span: null, changed: false });
    const special = { ...CHRISTMAS, date: '2026-11-24' };
    expect(todayAt(withDays(daily('14:00-23:00'), special), AFTERNOON).span).toEqual(span('10:00-12:00'));
  });

  test('[O6] by the clock of the helpline’s zone, whatever the server’s', () => {
    const hours = { ...daily('14:00-23:00'), zone: 'Pacific/Auckland' };
    expect(todayAt(hours, at('2026-11-24T15:00:00Z')).date).toBe('2026-11-25');
  });
});

describe('longer', () => {
  test('[O6] closes later: a special day for today alone, and the hours follow', () => {
    const hours = withDays(daily('14:00-23:00'), CHRISTMAS);
    const result = longerToday(hours, AFTERNOON, span('14:00-23:45'));
    expect(result).toEqual({
      specialDays: [
        CHRISTMAS,
        { date: '2026-11-24', spans: [span('14:00-23:45')], reason: null, before: null },
      ],
    });
    if ('problem' in result) return;
    const longer = { ...hours, ...result };
    expect(OpeningHours.parse(longer)).toEqual(longer);
    expect(hoursAt(longer, AFTERNOON)).toMatchObject({ closesAtMs: at('2026-11-24T23:45:00+01:00') });
    expect(hoursAt(longer, AFTERNOON + 86_400_000)).toMatchObject({
      closesAtMs: at('2026-11-25T23:00:00+01:00'),
    });
  });

  test('[O6] opens sooner, past midnight, or both', () => {
    const hours = daily('14:00-23:00');
    const morning = at('2026-11-24T09:00:00+01:00');
    expect(spansMade(hours, morning, '09:30-23:00')).toEqual(['09:30-23:00']);
    expect(spansMade(hours, AFTERNOON, '14:00-00:30')).toEqual(['14:00-00:30']);
    expect(spansMade(hours, AFTERNOON, '14:00-24:00')).toEqual(['14:00-24:00']);
    expect(spansMade(hours, AFTERNOON, '00:00-24:00')).toEqual(['00:00-24:00']);
  });

  test('[O6] a night that began yesterday is made longer on its own date', () => {
    const hours = daily('20:00-02:00');
    const night = at('2026-11-25T01:30:00+01:00');
    expect(made(hours, night, '20:00-03:00')).toEqual({
      date: '2026-11-24',
      spans: [span('20:00-03:00')],
      reason: null,
      before: null,
    });
    expect(spansMade(hours, night, '20:00-01:45')).toBe('shorter');
  });

  test('[O6] a day without hours opens, and after closing it opens again', () => {
    expect(spansMade(daily(), AFTERNOON, '16:00-18:00')).toEqual(['16:00-18:00']);
    expect(spansMade(daily('09:00-12:00'), AFTERNOON, '09:00-17:00')).toEqual(['09:00-17:00']);
  });

  test('[O6] the other spans of the day stay, and those that it reaches become one', () => {
    const hours = daily('09:00-12:00', '14:00-17:00', '19:00-23:00');
    expect(spansMade(hours, AFTERNOON, '14:00-18:00')).toEqual(['09:00-12:00', '14:00-18:00', '19:00-23:00']);
    expect(spansMade(hours, AFTERNOON, '14:00-19:00')).toEqual(['09:00-12:00', '14:00-23:00']);
    expect(spansMade(hours, AFTERNOON, '14:00-20:00')).toEqual(['09:00-12:00', '14:00-23:00']);
    expect(spansMade(hours, AFTERNOON, '11:00-17:00')).toEqual(['09:00-17:00', '19:00-23:00']);
    expect(spansMade(hours, AFTERNOON, '08:00-23:30')).toEqual(['08:00-23:30']);
    // Midnight stays as it is written.
    expect(spansMade(daily('20:00-00:00'), AFTERNOON, '14:00-24:00')).toEqual(['14:00-24:00']);
    // A span holds a day at most.
    expect(
      spansMade(daily('00:00-03:00', '20:00-04:00'), at('2026-11-24T21:00:00+01:00'), '02:00-01:00'),
    ).toBe('shorter');
    expect(
      spansMade(daily('00:00-03:00', '20:00-01:00'), at('2026-11-24T21:00:00+01:00'), '02:00-01:30'),
    ).toEqual(['00:00-03:00', '02:00-01:30']);
    expect(
      spansMade(daily('02:00-03:00', '20:00-01:00'), at('2026-11-24T21:00:00+01:00'), '03:00-02:00'),
    ).toEqual(['02:00-02:00']);
  });

  test.each([
    ['14:00-22:59', 'shorter'],
    ['14:01-23:00', 'shorter'],
    ['13:00-22:00', 'shorter'],
    ['15:00-14:30', 'shorter'],
    ['14:00-23:00', 'unchanged'],
  ])('[O6] %s instead of 14:00-23:00 is refused: %s', (wanted, problem) => {
    expect(made(daily('14:00-23:00'), AFTERNOON, wanted)).toBe(problem);
  });

  test('[O6] hours that are over already change nothing', () => {
    const evening = at('2026-11-24T20:00:00+01:00');
    expect(made(daily('09:00-12:00'), evening, '09:00-20:00')).toBe('past');
    expect(spansMade(daily('09:00-12:00'), evening, '09:00-20:01')).toEqual(['09:00-20:01']);
    expect(made(daily(), evening, '18:00-20:00')).toBe('past');
  });

  test.each([
    ['the hour that is skipped', '2026-03-28T23:00:00+01:00', '20:00-02:30', '2026-03-29T01:00:00Z'],
    ['after it', '2026-03-28T23:00:00+01:00', '20:00-04:00', '2026-03-29T02:00:00Z'],
    ['the hour that comes twice', '2026-10-24T23:00:00+02:00', '20:00-02:30', '2026-10-25T00:30:00Z'],
    ['after that', '2026-10-24T23:00:00+02:00', '20:00-04:00', '2026-10-25T03:00:00Z'],
  ])('[O6] [O3] until %s', (_name, now, wanted, closes) => {
    const hours = daily('20:00-01:00');
    const result = longerToday(hours, at(now), span(wanted));
    expect('specialDays' in result && hoursAt({ ...hours, ...result }, at(now))).toMatchObject({
      state: 'open',
      closesAtMs: at(closes),
    });
  });
});

describe('undone', () => {
  test('[O6] the weekday’s hours hold again, and no other day changes', () => {
    const hours = withDays(daily('14:00-23:00'), CHRISTMAS);
    const once = longerToday(hours, AFTERNOON, span('14:00-23:30'));
    if ('problem' in once) throw new Error(once.problem);
    const longer = { ...hours, ...once };
    expect(todayAt(longer, AFTERNOON)).toEqual({
      date: '2026-11-24',
      span: span('14:00-23:30'),
      changed: true,
    });
    expect(asBefore(longer, AFTERNOON)).toEqual({ specialDays: [CHRISTMAS] });
  });

  test('[O6] a special day comes back as it was, also after two changes', () => {
    const today: SpecialDay = { date: '2026-11-24', spans: [span('15:00-18:00')], reason: 'wegens scholing' };
    const hours = withDays(daily('14:00-23:00'), today, CHRISTMAS);
    const once = longerToday(hours, AFTERNOON, span('15:00-19:00'));
    if ('problem' in once) throw new Error(once.problem);
    expect(once.specialDays).toEqual([
      CHRISTMAS,
      {
        date: '2026-11-24',
        spans: [span('15:00-19:00')],
        reason: 'wegens scholing',
        before: { spans: [span('15:00-18:00')], reason: 'wegens scholing' },
      },
    ]);
    const twice = longerToday({ ...hours, ...once }, AFTERNOON, span('15:00-20:00'));
    if ('problem' in twice) throw new Error(twice.problem);
    expect(asBefore({ ...hours, ...twice }, AFTERNOON)).toEqual({ specialDays: [CHRISTMAS, today] });
  });

  test('[O6] twice from a weekday’s hours', () => {
    const hours = daily('14:00-23:00');
    const once = longerToday(hours, AFTERNOON, span('14:00-23:30'));
    const twice = longerToday(
      { ...hours, ...('problem' in once ? {} : once) },
      AFTERNOON,
      span('14:00-24:00'),
    );
    expect(twice).toMatchObject({ specialDays: [{ before: null }] });
  });

  test('[O6] a reason to be closed all day goes when the day opens, and comes back', () => {
    const today: SpecialDay = { date: '2026-11-24', spans: [], reason: 'wegens scholing' };
    const hours = withDays(daily('14:00-23:00'), today);
    const opened = longerToday(hours, AFTERNOON, span('16:00-18:00'));
    expect(opened).toMatchObject({
      specialDays: [{ reason: null, before: { spans: [], reason: 'wegens scholing' } }],
    });
    if ('specialDays' in opened)
      expect(asBefore({ ...hours, ...opened }, AFTERNOON)).toEqual({ specialDays: [today] });
  });

  test('[O6] nothing to undo on a day that nobody changed, nor on the day after', () => {
    expect(asBefore(daily('14:00-23:00'), AFTERNOON)).toBeNull();
    const special = { ...CHRISTMAS, date: '2026-11-24' };
    expect(asBefore(withDays(daily('14:00-23:00'), special), AFTERNOON)).toBeNull();
    const changed = { ...special, date: '2026-11-23', before: null };
    expect(asBefore(withDays(daily('14:00-23:00'), changed), AFTERNOON)).toBeNull();
  });
});

test('[O6] whatever is asked, other days keep their hours, and an undo brings back the very moment’s answer', () => {
  const time = fc
    .integer({ min: 0, max: 95 })
    .map((n) => `${`${Math.floor(n / 4)}`.padStart(2, '0')}:${`${(n % 4) * 15}`.padStart(2, '0')}`);
  const spans = fc.array(fc.record({ from: time, to: time }), { maxLength: 3 });
  const moment = fc
    .integer({ min: 0, max: 4 * 96 })
    .map((n) => at('2026-10-24T00:00:00+02:00') + n * 900_000);
  fc.assert(
    fc.property(spans, fc.record({ from: time, to: time }), moment, (weekday, wanted, nowMs) => {
      const hours = withDays({ ...daily(), weekly: Array.from({ length: 7 }, () => weekday) }, CHRISTMAS);
      const result = longerToday(hours, nowMs, wanted);
      if ('problem' in result) return;
      const longer = { ...hours, ...result };
      OpeningHours.parse(longer);
      expect(result.specialDays[0]).toBe(CHRISTMAS);
      const { date } = todayAt(hours, nowMs);
      expect(result.specialDays.map((day) => day.date)).toEqual(['2026-12-25', date]);
      // Nothing that was open is closed now.
      for (let ms = nowMs; ms < nowMs + 86_400_000; ms += 900_000)
        if (hoursAt(hours, ms).state !== 'closed') expect(hoursAt(longer, ms).state).not.toBe('closed');
      const undone = asBefore(longer, nowMs);
      if (todayAt(longer, nowMs).date === date) expect(undone).toEqual({ specialDays: [CHRISTMAS] });
    }),
  );
});

test.each([
  ['later today', 'Europe/Amsterdam', '18:00', '2026-11-24T18:00:00+01:00'],
  ['tomorrow, when it has been', 'Europe/Amsterdam', '14:59', '2026-11-25T14:59:00+01:00'],
  ['tomorrow, when it is this very minute', 'Europe/Amsterdam', '15:00', '2026-11-25T15:00:00+01:00'],
  ['in another zone', 'America/New_York', '10:00', '2026-11-24T10:00:00-05:00'],
])('[O5] the next time on the clock: %s', (_name, zone, time, expected) => {
  expect(nextTimeMs(zone, time, AFTERNOON)).toBe(at(expected));
});

test('[O5] [O3] the next time on the clock in the night that is an hour shorter, or longer', () => {
  const next = (now: string, time: string) => nextTimeMs('Europe/Amsterdam', time, at(now));
  expect(next('2026-03-29T01:30:00+01:00', '02:30')).toBe(at('2026-03-29T03:00:00+02:00'));
  expect(next('2026-10-25T01:30:00+02:00', '02:30')).toBe(at('2026-10-25T02:30:00+02:00'));
  expect(next('2026-10-24T12:00:00+02:00', '11:00')).toBe(at('2026-10-25T11:00:00+01:00'));
});
