import type { ChatPageData } from '../../protocol/http.ts';
import { languages, type Language } from '../locales/languages.ts';
import type { LaterTexts } from '../locales/nl-later.ts';
import type { PersonalDataGuard } from './personal-data-guard.ts';
import type { evaluationView } from './views/evaluation-view.ts';

/** What is not needed to begin a conversation, and so fetched apart. */
export type Later = {
  texts: LaterTexts;
  evaluationView: typeof evaluationView;
  styles: string;
  guard: PersonalDataGuard;
};

/** Null when the network failed: ask again. */
export async function loadLater(language: Language, data: ChatPageData): Promise<Later | null> {
  try {
    const [texts, { evaluationView: view, evaluationStyles: styles }, { PersonalDataGuard: Guard }] =
      await Promise.all([
        languages[language].later(),
        import('./views/evaluation-view.ts'),
        import('./personal-data-guard.ts'),
      ]);
    return { texts, evaluationView: view, styles, guard: new Guard(data) };
  } catch {
    return null;
  }
}
