import type { CoordinatorSnapshot } from '../../../protocol/queue.ts';
import { isNobodyThere } from './absence.ts';
import type { QueueContext, QueueState } from './state.ts';
import { visitorsWaiting } from './views.ts';

/** What coordinators see of the queue now: how many wait, who does what, and whether anybody accepts. Nothing of it is kept. */
export function coordinatorSnapshot(state: QueueState, context: QueueContext): CoordinatorSnapshot {
  const { waiting, away } = visitorsWaiting(state);
  const waits = waiting.map(({ joinedAtMs }) => context.nowMs - joinedAtMs);
  return {
    type: 'overview',
    waiting: waiting.length,
    away: away.length,
    longestWaitMs: waits.length === 0 ? null : Math.max(...waits),
    handedOver: waiting.filter(({ talkedBefore }) => talkedBefore).length,
    volunteers: state.volunteers
      .filter(({ doing }) => doing.what !== 'off')
      .map(({ id, alias, doing }) => ({
        id,
        alias,
        doing: doing.what,
        forMs: context.nowMs - doing.sinceMs,
      })),
    nobodyAcceptsForMs: nobodyAcceptsForMs(state, context),
  };
}

/** [Q11] Somebody waits and no volunteer is there: how long nobody has accepted anybody since. */
function nobodyAcceptsForMs(state: QueueState, context: QueueContext): number | null {
  if (state.waitingSinceMs === null || !isNobodyThere(state, context)) return null;
  const acceptedAtMs = state.recentWaits.at(-1)?.atMs ?? 0;
  return context.nowMs - Math.max(state.waitingSinceMs, acceptedAtMs);
}
