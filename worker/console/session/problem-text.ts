import { errorCodeOf } from './api.ts';
import { ERROR_TEXTS } from './session-texts.ts';

/** Says what went wrong with a request, and what one can do. */
export const problemText = (error: unknown): string => ERROR_TEXTS[errorCodeOf(error)];
