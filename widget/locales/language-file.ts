import type { LaterTexts } from './nl-later.ts';
import type { LauncherTexts, Texts } from './nl.ts';
import type { dateWords, dayWords } from './opening-words.ts';

/**
 * One language, in one file with these exports. The page's texts are handed what they share with Dutch: imported, that
 * would be one more request for everybody.
 */
export type LanguageFile = {
  texts: (dates: typeof dateWords, days: typeof dayWords) => Texts;
  later: LaterTexts;
  launcher: LauncherTexts;
};
