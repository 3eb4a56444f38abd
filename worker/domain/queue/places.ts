import type { QueueSettings } from '../../../protocol/settings.ts';
import { countedOnDuty } from './absence.ts';
import {
  ABSENT_PLACE_MS,
  freeVolunteers,
  reservations,
  waitingEntries,
  type Entry,
  type QueueContext,
  type QueueState,
} from './state.ts';

/** [Q10] How many visitors may wait. The most wins over the least, so that a most of 0 admits nobody. */
export function placesFor(queue: QueueSettings, onDuty: number): number {
  return Math.min(queue.maxPlaces, Math.max(queue.minPlaces, queue.placesPerVolunteer * onDuty));
}

/** How full it is: in the queue itself, and as it is published for page views. */
export type Crowd = {
  /** How many of the places count as taken. */
  waiting: number;
  onDuty: number;
  /** Volunteers who are free, with nobody to offer to them. */
  free: number;
};

/** [Q2] [Q9] Never while a volunteer is free and nobody is offered to them, however many places are taken. */
export function isFullWith(queue: QueueSettings, { waiting, onDuty, free }: Crowd): boolean {
  const places = placesFor(queue, onDuty);
  return waiting >= places && (free === 0 || places === 0);
}

/** [Q6] From when on the place of who is away is open to newcomers. Never for who already talked: theirs is a place in front. */
export function opensAtMs(entry: Entry): number {
  return entry.awaySinceMs === null || entry.talkedBefore ? Infinity : entry.awaySinceMs + ABSENT_PLACE_MS;
}

/** [Q6] [Q9] The places of visitors who came in, and are there or not long away. */
function filledPlaces(state: QueueState, nowMs: number): number {
  return waitingEntries(state).filter((entry) => entry.cameIn && nowMs < opensAtMs(entry)).length;
}

/** [Q2] [Q9] How many of the places count as taken: of those that are only reserved, at most half of all. */
export function takenPlaces(state: QueueState, context: QueueContext): number {
  const half = Math.floor(placesFor(context.settings, countedOnDuty(state, context)) / 2);
  return filledPlaces(state, context.nowMs) + Math.min(half, reservations(state).length);
}

export function crowdOf(state: QueueState, context: QueueContext): Crowd {
  return {
    waiting: takenPlaces(state, context),
    onDuty: countedOnDuty(state, context),
    free: freeVolunteers(state, context).length,
  };
}

export function isFull(state: QueueState, context: QueueContext): boolean {
  return isFullWith(context.settings, crowdOf(state, context));
}

/**
 * True if the place of somebody who comes in was given to others meanwhile: [Q9] a reservation, if those who came in sooner fill
 * the queue; [Q6] the place of who was away, if newcomers have filled it since it opened. A queue that is full only because it
 * became shorter takes nobody's place.
 */
export function isPlaceGone(state: QueueState, context: QueueContext, entry: Entry): boolean {
  const crowd = { ...crowdOf(state, context), waiting: filledPlaces(state, context.nowMs) };
  if (!isFullWith(context.settings, crowd)) return false;
  return !entry.cameIn || state.entries.some((other) => other.cameIn && other.joinedAtMs >= opensAtMs(entry));
}
