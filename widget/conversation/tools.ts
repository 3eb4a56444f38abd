import { html, nothing } from 'lit';
import { LIMITS } from '../../protocol/limits.ts';
import { minutesIn } from '../locales/opening-words.ts';
import { cleanText } from '../ui/clean-text.ts';
import { helpLines } from './views/help-view.ts';
import { problemNotice } from './views/problem.ts';
import { messageList } from './views/talking-view.ts';

/** Handed over, not imported: what two bundles import becomes a third, which everybody would have to fetch. */
export const TOOLS = {
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
