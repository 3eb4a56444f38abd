import { describe, expect, test } from 'vitest';
import { longSentences } from '../../worker/console/settings/reading-level.ts';
import { everyDay, spansOf, spansText } from '../../worker/console/settings/spans-text.ts';

describe('[S4] hours as they are typed', () => {
  test.each([
    ['9-17', [['09:00', '17:00']]],
    [
      '9.00-12.30, 14:00–17.00',
      [
        ['09:00', '12:30'],
        ['14:00', '17:00'],
      ],
    ],
    [
      '9 tot 12 en 13 tot 17 uur',
      [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ],
    ],
    ['0.00-24.00', [['00:00', '24:00']]],
    ['9u30 - 17 uur', [['09:30', '17:00']]],
    ['0930–1700', [['09:30', '17:00']]],
    ['9.00 uur tot 17.00 uur', [['09:00', '17:00']]],
    ['dicht', []],
    [' Dicht ', []],
    ['', []],
  ] as const)('%s', (typed, spans) => {
    expect(spansOf(typed)).toEqual(spans.map(([from, to]) => ({ from, to })));
  });

  test.each(['soms', '9-17, soms', '9', '-17', '9-', '9-12-17', '9-17 avond', '9.5-17', '9-25', '100-200'])(
    '%s stays as it was typed',
    (typed) => {
      expect(spansOf(typed)).toBe(typed);
      expect(spansText(typed)).toBe(typed);
    },
  );

  test('are written as they can be typed again', () => {
    for (const text of ['dicht', '9.00-17.00', '0.00-24.00', '9.00-12.30, 14.00-17.00'])
      expect(spansText(spansOf(text))).toBe(text);
    expect(spansText(null)).toBe('');
    expect(everyDay()).toEqual(Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]));
  });
});

describe('[O7] a long sentence', () => {
  const words = (count: number) => Array.from({ length: count }, (_, at) => `woord${at}`).join(' ');

  test('has more than twelve words', () => {
    expect(longSentences(`${words(12)}.`)).toEqual([]);
    expect(longSentences(`${words(13)}.`)).toEqual([`${words(13)}.`]);
  });

  test('is found among short ones, however they end, and marks are no words', () => {
    const long = `${words(13)}!`;
    expect(longSentences(`Kort. ${long} Ook kort? ${words(14)}`)).toEqual([long, words(14)]);
    expect(longSentences(`${words(6)} – ${words(6)} – .`)).toEqual([]);
    expect(longSentences('')).toEqual([]);
  });
});
