import { isBlank } from '../../../protocol/blank.ts';
import * as z from 'zod';
import { ContactRecord } from '../../../protocol/http/staff.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import type { Envelope } from '../../../protocol/sealed.ts';
import type { KeyStore } from '../session/key-store.ts';
import { KeptDraft } from './kept-draft.ts';

/** The record's fields, with the text as it is typed. */
const Filled = z.object({ ...ContactRecord.shape, text: z.string().max(LIMITS.recordTextChars) });
export type Filled = z.infer<typeof Filled>;

const EMPTY: Filled = { topic: null, heavy: null, text: '' };

/** The volunteer's record while it is being written. It outlives a reload and a new sign-in; without the key it is in memory only. */
export class RecordDraft {
  filled: Filled = EMPTY;
  readonly #kept: KeptDraft;
  #touched = false;

  constructor(roomId: string, store: KeyStore) {
    this.#kept = new KeptDraft(roomId, 'record', store);
  }

  write(part: Partial<Filled>, key: CryptoKey | null): void {
    this.#touched = true;
    this.filled = { ...this.filled, ...part };
    if (key !== null) this.#kept.keep(key, this.filled);
  }

  /** The topic that the visitor named stands there until the volunteer says otherwise. */
  suggest(topic: Filled['topic']): void {
    if (!this.#touched) this.filled = { ...this.filled, topic };
  }

  /** What an earlier page load left. */
  async restore(key: CryptoKey, envelope: Envelope): Promise<void> {
    const body = await this.#kept.open(key, envelope);
    // An older console's draft lacks the fields that came after it.
    const kept = body === null ? undefined : Filled.safeParse({ ...EMPTY, ...body }).data;
    if (kept === undefined) return;
    this.#touched = true;
    this.filled = kept;
  }

  /** The record as it may leave this device; without the key nothing typed does. */
  async seal(key: CryptoKey | null, lastSeq: number): Promise<ContactRecord> {
    const { topic, heavy } = this.filled;
    const text = this.filled.text.trim();
    if (isBlank(text) || key === null) return { topic, heavy, text: null };
    return { topic, heavy, text: await this.#kept.seal(key, { text }, lastSeq) };
  }
}
