import * as z from 'zod';
import { randomId } from '../../../protocol/bytes.ts';
import { ContactRecord } from '../../../protocol/http/staff.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import type { Envelope } from '../../../protocol/sealed.ts';
import { openEnvelope, sealEnvelope } from '../../../widget/keys/envelope.ts';
import type { KeyStore } from '../session/key-store.ts';

/** The record's fields, with the text as it is typed. */
const Filled = z.object({ ...ContactRecord.shape, text: z.string().max(LIMITS.recordTextChars) });
export type Filled = z.infer<typeof Filled>;

const EMPTY: Filled = { topic: null, heavy: null, text: '' };

/**
 * The volunteer's record while it is being written. It outlives a reload and a new sign-in: kept in this browser beside
 * the conversation's key and encrypted under it, so that both go together. Without a key it is in memory only.
 */
export class RecordDraft {
  filled: Filled = EMPTY;
  readonly #roomId: string;
  readonly #store: KeyStore;
  #keeping = false;
  #changed = false;

  constructor(roomId: string, store: KeyStore) {
    this.#roomId = roomId;
    this.#store = store;
  }

  write(part: Partial<Filled>, key: CryptoKey | null): void {
    this.filled = { ...this.filled, ...part };
    this.#changed = true;
    // Where the browser can't keep it, it is still here.
    if (key !== null && !this.#keeping) void this.#keep(key).catch(() => {});
  }

  /** What an earlier page load left. */
  async restore(key: CryptoKey, envelope: Envelope): Promise<void> {
    const opened = await openEnvelope(key, this.#context, envelope).catch(() => null);
    if (typeof opened?.body !== 'object') return;
    // An older console's draft lacks the fields that came after it.
    const kept = Filled.safeParse({ ...EMPTY, ...opened.body }).data;
    if (kept !== undefined && !this.#changed) this.filled = kept;
  }

  /** The record as it may leave this device; without the key nothing typed does. */
  async seal(key: CryptoKey | null, lastSeq: number): Promise<ContactRecord> {
    const { topic, heavy } = this.filled;
    const text = this.filled.text.trim();
    if (text === '' || key === null) return { topic, heavy, text: null };
    return { topic, heavy, text: await this.#sealed(key, lastSeq, { text }) };
  }

  /** One write at a time, so that the last one wins. */
  async #keep(key: CryptoKey): Promise<void> {
    this.#keeping = true;
    try {
      while (this.#changed) {
        this.#changed = false;
        await this.#store.saveDraft(this.#roomId, await this.#sealed(key, 0, this.filled));
      }
    } finally {
      this.#keeping = false;
    }
  }

  get #context() {
    return { conversationId: this.#roomId, role: 'volunteer', kind: 'contactRecord' } as const;
  }

  #sealed(key: CryptoKey, lastSeq: number, body: object): Promise<Envelope> {
    return sealEnvelope(key, this.#context, { instance: randomId(), counter: 1, lastSeq, body });
  }
}
