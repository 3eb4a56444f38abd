/** Errors the outside may see: a code and one fixed sentence; never a stack, never an echo of input. Zod-free. */
export const ERRORS = {
  badRequest: { status: 400, sentence: 'The request is not valid.' },
  notSignedIn: { status: 401, sentence: 'Sign in first.' },
  forbidden: { status: 403, sentence: 'This is not allowed for you.' },
  secrecyDue: { status: 403, sentence: 'Accept the statement of secrecy first.' },
  badOrigin: { status: 403, sentence: 'The request did not come from this site.' },
  otherPerson: { status: 403, sentence: 'Somebody else must approve this.' },
  confirmAgain: { status: 403, sentence: 'Confirm with your passkey again.' },
  notFound: { status: 404, sentence: 'There is nothing here.' },
  conflict: { status: 409, sentence: 'Somebody else was first.' },
  aliasTaken: { status: 409, sentence: 'Somebody who works here has this name.' },
  enough: { status: 409, sentence: 'There are as many as there may be.' },
  held: { status: 409, sentence: 'A hold is on it: it is not erased now.' },
  lastCoordinator: { status: 409, sentence: 'There must always be a coordinator.' },
  lastPasskey: { status: 409, sentence: 'There must always be a passkey.' },
  gone: { status: 410, sentence: 'This is no longer available.' },
  erased: { status: 410, sentence: 'This conversation has been erased.' },
  tooLarge: { status: 413, sentence: 'The request is too large.' },
  version: { status: 426, sentence: 'Reload the page.' },
  misconfigured: {
    status: 500,
    sentence: 'This installation is not set up: its wrangler.toml needs repair.',
  },
  internal: { status: 500, sentence: 'Something went wrong on our side.' },
} as const;

export type ErrorCode = keyof typeof ERRORS;
/** What a field breaks, by zod's own codes. */
export type FieldRule =
  | 'invalid_type'
  | 'invalid_value'
  | 'invalid_format'
  | 'invalid_union'
  | 'invalid_key'
  | 'invalid_element'
  | 'too_big'
  | 'too_small'
  | 'not_multiple_of'
  | 'unrecognized_keys'
  | 'custom';
/** What a change of the settings breaks beyond that. `overlaps`: begins before the one before it ends. */
export type SettingRule =
  | 'overlaps'
  | 'repeated'
  | 'aboveMaximum'
  | 'belowMinimum'
  | 'notAnOrigin'
  | 'unknownZone';
/** `field`: its path in the body, `share.keyId`; empty for the body itself. Never what was in it. */
export type FieldProblem = { field: string; rule: FieldRule | SettingRule };
/**
 * The body of every HTTP error. `problems`: the fields that a `badRequest` is about, if it is about any. `current`: what a
 * `conflict` lost to, where its route says so.
 */
export type ErrorBody = {
  error: ErrorCode;
  message: string;
  problems?: readonly FieldProblem[];
  current?: unknown;
};
