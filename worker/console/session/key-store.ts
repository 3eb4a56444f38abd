import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { fromBase64url, randomSecret, toBase64url } from '../../../protocol/bytes.ts';
import { exportPrivateKey, importKeyPair, type NamedKeyPair } from '../../../widget/keys/key-pair.ts';
import { openKept, sealKept, splitKey } from '../../../widget/keys/split-key.ts';
import { draftsBefore, type ConversationBefore, type DraftName, type Drafts } from './stored-before.ts';

export type { DraftName, Drafts };

/** A conversation whose record has not been sent yet. */
export type OpenedConversation = {
  roomId: string;
  volunteerId: string;
  openedAtMs: number;
  /** In memory only: null after a reload, when the room has to ask the visitor's page for it. */
  key: CryptoKey | null;
  /** Unsent texts so far. */
  drafts: Drafts;
};

/** `sealed`: the drafts. */
type StoredConversation = Pick<OpenedConversation, 'roomId' | 'volunteerId' | 'openedAtMs'> & {
  sealed: string | null;
};
/** `sealed`: the private half. */
type StoredPair = Pick<NamedKeyPair, 'publicKey'> & { sealed: string };

interface Schema extends DBSchema {
  /** A session from before the split key has its pair as the browser stored it. */
  pairs: { key: string; value: StoredPair | NamedKeyPair };
  conversations: { key: string; value: StoredConversation | ConversationBefore };
  device: { key: string; value: string };
}
type Database = IDBPDatabase<Schema>;

const DATABASE = 'luisterend-oog-console';
/** Longer than any session, so nobody works with a key this old. */
export const LONGEST_MS = 12 * 3_600_000;
const [PAIR_ID, HALF_ID, KEYCHAIN_ID] = ['session', 'half', 'keychain'];

/**
 * [K3] What this browser keeps of who has signed in: the session's own key pair, and the unsent texts of conversations. A browser
 * writes even a key that is not extractable raw to its disk, so all of it is stored as ciphertext under a key of which the server
 * has half. Conversations' keys are in memory only, and so is everything where there is no IndexedDB.
 */
export class KeyStore {
  readonly #db: Database | null;
  #key: CryptoKey | null = null;
  /** Whose key it is. */
  #ownerId = '';
  #pair: NamedKeyPair | null = null;
  /** A coordinator's, opened in this session. */
  #keychain: object | null = null;
  readonly #conversations = new Map<string, OpenedConversation>();

  private constructor(db: Database | null) {
    this.#db = db;
  }

  static async open(): Promise<KeyStore> {
    return new KeyStore(await openDatabase());
  }

