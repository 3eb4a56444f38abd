import * as z from 'zod';
import type { SealedText } from '../../../protocol/sealed.ts';
import { openText, sealText } from '../../../widget/keys/sealed-text.ts';
import type { ReviewKeyring } from './review-keyring.ts';

/** Why confidentiality is to be broken. Nothing that was said may be in it. */
export const Account = z.object({
  /** Written since 2026-11-26. */
  ground: z.string().optional(),
  what: z.string(),
  necessary: z.string(),
  lighter: z.string(),
});
export type Account = z.infer<typeof Account>;
/** To whom something was handed out, how, and what part of the conversation. */
export const Delivery = z.object({ recipient: z.string(), how: z.string(), part: z.string() });
export type Delivery = z.infer<typeof Delivery>;

/**
 * Seals to the newest review key that is open here, which nobody else has put in its place.
 * @throws when none is open, or the text is too long.
 */
export async function sealAbout(
  keyring: ReviewKeyring,
  concernId: string,
  body: Account | Delivery,
): Promise<SealedText> {
  const review = keyring.newest;
  if (review === null) throw new Error('No review key is open');
  return sealText(review, concernId, body);
}

/** Null: it does not open here, or is not what it should be. */
export async function openAbout<T>(
  keyring: ReviewKeyring,
  concernId: string,
  sealed: SealedText,
  schema: z.ZodType<T>,
): Promise<T | null> {
  const pair = keyring.pairOf(sealed.keyId);
  if (pair === null) return null;
  return openText(pair, concernId, sealed).then(
    (body) => schema.safeParse(body).data ?? null,
    () => null,
  );
}
