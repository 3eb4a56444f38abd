import * as z from 'zod';
import {
  BoundKey,
  ClientId,
  Envelope,
  KeyId,
  PublicKey,
  ReviewCopyKey,
  ReviewSignature,
  SealedKey,
  Secret,
  type Role,
} from './sealed.ts';
import { EndedBy, EvaluationScores, TalkPace, WaitBand } from './terms.ts';
import { Visible, helloVisible } from './visible.ts';
export { EndedBy, EvaluationScores, TalkPace, WaitBand };

/*
 * The socket of one conversation. Both sides send commands (may be refused) and receive events (have happened).
 * `state` events are whole snapshots: a client that missed any number of them is right after the next one.
 * Durations travel, clock times do not, but for the server's own in `state`: by it each writer dates what it seals.
 */

const hello = {
  type: z.literal('hello'),
  version: z.int(),
  /** The highest `seq` this client has shown; everything after it is replayed. */
  lastSeq: z.int().min(0),
  ...helloVisible,
};
const message = z.strictObject({
  type: z.literal('message'),
  envelope: Envelope,
  /** [C1] The sender's message before this one, if that is not acknowledged yet; the room takes this one only after it. */
  after: ClientId.nullable().optional(),
});
const typing = z.strictObject({ type: z.literal('typing'), on: z.boolean() });
/** The highest `seq` shown on this side; the other side marks its messages as delivered. */
const received = z.strictObject({ type: z.literal('received'), seq: z.int().min(1) });
/** [C13] The highest `seq` that was on the visitor's screen. Said only to a room that takes it. */
const seen = z.strictObject({ type: z.literal('seen'), seq: z.int().min(1) });
/** Answers the event of the same name: what came before it has been shown. */
const more = z.strictObject({ type: z.literal('more'), after: z.int().min(1) });
const end = z.strictObject({ type: z.literal('end') });
/** [K6] After the end: how many messages of each side there were, sealed, so that a reader sees what is cut off. */
const endMarker = z.strictObject({ type: z.literal('endMarker'), envelope: Envelope });
const generation = z.int().min(1);
/** Numbers the sit-ins of one talk, so that an answer is about the right one. */
const sitIn = z.int().min(1);
export const VisitorCommand = z.discriminatedUnion('type', [
  z.strictObject({ ...hello, token: Secret }),
  Visible,
  message,
  typing,
  received,
  seen,
  more,
  end,
  endMarker,
  /** Answers `sealRequest`: opens the conversation once the review copy is stored. */
  z.strictObject({
    type: z.literal('seal'),
    generation,
    forConsole: SealedKey,
    /** `forConsole` once more, for consoles that check it. Bound to the same commitment as `forReview`. */
    bound: BoundKey.optional(),
    forReview: ReviewCopyKey,
    intake: Envelope,
  }),
  /** Answers `keyRequest`: one more console of the same conversation gets the key. */
  z.strictObject({ type: z.literal('giveKey'), sealed: SealedKey, bound: BoundKey.optional() }),
  /** Gives up the place in the queue, or leaves in a hurry: the end at once, without a form. */
  z.strictObject({ type: z.literal('leave') }),
  /** The volunteer is gone: to the front of the queue, for another volunteer. */
  z.strictObject({ type: z.literal('chooseAnother') }),
  /** [C6] Whether the colleague of this sit-in may read along. No counts at any time. */
  z.strictObject({ type: z.literal('allowCoach'), sitIn, allowed: z.boolean() }),
  /**
   * `text` is the whole form, sealed: what was typed and what was chosen. `scores` are for counting alone, and stored nowhere.
   * Pages of before 2026-11-26 seal only what was typed, or nothing.
   */
  z.strictObject({ type: z.literal('evaluate'), scores: EvaluationScores, text: Envelope.nullable() }),
  z.strictObject({ type: z.literal('skipEvaluation') }),
  /** The time to answer begins anew. */
  z.strictObject({ type: z.literal('moreTime') }),
]);
export type VisitorCommand = z.infer<typeof VisitorCommand>;

