import * as z from 'zod';
import { BoundKey, ClientId, Envelope, KeyId, RoomId } from '../sealed.ts';
import { TranscriptBody } from './coordinator.ts';

/* Conversations that a coordinator shares with one colleague. The routes are in endpoints.ts. */

/** What for: to discuss it together, for its volunteer to read what a coordinator says of it, or because the visitor thanked them. */
export const SHARE_KINDS = ['discussion', 'feedback', 'thanks'] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

/** `days`: how long at most; no conversation is kept longer than 84. `people`: with how many it is discussed at once. */
export const SHARE_BOUNDS = { days: { discussion: 14, feedback: 84, thanks: 84 }, people: 8 } as const;
/** What a comment may be long, and how many a conversation may have. */
export const COMMENT_BOUNDS = { chars: 1_500, each: 50 } as const;

/** Made by a coordinator who has opened the conversation. `id` is of the console's making, so that a retry makes no second. */
export const NewShareBody = z.strictObject({
  id: ClientId,
  volunteerId: z.string(),
  kind: z.enum(SHARE_KINDS),
  /** Epoch ms. Erasing the conversation ends it sooner. */
  until: z.int(),
  /**
   * The conversation's key for that colleague's staff key. Null while they have none that was compared: then the share waits, and
   * comes again under its `id` with the key.
   */
  sealed: BoundKey.nullable(),
});
export type NewShareBody = z.infer<typeof NewShareBody>;

const kind = z.enum(SHARE_KINDS);
const Shared = z.strictObject({ id: RoomId, startedAt: z.number() });
const common = { id: z.string(), kind, until: z.number() };

/** awaited: the colleague's key is not there yet, or not compared · erased: the conversation is gone */
export const GIVEN_STATES = ['awaited', 'open', 'ended', 'erased'] as const;
/** A share as coordinators see it. `read`: the colleague has opened it. */
const given = {
  ...common,
  state: z.enum(GIVEN_STATES),
  volunteerId: z.string(),
  alias: z.string(),
  read: z.boolean(),
};
export type GivenShare = z.infer<typeof GivenShare>;
const GivenShare = z.strictObject({
  ...given,
  /** Somebody else said something of it since whoever asks read the conversation last. */
  unread: z.boolean(),
  /** Null once it is erased. */
  conversation: Shared.nullable(),
});

/** What was shared with whoever asks, and by them; what is unread first. */
export const SharesBody = z.strictObject({
  shares: z.array(
    z.strictObject({
      ...common,
      state: z.enum(['open', 'ended', 'erased']),
      /** Never opened, or somebody else has said something since. Only of what is open. */
      unread: z.boolean(),
      /** Null unless it is open. */
      conversation: Shared.nullable(),
    }),
  ),
  given: z.array(GivenShare),
});
export type SharesBody = z.infer<typeof SharesBody>;
export type ReceivedShare = SharesBody['shares'][number];

/** With whom one conversation is shared, for coordinators. */
export const ConversationSharesBody = z.strictObject({
  shares: z.array(z.strictObject(given)),
  /** Who had the talk; null if nobody who still works here. */
  volunteer: z.strictObject({ id: z.string(), alias: z.string() }).nullable(),
  /** Nothing of it is kept longer. */
  eraseAt: z.number(),
});
export type ConversationSharesBody = z.infer<typeof ConversationSharesBody>;

/** The shares of whoever asks that wait for a key which is there by now, with what opens the conversation for them. */
export const AwaitedSharesBody = z.strictObject({
  shares: z.array(
    z.strictObject({
      ...common,
      volunteerId: z.string(),
      conversation: TranscriptBody.pick({ id: true, reviewKeyId: true, sealedKey: true, copies: true }),
    }),
  ),
});
export type AwaitedSharesBody = z.infer<typeof AwaitedSharesBody>;

/** [N2] Sealed as `reader`, kind `comment`. Its own id makes a retry the same comment. */
export const CommentBody = z.strictObject({ envelope: Envelope });
export type CommentBody = z.infer<typeof CommentBody>;

/**
 * A shared conversation in ciphertext, with its key for the staff key that `sealed` names. What visitor and volunteer filled in
 * afterwards, and what was reported, is for coordinators and no part of it.
 */
export const SharedConversationBody = TranscriptBody.omit({
  reviewKeyId: true,
  sealedKey: true,
  copies: true,
  manyOpened: true,
  evaluation: true,
  record: true,
  reports: true,
}).extend({ kind, until: z.number(), keyId: KeyId, sealed: BoundKey });
export type SharedConversationBody = z.infer<typeof SharedConversationBody>;
