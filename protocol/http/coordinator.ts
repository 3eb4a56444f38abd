import * as z from 'zod';
import { EndedBy, EvaluationScores } from '../room.ts';
import { Envelope, KeyId, ReviewCopyKey, RoomId } from '../sealed.ts';
import { READING_REASONS } from './audit.ts';
import { CONCERN_GROUNDS } from './concerns.ts';
import { ContactRecord } from './staff.ts';

/* What only coordinators send and get over HTTP of conversations; of keys, see keys.ts. The routes are in endpoints.ts. */

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
  /** [B3] What was reported about it. `role`: whose words these are sealed as; `text`: null if the key was gone then. */
  reports: z
    .array(
      z.strictObject({
        role: z.enum(['volunteer', 'coach']),
        alias: z.string(),
        ground: z.enum(CONCERN_GROUNDS),
        text: Envelope.nullable(),
      }),
    )
    .optional(),
  /** Of each side that said how many messages there were. */
  endMarkers: z
    .array(z.strictObject({ role: z.enum(['visitor', 'volunteer']), envelope: Envelope }))
    .optional(),
});
export type TranscriptBody = z.infer<typeof TranscriptBody>;
