import { z } from 'zod';
import { KeyId, SealedKey } from '../../protocol/sealed.ts';

/*
 * The one copy of each conversation's key that outlives the conversation, sealed to a review key. One object per
 * conversation in a bucket without versions or copies: deleting it is what erases the conversation [R1].
 */

const ReviewCopy = z.strictObject({ reviewKeyId: KeyId, sealed: SealedKey });
export type ReviewCopy = z.infer<typeof ReviewCopy>;

const PREFIX = 'conversations/';
const nameOf = (conversationId: string) => `${PREFIX}${conversationId}`;

/** Durable when it returns. The same conversation again overwrites. */
export async function putReviewCopy(
  bucket: R2Bucket,
  conversationId: string,
  reviewCopy: ReviewCopy,
): Promise<void> {
  await bucket.put(nameOf(conversationId), JSON.stringify(reviewCopy), {
    httpMetadata: { contentType: 'application/json' },
  });
}

/** Null when it was never put, or is erased. */
export async function getReviewCopy(bucket: R2Bucket, conversationId: string): Promise<ReviewCopy | null> {
  const object = await bucket.get(nameOf(conversationId));
  return object === null ? null : ReviewCopy.parse(await object.json());
}

/** Irreversible, strongly consistent, and the same when done twice. At most 1,000 at a time. */
export async function deleteReviewCopies(
  bucket: R2Bucket,
  conversationIds: readonly string[],
): Promise<void> {
  if (conversationIds.length > 0) await bucket.delete(conversationIds.map(nameOf));
}

export async function deleteReviewCopy(bucket: R2Bucket, conversationId: string): Promise<void> {
  await deleteReviewCopies(bucket, [conversationId]);
}

/** Up to 1,000 conversations that have a copy, by id, those after `afterId`; `next` is for more, null at the end. */
export async function listReviewCopies(
  bucket: R2Bucket,
  afterId: string,
): Promise<{ conversationIds: string[]; next: string | null }> {
  const page = await bucket.list({ prefix: PREFIX, startAfter: nameOf(afterId) });
  const conversationIds = page.objects.map((object) => object.key.slice(PREFIX.length));
  return { conversationIds, next: page.truncated ? (conversationIds.at(-1) ?? null) : null };
}
