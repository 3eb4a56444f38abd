import { EMPTY_QUEUE, type QueueState } from '../../domain/queue/state.ts';
import { readStoredQueue, storedQueue } from '../../domain/queue/stored.ts';
import { log } from '../../platform/log.ts';
import type { Outbox } from '../kit/outbox.ts';

/** The queue's stored state, of whatever version it was written in. */
export class QueueStore {
  readonly #storage: DurableObjectStorage;
  readonly #outbox: Outbox;

  constructor(storage: DurableObjectStorage, outbox: Outbox) {
    this.#storage = storage;
    this.#outbox = outbox;
  }

  load(): QueueState {
    const stored: unknown = this.#storage.kv.get('state');
    return stored === undefined ? EMPTY_QUEUE : (readStoredQueue(stored) ?? this.#startOver());
  }

  save(state: QueueState): void {
    this.#storage.kv.put('state', storedQueue(state));
  }

  /**
   * A queue that cannot be read starts empty, and its rooms' reports rebuild it. What was to be told to rooms is forgotten
   * too: a room that is in the outbox but not in the queue would be told that its place is lost.
   */
  #startOver(): QueueState {
    log({ event: 'storedStateUnreadable', object: 'queue' });
    this.#storage.transactionSync(() => {
      for (const key of this.#outbox.keys()) this.#outbox.remove(key);
      this.save(EMPTY_QUEUE);
    });
    return EMPTY_QUEUE;
  }
}
