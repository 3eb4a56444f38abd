/** What visitors can be spoken to in; the first is for all others. Zod-free. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** @param tag as in HTML, in any case: "en-GB" is English, "enm" (of long ago) is not. */
export function languageOf(tag: string): Language {
  const [primary] = tag.toLowerCase().split('-');
  return LANGUAGES.find((language) => language === primary) ?? LANGUAGES[0];
}
