import type { EndedBy } from '../../../protocol/room.ts';
import type { Assignment, RoomTimes, RoomView } from '../exchange.ts';

/** Facts of one conversation that hold in every phase. Times are epoch ms. */
export type Base = {
  signUpId: string;
  tokenHash: string;
  createdAtMs: number;
  times: RoomTimes;
  /** Since when the visitor's socket is gone; null while connected. */
  visitorAwaySinceMs: number | null;
  /** When the two first could talk; null before. */
  openedAtMs: number | null;
  /** How many messages each has sent. */
  wrote: { visitor: number; volunteer: number };
  /** The highest seq each has shown. */
  received: { visitor: number; volunteer: number };
  /** [C13] The highest seq that was on a screen at which the visitor may look. */
  seen: number;
  /** The revision of the last queue view taken in. */
  viewRevision: number;
  /** The assignment given back or abandoned most recently. */
  returned: { generation: number; front: boolean } | null;
  /** How many sit-ins there have been; the newest has this number. */
  sitIns: number;
  /** The visitor has said no to one, which holds whoever they talk with. */
  sitInDeclined: boolean;
  /** The volunteers with whom the visitor could talk, one after the other. What each wrote comes after `afterSeq`. `alias`: null if it was not stored. */
  talkers: { volunteerId: string; alias: string | null; afterSeq: number }[];
};

/** A colleague who sits in, as their console's session says. */
export type Coach = { volunteerId: string; sessionHash: string; alias: string };

/**
 * [C6] wanted: the volunteer asks for a colleague · asked: one is ready, and the visitor has to agree · sitting: reads
 * along · left, declined: no longer, or not, which is said until the next message. `number` is
 * the place among this conversation's sit-ins, so that an answer is about the right one.
 */
export type SitIn =
  | { stage: 'wanted' }
  | { stage: 'asked' | 'sitting'; number: number; coach: Coach; awaySinceMs: number | null }
  | { stage: 'left' | 'declined'; number: number; alias: string };

export type Conversation = Base &
  (
    | { phase: 'waiting'; place: Extract<RoomView, { place: 'waiting' }> | null }
    | { phase: 'connecting'; assignment: Assignment; sinceMs: number }
    | {
        phase: 'talking';
        assignment: Assignment;
        volunteerAwaySinceMs: number | null;
        /** The visitor talked with somebody else before, and this volunteer has not written yet. */
        handedOver: boolean;
        /** Null: no colleague was asked for. */
        sitIn: SitIn | null;
      }
    | {
        phase: 'ended';
        assignment: Assignment | null;
        endedAtMs: number;
        /** From when the time to answer the questions counts. */
        evaluationSinceMs: number;
        by: EndedBy;
        evaluation: 'none' | 'open' | 'done';
      }
  );

/** How long the key may take before the volunteer's console says that it is late. */
export const KEY_LATE_MS = 20_000;
/** A vanished volunteer is mentioned to the visitor after this; a reload stays unnoticed. */
export const VOLUNTEER_AWAY_MS = 30_000;
