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
  z.strictObject({ type: z.literal('accept'), roomId: RoomId, generation }),
  z.strictObject({ type: z.literal('decline'), roomId: RoomId, generation }),
]);
export type QueueCommand = z.infer<typeof QueueCommand>;

/** What a volunteer is doing. `pause` follows a declined or missed offer; `wrapUp` a conversation. */
export const VolunteerStatus = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('off') }),
  z.strictObject({ status: z.literal('available') }),
  z.strictObject({ status: z.literal('inConversation') }),
  /** Reads along with a colleague: no offers meanwhile. */
  z.strictObject({ status: z.literal('sittingIn') }),
  z.strictObject({ status: z.literal('wrapUp'), endsInMs: z.number() }),
  z.strictObject({ status: z.literal('pause'), endsInMs: z.number() }),
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

export const QueueEvent = z.discriminatedUnion('type', [
  /** A whole snapshot, sent on every change that concerns this volunteer. */
  z.strictObject({
    type: z.literal('state'),
    me: VolunteerStatus,
    offer: Offer.nullable(),
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