export const VolunteerCommand = z.discriminatedUnion('type', [
  /** The session cookie authenticates; the key is the session's own, as registered. */
  z.strictObject({ ...hello, consoleKeyId: KeyId, needsKey: z.boolean() }),
  Visible,
  message,
  typing,
  received,
  more,
  end,
  endMarker,
  /** [K5] The key, sealed for review by this console as well: it has opened what the visitor sealed. */
  z.strictObject({ type: z.literal('reviewCopy'), sealed: BoundKey }),
  /** Before the key came: back to the queue, in the same place. */
  z.strictObject({ type: z.literal('giveBack'), generation }),
  /** [C6] Asks colleagues for one to read along; off takes that back, also from who does. */
  z.strictObject({ type: z.literal('wantCoach'), on: z.boolean() }),
]);
export type VolunteerCommand = z.infer<typeof VolunteerCommand>;

/** A colleague who sits in reads, and sends nothing into it. */
export const CoachCommand = z.discriminatedUnion('type', [
  /** Begins the sit-in, or comes back to it. The session cookie authenticates, as for the volunteer. */
  z.strictObject({ ...hello, consoleKeyId: KeyId, needsKey: z.boolean() }),
  Visible,
  more,
  z.strictObject({ type: z.literal('leave') }),
]);
export type CoachCommand = z.infer<typeof CoachCommand>;

/**
 * Who wrote what volunteers wrote: each the messages after this number, up to the next one's. `alias`: null if it is not known.
 * Missing from rooms that are older than the page.
 */
const talkers = z.array(z.strictObject({ alias: z.string().nullable(), after: z.int().min(0) })).optional();

export const VisitorState = z.discriminatedUnion('phase', [
  z.strictObject({
    phase: z.literal('waiting'),
    position: z.int().min(1),
    band: WaitBand.nullable(),
    nobodyOnDuty: z.boolean(),
    /** Sign-up has ended: who waits now may not be reached before closing. Null: no closing time. */
    signUpEnded: z.boolean(),
    closesInMs: z.number().nullable(),
    /** Talked already, with a volunteer who is gone, and stands in front. Not said by a server of before. */
    cameBack: z.boolean().optional(),
  }),
  z.strictObject({ phase: z.literal('connecting'), generation }),
  z.strictObject({
    phase: z.literal('talking'),
    /** [K4] Numbers the assignments: the same volunteer at another console has the next one. Not said by a server of before. */
    generation: generation.optional(),
    alias: z.string(),
    /** away: told so; gone: longer than the grace, the visitor may choose another volunteer. */
    volunteer: z.enum(['present', 'away', 'gone']),
    /** Another volunteer took over and has not written yet. */
    handedOver: z.boolean(),
    /** asked: would like to read along · sitting: does · left, declined: no longer, or not, until the next message. */
    coach: z
      .strictObject({ stage: z.enum(['asked', 'sitting', 'left', 'declined']), sitIn, alias: z.string() })
      .nullable(),
    /** Nobody new takes over any more today. */
    signUpEnded: z.boolean(),
    closesInMs: z.number().nullable(),
    talkers,
  }),
  z.strictObject({
    phase: z.literal('ended'),
    /** Of the last assignment, if there was one. */
    generation: generation.optional(),
    by: EndedBy,
    evaluation: z.enum(['none', 'open', 'done']),
    /** While it is open. */
    evaluationEndsInMs: z.number().optional(),
    talkers,
  }),
]);
export type VisitorState = z.infer<typeof VisitorState>;

/** Of what volunteers wrote, the messages with these numbers are of others, who were there before. */
const predecessors = z.array(z.strictObject({ after: z.int().min(0), upTo: z.int().min(1) }));

export const VolunteerState = z.discriminatedUnion('phase', [
  z.strictObject({
    phase: z.literal('connecting'),
    generation,
    sinceMs: z.number(),
    /** The visitor's browser did not hand over the key within 20 s. */
    keyLate: z.boolean(),
  }),
  z.strictObject({
    phase: z.literal('talking'),
    visitor: z.enum(['present', 'away']),
    /** While away. A room of before says neither this nor the pace. */
    awayForMs: z.number().optional(),
    pace: TalkPace.optional(),
    openedAgoMs: z.number(),
    closesInMs: z.number().nullable(),
    /** declined: the visitor would rather not, for the rest of the talk, whoever they talk with. */
    coach: z
      .discriminatedUnion('stage', [
        z.strictObject({ stage: z.enum(['wanted', 'declined']) }),
        z.strictObject({ stage: z.enum(['asked', 'sitting', 'left']), alias: z.string() }),
      ])
      .nullable(),
    /** This volunteer took over, and has not written yet. */
    handedOver: z.boolean(),
    predecessors,
  }),
  z.strictObject({ phase: z.literal('ended'), by: EndedBy, bothWrote: z.boolean(), predecessors }),
]);
export type VolunteerState = z.infer<typeof VolunteerState>;

