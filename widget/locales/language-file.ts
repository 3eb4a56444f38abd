import type { LaterTexts } from './nl-later.ts';
import type { LauncherTexts, PanelTexts, Texts } from './nl.ts';

/** One language, in one file with these exports. */
export type LanguageFile = {
  texts: Texts;
  later: LaterTexts;
  launcher: LauncherTexts;
  panel: PanelTexts;
};
