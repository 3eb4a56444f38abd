import { describe, expect, test } from 'vitest';
import type { SpecialDay, Span } from '../../protocol/settings.ts';
import {
  changedDays,
  DAY_FIELDS,
  dayIn,
  daysPatch,
  isDayField,
  newestOf,
  placesOf,
  together,
  withDays,
  withWholeLists,
} from '../../worker/domain/settings/day-fields.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';

const WEEKLY = 'openingHours.weekly';
const SPECIAL = 'openingHours.specialDays';
const week = DEFAULT_SETTINGS.openingHours.weekly;
const EVENING: Span[] = [{ from: '18:00', to: '22:00' }];
const CHRISTMAS: SpecialDay = { date: '2026-12-25', spans: [], reason: 'wegens kerst' };
const NEW_YEAR: SpecialDay = { date: '2027-01-01', spans: EVENING, reason: null };

test('[S1] the week and the special days are lists of days, and no other field is', () => {
  expect(DAY_FIELDS).toEqual([WEEKLY, SPECIAL]);
  expect([WEEKLY, SPECIAL, 'sites', 'openingHours.zone'].map(isDayField)).toEqual([true, true, false, false]);
});

describe('the days that differ', () => {
  test('[S1] of the week go by their number, Monday first', () => {
    expect(changedDays(WEEKLY, week, week.with(0, EVENING).with(6, []))).toEqual(['0', '6']);
    expect(changedDays(WEEKLY, week, structuredClone(week))).toEqual([]);
    expect(changedDays(WEEKLY, [[]], [[], []])).toEqual(['1']);
    expect(changedDays(WEEKLY, [[], []], [[]])).toEqual(['1']);
    expect(changedDays(WEEKLY, null, [[]])).toEqual(['0']);
    expect(changedDays(WEEKLY, null, [])).toEqual([]);
  });

  test('[S1] of the special ones go by their date, wherever they stand in the list', () => {
    expect(changedDays(SPECIAL, [CHRISTMAS, NEW_YEAR], [NEW_YEAR, CHRISTMAS])).toEqual([]);
    expect(changedDays(SPECIAL, [CHRISTMAS], [NEW_YEAR])).toEqual(['2026-12-25', '2027-01-01']);
    expect(changedDays(SPECIAL, [CHRISTMAS], [{ ...CHRISTMAS, reason: null }])).toEqual(['2026-12-25']);
    // The last of a date counts, as it does for the opening hours.
    expect(changedDays(SPECIAL, [CHRISTMAS], [{ ...CHRISTMAS, spans: EVENING }, CHRISTMAS])).toEqual([]);
    expect(changedDays(SPECIAL, [], ['kerst', { spans: [] }])).toEqual(['']);
    expect(changedDays(SPECIAL, [], ['kerst'])).toEqual([]);
  });

  test('[S1] are read one by one', () => {
    expect(dayIn(WEEKLY, week, '1')).toEqual(week[1]);
    expect(dayIn(WEEKLY, week, '7')).toBeNull();
    expect(dayIn(SPECIAL, [CHRISTMAS], '2026-12-25')).toEqual({ spans: [], reason: 'wegens kerst' });
    expect(dayIn(SPECIAL, [CHRISTMAS], '2026-12-26')).toBeNull();
  });
});

