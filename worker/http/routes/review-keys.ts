import type { NextReviewKeyBody } from '../../../protocol/http/keys.ts';
import type { ReviewSignature, SealedShare } from '../../../protocol/sealed.ts';
import { isSigned } from '../../../protocol/signed.ts';
import { isGenuineKey } from '../auth/public-keys.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { addNextReviewKey, grantReviewKeys, replaceLostReviewKey } from '../../store/grants.ts';
import { putRing, reviewKeysOf } from '../../store/keychains.ts';
import { createReviewKey, createSigningKey, currentKeys, type CurrentKeys } from '../../store/review-keys.ts';
import { formerAliases } from '../../store/removal.ts';
import { confirmStaffKey, listStaffKeys } from '../../store/staff-keys.ts';

/** Review keys, and who holds them, for coordinators only. */
export const reviewKeyHandlers = {
  async createReviewKey(c, body) {
    const genuine = (await isGenuineKey(body.own)) && (await isGenuineKey(body.review));
    if (!genuine || body.share.keyId !== body.own.id) fail('badRequest');
    if (body.signed && !(await areGenuine(body.signed, body.review.id, body.share))) fail('badRequest');
    const { volunteerId } = c.var.session;
    const allowDemo = c.var.config.demo !== null;
    if (!(await createReviewKey(c.env.DB, volunteerId, body, allowDemo, Date.now()))) {
      // A retry of what succeeded, after its answer got lost, is no conflict.
      const [{ review }, mine] = await Promise.all([
        currentKeys(c.env.DB, allowDemo),
        reviewKeysOf(c.env.DB, volunteerId, allowDemo),
      ]);
      if (review?.key.id !== body.review.id || mine.own?.key.id !== body.own.id) fail('conflict');
    }
  },

  async createSigningKey(c, body) {
    const { volunteerId } = c.var.session;
    const allowDemo = c.var.config.demo !== null;
    const { shares } = await reviewKeysOf(c.env.DB, volunteerId, allowDemo);
    const mine = shares.find(({ review }) => review.id === body.reviewKeyId) ?? fail('badRequest');
    if (!(await areGenuine(body, body.reviewKeyId, mine.share))) fail('badRequest');
    if (!(await createSigningKey(c.env.DB, volunteerId, body, allowDemo, Date.now()))) {
      // As above: the same one again is no conflict.
      const { signedBy } = await currentKeys(c.env.DB, allowDemo);
      if (signedBy !== body.review.by.id) fail('conflict');
    }
  },

  async reviewKeys(c) {
    const { volunteerId } = c.var.session;
    const keys = await reviewKeysOf(c.env.DB, volunteerId, c.var.config.demo !== null);
    return { ...keys, demoRecoveryCode: c.var.demoRecoveryCodeOf?.(volunteerId) ?? null };
  },

  async putRing(c, ring) {
    if (!(await putRing(c.env.DB, c.var.session.volunteerId, ring))) fail('conflict');
  },

  async staffKeys(c) {
    const { review } = await currentKeys(c.env.DB, c.var.config.demo !== null);
    return {
      people: await listStaffKeys(c.env.DB, review?.key.id ?? null),
      former: await formerAliases(c.env.DB),
    };
  },

  async confirmStaffKey(c, body) {
    const { signer } = requireSigned(await currentKeys(c.env.DB, c.var.config.demo !== null));
    await requireConfirmation(c.env.DB, signer, body);
    if (!(await confirmStaffKey(c.env.DB, c.var.session.volunteerId, body, Date.now()))) fail('conflict');
  },

  async grantReviewKey(c, body) {
    const { signer } = requireSigned(await currentKeys(c.env.DB, c.var.config.demo !== null));
    await requireConfirmation(c.env.DB, signer, body);
    for (const { reviewKeyId, share, signature } of body.shares)
      if (share.keyId !== body.keyId || !(await isSigned(signer, grantOf(reviewKeyId, share), signature)))
        fail('badRequest');
    if (body.signer.keyId !== body.keyId) fail('badRequest');
    if (!(await grantReviewKeys(c.env.DB, c.var.session.volunteerId, body, Date.now()))) fail('conflict');
  },

  async nextReviewKey(c, body) {
    const { signer, review } = requireSigned(await currentKeys(c.env.DB, c.var.config.demo !== null));
    if (!(await isGenuineNext(body, signer))) fail('badRequest');
    // The same again, after its answer got lost.
    if (review.id === body.review.id) return;
    const { volunteerId } = c.var.session;
    if (!(await addNextReviewKey(c.env.DB, volunteerId, body, review.id, Date.now()))) fail('conflict');
  },

  async lostReviewKey(c, body) {
    const genuine = (await isGenuineKey(body.own)) && (await isGenuineKey(body.review));
    if (!genuine || body.share.keyId !== body.own.id) fail('badRequest');
    if (!(await areGenuine(body.signed, body.review.id, body.share))) fail('badRequest');
    const { volunteerId } = c.var.session;
    const allowDemo = c.var.config.demo !== null;
    if (!(await replaceLostReviewKey(c.env.DB, volunteerId, body, allowDemo, Date.now()))) {
      const { review } = await currentKeys(c.env.DB, allowDemo);
      if (review?.key.id !== body.review.id) fail('conflict');
    }
  },
} satisfies Handlers<
  | 'createReviewKey'
  | 'createSigningKey'
  | 'reviewKeys'
  | 'putRing'
  | 'staffKeys'
  | 'confirmStaffKey'
  | 'grantReviewKey'
  | 'nextReviewKey'
  | 'lostReviewKey'
>;

/** [K4] A signature that clients would not believe is not stored either: it would close sign-up. */
async function areGenuine(
  { review, share }: { review: ReviewSignature; share: string },
  reviewKeyId: string,
  sealed: SealedShare,
): Promise<boolean> {
  const { by, number, signature } = review;
  const given = grantOf(reviewKeyId, sealed);
  return (
    (await isSigned(by, ['reviewKey', reviewKeyId, number], signature)) && (await isSigned(by, given, share))
  );
}

const grantOf = (reviewKeyId: string, { keyId, enc, ct }: SealedShare) =>
  ['share', reviewKeyId, keyId, enc, ct] as const;

/** Nothing is granted before the organisation has signed its review key. @throws HttpError */
function requireSigned({ review }: CurrentKeys) {
  const signer = review?.signed?.by;
  return review && signer ? { review: review.key, signer } : fail('conflict');
}

/** @throws HttpError for a signature that no console would believe */
async function requireConfirmation(
  db: D1Database,
  signer: ReviewSignature['by'],
  { volunteerId, keyId, signature }: { volunteerId: string; keyId: string; signature: string },
): Promise<void> {
  const person = (await listStaffKeys(db, null)).find(({ id }) => id === volunteerId) ?? fail('conflict');
  const statement = ['staffKey', person.id, person.alias, keyId] as const;
  if (!(await isSigned(signer, statement, signature))) fail('badRequest');
}

async function isGenuineNext(
  { review, signed, shares }: NextReviewKeyBody,
  signer: ReviewSignature['by'],
): Promise<boolean> {
  const { by, number, signature } = signed;
  if (by.id !== signer.id || !(await isGenuineKey(review))) return false;
  const statements = [
    isSigned(signer, ['reviewKey', review.id, number], signature),
    ...shares.map((given) => isSigned(signer, grantOf(review.id, given.share), given.signature)),
  ];
  return !(await Promise.all(statements)).includes(false);
}
