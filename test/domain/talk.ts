import type { Conversation } from '../../worker/domain/conversation/state.ts';
import * as conversation from '../../worker/domain/conversation/conversation.ts';
import type { RoomPlace, RoomTimes, RoomView } from '../../worker/domain/exchange.ts';

/* Brings a conversation to a phase, by the rules themselves. */

export const MINUTE = 60_000;
export const TIMES: RoomTimes = {
  signUpEndsAtMs: null,
  closesAtMs: null,
  visitorGraceMs: 10 * MINUTE,
  volunteerGraceMs: 5 * MINUTE,
  evaluationMs: 30 * MINUTE,
};
export const WAITING: RoomPlace = { place: 'waiting', position: 2, band: null, nobodyOnDuty: false };
export const assigned = (generation: number): RoomPlace => ({
  place: 'assigned',
  generation,
  volunteerId: 'v',
  sessionHash: 's',
  alias: 'Robin',
});

let revision = 0;
/** The next message of the queue, newer than all before it. */
export function nextView(place: RoomPlace, times = TIMES): RoomView {
  revision += 1;
  return { revision, times, ...place };
}

/** Applies the next message of the queue. */
export function told(c: Conversation, place: RoomPlace, nowMs = 0, times = TIMES): Conversation {
  return conversation.takeView(c, nextView(place, times), nowMs);
}

/** A conversation whose visitor waits and knows the place. */
export function waiting(): Conversation {
  const fresh = conversation.begin({ signUpId: 'x', tokenHash: 't', createdAtMs: 0, times: TIMES });
  return told(conversation.visitorPresent(fresh, true, 0), WAITING);
}

/** A conversation with Robin, a volunteer who is connected. */
export function talking(nowMs = 0): Conversation {
  return conversation.open(told(waiting(), assigned(1), nowMs), 1, true, nowMs);
}