  /** To be called before anything else, with what the server says of who has signed in. */
  async unlock(volunteerId: string, serverHalf: string): Promise<void> {
    const key = this.#db && (await splitKey(await halfOf(this.#db), serverHalf, 'console', volunteerId));
    // Together, so that nothing of one person is ever kept under the key of another.
    [this.#key, this.#ownerId] = [key, volunteerId];
  }

  /** For what parts that are fetched apart keep here; null where nothing can be kept. */
  get device() {
    return this.#db && this.#key && { db: this.#db, key: this.#key, ownerId: this.#ownerId };
  }

  async pair(): Promise<NamedKeyPair | null> {
    const stored = await this.#db?.get('pairs', PAIR_ID);
    if (stored === undefined || 'pair' in stored) return stored ?? this.#pair;
    const { sealed, publicKey } = stored;
    const kept = await this.#opened(sealed);
    if (typeof kept !== 'string') return null;
    return { pair: await importKeyPair(fromBase64url(kept), publicKey), publicKey };
  }

  /** @returns the same pair, which can't be taken out of the browser. A new session has to open the keychain anew. */
  async savePair({ pair, publicKey }: NamedKeyPair): Promise<NamedKeyPair> {
    this.#keychain = null;
    await this.#db?.delete('device', KEYCHAIN_ID);
    const pkcs8 = await exportPrivateKey(pair);
    this.#pair = { pair: await importKeyPair(pkcs8, publicKey), publicKey };
    if (this.#key !== null) {
      const sealed = await sealKept(this.#key, toBase64url(pkcs8));
      await this.#db?.put('pairs', { publicKey, sealed }, PAIR_ID);
    }
    return this.#pair;
  }

  /** What was opened in this session, in whichever tab; null if that was nothing. */
  async keychain(): Promise<unknown> {
    const sealed = await this.#db?.get('device', KEYCHAIN_ID);
    return sealed === undefined ? this.#keychain : await this.#opened(sealed);
  }

  async saveKeychain(keychain: object): Promise<void> {
    this.#keychain = keychain;
    if (this.#key !== null) await this.#db?.put('device', await sealKept(this.#key, keychain), KEYCHAIN_ID);
  }

  /**
   * Of this volunteer. All too old are dropped on the way. Everybody else's texts stay where they are until their writer comes back, as
   * ciphertext that nobody else's half opens; their keys do not.
   */
  async conversations(volunteerId: string, nowMs: number): Promise<OpenedConversation[]> {
    const isTheirs = (entry: { volunteerId: string }) => entry.volunteerId === volunteerId;
    for (const known of this.#conversations.values())
      if (!isTheirs(known)) this.#conversations.delete(known.roomId);
    const stored = (await this.#db?.getAll('conversations')) ?? [];
    for (const one of stored.filter(isTheirs)) await this.#load(one);
    const theirs = [...this.#conversations.values()];
    const isOver = (one: { openedAtMs: number }) => nowMs - one.openedAtMs >= LONGEST_MS;
    const hasKey = (one: object) => 'key' in one;
    const dropped = [
      ...theirs.filter(isOver),
      ...stored.filter((one) => !isTheirs(one) && (isOver(one) || hasKey(one))),
    ];
    for (const { roomId } of dropped) await this.forgetConversation(roomId);
    return theirs.filter((one) => !isOver(one));
  }

  async saveConversation(conversation: Omit<OpenedConversation, 'drafts'>): Promise<void> {
    const { drafts = {} } = this.#conversations.get(conversation.roomId) ?? {};
    const known = { ...conversation, drafts };
    this.#conversations.set(conversation.roomId, known);
    await this.#db?.put('conversations', await this.#stored(known));
  }

  /** With its conversation only: of one that is forgotten nothing comes back. */
  async saveDraft(roomId: string, name: DraftName, draft: object): Promise<void> {
    const known = this.#conversations.get(roomId);
    if (known === undefined) return;
    known.drafts = { ...known.drafts, [name]: draft };
    const made = await this.#stored(known);
    if (this.#db === null) return;
    // One transaction, so that a conversation which is forgotten meanwhile does not come back.
    const { store, done } = this.#db.transaction('conversations', 'readwrite');
    if ((await store.getKey(roomId)) !== undefined) await store.put(made);
    await done;
  }

  async forgetConversation(roomId: string): Promise<void> {
    this.#conversations.delete(roomId);
    await this.#db?.delete('conversations', roomId);
  }

  /** At sign-out: nothing of this volunteer stays on the device that anything could open. */
  async clear(): Promise<void> {
    this.#pair = this.#key = this.#keychain = null;
    this.#conversations.clear();
    for (const name of ['pairs', 'conversations', 'device'] as const) await this.#db?.clear(name);
  }

  /** Unless it is known already, with its key. One of before the split key is stored anew, without its key. */
  async #load(stored: StoredConversation | ConversationBefore): Promise<void> {
    const { roomId, openedAtMs } = stored;
    if (this.#conversations.has(roomId)) return;
    const facts = { roomId, volunteerId: stored.volunteerId, openedAtMs };
    if ('key' in stored) {
      const known = { ...facts, key: stored.key, drafts: await draftsBefore(stored) };
      this.#conversations.set(roomId, known);
      await this.#db?.put('conversations', await this.#stored(known));
    } else {
      const drafts = stored.sealed === null ? null : await this.#opened(stored.sealed);
      const isOne = typeof drafts === 'object' && drafts !== null;
      this.#conversations.set(roomId, { ...facts, key: null, drafts: isOne ? drafts : {} });
    }
  }

  async #stored({
    roomId,
    volunteerId,
    openedAtMs,
    drafts,
  }: OpenedConversation): Promise<StoredConversation> {
    const sealed = this.#key === null ? null : await sealKept(this.#key, drafts);
    return { roomId, volunteerId, openedAtMs, sealed };
  }

  async #opened(sealed: string): Promise<unknown> {
    return this.#key === null ? null : openKept(this.#key, sealed).catch(() => null);
  }
}

async function openDatabase(): Promise<Database | null> {
  try {
    const db: Database = await openDB<Schema>(DATABASE, 2, {
      upgrade: (fresh, version) => {
        if (version < 1) {
          fresh.createObjectStore('pairs');
          fresh.createObjectStore('conversations', { keyPath: 'roomId' });
        }
        fresh.createObjectStore('device');
      },
      // Another tab that clears or upgrades the database must not have to wait for this one.
      blocking: () => db.close(),
    });
    return db;
  } catch {
    return null;
  }
}

/** The device's half of the key: the same for all tabs and whoever signs in here, until somebody signs out. */
async function halfOf(db: Database): Promise<string> {
  const { store, done } = db.transaction('device', 'readwrite');
  const half = (await store.get(HALF_ID)) ?? randomSecret();
  await store.put(half, HALF_ID);
  await done;
  return half;
}
