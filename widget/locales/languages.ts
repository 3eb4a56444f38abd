import type { Language } from '../../protocol/languages.ts';
import type { LanguageFile } from './language-file.ts';
import { nl } from './nl.ts';

const fetched = (file: () => Promise<LanguageFile>) => ({
  texts: async () => (await file()).texts,
  later: async () => (await file()).later,
});

/** Dutch comes along with the page, but for what few read; every other language is fetched when asked for. */
export const languages: Record<Language, ReturnType<typeof fetched>> = {
  nl: { texts: async () => nl, later: async () => (await import('./nl-later.ts')).nlLater },
  en: fetched(() => import('./en.ts')),
};
