import * as z from 'zod';
import { RoomId, type ReviewSignature, type SealedKey } from '../../../protocol/sealed.ts';
import { isSigned } from '../../../protocol/signed.ts';
import { isGenuineKey } from '../auth/public-keys.ts';
import type { HandlersFor } from '../endpoint.ts';
import { fail } from '../errors.ts';
import type { auditHandlers } from './audit.ts';
import { recordOpening, writeAudit } from '../../store/audit.ts';
import { listConversations, readTranscript } from '../../store/conversations.ts';
import { getReviewCopies } from '../../store/key-vault.ts';
import { putPasskeyWrap, reviewKeysOf } from '../../store/keychains.ts';
import { createReviewKey, createSigningKey, currentKeys } from '../../store/review-keys.ts';

/** What only coordinators may ask: review keys, and conversations afterwards. */
export const coordinatorHandlers = {
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

  async putPasskeyWrap(c, body) {
    const { volunteerId } = c.var.session;
    if (!(await putPasskeyWrap(c.env.DB, volunteerId, body, Date.now()))) fail('forbidden');
  },

  async reviewKeys(c) {
    const { volunteerId } = c.var.session;
    const keys = await reviewKeysOf(c.env.DB, volunteerId, c.var.config.demo !== null);
    return { ...keys, demoRecoveryCode: c.var.demoRecoveryCodeOf?.(volunteerId) ?? null };
  },

  async conversations(c) {
    const before = Before.safeParse(c.req.query('before'));
    if (!before.success) return fail('badRequest');
    return await listConversations(c.env.DB, before.data);
  },

  async openConversation(c, { reason }) {
    const id = RoomId.safeParse(c.req.param('id')).data ?? fail('notFound');
    const transcript = (await readTranscript(c.env.DB, id)) ?? fail('gone');
    if (transcript === 'notYet') return fail('conflict');
    const copies = (await getReviewCopies(c.env.KEYS, id)) ?? fail('gone');
    const newest = copies.findLast(({ by }) => by === 'visitor') ?? copies[0] ?? fail('gone');
    const { volunteerId } = c.var.session;
    const { shares } = await reviewKeysOf(c.env.DB, volunteerId, c.var.config.demo !== null);
    const mayRead = shares.some(({ review }) => copies.some(({ sealed }) => sealed.keyId === review.id));
    const reading = { volunteerId, conversationId: id, reason };
    if (!mayRead) {
      await writeAudit(c.env.DB, { ...reading, act: 'refusedConversation' }, Date.now());
      return fail('forbidden');
    }
    // Before anything is answered: a reading that is not on record must not happen.
    const manyOpened = await recordOpening(c.env.DB, reading, Date.now());
    const { sealed } = newest;
    return {
      ...transcript,
      reviewKeyId: sealed.keyId,
      sealedKey: sealed,
      copies: copies.map((copy) => ({ by: copy.by, sealed: copy.sealed })),
      manyOpened,
    };
  },
} satisfies Omit<HandlersFor<'coordinator'>, keyof typeof auditHandlers>;

/** [K4] A signature that clients would not believe is not stored either: it would close sign-up. */
async function areGenuine(
  { review, share }: { review: ReviewSignature; share: string },
  reviewKeyId: string,
  sealed: SealedKey,
): Promise<boolean> {
  const { by, number, signature } = review;
  const given = ['share', reviewKeyId, sealed.keyId, sealed.enc, sealed.ct] as const;
  return (
    (await isSigned(by, ['reviewKey', reviewKeyId, number], signature)) && (await isSigned(by, given, share))
  );
}

/** Without it: from the newest. */
const Before = z.coerce.number().int().positive().optional().default(Number.MAX_SAFE_INTEGER);
