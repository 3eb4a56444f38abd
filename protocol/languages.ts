/** What visitors can be spoken to in; the first is for all others. Zod-free. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** @param tag as in HTML: "en-GB" is English. */
export function languageOf(tag: string): Language {
  return LANGUAGES.find((language) => tag.startsWith(language)) ?? LANGUAGES[0];
}
