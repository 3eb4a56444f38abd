const SWEEP_MS = 60_000;

const NAME = 'sweptAtMs';

/**
 * What an object does once a minute, however often its alarm wakes it: a page that can be seen has to be looked after every
 * half minute, and others need not hear of it each time. Stored, since an object that hibernates between two alarms forgets.
 */
export class Sweep {
  readonly #kv: SyncKvStorage;

  constructor(kv: SyncKvStorage) {
    this.#kv = kv;
  }

  /** True at most once a minute. Ask before anything may fail: one that stayed due would set the alarm for now, again and again. */
  isDue(nowMs: number): boolean {
    if (nowMs < (this.#dueMs(nowMs) ?? 0)) return false;
    this.#kv.put(NAME, nowMs);
    return true;
  }

  /** When it is due again, for the alarm. */
  nextMs(nowMs: number): number {
    return this.#dueMs(nowMs) ?? nowMs + SWEEP_MS;
  }

  /** Null if nothing says so: there was none yet, or the clock was set back. */
  #dueMs(nowMs: number): number | null {
    const atMs: unknown = this.#kv.get(NAME);
    return typeof atMs === 'number' && atMs <= nowMs ? atMs + SWEEP_MS : null;
  }
}
