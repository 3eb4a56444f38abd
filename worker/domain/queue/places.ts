import type { QueueSettings } from '../../../protocol/settings.ts';
import {
  ABSENT_PLACE_MS,
  onDutyCount,
  waitingEntries,
  type Entry,
  type QueueContext,
  type QueueState,
} from './state.ts';

/** [Q10] How many visitors may wait. The most wins over the least, so that a most of 0 admits nobody. */
export function placesFor(queue: QueueSettings, onDuty: number): number {
  return Math.min(queue.maxPlaces, Math.max(queue.minPlaces, queue.placesPerVolunteer * onDuty));
}

/** [Q6] From when on the place of who is away is open to newcomers. Never for who already talked: theirs is a place in front. */
export function opensAtMs(entry: Entry): number {
  return entry.awaySinceMs === null || entry.talkedBefore ? Infinity : entry.awaySinceMs + ABSENT_PLACE_MS;
}

/** [Q2] [Q6] How many of the places count as taken. */
export function takenPlaces(state: QueueState, nowMs: number): number {
  return waitingEntries(state).filter((entry) => nowMs < opensAtMs(entry)).length;
}

export function isFull(state: QueueState, { nowMs, settings }: QueueContext): boolean {
  return takenPlaces(state, nowMs) >= placesFor(settings, onDutyCount(state, nowMs));
}

/**
 * [Q6] True if newcomers have filled the queue since the place of who is away opened. A queue that is full only because it
 * became shorter takes nobody's place.
 */
export function isPlaceGone(state: QueueState, context: QueueContext, entry: Entry): boolean {
  return isFull(state, context) && state.entries.some(({ joinedAtMs }) => joinedAtMs >= opensAtMs(entry));
}
