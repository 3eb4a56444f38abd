import type * as z from 'zod';
import { log, type StoredBy } from './log.ts';

/*
 * Reads what this code, or an older or newer version of it, has stored. A value that does not fit its schema is reported in
 * the log, which never shows the value itself, and reads as null: the caller says what then holds.
 */

export function readStored<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  storedBy: StoredBy,
): z.infer<Schema> | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  log({ event: 'storedStateUnreadable', object: storedBy });
  return null;
}

/** The same for a value that is stored as JSON. */
export function readStoredJson<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  storedBy: StoredBy,
): z.infer<Schema> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON at all: undefined fits no schema of ours.
    value = undefined;
  }
  return readStored(schema, value, storedBy);
}
