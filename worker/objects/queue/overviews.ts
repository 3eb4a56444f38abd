import { coordinatorSnapshot } from '../../domain/queue/coordinator-view.ts';
import type { QueueContext, QueueState } from '../../domain/queue/state.ts';
import { logError } from '../../platform/log.ts';
import { sendTo } from '../kit/sockets.ts';
import type { QueueSockets } from './queue-sockets.ts';

/** Coordinators see a change within this, and no more often: a flood of sign-ups must not become a flood of snapshots. */
const REST_MS = 400;

/** [Q12] Sends coordinators' consoles how the queue is doing: after a quiet moment at once, and then once for all that changes meanwhile. */
export class Overviews {
  readonly #ctx: Pick<DurableObjectState, 'waitUntil'>;
  readonly #sockets: Pick<QueueSockets, 'coordinators'>;
  readonly #now: () => Promise<{ state: QueueState; context: QueueContext }>;
  #sending = false;
  #changedMeanwhile = false;

  constructor(
    ctx: Pick<DurableObjectState, 'waitUntil'>,
    sockets: Pick<QueueSockets, 'coordinators'>,
    now: () => Promise<{ state: QueueState; context: QueueContext }>,
  ) {
    this.#ctx = ctx;
    this.#sockets = sockets;
    this.#now = now;
  }

  /** @param before the state until now: only if a coordinator sees a difference */
  changed(state: QueueState, context: QueueContext, before?: QueueState): void {
    const seen = (one: QueueState): string => JSON.stringify(coordinatorSnapshot(one, context));
    if (before !== undefined && seen(state) === seen(before)) return;
    this.#changedMeanwhile = true;
    if (this.#sending || this.#sockets.coordinators().length === 0) return;
    this.#sending = true;
    this.#ctx.waitUntil(this.#send());
  }

  /** A snapshot that fails is followed by that of the next change: nothing of the queue waits for it. */
  async #send(): Promise<void> {
    try {
      while (this.#changedMeanwhile) {
        this.#changedMeanwhile = false;
        const { state, context } = await this.#now();
        const overview = coordinatorSnapshot(state, context);
        for (const socket of this.#sockets.coordinators()) sendTo(socket, overview);
        await new Promise((resolve) => setTimeout(resolve, REST_MS));
      }
    } catch (error) {
      logError('queue', error);
    } finally {
      this.#sending = false;
    }
  }
}
