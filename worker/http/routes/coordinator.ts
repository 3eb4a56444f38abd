import { ConversationsQuery } from '../../../protocol/http/coordinator.ts';
import { RoomId } from '../../../protocol/sealed.ts';
import type { Handlers } from '../endpoint.ts';
import { fail } from '../errors.ts';
import { recordOpening, writeAudit } from '../../store/audit.ts';
import { listConversations, readTranscript, volunteerOf } from '../../store/conversations.ts';
import { getReviewCopies } from '../../store/key-vault.ts';
import { reviewKeysOf } from '../../store/keychains.ts';
import { markReadByMaker } from '../../store/shares.ts';

/** Conversations afterwards, for coordinators only. */
export const coordinatorHandlers = {
  async conversations(c) {
    const query = ConversationsQuery.safeParse(c.req.query());
    return await listConversations(c.env.DB, query.success ? query.data : fail('badRequest'));
  },

  async openConversation(c, { reason, ground }) {
    const id = RoomId.safeParse(c.req.param('id')).data ?? fail('notFound');
    const transcript = (await readTranscript(c.env.DB, id)) ?? fail('gone');
    if (transcript === 'notYet') return fail('conflict');
    const copies = (await getReviewCopies(c.env.KEYS, id)) ?? fail('gone');
    const newest = copies.findLast(({ by }) => by === 'visitor') ?? copies[0] ?? fail('gone');
    const { volunteerId } = c.var.session;
    const { shares } = await reviewKeysOf(c.env.DB, volunteerId, c.var.config.demo !== null);
    const mayRead = shares.some(({ review }) => copies.some(({ sealed }) => sealed.keyId === review.id));
    const reading = {
      volunteerId,
      conversationId: id,
      reason,
      ...(ground !== undefined && { detail: ground }),
    };
    if (!mayRead) {
      await writeAudit(c.env.DB, { ...reading, act: 'refusedConversation' }, Date.now());
      return fail('forbidden');
    }
    // Before anything is answered: a reading that is not on record must not happen.
    const manyOpened = await recordOpening(c.env.DB, reading, Date.now());
    const lastComment = transcript.comments?.at(-1)?.n ?? 0;
    await markReadByMaker(c.env.DB, { conversationId: id, madeBy: volunteerId }, lastComment);
    const { sealed } = newest;
    return {
      ...transcript,
      alias: await volunteerOf(c.env.DB, id),
      reviewKeyId: sealed.keyId,
      sealedKey: sealed,
      copies: copies.map((copy) => ({ by: copy.by, sealed: copy.sealed })),
      manyOpened,
    };
  },
} satisfies Handlers<'conversations' | 'openConversation'>;
