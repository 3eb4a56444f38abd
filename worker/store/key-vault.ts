import * as z from 'zod';
import { BoundKey, KeyId, SealedKey } from '../../protocol/sealed.ts';
import { readStoredJson } from '../platform/stored.ts';

/*
 * R2 holds the copies of each conversation's key that outlive the conversation, sealed to a review key: one object per
 * conversation, in a bucket without versions. Deleting that object erases the conversation [R1]. The visitor's page and
 * the consoles that were given the key each have a copy in it, so that no one of them alone can make it unreadable [K5].
 */

const sealed = z.discriminatedUnion('v', [SealedKey, BoundKey]);
/** `generation`: numbers the assignments of the conversation; 0 of a copy that did not say. */
const ReviewCopy = z.strictObject({
  by: z.enum(['visitor', 'volunteer']),
  generation: z.int(),
  sealed,
});
export type ReviewCopy = z.infer<typeof ReviewCopy>;
/** Of before 2026-11-26 there is the visitor's copy alone. */
const Stored = z.union([
  z.strictObject({ v: z.literal(2), copies: z.array(ReviewCopy).min(1) }),
  z.strictObject({ reviewKeyId: KeyId, sealed: SealedKey }),
]);

/** More than one talk has volunteers; then the oldest go. */
const MOST_COPIES = 16;
const ATTEMPTS = 4;

const PREFIX = 'conversations/';
const nameOf = (conversationId: string) => `${PREFIX}${conversationId}`;

/**
 * Stores a copy beside the others; it replaces an earlier one of the same writer. The visitor's is the first of a conversation.
 * A volunteer's is added only to what is there: what was erased while it was on its way must not come back.
 * @returns true once it is durable; false if there is nothing to add it to.
 * @throws when others wrote each time it tried.
 */
export async function addReviewCopy(
  bucket: R2Bucket,
  conversationId: string,
  added: ReviewCopy,
): Promise<boolean> {
  const name = nameOf(conversationId);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const object = await bucket.get(name);
    if (object === null && added.by === 'volunteer') return false;
    const before = object === null ? [] : ((await copiesIn(object)) ?? []);
    const others = before.filter(({ by, generation }) => by !== added.by || generation !== added.generation);
    const copies = [...others, added].slice(-MOST_COPIES);
    const onlyIf = object === null ? new Headers({ 'If-None-Match': '*' }) : { etagMatches: object.etag };
    const stored = { v: 2, copies } satisfies z.infer<typeof Stored>;
    const httpMetadata = { contentType: 'application/json' };
    if ((await bucket.put(name, JSON.stringify(stored), { onlyIf, httpMetadata })) !== null) return true;
  }
  throw new Error('The copies for review were changed each time');
}

/** Returns the copies, oldest first, or null if none was ever stored, or they are erased or cannot be read. */
export async function getReviewCopies(
  bucket: R2Bucket,
  conversationId: string,
): Promise<ReviewCopy[] | null> {
  const object = await bucket.get(nameOf(conversationId));
  return object === null ? null : await copiesIn(object);
}

async function copiesIn(object: R2ObjectBody): Promise<ReviewCopy[] | null> {
  const stored = readStoredJson(Stored, await object.text(), 'keys');
  if (stored === null) return null;
  return 'copies' in stored ? stored.copies : [{ by: 'visitor', generation: 0, sealed: stored.sealed }];
}

/** Deletes copies: irreversible, strongly consistent and idempotent. At most 1,000 a call. */
export async function deleteReviewCopies(
  bucket: R2Bucket,
  conversationIds: readonly string[],
): Promise<void> {
  if (conversationIds.length > 0) await bucket.delete(conversationIds.map(nameOf));
}

/** Names the objects of these conversations. */
export const reviewCopyNames = (conversationIds: readonly string[]): string[] => conversationIds.map(nameOf);

/** Lists up to 1,000 ids of conversations that have a copy, in order, after `afterId`. `next` is null on the last page. */
export async function listReviewCopies(
  bucket: R2Bucket,
  afterId: string,
): Promise<{ ids: string[]; next: string | null }> {
  const page = await bucket.list({ prefix: PREFIX, startAfter: nameOf(afterId) });
  const ids = page.objects.map((object) => object.key.slice(PREFIX.length));
  return { ids, next: page.truncated ? (ids.at(-1) ?? null) : null };
}
