import { EMPTY_QUEUE, type QueueState } from '../../domain/queue/state.ts';
import { readStoredQueue, storedQueue } from '../../domain/queue/stored.ts';
import { log } from '../../platform/log.ts';
import type { QueueOutbox } from './queue-outbox.ts';

/** The queue's stored state, of whatever version it was written in. */
export class QueueStore {
  readonly #storage: DurableObjectStorage;
  readonly #outbox: QueueOutbox;
  /**
   * The state as this instance last stored or read it. An object is the only writer of its storage, and to parse a hundred
   * places and volunteers takes 0.7 ms, several times at each event. Null: read it.
   */
  #known: QueueState | null = null;

  constructor(storage: DurableObjectStorage, outbox: QueueOutbox) {
    this.#storage = storage;
    this.#outbox = outbox;
  }

  load(): QueueState {
    this.#known ??= this.#read();
    return this.#known;
  }

  /** Stores a state and what `putAll` puts into the outbox because of it, in one transaction. */
  save(state: QueueState, putAll: () => void): void {
    this.#storage.transactionSync(() => {
      this.#storage.kv.put('state', storedQueue(state));
      putAll();
    });
    // Only now: a transaction that fails is rolled back.
    this.#known = state;
  }

  #read(): QueueState {
    const stored: unknown = this.#storage.kv.get('state');
    return stored === undefined ? EMPTY_QUEUE : (readStoredQueue(stored, Date.now()) ?? this.#startOver());
  }

  /**
   * A queue that cannot be read starts empty, and its rooms' reports rebuild it. The outbox is
   * emptied too: a room that is in it but not in the queue would be sent the view that its place is lost.
   */
  #startOver(): QueueState {
    log({ event: 'storedStateUnreadable', object: 'queue' });
    this.save(EMPTY_QUEUE, () => this.#outbox.forgetAll());
    return EMPTY_QUEUE;
  }
}
