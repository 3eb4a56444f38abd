import { describe, expect, test } from 'vitest';
import type { Settings, Span } from '../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { brokenRules } from '../../worker/domain/settings/setting-rules.ts';

const span = (text: string): Span => {
  const [from = '', to = ''] = text.split('-');
  return { from, to };
};
const spans = (...texts: string[]) => texts.map(span);
const WEEK = Array.from({ length: 7 }, () => spans('14:00-23:00'));

/** Where something is broken, as `path: rule`. */
const broken = (part: Partial<Settings>) =>
  brokenRules({ ...DEFAULT_SETTINGS, ...part }).map(({ path, rule }) => `${path.join('.')}: ${rule}`);
const hours = (part: Partial<Settings['openingHours']>) =>
  broken({ openingHours: { ...DEFAULT_SETTINGS.openingHours, ...part } });
const onMonday = (...texts: string[]) => hours({ weekly: WEEK.with(0, spans(...texts)) });

test('[S3] nothing is broken by default', () => {
  expect(broken({})).toEqual([]);
});

describe('spans of a day', () => {
  test('[S3] follow each other, and may touch', () => {
    expect(onMonday('09:00-12:00', '12:00-14:00', '20:00-23:00')).toEqual([]);
    expect(onMonday('09:00-12:00', '11:59-14:00')).toEqual(['openingHours.weekly.0.1: overlaps']);
    expect(onMonday('20:00-23:00', '09:00-12:00')).toEqual(['openingHours.weekly.0.1: overlaps']);
    expect(onMonday('09:00-12:00', '10:00-13:00', '12:30-14:00')).toEqual([
      'openingHours.weekly.0.1: overlaps',
      'openingHours.weekly.0.2: overlaps',
    ]);
  });

  test('[S3] that run past midnight are the last of their day, and reach no span of the next', () => {
    expect(onMonday('09:00-12:00', '22:00-02:00')).toEqual([]);
    expect(onMonday('22:00-02:00', '23:00-23:30')).toEqual(['openingHours.weekly.0.1: overlaps']);
    expect(onMonday('22:00-24:00')).toEqual([]);
    const [late, early] = [spans('22:00-02:00'), spans('01:59-03:00', '04:00-05:00')];
    expect(hours({ weekly: WEEK.with(2, late).with(3, early) })).toEqual([
      'openingHours.weekly.3.0: overlaps',
    ]);
    expect(hours({ weekly: WEEK.with(2, late).with(3, spans('02:00-03:00')) })).toEqual([]);
    // Sunday runs into Monday.
    expect(hours({ weekly: WEEK.with(6, late).with(0, early) })).toEqual([
      'openingHours.weekly.0.0: overlaps',
    ]);
    expect(hours({ weekly: WEEK.with(2, spans('22:00-24:00')).with(3, spans('00:00-05:00')) })).toEqual([]);
    // All day and all night is one span from midnight to midnight.
    expect(hours({ weekly: WEEK.map(() => spans('00:00-24:00')) })).toEqual([]);
    expect(hours({ weekly: WEEK.map(() => spans('00:00-00:00')) })).toEqual([]);
    expect(onMonday('10:00-10:00', '11:00-12:00')).toEqual(['openingHours.weekly.0.1: overlaps']);
  });
});

test('[S3] a special day has its own spans, and comes once', () => {
  const day = (date: string, ...texts: string[]) => ({ date, spans: spans(...texts), reason: null });
  const specialDays = [
    day('2026-12-24', '14:00-18:00', '17:00-20:00'),
    day('2026-12-25', '09:00-10:00'),
    day('2026-12-24'),
    day('2026-12-25'),
  ];
  expect(hours({ specialDays })).toEqual([
    'openingHours.specialDays.0.spans.1: overlaps',
    'openingHours.specialDays.2.date: repeated',
    'openingHours.specialDays.3.date: repeated',
  ]);
});

test('[S3] there are not more places at least than at most', () => {
  const places = (minPlaces: number, maxPlaces: number) =>
    broken({ queue: { ...DEFAULT_SETTINGS.queue, minPlaces, maxPlaces } });
  expect([places(4, 4), places(0, 0), places(3, 9)]).toEqual([[], [], []]);
  expect(places(5, 4)).toEqual(['queue.minPlaces: aboveMaximum', 'queue.maxPlaces: belowMinimum']);
});

describe('a site', () => {
  test.each([
    ['https://www.voorbeeld.nl', true],
    ['https://voorbeeld.nl:8443', true],
    ['https://xn--bcher-kva.example', true],
    ['http://localhost:8788', true],
    ['http://127.0.0.1', true],
    ['http://[::1]:1', true],
    ['https://voorbeeld.nl/', false],
    ['https://voorbeeld.nl/chat', false],
    ['https://voorbeeld.nl?a', false],
    ['https://voorbeeld.nl#a', false],
    ['https://ik@voorbeeld.nl', false],
    ['https://voorbeeld.nl:443', false],
    ['https://Voorbeeld.nl', false],
    ['https://voorBeeld.nl', false],
    ['https://voorbeelD', false],
    ['https://-voorbeeld.nl', false],
    ['https://voorbeeld-', false],
    ['https://v', true],
    ['https://voor-beeld.nl:12345', true],
    ['https://voorbeeld.nl:123456', false],
    ['https://voorbeeld.nl:', false],
    ['http://127.0.0.1:12345', true],
    ['http://127.0.0.1:123456', false],
    ['http://127x0.0.1', false],
    ['http://127.0x0.1', false],
    ['http://127.0.0x1', false],
    ['https://bücher.example', false],
    ['https://voorbeeld.nl.', false],
    ['https://', false],
    ['http://voorbeeld.nl', false],
    ['http://localhost.example', false],
    [' https://voorbeeld.nl', false],
    ['voorbeeld.nl', false],
    ['https://*.voorbeeld.nl', false],
    ["https://a.nl 'unsafe-inline'", false],
    ['https://a.nl; script-src *', false],
  ])('[S3] %s: %j', (site, fits) => {
    expect(broken({ sites: ['https://een.test', site] })).toEqual(fits ? [] : ['sites.1: notAnOrigin']);
  });

  test('[S3] stands in the list once', () => {
    expect(broken({ sites: ['https://een.test', 'https://twee.test', 'https://een.test'] })).toEqual([
      'sites.2: repeated',
    ]);
  });
});
