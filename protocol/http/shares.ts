import * as z from 'zod';
import { BoundKey, ClientId, KeyId, RoomId } from '../sealed.ts';
import { TranscriptBody } from './coordinator.ts';

/* Conversations that a coordinator shares with one colleague. The routes are in endpoints.ts. */

/** What for: to discuss it together, for what its visitor said of it, or for what they thanked for. */
export const SHARE_KINDS = ['discussion', 'feedback', 'thanks'] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

/** No conversation is kept longer. */
export const SHARE_MAX_DAYS = 84;

/** Made by a coordinator who has opened the conversation. `id` is of the console's making, so that a retry makes no second. */
export const NewShareBody = z.strictObject({
  id: ClientId,
  volunteerId: z.string(),
  kind: z.enum(SHARE_KINDS),
  /** Epoch ms. Erasing the conversation ends it sooner. */
  until: z.int(),
  /** The conversation's key for that colleague's staff key. */
  sealed: BoundKey,
});
export type NewShareBody = z.infer<typeof NewShareBody>;

const state = z.enum(['open', 'ended', 'erased']);
const common = { id: z.string(), kind: z.enum(SHARE_KINDS), until: z.number(), state };

/** What was shared with whoever asks, the longest to come first. `erased`: the conversation is gone. */
export const SharesBody = z.strictObject({
  shares: z.array(
    z.strictObject({
      ...common,
      /** Null unless it is open. */
      conversation: z.strictObject({ id: RoomId, startedAt: z.number() }).nullable(),
    }),
  ),
});
export type SharesBody = z.infer<typeof SharesBody>;

/** With whom one conversation is shared, for coordinators. */
export const ConversationSharesBody = z.strictObject({
  shares: z.array(z.strictObject({ ...common, volunteerId: z.string(), alias: z.string() })),
});
export type ConversationSharesBody = z.infer<typeof ConversationSharesBody>;

/** A shared conversation in ciphertext, with its key for the staff key that `sealed` names. */
export const SharedConversationBody = TranscriptBody.omit({
  reviewKeyId: true,
  sealedKey: true,
  copies: true,
  manyOpened: true,
}).extend({ kind: z.enum(SHARE_KINDS), keyId: KeyId, sealed: BoundKey });
export type SharedConversationBody = z.infer<typeof SharedConversationBody>;
