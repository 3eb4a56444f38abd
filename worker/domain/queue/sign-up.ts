import { isFull } from './places.ts';
import { passTime } from './queue.ts';
import { MOST_RESERVATIONS, nextOrder, reservations, type QueueContext, type QueueState } from './state.ts';

type Result = { outcome: 'admitted'; roomId: string } | { outcome: 'full' | 'closed' };

/**
 * [Q2] [Q9] A reservation, the same place again for the same sign-up, or a refusal before anything is created. Whoever is
 * refused changes nothing: the state is the same object then.
 */
export function signUp(
  state: QueueState,
  context: QueueContext,
  visitor: { roomId: string; signUpId: string },
): { state: QueueState; result: Result } {
  const known = state.entries.find((entry) => entry.signUpId === visitor.signUpId);
  if (known !== undefined) return { state, result: { outcome: 'admitted', roomId: known.roomId } };
  if (context.hours.state !== 'open') return { state, result: { outcome: 'closed' } };
  // What time alone has changed comes first, and is stored by the alarm if nobody is let in now.
  const now = passTime(state, context);
  if (isFull(now, context)) return { state, result: { outcome: 'full' } };
  const lapsing = new Set(reservations(now).slice(0, 1 - MOST_RESERVATIONS));
  const reservation: QueueState['entries'][number] = {
    ...visitor,
    order: nextOrder(now, context),
    joinedAtMs: context.nowMs,
    awaySinceMs: context.nowMs,
    cameIn: false,
    place: { state: 'waiting' },
    reportRevision: 0,
    talkedBefore: false,
    sitIn: null,
  };
  const entries = [...now.entries.filter((entry) => !lapsing.has(entry)), reservation];
  return { state: { ...now, entries }, result: { outcome: 'admitted', roomId: visitor.roomId } };
}
