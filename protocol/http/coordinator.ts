import * as z from 'zod';
import { LIMITS } from '../limits.ts';
import { EndedBy, EvaluationScores } from '../room.ts';
import {
  Envelope,
  KeyId,
  PublicKey,
  ReviewCopyKey,
  ReviewSignature,
  RoomId,
  SealedShare,
  Signature,
} from '../sealed.ts';
import { READING_REASONS } from './audit.ts';
import { ContactRecord } from './staff.ts';

/* What only coordinators send and get over HTTP. The routes are in endpoints.ts. */

/**
 * What a recovery code or a passkey opens. 1: the coordinator's own private key (PKCS#8) · 2: a keychain, with the organisation's
 * signing key beside it.
 */
export const WrappedKey = z.strictObject({
  v: z.literal([1, 2]),
  salt: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
  ct: z.string().min(1).max(LIMITS.keychainChars),
});
export type WrappedKey = z.infer<typeof WrappedKey>;

/** The organisation's signature on a review key, and on the share of it that is given to a coordinator. */
const signatures = { review: ReviewSignature, share: Signature };

/** First set-up: own key pair, review key, and the share sealed to oneself. Consoles of before 2026-11-26 sign none of it. */
export const ReviewKeyBody = z.strictObject({
  own: PublicKey,
  ownWrapped: WrappedKey,
  review: PublicKey,
  share: SealedShare,
  signed: z.strictObject(signatures).optional(),
});
export type ReviewKeyBody = z.infer<typeof ReviewKeyBody>;

/** Signs the review key of an installation that has no signing key yet; the keychain that holds it replaces the one of before. */
export const SigningKeyBody = z.strictObject({ ...signatures, reviewKeyId: KeyId, ownWrapped: WrappedKey });
export type SigningKeyBody = z.infer<typeof SigningKeyBody>;

/** The same keychain under what one passkey gives the browser, and never the server. */
export const PasskeyWrap = z.strictObject({
  credentialId: z.string().min(1).max(1_400),
  wrapped: WrappedKey,
});
export type PasskeyWrap = z.infer<typeof PasskeyWrap>;

/** What this coordinator needs to open review keys in the browser. */
export const ReviewKeysBody = z.strictObject({
  own: z.strictObject({ key: PublicKey, wrapped: WrappedKey, passkeys: z.array(PasskeyWrap) }).nullable(),
  /** `signature`: null if nobody vouches for it. */
  shares: z.array(z.strictObject({ review: PublicKey, share: SealedShare, signature: Signature.nullable() })),
  /** In the demo the recovery code of the demo coordinator; null everywhere else. */
  demoRecoveryCode: z.string().nullable(),
});
export type ReviewKeysBody = z.infer<typeof ReviewKeysBody>;

/** Clock times (epoch ms), of which a conversation's are quarters of an hour. */
export const ConversationRow = z.strictObject({
  id: RoomId,
  startedAt: z.number(),
  openedAt: z.number(),
  endedAt: z.number().nullable(),
  endedBy: EndedBy.nullable(),
  alias: z.string(),
  visitorMessages: z.int(),
  volunteerMessages: z.int(),
  eraseAt: z.number(),
  /** Always null; a console of before 2026-11-26 requires it. */
  feltHeard: z.null(),
  /** Always null; a console of before 2026-11-26 requires it. */
  topic: z.null(),
  heavy: ContactRecord.shape.heavy,
});
export type ConversationRow = z.infer<typeof ConversationRow>;

/** Asked with `?before=<startedAt>`; without it, from the newest. */
export const ConversationsBody = z.strictObject({
  conversations: z.array(ConversationRow),
  /** Pass as `before` for the next page; null at the end. */
  next: z.number().nullable(),
});
export type ConversationsBody = z.infer<typeof ConversationsBody>;

/** The reason goes to the audit log before anything is answered. */
export const OpenConversationBody = z.strictObject({ reason: z.enum(READING_REASONS) });
export type OpenConversationBody = z.infer<typeof OpenConversationBody>;

/** A conversation in ciphertext, for a browser that holds the review key. */
export const TranscriptBody = z.strictObject({
  id: RoomId,
  /** Of the first of `copies`; a console of before 2026-11-26 knows no other. */
  reviewKeyId: KeyId,
  sealedKey: ReviewCopyKey,
  /** [K5] The conversation's key, sealed to a review key by whoever held it. A reader uses whichever opens. */
  copies: z.array(z.strictObject({ by: z.enum(['visitor', 'volunteer']), sealed: ReviewCopyKey })).optional(),
  intake: Envelope.nullable(),
  messages: z.array(
    z.strictObject({
      seq: z.int(),
      role: z.enum(['visitor', 'volunteer', 'coach']),
      /** When the talk began; a console of before 2026-11-26 requires a time. The message's own is in its envelope. */
      at: z.number(),
      envelope: Envelope,
    }),
  ),
  /** The whole form is in `text`; what a console of before 2026-11-26 requires in `scores` is null. */
  evaluation: z.strictObject({ scores: EvaluationScores, text: Envelope.nullable() }).nullable(),
  record: ContactRecord.nullable(),
  /** Once an hour at most: this was one more reading than is usual, and the console asks whether that is meant. */
  manyOpened: z.boolean(),
  /** Of each side that said how many messages there were. */
  endMarkers: z
    .array(z.strictObject({ role: z.enum(['visitor', 'volunteer']), envelope: Envelope }))
    .optional(),
});
export type TranscriptBody = z.infer<typeof TranscriptBody>;
