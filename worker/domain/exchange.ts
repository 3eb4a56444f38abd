import type { TalkPace, WaitBand } from '../../protocol/room.ts';

/*
 * What the queue and a room deliver to each other. Both are whole pictures with a growing revision: the newest replaces
 * all before it, so that an outbox may repeat, merge or drop older ones, and either side can be rebuilt.
 */

export type Assignment = { generation: number; volunteerId: string; sessionHash: string; alias: string };

/** Room → queue. */
export type RoomReport = {
  roomId: string;
  signUpId: string;
  joinedAtMs: number;
  /** Grows with each report. */
  revision: number;
  /** Whether the visitor's socket is there. */
  connected: boolean;
  /** Whether it ever was. Missing from a room that still runs older code. */
  cameIn?: boolean;
  phase: 'waiting' | 'assigned' | 'ended';
  /** Whether the two ever talked: only then does a volunteer have something to wrap up. */
  opened: boolean;
  assignment: Assignment | null;
  /** The assignment that was given back, if the room waits again; `front`: its volunteer vanished. */
  returned: { generation: number; front: boolean } | null;
  /** [C6] Whether a colleague is asked to sit in, or who does or would like to. */
  sitIn: { stage: 'wanted' } | { stage: 'begun'; volunteerId: string } | null;
};

/** Times and graces that a room needs; they come along so that it never reads settings itself. */
export type RoomTimes = {
  signUpEndsAtMs: number | null;
  closesAtMs: number | null;
  visitorGraceMs: number;
  volunteerGraceMs: number;
  evaluationMs: number;
  /** What the volunteer's console says at which time. Missing from a queue that still runs older code. */
  pace?: TalkPace | undefined;
};

/** Queue → room. */
export type RoomView = { revision: number; times: RoomTimes } & RoomPlace;

export type RoomPlace =
  | { place: 'waiting'; position: number; band: WaitBand | null; nobodyOnDuty: boolean }
  | ({ place: 'assigned' } & Assignment)
  /** The place is given up: closing time, or away too long. */
  | { place: 'lost'; why: 'signUpEnded' | 'visitorLeft' };
