import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank } from '../../protocol/blank.ts';
import { INVISIBLE } from './invisible.ts';

describe('a text of which nothing can be seen', () => {
  it.for(Object.entries(INVISIBLE))('[C10] is blank: %s', ([, text]) => {
    expect(isBlank(text)).toBe(true);
    expect(isBlank(` ${text}\n${text}`)).toBe(true);
    expect(isBlank(`${text}a${text}`)).toBe(false);
  });

  it('[C10] is none if it has a letter, a digit, a sign, a mark by itself or an emoji', () => {
    for (const text of [
      'a',
      '0',
      '.',
      '-',
      '\u0301',
      '❤\uFE0F',
      '👩\u200D👧',
      '\u0645\u200C',
      'ㄱ',
      '⠁',
      '\uFFFD',
    ])
      expect(isBlank(text), text).toBe(false);
  });

  it('[C10] stays so however its characters are mixed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(INVISIBLE), ' ', '\n')), (parts) =>
        isBlank(parts.join('')),
      ),
    );
  });
});
