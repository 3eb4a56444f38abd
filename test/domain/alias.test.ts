import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aliasKey, cleanAlias } from '../../protocol/alias.ts';
import { INVISIBLE } from './invisible.ts';

/** What turns the direction of writing, or has no look of its own. */
const MISLEADING: Readonly<Record<string, string>> = {
  ...INVISIBLE,
  'marks of direction': '\u200E\u200F\u061C',
  'embeddings and overrides of direction': '\u202A\u202B\u202D\u202E\u202C',
  'isolates of direction': '\u2066\u2067\u2068\u2069',
  'control characters': '\u0000\u0007\u001B\u007F\u0085',
  'annotation anchors': '\uFFF9\uFFFB',
  'half of a character': '\uD83D',
  'private use': '\uE000',
};

describe('an alias', () => {
  it.for(Object.entries(MISLEADING))('[C10] has none of these in it: %s', ([, text]) => {
    expect(cleanAlias(`${text} Noor ${text}${text} V. ${text}`)).toBe('Noor V.');
    expect(cleanAlias(text)).toBe('');
  });

  it('[C10] keeps letters of all scripts, signs and emoji', () => {
    for (const text of ['Noor', 'José', 'Zoë-Ann V.', 'سارة', 'さくら', 'नमिता', 'Merel 🐦', "D'Arcy"])
      expect(cleanAlias(text), text).toBe(text.normalize('NFC'));
  });

  it('[C5] is the same one in any case, width and composition', () => {
    for (const [one, other] of [
      ['José', 'JOSE\u0301'],
      ['Noor', 'ＮＯＯＲ'],
      ['Weiß', 'WEISS'],
      ['Ofﬁce', 'office'],
      ['Anne  Marie', ' anne\u00A0\u200Bmarie '],
      ['Ι\u0308ο', 'ϊο'],
    ] as const)
      expect(aliasKey(one), one).toBe(aliasKey(other));
    expect(aliasKey('Noor')).not.toBe(aliasKey('Noortje'));
  });

  it('[C5] has the same key once it is cleaned, and cleaned once it stays so', () => {
    const odd = fc.constantFrom(
      ...Object.values(MISLEADING),
      '\u0301',
      '\u0308',
      '\u00A8',
      'A',
      'ﬁ',
      'İ',
      'ß',
      'Σ',
    );
    const part = fc.oneof(odd, fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (text) => {
          const clean = cleanAlias(text);
          expect(cleanAlias(clean)).toBe(clean);
          expect(aliasKey(clean)).toBe(aliasKey(text));
        },
      ),
    );
  });
});
