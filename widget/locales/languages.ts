import type { Language } from '../../protocol/languages.ts';
import type { LaterTexts } from './nl-later.ts';
import { nl, type Texts } from './nl.ts';
import { dateWords, dayWords } from './opening-words.ts';

type LanguageFiles = {
  texts: () => Promise<Texts>;
  later: () => Promise<LaterTexts>;
};

/** Dutch comes along with the page; every other language, and what is read by few, is fetched when asked for. */
export const languages = {
  nl: {
    texts: async () => nl,
    later: async () => (await import('./nl-later.ts')).nlLater,
  },
  en: {
    texts: async () => (await import('./en.ts')).makeEn({ dateWords, dayWords }),
    later: async () => (await import('./en-later.ts')).enLater,
  },
} satisfies Record<Language, LanguageFiles>;
