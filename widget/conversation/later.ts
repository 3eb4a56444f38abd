import { html, nothing } from 'lit';
import type { ChatPageData } from '../../protocol/http.ts';
import type { Language } from '../../protocol/languages.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { languages } from '../locales/languages.ts';
import { minutesIn } from '../locales/opening-words.ts';
import { cleanText } from '../ui/clean-text.ts';
import type { makeLater } from './make-later.ts';
import { helpLines } from './views/help-view.ts';
import { problemNotice } from './views/problem.ts';
import { messageList } from './views/talking-view.ts';

/** Handed over, not imported: what two bundles import becomes a third, which everybody would have to fetch. */
const TOOLS = {
  html,
  nothing,
  cleanText,
  minutesIn,
  helpLines,
  messageList,
  problemNotice,
  maxChars: LIMITS.evaluationTextChars,
};
export type Tools = typeof TOOLS;

/** What is not needed to begin a conversation, and so fetched apart. */
export type Later = ReturnType<typeof makeLater>;

declare global {
  /** Changes the addresses of what is fetched apart; the build writes it into each of them. */
  var loRetry: string | undefined;
}

/** Null when the network failed: ask again. */
export async function loadLater(language: Language, data: ChatPageData): Promise<Later | null> {
  try {
    const [texts, part] = await Promise.all([languages[language].later(), import('./make-later.ts')]);
    return part.makeLater(texts, data, TOOLS);
  } catch {
    globalThis.loRetry = `?${Date.now()}`;
    return null;
  }
}
