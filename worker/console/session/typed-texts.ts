import { sha256 } from '../../../protocol/bytes.ts';
import { openKept, sealKept } from '../../../widget/keys/split-key.ts';
import { LONGEST_MS, type KeyStore } from './key-store.ts';
import { storeOf } from './own-draft.ts';

const byApi = new WeakMap<object, TypedTexts>();
const PREFIX = 'typed ';
type Owned = { store: KeyStore; personId: string };

/**
 * [K3] What one person typed outside a talk and did not send, by the place where it was typed: in memory, and over a reload as ciphertext on
 * this device. Whoever signs in after them has others. Signing out forgets all of it.
 */
export class TypedTexts {
  /** What an earlier page load left is here then. Never fails: what can't be kept is in memory. */
  ready = Promise.resolve();
  readonly #own: Owned | null;
  /** Under which key the texts are kept; null: none was there yet. */
  #key: CryptoKey | null = null;
  readonly #texts = new Map<string, unknown>();
  /** Places whose text is not on this device as it is here. */
  readonly #unkept = new Set<string>();
  #keeping = false;
  /** How often there was something to keep. */
  #writes = 0;

  private constructor(own: Owned | null) {
    this.#own = own;
  }

  /** Of whose requests go through this. */
  static of(api: object): TypedTexts {
    const known = byApi.get(api) ?? new TypedTexts(storeOf.get(api) ?? null);
    byApi.set(api, known);
    known.#follow();
    return known;
  }

  /** As it was written, maybe by a console of before: its reader checks it. */
  read(place: string): unknown {
    return this.#texts.get(place);
  }

  /** @param text null: it was sent, or is not wanted any more. */
  write(place: string, text: object | null): void {
    if (text === null) this.#texts.delete(place);
    else this.#texts.set(place, text);
    this.#unkept.add(place);
    this.#writes += 1;
    if (!this.#keeping) void this.#keepAll();
  }

  /** True if a reload would lose it: the browser can't keep it, or has not yet. */
  isAtRisk(place: string): boolean {
    return this.#texts.has(place) && this.#unkept.has(place);
  }

  /**
   * Reads what is kept whenever the store has been opened for this person anew, and for nobody else. What is here is kept once more
   * then: whoever signed out here meanwhile took away the device's half of the key, and all that was kept under it.
   */
  #follow(): void {
    const device = this.#own?.store.device ?? null;
    if (device === null || device.ownerId !== this.#own?.personId || device.key === this.#key) return;
    this.#key = device.key;
    for (const place of this.#texts.keys()) this.#unkept.add(place);
    this.#writes += 1;
    this.ready = this.#load(this.#own.store).catch(() => {});
    if (!this.#keeping) void this.#keepAll();
  }

  async #load(store: KeyStore): Promise<void> {
    for (const [place, text] of await typedIn(store, Date.now()))
      if (!this.#texts.has(place) && !this.#unkept.has(place)) this.#texts.set(place, text);
  }

  /** One write at a time, so that the last one wins. What can't be kept is tried again with the next that is written. */
  async #keepAll(): Promise<void> {
    this.#keeping = true;
    let failedAt = 0;
    while (this.#unkept.size > 0 && failedAt !== this.#writes) {
      const writes = this.#writes;
      if (!(await this.#keepOne([...this.#unkept][0] ?? ''))) failedAt = writes;
    }
    this.#keeping = false;
  }

  async #save(place: string, text: unknown): Promise<boolean> {
    const own = this.#own;
    return own !== null && saveTyped(own.store, own.personId, { place, text }, Date.now());
  }

  async #keepOne(place: string): Promise<boolean> {
    const text = this.#texts.get(place) ?? null;
    const key = this.#key;
    const kept = await this.#save(place, text).catch(() => false);
    if (kept && key === this.#key && text === (this.#texts.get(place) ?? null)) this.#unkept.delete(place);
    return kept;
  }
}

/** What whoever has signed in typed, by place. Whatever is too old is dropped on the way, also of others. */
export async function typedIn(store: KeyStore, nowMs: number): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  if (store.device === null) return found;
  const { db, key } = store.device;
  for (const id of await db.getAllKeys('device', IDBKeyRange.bound(PREFIX, `${PREFIX}\uFFFF`))) {
    const [atMs, sealed = ''] = (await db.get('device', id))?.split(' ') ?? [];
    const isOver = nowMs - Number(atMs) >= LONGEST_MS;
    if (isOver) await db.delete('device', id);
    // What others typed does not open with this key.
    const kept = isOver ? null : await openKept(key, sealed).catch(() => null);
    if (Array.isArray(kept)) found.set(String(kept[0]), kept[1]);
  }
  return found;
}

/**
 * @param personId who typed it: under somebody else's key it is never kept.
 * @param typed `text` null: nothing is kept of that place any more.
 * @returns false where it can't be kept.
 */
export async function saveTyped(
  store: KeyStore,
  personId: string,
  { place, text }: { place: string; text: unknown },
  nowMs: number,
): Promise<boolean> {
  const { device } = store;
  if (device === null || device.ownerId !== personId) return false;
  // Who typed about which conversation does not stand there in plain.
  const id = PREFIX + (await sha256(`${personId} ${place}`));
  const value = `${nowMs} ${await sealKept(device.key, [place, text])}`;
  // Somebody signed out meanwhile, or in.
  if (store.device?.key !== device.key) return false;
  if (text === null) await device.db.delete('device', id);
  else await device.db.put('device', value, id);
  return true;
}
