import * as z from 'zod';
import { isBlank } from '../blank.ts';

/* The statement of secrecy: what everybody who works here accepts, and the record of it. The routes are in endpoints.ts. */

export const SECRECY_TEXT_CHARS = 4_000;

const n = z.int().min(1);

/** A version of the statement. Its text never changes. `draft`: it came with the software, and nobody has looked it over. */
export const SecrecyVersion = z.strictObject({
  n,
  text: z.string(),
  since: z.number(),
  draft: z.boolean(),
});
export type SecrecyVersion = z.infer<typeof SecrecyVersion>;

/** The version that counts now, and the one that this person accepted last; null if none. */
export const SecrecyBody = z.strictObject({ current: SecrecyVersion, acceptedN: n.nullable() });
export type SecrecyBody = z.infer<typeof SecrecyBody>;

/** `n`: the version that was read. If it is no longer the newest, the answer is `conflict`. */
export const AcceptSecrecyBody = z.strictObject({ n });

/** Who accepted what and when, of those who work here and of those whose record is still kept. */
export const SecrecyRecordBody = z.strictObject({
  /** The newest first. */
  versions: z.array(SecrecyVersion),
  people: z.array(
    z.strictObject({
      id: z.string(),
      alias: z.string(),
      /** Null: works here. */
      removedAt: z.number().nullable(),
      /** The newest first. */
      accepted: z.array(z.strictObject({ n, at: z.number() })),
    }),
  ),
});
export type SecrecyRecordBody = z.infer<typeof SecrecyRecordBody>;

/** `after`: the newest version that its writer knows of. If there is another, the answer is `conflict`. */
export const NewSecrecyBody = z.strictObject({
  after: n,
  text: z
    .string()
    .trim()
    .min(1)
    .max(SECRECY_TEXT_CHARS)
    .refine((text) => !isBlank(text)),
});
