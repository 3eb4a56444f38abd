/** Errors the outside may see: a code and one fixed sentence; never a stack, never an echo of input. Zod-free. */
export const ERRORS = {
  badRequest: { status: 400, sentence: 'The request is not valid.' },
  notSignedIn: { status: 401, sentence: 'Sign in first.' },
  forbidden: { status: 403, sentence: 'This is not allowed for you.' },
  badOrigin: { status: 403, sentence: 'The request did not come from this site.' },
  notFound: { status: 404, sentence: 'There is nothing here.' },
  conflict: { status: 409, sentence: 'Somebody else was first.' },
  inUse: { status: 409, sentence: 'Another console of this volunteer is in use.' },
  gone: { status: 410, sentence: 'This is no longer available.' },
  tooLarge: { status: 413, sentence: 'The request is too large.' },
  version: { status: 426, sentence: 'Reload the page.' },
  tooMany: { status: 429, sentence: 'Too many requests.' },
  closed: { status: 503, sentence: 'Sign-up is closed.' },
  internal: { status: 500, sentence: 'Something went wrong on our side.' },
} as const;

export type ErrorCode = keyof typeof ERRORS;
/** The body of every HTTP error. */
export type ErrorBody = { error: ErrorCode; message: string };
