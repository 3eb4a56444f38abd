import type { Envelope } from '../../protocol/sealed.ts';
import type { NamedKeyPair } from '../../widget/keys/key-pair.ts';

/** A conversation whose record has not been sent yet, with its key (not extractable). */
export type OpenedConversation = {
  roomId: string;
  volunteerId: string;
  key: CryptoKey;
  openedAtMs: number;
  /** The record so far, encrypted under `key`. */
  draft?: Envelope;
};

const DATABASE = 'luisterend-oog-console';
const PAIRS = 'pairs';
const CONVERSATIONS = 'conversations';
/** Longer than any session, so nobody works with a key this old. */
const LONGEST_MS = 12 * 3_600_000;
const PAIR_ID = 'session';

/**
 * This browser's keys: the session's own pair and the opened conversation keys. Browsers keep them in IndexedDB
 * without ever showing their bytes to the page; where that is not to be had, memory holds them until the tab closes.
 */
export class KeyStore {
  readonly #db: IDBDatabase | null;
  #pair: NamedKeyPair | null = null;
  readonly #conversations = new Map<string, OpenedConversation>();

  private constructor(db: IDBDatabase | null) {
    this.#db = db;
  }

  static async open(): Promise<KeyStore> {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(PAIRS);
        request.result.createObjectStore(CONVERSATIONS, { keyPath: 'roomId' });
      };
      const db = await done(request);
      // Another tab that clears or upgrades the database must not have to wait for this one.
      db.onversionchange = () => db.close();
      return new KeyStore(db);
    } catch {
      return new KeyStore(null);
    }
  }

  async pair(): Promise<NamedKeyPair | null> {
    if (this.#db === null) return this.#pair;
    const stored: NamedKeyPair | undefined = await done(
      this.#store(this.#db, PAIRS, 'readonly').get(PAIR_ID),
    );
    return stored ?? null;
  }

  async savePair(pair: NamedKeyPair): Promise<void> {
    this.#pair = pair;
    if (this.#db !== null) await done(this.#store(this.#db, PAIRS, 'readwrite').put(pair, PAIR_ID));
  }

  /** Of this volunteer; everybody else's and all too old are dropped on the way. */
  async conversations(volunteerId: string, nowMs: number): Promise<OpenedConversation[]> {
    const all = this.#db === null ? [...this.#conversations.values()] : await this.#all(this.#db);
    const [kept, dropped] = [all.filter(keep), all.filter((entry) => !keep(entry))];
    for (const { roomId } of dropped) await this.forgetConversation(roomId);
    return kept;

    function keep(entry: OpenedConversation): boolean {
      return entry.volunteerId === volunteerId && nowMs - entry.openedAtMs < LONGEST_MS;
    }
  }

  async saveConversation(conversation: OpenedConversation): Promise<void> {
    this.#conversations.set(conversation.roomId, conversation);
    if (this.#db !== null) await done(this.#store(this.#db, CONVERSATIONS, 'readwrite').put(conversation));
  }

  /** With its conversation only: of one that is forgotten nothing comes back. */
  async saveDraft(roomId: string, draft: Envelope): Promise<void> {
    const known = this.#conversations.get(roomId);
    if (known !== undefined) this.#conversations.set(roomId, { ...known, draft });
    if (this.#db === null) return;
    const store = this.#store(this.#db, CONVERSATIONS, 'readwrite');
    const stored: OpenedConversation | undefined = await done(store.get(roomId));
    if (stored !== undefined) await done(store.put({ ...stored, draft }));
  }

  async forgetConversation(roomId: string): Promise<void> {
    this.#conversations.delete(roomId);
    if (this.#db !== null) await done(this.#store(this.#db, CONVERSATIONS, 'readwrite').delete(roomId));
  }

  /** At sign-out: nothing of this volunteer stays on the device. */
  async clear(): Promise<void> {
    this.#pair = null;
    this.#conversations.clear();
    if (this.#db === null) return;
    await done(this.#store(this.#db, PAIRS, 'readwrite').clear());
    await done(this.#store(this.#db, CONVERSATIONS, 'readwrite').clear());
  }

  async #all(db: IDBDatabase): Promise<OpenedConversation[]> {
    return done(this.#store(db, CONVERSATIONS, 'readonly').getAll());
  }

  #store(db: IDBDatabase, name: string, mode: IDBTransactionMode): IDBObjectStore {
    return db.transaction(name, mode).objectStore(name);
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}
