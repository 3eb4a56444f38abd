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
  /** Always empty, because whose talk it was shows after opening; a console of before 2026-11-26 requires it. */
  alias: z.string(),
  visitorMessages: z.int(),
  volunteerMessages: z.int(),
  eraseAt: z.number(),
  /** Always null; a console of before 2026-11-26 requires it. */
  feltHeard: z.null(),
  /** Always null; a console of before 2026-11-26 requires it. */
  topic: z.null(),
  heavy: ContactRecord.shape.heavy,
  /** The volunteer asked to discuss it. */
  discuss: z.boolean().optional(),
});
export type ConversationRow = z.infer<typeof ConversationRow>;

/** short: less than half an hour · middle: less than an hour · long: longer. By the quarters of an hour that are stored. */
export const TALK_LENGTHS = ['short', 'middle', 'long'] as const;

const yes = z.literal('yes').optional();
const time = z.coerce.number().int().positive().optional();
/**
 * Asked with these as a query; `before` is a `startedAt`, and without it the newest come first. `from`, `until`: those that began
 * then or later, and earlier than then. `discuss`: its volunteer asked to
 * discuss it. `concern`: something was reported of it. `evaluated`: the visitor filled in the form.
 */
export const ConversationsQuery = z.strictObject({
  before: time,
  from: time,
  until: time,
  heavy: yes,
  discuss: yes,
  concern: yes,
  evaluated: yes,
  length: z.enum(TALK_LENGTHS).optional(),
});
export type ConversationsQuery = z.infer<typeof ConversationsQuery>;

export const ConversationsBody = z.strictObject({
  conversations: z.array(ConversationRow),
  /** Pass as `before` for the next page; null at the end. */
  next: z.number().nullable(),
});
export type ConversationsBody = z.infer<typeof ConversationsBody>;

/**
 * The reason goes to the audit log before anything is answered. `ground`: which danger somebody suspects; a console of before
 * 2026-11-26 does not say.
 */
export const OpenConversationBody = z
  .strictObject({ reason: z.enum(READING_REASONS), ground: z.enum(CONCERN_GROUNDS).optional() })
  .refine(({ reason, ground }) => ground === undefined || reason === 'danger');
export type OpenConversationBody = z.infer<typeof OpenConversationBody>;

/** A conversation in ciphertext, for a browser that holds the review key. */
export const TranscriptBody = z.strictObject({
  id: RoomId,
  /** Of the volunteer; empty for one whom nobody knows any more. */
  alias: z.string().optional(),
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
  /** [N2] What readers said of it afterwards, the first of it first. Who wrote it, and about what, stands in the envelope too. */
  comments: z
    .array(z.strictObject({ n: z.int(), volunteerId: z.string(), alias: z.string(), envelope: Envelope }))
    .optional(),
  /** Of each side that said how many messages there were. */
  endMarkers: z
    .array(z.strictObject({ role: z.enum(['visitor', 'volunteer']), envelope: Envelope }))
    .optional(),
});
export type TranscriptBody = z.infer<typeof TranscriptBody>;
