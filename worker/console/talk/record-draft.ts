import { isBlank } from '../../../protocol/blank.ts';
import { randomId } from '../../../protocol/bytes.ts';
import * as z from 'zod';
import { ContactRecord } from '../../../protocol/http/staff.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { chosenTopic } from '../../../protocol/intake.ts';
import { Envelope } from '../../../protocol/sealed.ts';
import { sealEnvelope } from '../../../widget/keys/envelope.ts';
import type { KeyStore } from '../session/key-store.ts';
import { offeredTopics } from '../conversation/topics.ts';
import { KeptDraft } from './kept-draft.ts';

/** The record's fields, with the text as it is typed. */
const Filled = z.object({
  ...ContactRecord.shape,
  wantsDiscussion: z.boolean(),
  text: z.string().max(LIMITS.recordTextChars),
});
export type Filled = z.infer<typeof Filled>;
const Sealed = z.object({ sealed: Envelope });

const EMPTY: Filled = { topic: null, heavy: null, wantsDiscussion: false, text: '' };

/**
 * The volunteer's record while it is being written. It outlives a reload and a new sign-in, though the conversation's key may
 * not: so the text is kept as it would be sent as well.
 */
export class RecordDraft {
  filled: Filled = EMPTY;
  readonly #roomId: string;
  readonly #kept: KeptDraft;
  #touched = false;
  /** Topic and text under the conversation's key, as they were before this page load; null if they are others by now. */
  #sealed: Envelope | null = null;

  /** @param before what an earlier page load left. An older console's draft lacks the fields that came after it. */
  constructor(roomId: string, store: KeyStore, before: object | undefined) {
    this.#roomId = roomId;
    this.#kept = new KeptDraft(roomId, 'record', store);
    const kept = before === undefined ? undefined : Filled.safeParse({ ...EMPTY, ...before }).data;
    if (kept === undefined) return;
    this.#touched = true;
    this.filled = kept;
    this.#sealed = Sealed.safeParse(before).data?.sealed ?? null;
  }

  /** True if there is a text that can be sent as it is, and not be changed, as the conversation's key did not come back. */
  get isFixed(): boolean {
    return this.#sealed !== null;
  }

  write(part: Partial<Filled>, key: CryptoKey | null): void {
    this.#touched = true;
    this.filled = { ...this.filled, ...part };
    if (part.text !== undefined) this.#sealed = null;
    this.#kept.keep(async () => ({ ...this.filled, sealed: await this.#sealText(key, 0) }));
  }

  /** The topic that the visitor named stands there until the volunteer says otherwise. */
  suggest(topic: Filled['topic']): void {
    const offered = offeredTopics().some(({ id }) => id === topic);
    if (!this.#touched) this.filled = { ...this.filled, topic: offered ? topic : null };
  }

  /**
   * The record as it may leave this device: the topic and the text sealed, and the topic beside that, to be counted. Without
   * the key neither of them does, but for what was sealed before.
   */
  async seal(key: CryptoKey | null, lastSeq: number): Promise<ContactRecord> {
    const text = await this.#sealText(key, lastSeq);
    const { topic, heavy, wantsDiscussion } = this.filled;
    return { topic: text === null ? null : topic, heavy, wantsDiscussion, text };
  }

  async #sealText(key: CryptoKey | null, lastSeq: number): Promise<Envelope | null> {
    const { topic } = this.filled;
    const text = isBlank(this.filled.text) ? '' : this.filled.text.trim();
    if (key === null) return this.#sealed;
    if (topic === null && text === '') return null;
    const context = { conversationId: this.#roomId, role: 'volunteer', kind: 'contactRecord' } as const;
    const body = { topic: null, ...(topic !== null && chosenTopic(topic)), text };
    return sealEnvelope(key, context, { instance: randomId(), counter: 1, lastSeq, body });
  }
}
