import { ERRORS, type ErrorBody, type ErrorCode } from '../../protocol/error-codes.ts';
import { ConfigError } from '../platform/config.ts';
import { logError } from '../platform/log.ts';

/** An expected refusal. Only its code reaches the outside, with that code's one fixed sentence. */
export class HttpError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(code);
    this.name = 'HttpError';
    this.code = code;
  }
}

/** @throws HttpError always */
export function fail(code: ErrorCode): never {
  throw new HttpError(code);
}

export function errorResponse(code: ErrorCode): Response {
  const { status, sentence } = ERRORS[code];
  const body: ErrorBody = { error: code, message: sentence };
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}

/** The app's last resort: whatever was thrown, the outside learns a code and never a message or a stack. */
export function answerError(error: unknown): Response {
  if (error instanceof HttpError) return errorResponse(error.code);
  // What is wrong with the configuration is in the log already, by the variable's name.
  if (!(error instanceof ConfigError)) logError('http', error);
  return errorResponse('internal');
}
