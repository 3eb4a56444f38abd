import * as z from 'zod';
import { RoomId } from '../../../protocol/sealed.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { recordOpening, writeAudit } from '../../store/audit.ts';
import { listConversations, readTranscript } from '../../store/conversations.ts';
import { getReviewCopies } from '../../store/key-vault.ts';
import { reviewKeysOf } from '../../store/keychains.ts';

/** Conversations afterwards, for coordinators only. */
export const coordinatorHandlers = {
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
} satisfies Handlers<'conversations' | 'openConversation'>;

/** Without it: from the newest. */
const Before = z.coerce.number().int().positive().optional().default(Number.MAX_SAFE_INTEGER);
