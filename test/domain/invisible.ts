/** Texts that are drawn as nothing, by what they are made of. */
export const INVISIBLE: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'spaces of all widths': ' \t\u00A0\u2003\u3000',
  'zero width space': '\u200B',
  'word joiner': '\u2060',
  'soft hyphen': '\u00AD',
  'variation selector': '\uFE0F',
  'joiners without a neighbour': '\u200D\u200C',
  'Hangul fillers': '\u3164\u115F\u1160\uFFA0',
  'Braille cell without dots': '\u2800',
  'tag characters': '\u{E0041}\u{E007F}',
  'byte order mark': '\uFEFF',
  'Mongolian vowel separator': '\u180E',
  'musical notehead that is not drawn': '\u{1D159}',
};
