import { randomId } from '../../../protocol/bytes.ts';
import type { Envelope, SealedKind } from '../../../protocol/sealed.ts';
import { openEnvelope, sealEnvelope } from '../../../widget/keys/envelope.ts';
import type { DraftName, KeyStore } from '../session/key-store.ts';

const KINDS = { record: 'contactRecord', message: 'draft' } as const satisfies Record<DraftName, SealedKind>;

/**
 * One unsent text of a talk, kept in this browser beside the conversation's key and encrypted under it, so that both go
 * together. The only place that knows where drafts are kept.
 */
export class KeptDraft {
  readonly #roomId: string;
  readonly #name: DraftName;
  readonly #store: KeyStore;
  #latest: object | null = null;
  #keeping = false;
  #changed = false;

  constructor(roomId: string, name: DraftName, store: KeyStore) {
    this.#roomId = roomId;
    this.#name = name;
    this.#store = store;
  }

  /** Where the browser can't keep it, nothing happens: it is still in memory. */
  keep(key: CryptoKey, body: object): void {
    this.#latest = body;
    this.#changed = true;
    if (!this.#keeping) void this.#keepAll(key).catch(() => {});
  }

  /** What an earlier page load left; null if that can't be read, or something newer was kept meanwhile. */
  async open(key: CryptoKey, envelope: Envelope): Promise<object | null> {
    const opened = await openEnvelope(key, this.#context, envelope).catch(() => null);
    const body = opened?.body;
    return typeof body === 'object' && this.#latest === null ? body : null;
  }

  /** For what leaves this device in the end. */
  seal(key: CryptoKey, body: object, lastSeq = 0): Promise<Envelope> {
    return sealEnvelope(key, this.#context, { instance: randomId(), counter: 1, lastSeq, body });
  }

  /** One write at a time, so that the last one wins. */
  async #keepAll(key: CryptoKey): Promise<void> {
    this.#keeping = true;
    try {
      while (this.#changed && this.#latest !== null) {
        this.#changed = false;
        await this.#store.saveDraft(this.#roomId, this.#name, await this.seal(key, this.#latest));
      }
    } finally {
      this.#keeping = false;
    }
  }

  get #context() {
    return { conversationId: this.#roomId, role: 'volunteer', kind: KINDS[this.#name] } as const;
  }
}
