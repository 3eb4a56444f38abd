import type { Context } from 'hono';
import type * as z from 'zod';
import type { FieldProblem } from '../../protocol/error-codes.ts';
import type { AppEnv } from './app-env.ts';
import { fail } from './errors.ts';

/**
 * A JSON body that fits its schema. Its size was bounded before any route ran (app.ts).
 * @throws HttpError badRequest, with the fields that do not fit
 */
export async function readBody<T>(c: Context<AppEnv>, schema: z.ZodType<T>): Promise<T> {
  let value: unknown;
  try {
    value = JSON.parse(await c.req.text());
  } catch {
    return fail('badRequest');
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : fail('badRequest', parsed.error.issues.map(problemOf));
}

/** Only where and what: an issue's message and its list of unknown keys would repeat what was sent. */
function problemOf({ path, code }: z.core.$ZodIssue): FieldProblem {
  return { field: path.map(String).join('.'), rule: code };
}
