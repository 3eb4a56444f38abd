import { configOf } from '../../platform/config.ts';
import type { Bindings, QueueCalls, RoomCalls } from './bindings.ts';

/*
 * The only way to any Durable Object, so that none is ever made outside the jurisdiction. `jurisdiction()` throws
 * under local development (workerd 2026-11), where JURISDICTION is "none".
 */

function within<T extends Rpc.DurableObjectBranded>(
  namespace: DurableObjectNamespace<T>,
  env: Bindings,
): DurableObjectNamespace<T> {
  const { jurisdiction } = configOf(env);
  return jurisdiction === 'none' ? namespace : namespace.jurisdiction(jurisdiction);
}

/** The one queue. */
export function queueOf(env: Bindings): DurableObjectStub<QueueCalls> {
  const queues = within(env.QUEUE, env);
  return queues.get(queues.idFromName('queue'));
}

/** A room by its id, or null for an id that no room of this namespace can have: no object wakes for a forgery. */
export function roomOf(env: Bindings, roomId: string): DurableObjectStub<RoomCalls> | null {
  const rooms = within(env.ROOMS, env);
  try {
    return rooms.get(rooms.idFromString(roomId));
  } catch {
    return null;
  }
}

export function newRoomId(env: Bindings): string {
  return within(env.ROOMS, env).newUniqueId().toString();
}
