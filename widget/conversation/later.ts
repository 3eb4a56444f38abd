import { languages, type Language } from '../locales/languages.ts';
import type { LaterTexts } from '../locales/nl-later.ts';
import type { findPersonalData } from '../personal-data/detect.ts';
import type { evaluationView } from './views/evaluation-view.ts';

/** What is not needed to begin a conversation, and so fetched apart. */
export type Later = {
  texts: LaterTexts;
  evaluationView: typeof evaluationView;
  styles: string;
  findPersonalData: typeof findPersonalData;
};

/** Null when the network failed: ask again. */
export async function loadLater(language: Language): Promise<Later | null> {
  try {
    const [texts, { evaluationView: view, evaluationStyles: styles }, { findPersonalData: find }] =
      await Promise.all([
        languages[language].later(),
        import('./views/evaluation-view.ts'),
        import('../personal-data/detect.ts'),
      ]);
    return { texts, evaluationView: view, styles, findPersonalData: find };
  } catch {
    return null;
  }
}
