import { errorCodeOf } from '../session/api.ts';
import { problemText } from '../session/problem-text.ts';
import { CONCERNS } from './concerns-texts.ts';

/** Says why a step towards breaking confidentiality was not taken. Of a conversation that is no more, nothing can be handed out. */
export function stepProblem(error: unknown): string {
  const code = errorCodeOf(error);
  return code === 'erased' || code === 'gone' ? CONCERNS.erased : problemText(error);
}
