import { languages, type Language } from '../locales/languages.ts';
import type { LaterTexts } from '../locales/nl-later.ts';
import type { evaluationView } from './views/evaluation-view.ts';

/** What is not needed to begin a conversation, and so fetched apart. */
export type Later = { texts: LaterTexts; evaluationView: typeof evaluationView };

/** Null when the network failed: ask again. */
export async function loadLater(language: Language): Promise<Later | null> {
  try {
    const [texts, view] = await Promise.all([
      languages[language].later(),
      import('./views/evaluation-view.ts'),
    ]);
    return { texts, evaluationView: view.evaluationView };
  } catch {
    return null;
  }
}
