import type { DraftName, KeyStore } from '../session/key-store.ts';

/** One unsent text of a talk, kept on this device for as long as the talk's record is due. */
export class KeptDraft {
  readonly #roomId: string;
  readonly #name: DraftName;
  readonly #store: KeyStore;
  #latest: (() => object | Promise<object>) | null = null;
  #keeping = false;

  constructor(roomId: string, name: DraftName, store: KeyStore) {
    this.#roomId = roomId;
    this.#name = name;
    this.#store = store;
  }

  /** Where the browser can't keep it, nothing happens: it is still in memory. */
  keep(make: () => object | Promise<object>): void {
    this.#latest = make;
    if (!this.#keeping) void this.#keepAll();
  }

  /** One write at a time, so that the last one wins. */
  async #keepAll(): Promise<void> {
    this.#keeping = true;
    while (this.#latest !== null) {
      const make = this.#latest;
      this.#latest = null;
      await Promise.resolve(make())
        .then((body) => this.#store.saveDraft(this.#roomId, this.#name, body))
        .catch(() => {});
    }
    this.#keeping = false;
  }
}
