import { html, nothing } from 'lit';
import type { ChatPageData } from '../../protocol/http.ts';
import type { Language } from '../../protocol/languages.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { languages } from '../locales/languages.ts';
import type { LaterTexts } from '../locales/nl-later.ts';
import type { ChatPage } from './chat-page.ts';
import type { PersonalDataGuard } from './personal-data-guard.ts';

/** Handed over, not imported: what two bundles import becomes a third, which everybody would have to fetch. */
export type Tools = { html: typeof html; nothing: typeof nothing; maxChars: number };
const TOOLS: Tools = { html, nothing, maxChars: LIMITS.evaluationTextChars };

/** What is not needed to begin a conversation, and so fetched apart. */
export type Later = {
  texts: LaterTexts;
  aboutView: (page: ChatPage) => unknown;
  evaluationView: (page: ChatPage) => unknown;
  styles: string;
  guard: PersonalDataGuard;
};

/** Null when the network failed: ask again. */
export async function loadLater(language: Language, data: ChatPageData): Promise<Later | null> {
  try {
    const [texts, views, { PersonalDataGuard: Guard }] = await Promise.all([
      languages[language].later(),
      import('./views/later-views.ts'),
      import('./personal-data-guard.ts'),
    ]);
    return {
      texts,
      aboutView: (page) => views.aboutView(page, texts, TOOLS),
      evaluationView: (page) => views.evaluationView(page, texts, TOOLS),
      styles: views.evaluationStyles,
      guard: new Guard(data),
    };
  } catch {
    return null;
  }
}
