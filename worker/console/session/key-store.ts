import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Envelope } from '../../../protocol/sealed.ts';
import type { NamedKeyPair } from '../../../widget/keys/key-pair.ts';

/** A conversation whose record has not been sent yet, with its key (not extractable). */
export type OpenedConversation = {
  roomId: string;
  volunteerId: string;
  key: CryptoKey;
  openedAtMs: number;
  /** Unsent texts so far, encrypted under `key`. */
  drafts?: Drafts;
};
export type DraftName = 'record' | 'message';
export type Drafts = Partial<Record<DraftName, Envelope>>;

interface Schema extends DBSchema {
  pairs: { key: string; value: NamedKeyPair };
  conversations: { key: string; value: OpenedConversation };
}
type Database = IDBPDatabase<Schema>;

const DATABASE = 'luisterend-oog-console';
/** Longer than any session, so nobody works with a key this old. */
const LONGEST_MS = 12 * 3_600_000;
const PAIR_ID = 'session';

/**
 * This browser's keys: the session's own pair and the opened conversation keys. Browsers keep them in IndexedDB
 * without ever showing their bytes to the page; where that is not to be had, memory holds them until the tab closes.
 */
export class KeyStore {
  readonly #db: Database | null;
  #pair: NamedKeyPair | null = null;
  readonly #conversations = new Map<string, OpenedConversation>();

  private constructor(db: Database | null) {
    this.#db = db;
  }

  static async open(): Promise<KeyStore> {
    try {
      const db: Database = await openDB<Schema>(DATABASE, 1, {
        upgrade: (fresh) => {
          fresh.createObjectStore('pairs');
          fresh.createObjectStore('conversations', { keyPath: 'roomId' });
        },
        // Another tab that clears or upgrades the database must not have to wait for this one.
        blocking: () => db.close(),
      });
      return new KeyStore(db);
    } catch {
      return new KeyStore(null);
    }
  }

  async pair(): Promise<NamedKeyPair | null> {
    if (this.#db === null) return this.#pair;
    return (await this.#db.get('pairs', PAIR_ID)) ?? null;
  }

  async savePair(pair: NamedKeyPair): Promise<void> {
    this.#pair = pair;
    await this.#db?.put('pairs', pair, PAIR_ID);
  }

  /** Of this volunteer; everybody else's and all too old are dropped on the way. */
  async conversations(volunteerId: string, nowMs: number): Promise<OpenedConversation[]> {
    const all =
      this.#db === null ? [...this.#conversations.values()] : await this.#db.getAll('conversations');
    const [kept, dropped] = [all.filter(keep), all.filter((entry) => !keep(entry))];
    for (const { roomId } of dropped) await this.forgetConversation(roomId);
    return kept;

    function keep(entry: OpenedConversation): boolean {
      return entry.volunteerId === volunteerId && nowMs - entry.openedAtMs < LONGEST_MS;
    }
  }

  async saveConversation(conversation: OpenedConversation): Promise<void> {
    this.#conversations.set(conversation.roomId, conversation);
    await this.#db?.put('conversations', conversation);
  }

  /** With its conversation only: of one that is forgotten nothing comes back. */
  async saveDraft(roomId: string, name: DraftName, draft: Envelope): Promise<void> {
    const withDraft = (known: OpenedConversation) => ({
      ...known,
      drafts: { ...known.drafts, [name]: draft },
    });
    const known = this.#conversations.get(roomId);
    if (known !== undefined) this.#conversations.set(roomId, withDraft(known));
    if (this.#db === null) return;
    // One transaction, so that a conversation which is forgotten meanwhile does not come back.
    const { store, done } = this.#db.transaction('conversations', 'readwrite');
    const stored = await store.get(roomId);
    if (stored !== undefined) await store.put(withDraft(stored));
    await done;
  }

  async forgetConversation(roomId: string): Promise<void> {
    this.#conversations.delete(roomId);
    await this.#db?.delete('conversations', roomId);
  }

  /** At sign-out: nothing of this volunteer stays on the device. */
  async clear(): Promise<void> {
    this.#pair = null;
    this.#conversations.clear();
    await this.#db?.clear('pairs');
    await this.#db?.clear('conversations');
  }
}