describe('a patch of days', () => {
  test('[S1] names what changes and nothing else, and lays it over another list', () => {
    const mine = week.with(2, EVENING);
    expect(daysPatch(WEEKLY, week, mine)).toEqual({ '2': EVENING });
    expect(withDays(WEEKLY, week.with(4, []), daysPatch(WEEKLY, week, mine))).toEqual(mine.with(4, []));
    expect(daysPatch(SPECIAL, [CHRISTMAS], [NEW_YEAR])).toEqual({
      '2026-12-25': null,
      '2027-01-01': { spans: EVENING, reason: null },
    });
  });

  test('[S1] changes a special day in its place, adds a new one at the end, and takes one away', () => {
    const open = { spans: EVENING, reason: null };
    expect(withDays(SPECIAL, [CHRISTMAS, NEW_YEAR], { '2026-12-25': open })).toEqual([
      { ...open, date: '2026-12-25' },
      NEW_YEAR,
    ]);
    expect(withDays(SPECIAL, [CHRISTMAS], { '2027-01-01': open })).toEqual([CHRISTMAS, NEW_YEAR]);
    expect(withDays(SPECIAL, [CHRISTMAS, NEW_YEAR], { '2026-12-25': null })).toEqual([NEW_YEAR]);
    expect(withDays(SPECIAL, [CHRISTMAS], { '2026-12-31': null })).toEqual([CHRISTMAS]);
    const twice = [CHRISTMAS, NEW_YEAR, CHRISTMAS];
    expect(withDays(SPECIAL, twice, { '2026-12-25': open })).toEqual([
      { ...open, date: '2026-12-25' },
      NEW_YEAR,
    ]);
  });

  test('[S1] takes no other date than the day’s own, and keeps what is no day at all for the bounds to refuse', () => {
    expect(withDays(SPECIAL, [], { '2026-12-25': { ...CHRISTMAS, date: '2027-01-01' } })).toEqual([
      CHRISTMAS,
    ]);
    expect(withDays(SPECIAL, ['kerst'], { '2026-12-25': 'dicht' })).toEqual([
      'kerst',
      { date: '2026-12-25' },
    ]);
    expect(withDays(WEEKLY, week, { '7': [], '01': [], maandag: [] })).toEqual([...week, [], [], []]);
  });

  test('[S1] has null for the default hours of a weekday', () => {
    const closed = week.map(() => []);
    expect(withDays(WEEKLY, closed, { '6': null })).toEqual(closed.with(6, week[6] as never));
  });

  test('[S1] becomes one of whole lists, over what is in force, and leaves the rest of a patch as it is', () => {
    const openingHours = { ...DEFAULT_SETTINGS.openingHours, specialDays: [CHRISTMAS] };
    const settings = { ...DEFAULT_SETTINGS, openingHours };
    const patch = {
      retentionDays: null,
      openingHours: { zone: null, weekly: { '0': [] }, specialDays: { '2026-12-25': null } },
    };
    expect(withWholeLists(settings, patch)).toEqual({
      retentionDays: null,
      openingHours: { zone: null, weekly: week.with(0, []), specialDays: [] },
    });
    const whole = { openingHours: { weekly: [], specialDays: null } };
    expect(withWholeLists(settings, whole)).toEqual(whole);
    expect(withWholeLists(settings, 'veel')).toBe('veel');
    expect(withWholeLists(settings, { openingHours: null })).toEqual({ openingHours: null });
  });
});

describe('two changes of one list', () => {
  test('[S1] of different days are both there, with what I was still typing', () => {
    const typing = { date: '', spans: [], reason: null };
    expect(
      together(SPECIAL, {
        before: [CHRISTMAS],
        mine: [{ ...CHRISTMAS, reason: null }, typing],
        theirs: [CHRISTMAS, NEW_YEAR],
      }),
    ).toEqual({ list: [{ ...CHRISTMAS, reason: null }, typing, NEW_YEAR], clashing: [] });
    expect(together(SPECIAL, { before: [CHRISTMAS], mine: [CHRISTMAS, typing], theirs: [] })).toEqual({
      list: [typing],
      clashing: [],
    });
    expect(together(WEEKLY, { before: week, mine: week.with(0, []), theirs: week.with(1, []) })).toEqual({
      list: week.with(0, []).with(1, []),
      clashing: [],
    });
  });

  test('[S1] of one day clash, unless it became the same, and mine stays', () => {
    const [mine, theirs] = [week.with(0, EVENING).with(1, []), week.with(0, []).with(1, [])];
    expect(together(WEEKLY, { before: week, mine, theirs })).toEqual({ list: mine, clashing: ['0'] });
    expect(
      together(SPECIAL, { before: [CHRISTMAS], mine: [], theirs: [{ ...CHRISTMAS, reason: null }] }),
    ).toEqual({ list: [], clashing: ['2026-12-25'] });
    expect(together(SPECIAL, { before: [CHRISTMAS], mine: [], theirs: [] })).toEqual({
      list: [],
      clashing: [],
    });
  });
});

describe('what a change is compared by', () => {
  test('[S1] is each day of a list of days, and another field as a whole', () => {
    expect(placesOf(WEEKLY, week, week.with(3, []))).toEqual([`${WEEKLY}.3`]);
    expect(placesOf(SPECIAL, [], [CHRISTMAS])).toEqual([`${SPECIAL}.2026-12-25`]);
    expect(placesOf('sites', ['a'], ['b'])).toEqual(['sites']);
    expect(placesOf('sites', ['a'], ['a'])).toEqual([]);
  });

  test('[S1] has as its newest change its own, or one of the whole list', () => {
    const own = { field: `${WEEKLY}.1`, version: 4 };
    const other = { field: `${WEEKLY}.2`, version: 9 };
    const list = { field: WEEKLY, version: 6 };
    const later = { field: `${WEEKLY}.10`, version: 11 };
    expect(newestOf([other, own, later], `${WEEKLY}.1`)).toBe(own);
    expect(newestOf([list, own], `${WEEKLY}.1`)).toBe(list);
    expect(newestOf([{ ...list, version: 3 }, own], `${WEEKLY}.1`)).toBe(own);
    expect(newestOf([own, other], WEEKLY)).toBeNull();
    expect(newestOf([{ field: 'sites', version: 0 }], 'sites')).toEqual({ field: 'sites', version: 0 });
    expect(newestOf([], 'sites')).toBeNull();
  });
});
