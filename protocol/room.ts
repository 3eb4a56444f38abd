import * as z from 'zod';
import { ClientId, Envelope, KeyId, PublicKey, SealedKey, Secret, type Role } from './sealed.ts';

/*
 * The socket of one conversation. Both sides send commands (may be refused) and receive events (have happened).
 * `state` events are whole snapshots: a client that missed any number of them is right after the next one.
 * Durations travel, clock times do not.
 */

const hello = {
  type: z.literal('hello'),
  version: z.int(),
  /** The highest `seq` this client has shown; everything after it is replayed. */
  lastSeq: z.int().min(0),
};
const message = z.strictObject({ type: z.literal('message'), envelope: Envelope });
const typing = z.strictObject({ type: z.literal('typing'), on: z.boolean() });
/** The highest `seq` shown on this side; the other side marks its messages as delivered. */
const received = z.strictObject({ type: z.literal('received'), seq: z.int().min(1) });
const end = z.strictObject({ type: z.literal('end') });
const generation = z.int().min(1);
const score = z.int().min(1).max(5).nullable();

/** The scored half of the evaluation; plain, since it holds nothing typed. Null: skipped. */
export const EvaluationScores = z.strictObject({
  feltHeard: score,
  comeBack: z.boolean().nullable(),
  wait: z.enum(['fine', 'long', 'tooLong']).nullable(),
  siteClear: z.boolean().nullable(),
});
export type EvaluationScores = z.infer<typeof EvaluationScores>;

export const VisitorCommand = z.discriminatedUnion('type', [
  z.strictObject({ ...hello, token: Secret }),
  message,
  typing,
  received,
  end,
  /** Answers `sealRequest`: opens the conversation once the review copy is stored. */
  z.strictObject({
    type: z.literal('seal'),
    generation,
    forConsole: SealedKey,
    forReview: SealedKey,
    intake: Envelope,
  }),
  /** Answers `keyRequest`: one more console of the same conversation gets the key. */
  z.strictObject({ type: z.literal('giveKey'), sealed: SealedKey }),
  /** Gives up the place in the queue. */
  z.strictObject({ type: z.literal('leave') }),
  /** The volunteer is gone: to the front of the queue, for another volunteer. */
  z.strictObject({ type: z.literal('chooseAnother') }),
  z.strictObject({ type: z.literal('evaluate'), scores: EvaluationScores, text: Envelope.nullable() }),
  z.strictObject({ type: z.literal('skipEvaluation') }),
  /** The time to answer begins anew. */
  z.strictObject({ type: z.literal('moreTime') }),
]);
export type VisitorCommand = z.infer<typeof VisitorCommand>;

export const VolunteerCommand = z.discriminatedUnion('type', [
  /** The session cookie authenticates; the key is the session's own, as registered. */
  z.strictObject({ ...hello, consoleKeyId: KeyId, needsKey: z.boolean() }),
  message,
  typing,
  received,
  end,
  /** Before the key came: back to the queue, in the same place. */
  z.strictObject({ type: z.literal('giveBack'), generation }),
]);
export type VolunteerCommand = z.infer<typeof VolunteerCommand>;

/** A rough band of minutes from recent waits; null when nothing is known or nobody is on duty. */
export const WaitBand = z.strictObject({ minMinutes: z.int(), maxMinutes: z.int() });
export type WaitBand = z.infer<typeof WaitBand>;

export const EndedBy = z.enum([
  'visitor',
  'volunteer',
  'visitorLeft',
  'neverSpoke',
  'signUpEnded',
  'removed',
]);
/**
 * visitor, volunteer: pressed the button · visitorLeft: gone longer than the grace, or quick exit ·
 * neverSpoke: left before a conversation · signUpEnded: closing time came while waiting · removed: erased by us.
 */
export type EndedBy = z.infer<typeof EndedBy>;

export const VisitorState = z.discriminatedUnion('phase', [
  z.strictObject({
    phase: z.literal('waiting'),
    position: z.int().min(1),
    band: WaitBand.nullable(),
    nobodyOnDuty: z.boolean(),
    /** Sign-up has ended: who waits now may not be reached before closing. Null: no closing time. */
    signUpEnded: z.boolean(),
    closesInMs: z.number().nullable(),
  }),
  z.strictObject({ phase: z.literal('connecting'), generation }),
  z.strictObject({
    phase: z.literal('talking'),
    alias: z.string(),
    /** away: told so; gone: longer than the grace, the visitor may choose another volunteer. */
    volunteer: z.enum(['present', 'away', 'gone']),
    /** Another volunteer took over and has not written yet. */
    handedOver: z.boolean(),
    /** Nobody new takes over any more today. */
    signUpEnded: z.boolean(),
    closesInMs: z.number().nullable(),
  }),
  z.strictObject({
    phase: z.literal('ended'),
    by: EndedBy,
    evaluation: z.enum(['none', 'open', 'done']),
    /** While it is open. */
    evaluationEndsInMs: z.number().optional(),
  }),
]);
export type VisitorState = z.infer<typeof VisitorState>;

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
    openedAgoMs: z.number(),
    closesInMs: z.number().nullable(),
  }),
  z.strictObject({ phase: z.literal('ended'), by: EndedBy, bothWrote: z.boolean() }),
]);
export type VolunteerState = z.infer<typeof VolunteerState>;

const role = z.enum(['visitor', 'volunteer', 'coach']) satisfies z.ZodType<Role>;
const shared = [
  z.strictObject({
    type: z.literal('message'),
    seq: z.int().min(1),
    role,
    agoMs: z.number(),
    envelope: Envelope,
  }),
  z.strictObject({ type: z.literal('typing'), role, on: z.boolean() }),
  z.strictObject({ type: z.literal('received'), role, seq: z.int().min(1) }),
  /** A command was not carried out. `id` names the message it was about, if any. */
  z.strictObject({
    type: z.literal('refused'),
    code: z.enum(['notNow', 'tooMany', 'duplicate', 'full', 'invalid']),
    id: ClientId.nullable(),
  }),
] as const;

/** Room → visitor. The frame trusts its own origin and narrows with small guards; tests parse with this. */
export const VisitorEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), state: VisitorState, lastSeq: z.int().min(0) }),
  z.strictObject({ type: z.literal('sealRequest'), generation, console: PublicKey, review: PublicKey }),
  z.strictObject({ type: z.literal('keyRequest'), console: PublicKey }),
  ...shared,
]);
export type VisitorEvent = z.infer<typeof VisitorEvent>;

/** Room → volunteer's console. */
export const VolunteerEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('state'), state: VolunteerState, lastSeq: z.int().min(0) }),
  z.strictObject({ type: z.literal('key'), sealed: SealedKey }),
  z.strictObject({ type: z.literal('intake'), envelope: Envelope }),
  ...shared,
]);
export type VolunteerEvent = z.infer<typeof VolunteerEvent>;
