import { expect, test } from 'vitest';
import { parseTime } from '../../worker/console/kit/parse-time.ts';

test.each([
  ['14.00', '14:00'],
  ['14:05', '14:05'],
  ['9.30', '09:30'],
  [' 9 ', '09:00'],
  ['9 uur', '09:00'],
  ['9.30 uur', '09:30'],
  ['1430', '14:30'],
  ['0', '00:00'],
  ['23:59', '23:59'],
  ['24', '24:00'],
  ['24.00', '24:00'],
  ['24.01', null],
  ['25', null],
  ['14.60', null],
  ['14.5', null],
  ['', null],
  ['half drie', null],
  ['14.00-15.00', null],
])('[O5] %j is read as %j', (typed, time) => {
  expect(parseTime(typed)).toBe(time);
});
