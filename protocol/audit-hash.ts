import { sha256 } from './bytes.ts';

/** The fields of an entry that are linked; a null is left out, so that an entry from before a field existed stays as it was. */
export type LinkedFields = Readonly<Record<string, string | number | null>>;

/** Stands for the hash before the very first entry: 32 zero bytes in base64url. */
export const FIRST_PREV = 'A'.repeat(43);

/**
 * The hash that links an entry of the log to the one before: SHA-256, base64url, of the JSON of `[prev, fields]`, the fields as
 * pairs of name and value in the order of their names. The Worker links with it, and a coordinator's browser checks with it.
 */
export async function entryHash(prev: string, fields: LinkedFields): Promise<string> {
  const pairs = Object.entries(fields)
    .filter(([, value]) => value !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return await sha256(JSON.stringify([prev, pairs]));
}
