import type { RoomReport, RoomTimes, RoomView } from '../../domain/exchange.ts';
import type { StorageBindings } from '../../platform/bindings.ts';

/*
 * What may be asked of an object from outside, apart from the objects: whoever calls one needs no import of its class, so that
 * the queue and a room can call each other without a circle.
 */

export type Admission =
  | { outcome: 'admitted'; roomId: string; times: RoomTimes }
  | { outcome: 'full' | 'closed' };

export interface QueueCalls extends Rpc.DurableObjectBranded {
  /** [Q2] Admits or refuses a sign-up. Idempotent by `signUpId`: a retry gets the room it got before. */
  signUp(visitor: { roomId: string; signUpId: string }): Promise<Admission>;
  /** Takes a room's report. True: taken in, and no older report of that room counts from now on. */
  report(report: RoomReport): Promise<boolean>;
  /** [A3] A session was ended by hand: its consoles are closed, and its talks go back to the front. A repeat changes nothing. */
  signedOut(sessionHash: string): Promise<void>;
  /** [A14] Who must accept the statement of secrecy may have changed. A repeat changes nothing. */
  secrecyChanged(): Promise<void>;
  /** The settings were changed: everything is decided anew by them, and rooms and consoles are told. */
  settingsChanged(): Promise<void>;
}

export interface RoomCalls extends Rpc.DurableObjectBranded {
  /** Makes the room of an admitted sign-up; the D1 row exists by now. A repeat changes nothing. */
  begin(facts: { signUpId: string; tokenHash: string; times: RoomTimes }): void;
  /** Takes the queue's view of this room's place. `unknown`: there is no such room (yet, or any more). */
  queueView(view: RoomView): 'taken' | 'unknown';
  /** Quick exit [C9]: the end at once, without a form. Says nothing about whether the token was right. */
  exit(token: string): Promise<void>;
  /** [A3] As above, for this room. */
  signedOut(sessionHash: string): Promise<void>;
  /** Called by the purge: erases what was typed at once, and the rest when the queue has taken the end. */
  erase(): Promise<void>;
}

/** All that the platform binds to the Worker: its storage and the two kinds of objects. */
export type Bindings = StorageBindings & {
  QUEUE: DurableObjectNamespace<QueueCalls>;
  ROOMS: DurableObjectNamespace<RoomCalls>;
};
