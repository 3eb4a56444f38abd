import * as z from 'zod';
import { Opening } from './http/visitor.ts';
import { RoomId } from './sealed.ts';
import { Visible, helloVisible } from './visible.ts';

/* The socket between a volunteer's console and the queue: presence, offers, assignments. */

const generation = z.int().min(1);

export const QueueCommand = z.discriminatedUnion('type', [
  /** `takeOver`: this console replaces another of the same volunteer that is in use. */
  z.strictObject({ type: z.literal('hello'), version: z.int(), takeOver: z.boolean(), ...helloVisible }),
  Visible,
  /** On: available (ends pause and wrap-up). Off: no offers; running conversations go on. */
  z.strictObject({ type: z.literal('setAvailable'), on: z.boolean() }),
  /**
   * [Q11] The person touched the console, or answered `Ben je er nog?`. Renews the session's idle time too. `agoMs`: how long before, as a
   * console reports a touch twice a minute at most. Missing: now.
   */
  z.strictObject({ type: z.literal('stillHere'), agoMs: z.int().min(0).max(60_000).optional() }),
  /** [Q7] `Even pauze`: no offers for a while, and off after it. */
  z.strictObject({ type: z.literal('takeBreak') }),
  z.strictObject({ type: z.literal('accept'), roomId: RoomId, generation }),
  z.strictObject({ type: z.literal('decline'), roomId: RoomId, generation }),
]);
export type QueueCommand = z.infer<typeof QueueCommand>;

/** What a volunteer is doing. `pause` follows a declined or missed offer, or is chosen; `wrapUp` follows a conversation. */
export const VolunteerStatus = z.discriminatedUnion('status', [
  /** `absent`: put off because nothing was heard of them. */
  z.strictObject({ status: z.literal('off'), absent: z.boolean() }),
  z.strictObject({ status: z.literal('available') }),
  z.strictObject({ status: z.literal('inConversation') }),
  /** Reads along with a colleague: no offers meanwhile. */
  z.strictObject({ status: z.literal('sittingIn') }),
  /** Ended by hand, else off at its end. `remindsInMs`: until a line says how to end it. */
  z.strictObject({ status: z.literal('wrapUp'), endsInMs: z.number(), remindsInMs: z.number() }),
  /** `chosen`: a break, after which the volunteer is off; any other pause ends in available. */
  z.strictObject({ status: z.literal('pause'), endsInMs: z.number(), chosen: z.boolean() }),
]);
export type VolunteerStatus = z.infer<typeof VolunteerStatus>;

export const Offer = z.strictObject({
  roomId: RoomId,
  generation,
  waitedMs: z.number(),
  /** The visitor was in a talk before, and came back to the queue. */
  talkedBefore: z.boolean(),
  /** Time left to answer; null when nobody else could take it, so it stays. */
  expiresInMs: z.number().nullable(),
  /** [Q11] Unanswered for so long that the console asks whether anybody is there. */
  asks: z.boolean(),
});
export type Offer = z.infer<typeof Offer>;

/** What the opening hours say now. Null for a time: none is in sight. */
export const HoursState = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('open'),
    signUpEndsInMs: z.number().nullable(),
    closesInMs: z.number().nullable(),
  }),
  z.strictObject({ state: z.literal('signUpEnded'), closesInMs: z.number() }),
  /** `reason`: why today deviates, in the helpline's own words. */
  z.strictObject({
    state: z.literal('closed'),
    opens: Opening.nullable(),
    reason: z.string().nullable(),
    /** A coordinator has shut the doors for now. */
    byHand: z.literal(true).optional(),
  }),
]);
export type HoursState = z.infer<typeof HoursState>;

/** What a volunteer is doing, as coordinators see it. */
export const Doing = z.enum([
  'off',
  'absent',
  'available',
  'inConversation',
  'sittingIn',
  'wrapUp',
  'pause',
  'break',
]);
export type Doing = z.infer<typeof Doing>;

/** The queue as coordinators see it, whole, on every change. Sent to no other console. */
export const CoordinatorSnapshot = z.strictObject({
  type: z.literal('overview'),
  /** Visitors who wait and are there. */
  waiting: z.int().min(0),
  /** Visitors who have a place and are gone for a moment. */
  away: z.int().min(0),
  /** Of those who are there. */
  longestWaitMs: z.number().nullable(),
  /** Of those who are there: who was in a talk before, and waits for another volunteer to go on with it. */
  handedOver: z.int().min(0),
  /** Whoever is on duty, or was put off as absent. `forMs`: how long they have been doing that. */
  volunteers: z.array(z.strictObject({ id: z.string(), alias: z.string(), doing: Doing, forMs: z.number() })),
  /** [Q11] Somebody waits and no volunteer is there: how long nobody has accepted. Null: somebody is there, or nobody waits. */
  nobodyAcceptsForMs: z.number().nullable(),
});
export type CoordinatorSnapshot = z.infer<typeof CoordinatorSnapshot>;

export const QueueEvent = z.discriminatedUnion('type', [
  /** A whole snapshot, sent on every change that concerns this volunteer. */
  z.strictObject({
    type: z.literal('state'),
    me: VolunteerStatus,
    offer: Offer.nullable(),
    /** [Q11] Asked whether they are still there, after a long time without a sign: time left until they are off. Null: not asked. */
    offInMs: z.number().nullable(),
    /** Rooms this volunteer is assigned to and may connect to. */
    conversations: z.array(z.strictObject({ roomId: RoomId, generation })),
    /** [C6] Talks of others in which a colleague is wanted, for who has none of their own; `alias`: of who asks. */
    coachWanted: z.array(z.strictObject({ roomId: RoomId, alias: z.string() })),
    /** The talk in which this volunteer sits in, or has asked to. */
    sitInRoomId: RoomId.nullable(),
    /** Colleagues who are signed in and free: whether it makes sense to ask for one. */
    colleagues: z.int().min(0),
    /** Visitors who wait and are there. */
    waiting: z.int().min(0),
    /** Visitors who have a place and are gone for a moment; offers pass them over. */
    away: z.int().min(0),
    hours: HoursState,
    onDuty: z.int().min(0),
  }),
  CoordinatorSnapshot,
  /** Another console of the same volunteer is in use; hello with `takeOver` moves it here. */
  z.strictObject({ type: z.literal('inUse') }),
  /**
   * [A14] Not before the newest statement of secrecy is accepted. Without a talk the socket is closed after this: as one of another
   * version, because a page that does not know this event has no way to accept it until it is loaded anew.
   */
  z.strictObject({ type: z.literal('secrecyDue') }),
  /** The offer that was answered is no longer this volunteer's. */
  z.strictObject({ type: z.literal('refused'), code: z.literal('tooLate') }),
]);
export type QueueEvent = z.infer<typeof QueueEvent>;
