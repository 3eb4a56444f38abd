import type { QueueSettings } from '../../../protocol/settings.ts';

/** [Q10] How many visitors may wait. The most wins over the least, so that a most of 0 admits nobody. */
export function placesFor(queue: QueueSettings, onDuty: number): number {
  return Math.min(queue.maxPlaces, Math.max(queue.minPlaces, queue.placesPerVolunteer * onDuty));
}
