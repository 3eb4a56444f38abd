import type { Language } from '../../protocol/languages.ts';
import type { LaterTexts } from './nl-later.ts';
import { nl, type LauncherTexts, type Texts } from './nl.ts';
import { dateWords, dayWords } from './opening-words.ts';

/**
 * One language, in one file with these exports. The page's texts are handed what they share with Dutch: imported, that
 * would be one more request for everybody.
 */
export type LanguageFile = {
  texts: (dates: typeof dateWords, days: typeof dayWords) => Texts;
  later: LaterTexts;
  launcher: LauncherTexts;
};

const fetched = (file: () => Promise<LanguageFile>) => ({
  texts: async () => (await file()).texts(dateWords, dayWords),
  later: async () => (await file()).later,
});

/** Dutch comes along with the page, but for what few read; every other language is fetched when asked for. */
export const languages: Record<Language, ReturnType<typeof fetched>> = {
  nl: { texts: async () => nl, later: async () => (await import('./nl-later.ts')).nlLater },
  en: fetched(() => import('./en.ts')),
};
