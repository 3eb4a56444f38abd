import { ERRORS, type ErrorBody, type ErrorCode, type FieldProblem } from '../../protocol/error-codes.ts';
import { ConfigError } from '../platform/config.ts';
import { logError } from '../platform/log.ts';

/** An expected refusal. Its code reaches the outside, with that code's one fixed sentence and the fields it is about. */
export class HttpError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly FieldProblem[];

  constructor(code: ErrorCode, problems: readonly FieldProblem[]) {
    super(code);
    this.name = 'HttpError';
    this.code = code;
    this.problems = problems;
  }
}

/** @throws HttpError always */
export function fail(code: ErrorCode, problems: readonly FieldProblem[] = []): never {
  throw new HttpError(code, problems);
}

export function errorResponse(code: ErrorCode, problems: readonly FieldProblem[] = []): Response {
  const { status, sentence } = ERRORS[code];
  const body: ErrorBody = { error: code, message: sentence, ...(problems.length > 0 && { problems }) };
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}

/** The app's last resort: whatever was thrown, the outside learns a code and never a message or a stack. */
export function answerError(error: unknown): Response {
  if (error instanceof HttpError) return errorResponse(error.code, error.problems);
  // What is wrong with the configuration is in the log already, by the variable's name.
  if (!(error instanceof ConfigError)) logError('http', error);
  return errorResponse('internal');
}
