import { expect, test } from 'vitest';
import { parseTime } from '../../worker/console/kit/parse-time.ts';

const two = (n: number) => String(n).padStart(2, '0');

test.each([
  ['14.00', '14:00'],
  ['14:05', '14:05'],
  ['14,05', '14:05'],
  ['9.30', '09:30'],
  [' 9 ', '09:00'],
  ['09', '09:00'],
  ['9 uur', '09:00'],
  ['9uur', '09:00'],
  ['9 UUR', '09:00'],
  ['9u', '09:00'],
  ['9h', '09:00'],
  ['9.30 uur', '09:30'],
  ['9:30u', '09:30'],
  ['14u30', '14:30'],
  ['14U30', '14:30'],
  ['14 u 30', '14:30'],
  ['14h30', '14:30'],
  ['14 uur 30', '14:30'],
  ['9u05', '09:05'],
  ['0930', '09:30'],
  ['1430', '14:30'],
  ['1430 uur', '14:30'],
  ['0000', '00:00'],
  ['2400', '24:00'],
  ['0', '00:00'],
  ['00', '00:00'],
  ['23:59', '23:59'],
  ['24', '24:00'],
  ['24.00', '24:00'],
  ['24u00', '24:00'],
])('[O5] %j is read as %j', (typed, time) => {
  expect(parseTime(typed)).toBe(time);
});

test.each([
  ...['24.01', '2401', '24u01', '25', '25.00', '99', '14.60', '1460', '14u60', '14.99'],
  ...['14.5', '14u5', '14.', '14:', '.30', 'u30', '14.305', '100', '930', '12345', '-9', '+9', '9.5.0'],
  ...[
    '',
    ' ',
    'uur',
    'half drie',
    'kwart over 9',
    '9 am',
    '9 pm',
    '14.00-15.00',
    '14 30',
    '9 uurtje',
    '9 u u',
    'x9',
  ],
])('[O5] %j is no time of day, or could be another', (typed) => {
  expect(parseTime(typed)).toBeNull();
});

test('[O5] every minute of a day is read, however it is written', () => {
  for (let minute = 0; minute <= 24 * 60; minute += 1) {
    const [hours, minutes] = [Math.floor(minute / 60), two(minute % 60)];
    const time = `${two(hours)}:${minutes}`;
    for (const typed of [
      `${hours}.${minutes}`,
      `${time} uur`,
      `${hours}u${minutes}`,
      `${two(hours)}${minutes}`,
    ])
      expect([typed, parseTime(typed)]).toEqual([typed, time]);
    if (minutes === '00') expect(parseTime(String(hours))).toBe(time);
  }
});
