import type { RoomReport, RoomTimes, RoomView } from '../../domain/exchange.ts';
import type { StorageBindings } from '../../platform/bindings.ts';

/*
 * What may be asked of an object from outside, apart from the objects: whoever calls one needs no import of its class, so that
 * the queue and a room can call each other without a circle.
 */

export type Admission =
  { outcome: 'admitted'; roomId: string; times: RoomTimes } | { outcome: 'full' | 'closed' };

export interface QueueCalls extends Rpc.DurableObjectBranded {
  /** [Q2] Admits or refuses a sign-up. Idempotent by `signUpId`: a retry gets the room it got before. */
  signUp(visitor: { roomId: string; signUpId: string }): Promise<Admission>;
  /** A room tells how it stands. True: taken in, and nothing older than it will count again. */
  report(report: RoomReport): Promise<boolean>;
}

export interface RoomCalls extends Rpc.DurableObjectBranded {
  /** Makes the room of an admitted sign-up; the D1 row exists by now. A repeat changes nothing. */
  begin(facts: { signUpId: string; tokenHash: string; times: RoomTimes }): void;
  /** The queue's word about the place. `unknown`: there is no such room (yet, or any more). */
  queueView(view: RoomView): 'taken' | 'unknown';
  /** Quick exit [C9]: the end at once, without a form. Says nothing about whether the token was right. */
  exit(token: string): Promise<void>;
  /** The purge: what was typed goes at once, the rest when the queue knows. */
  erase(): Promise<void>;
}

/** All that the platform binds to the Worker: its storage and the two kinds of objects. */
export type Bindings = StorageBindings & {
  QUEUE: DurableObjectNamespace<QueueCalls>;
  ROOMS: DurableObjectNamespace<RoomCalls>;
};
