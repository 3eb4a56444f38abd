import type { Context } from 'hono';
import type { z } from 'zod';
import type { AppEnv } from './app-env.ts';
import { fail } from './errors.ts';

/**
 * A JSON body that fits its schema. Its size was bounded before any route ran (app.ts).
 * @throws HttpError badRequest
 */
export async function readBody<T>(c: Context<AppEnv>, schema: z.ZodType<T>): Promise<T> {
  let value: unknown;
  try {
    value = JSON.parse(await c.req.text());
  } catch {
    return fail('badRequest');
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : fail('badRequest');
}