/** `alias`: the volunteer of the talk. asked: the visitor has yet to agree, and nothing is shown. */
export const CoachState = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('asked'), alias: z.string() }),
  z.strictObject({ phase: z.literal('sitting'), alias: z.string(), visitor: z.enum(['present', 'away']) }),
  z.strictObject({ phase: z.literal('ended') }),
]);
export type CoachState = z.infer<typeof CoachState>;

const stateEvent = {
  type: z.literal('state'),
  lastSeq: z.int().min(0),
  /** The server's clock, epoch ms. A room that still runs the code of before a deploy leaves it out. */
  nowMs: z.number().optional(),
  /**
   * Which commands the room takes: from 2 on also `bound`, `reviewCopy` and `endMarker`, from 3 on also `seen`. A room that still runs the code of before a deploy
   * leaves it out, and would refuse them.
   */
  takes: z.int().optional(),
};
const role = z.enum(['visitor', 'volunteer', 'coach']) satisfies z.ZodType<Role>;
const shared = [
  z.strictObject({
    type: z.literal('message'),
    seq: z.int().min(1),
    role,
    /** About how long ago, for an envelope that does not say when it was written. */
    agoMs: z.number(),
    envelope: Envelope,
  }),
  /** The history goes on after this message. Nothing of it, nor anything newer, is sent before the page asks for more. */
  z.strictObject({ type: z.literal('more'), after: z.int().min(1) }),
  z.strictObject({ type: z.literal('typing'), role, on: z.boolean() }),
  z.strictObject({ type: z.literal('received'), role, seq: z.int().min(1) }),
  /** The other side's. */
  z.strictObject({ type: z.literal('endMarker'), role, envelope: Envelope }),
  /**
   * A command was not carried out. `id` names the message it was about, if any. early: the one named by `after` is not
   * stored, so both go again, in their order.
   */
  z.strictObject({
    type: z.literal('refused'),
    code: z.enum(['notNow', 'tooMany', 'early', 'duplicate', 'full']),
    id: ClientId.nullable(),
  }),
] as const;

/** Room → visitor. The frame trusts its own origin and narrows with small guards; tests parse with this. */
export const VisitorEvent = z.discriminatedUnion('type', [
  /** [K3] The server's half of the key under which the tab keeps what outlives a reload. Comes before the state. */
  z.strictObject({ type: z.literal('half'), half: Secret }),
  z.strictObject({ ...stateEvent, state: VisitorState }),
  z.strictObject({
    type: z.literal('sealRequest'),
    generation,
    console: PublicKey,
    review: PublicKey,
    /** [K4] Null until the organisation has a signing key. Missing from a room of before there were any. */
    signed: ReviewSignature.nullable().optional(),
  }),
  /** `reader`: whose console it is. Not said by a server of before. */
  z.strictObject({
    type: z.literal('keyRequest'),
    reader: z.enum(['volunteer', 'coach']).optional(),
    console: PublicKey,
  }),
  ...shared,
]);
export type VisitorEvent = z.infer<typeof VisitorEvent>;

const toConsole = [
  z.strictObject({
    type: z.literal('key'),
    sealed: SealedKey,
    /** The same, bound to its commitment. Missing of a visitor's page of before. */
    bound: BoundKey.optional(),
    /** To the volunteer: the review key to seal a copy to, which `reviewCopy` sends, and [K4] what vouches for it. */
    review: PublicKey.optional(),
    reviewSigned: ReviewSignature.nullable().optional(),
  }),
  z.strictObject({ type: z.literal('intake'), envelope: Envelope }),
  ...shared,
] as const;

/** Room → volunteer's console. */
export const VolunteerEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...stateEvent, state: VolunteerState }),
  seen,
  /** The `reviewCopy` is stored. */
  z.strictObject({ type: z.literal('copyKept') }),
  ...toConsole,
]);
export type VolunteerEvent = z.infer<typeof VolunteerEvent>;

/** Room → the console of a colleague who sits in: the same, with another state. */
export const CoachEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...stateEvent, state: CoachState }),
  ...toConsole,
]);
export type CoachEvent = z.infer<typeof CoachEvent>;
