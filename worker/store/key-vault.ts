import * as z from 'zod';
import { KeyId, SealedKey } from '../../protocol/sealed.ts';
import { readStoredJson } from '../platform/stored.ts';

/*
 * R2 holds the one copy of each conversation's key that outlives the conversation, sealed to a review key: one object
 * per conversation, in a bucket without versions or copies. Deleting that object erases the conversation [R1].
 */

const ReviewCopy = z.strictObject({ reviewKeyId: KeyId, sealed: SealedKey });
export type ReviewCopy = z.infer<typeof ReviewCopy>;

const PREFIX = 'conversations/';
const nameOf = (conversationId: string) => `${PREFIX}${conversationId}`;

/** Stores the copy. It is durable when this returns, and replaces an earlier copy of the same conversation. */
export async function putReviewCopy(
  bucket: R2Bucket,
  conversationId: string,
  reviewCopy: ReviewCopy,
): Promise<void> {
  await bucket.put(nameOf(conversationId), JSON.stringify(reviewCopy), {
    httpMetadata: { contentType: 'application/json' },
  });
}

/** Returns the copy, or null if it was never stored, is erased or cannot be read. */
export async function getReviewCopy(bucket: R2Bucket, conversationId: string): Promise<ReviewCopy | null> {
  const object = await bucket.get(nameOf(conversationId));
  return object === null ? null : readStoredJson(ReviewCopy, await object.text(), 'keys');
}

/** Deletes copies: irreversible, strongly consistent and idempotent. At most 1,000 a call. */
export async function deleteReviewCopies(
  bucket: R2Bucket,
  conversationIds: readonly string[],
): Promise<void> {
  if (conversationIds.length > 0) await bucket.delete(conversationIds.map(nameOf));
}

export async function deleteReviewCopy(bucket: R2Bucket, conversationId: string): Promise<void> {
  await deleteReviewCopies(bucket, [conversationId]);
}

/** Lists up to 1,000 ids of conversations that have a copy, in order, after `afterId`. `next` is null on the last page. */
export async function listReviewCopies(
  bucket: R2Bucket,
  afterId: string,
): Promise<{ ids: string[]; next: string | null }> {
  const page = await bucket.list({ prefix: PREFIX, startAfter: nameOf(afterId) });
  const ids = page.objects.map((object) => object.key.slice(PREFIX.length));
  return { ids, next: page.truncated ? (ids.at(-1) ?? null) : null };
}
