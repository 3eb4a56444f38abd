import type { Context } from 'hono';
import { ERRORS, type ErrorBody, type ErrorCode, type FieldProblem } from '../../protocol/error-codes.ts';
import { ConfigError } from '../platform/config.ts';
import { logError } from '../platform/log.ts';
import { misconfiguredPage } from './pages/misconfigured-page.ts';

/** For a page made without any configuration. */
const BARE_PAGE = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

/** What a refusal says beyond its code: the settings in force, for a change of them that came too late. */
type ErrorDetails = Pick<ErrorBody, 'current'>;

/** An expected refusal. Its code reaches the outside, with that code's one fixed sentence and the fields it is about. */
export class HttpError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly FieldProblem[];
  readonly more: ErrorDetails;

  constructor(code: ErrorCode, problems: readonly FieldProblem[], more: ErrorDetails) {
    super(code);
    this.name = 'HttpError';
    this.code = code;
    this.problems = problems;
    this.more = more;
  }
}

/** @throws HttpError always */
export function fail(
  code: ErrorCode,
  problems: readonly FieldProblem[] = [],
  more: ErrorDetails = {},
): never {
  throw new HttpError(code, problems, more);
}

export function errorResponse(
  code: ErrorCode,
  problems: readonly FieldProblem[] = [],
  more: ErrorDetails = {},
): Response {
  const { status, sentence } = ERRORS[code];
  const body: ErrorBody = {
    error: code,
    message: sentence,
    ...(problems.length > 0 && { problems }),
    ...more,
  };
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}

/**
 * The app's last resort: whatever was thrown, the outside learns a code and never a message or a stack. With a broken
 * configuration nothing works at all, so that is told to whoever runs it, by the variables' names: to a browser as a page.
 */
export function answerError(error: unknown, c: Context): Response | Promise<Response> {
  if (error instanceof HttpError) return errorResponse(error.code, error.problems, error.more);
  if (error instanceof ConfigError) {
    return c.req.header('Accept')?.includes('text/html') === true
      ? c.html(misconfiguredPage(error.problems), 500, BARE_PAGE)
      : errorResponse(
          'misconfigured',
          error.problems.map(({ variable, rule }) => ({ field: variable, rule })),
        );
  }
  logError('http', error);
  return errorResponse('internal');
}
