import type { ChatPageData } from '../../protocol/http/visitor.ts';
import type { Language } from '../../protocol/languages.ts';
import { languages } from '../locales/languages.ts';
import type { Later } from './page.ts';
import { TOOLS } from './tools.ts';

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
