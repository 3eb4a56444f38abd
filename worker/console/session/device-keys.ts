import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { keyIdOf, toBase64url } from '../../../protocol/bytes.ts';
import type { NamedKeyPair } from '../../../widget/keys/key-pair.ts';

interface Schema extends DBSchema {
  /** By whose it is. */
  keys: { key: string; value: NamedKeyPair };
}

const DATABASE = 'luisterend-oog-postvak';
const P256 = { name: 'ECDH', namedCurve: 'P-256' };

/**
 * [K9] Lasting keys of people whose passkey gives no secret. They lie in a database of their own, so that signing out leaves them. A
 * browser writes even a key that is not extractable raw to its disk: whoever has the disk has the key. It opens nothing but what R2 still
 * has, which is nothing of a conversation that was erased, or of a share that has ended.
 */
export class DeviceKeys {
  readonly #db: IDBPDatabase<Schema> | null;

  private constructor(db: IDBPDatabase<Schema> | null) {
    this.#db = db;
  }

  static async open(): Promise<DeviceKeys> {
    try {
      const db: IDBPDatabase<Schema> = await openDB<Schema>(DATABASE, 1, {
        upgrade: (fresh) => fresh.createObjectStore('keys'),
        blocking: () => db.close(),
      });
      return new DeviceKeys(db);
    } catch {
      return new DeviceKeys(null);
    }
  }

  /** The key of this id, if this browser has it. */
  async find(volunteerId: string, keyId: string): Promise<NamedKeyPair | null> {
    const kept = await this.#db?.get('keys', volunteerId).catch(() => undefined);
    return kept?.publicKey.id === keyId ? kept : null;
  }

  /** Makes a key that can't be taken out of this browser. @returns null where nothing is kept */
  async make(volunteerId: string): Promise<NamedKeyPair | null> {
    const pair = await crypto.subtle.generateKey(P256, false, ['deriveBits']);
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    const made = { pair, publicKey: { id: await keyIdOf(raw), publicKey: toBase64url(raw) } };
    try {
      await this.#db?.put('keys', made, volunteerId);
      return this.#db === null ? null : made;
    } catch {
      return null;
    }
  }

  async forget(volunteerId: string): Promise<void> {
    await this.#db?.delete('keys', volunteerId);
  }
}
