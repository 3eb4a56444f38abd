import { setAvailable } from './duty.ts';
import { disconnectConsole } from './queue.ts';
import type { QueueContext, QueueState } from './state.ts';

/**
 * [A3] A session is over by somebody's decision: its volunteer is gone, and is offered nobody. `rooms`: where the session had
 * a talk or sat in; they bring their visitors back to the queue.
 */
export function signOut(
  state: QueueState,
  context: QueueContext,
  sessionHash: string,
): { state: QueueState; rooms: string[] } {
  const its = state.volunteers.filter((v) => v.sessionHash === sessionHash).map(({ id }) => id);
  const rooms = state.entries
    .filter(
      ({ place, sitIn }) =>
        (place.state === 'assigned' && place.sessionHash === sessionHash) ||
        (sitIn?.stage === 'begun' && its.includes(sitIn.volunteerId)),
    )
    .map(({ roomId }) => roomId);
  const gone = its.reduce((before, volunteerId) => {
    const off = setAvailable(before, context, volunteerId, false);
    return disconnectConsole(off, context, { volunteerId, sinceMs: context.nowMs });
  }, state);
  return { state: gone, rooms };
}
