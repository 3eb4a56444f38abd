import * as z from 'zod';
import type { Envelope } from '../../../protocol/sealed.ts';
import type { KeyStore } from '../session/key-store.ts';
import { KeptDraft } from './kept-draft.ts';

const Typed = z.object({ text: z.string() });

/** What stands in a talk's message box. It outlives a reload; without the conversation's key it is in memory only. */
export class MessageDraft {
  text = '';
  readonly #kept: KeptDraft;

  constructor(roomId: string, store: KeyStore) {
    this.#kept = new KeptDraft(roomId, 'message', store);
  }

  write(text: string, key: CryptoKey | null): void {
    this.text = text;
    if (key !== null) this.#kept.keep(key, { text });
  }

  /** What an earlier page load left, unless something was typed meanwhile. */
  async restore(key: CryptoKey, envelope: Envelope): Promise<void> {
    const typed = Typed.safeParse(await this.#kept.open(key, envelope)).data;
    if (typed !== undefined && this.text === '') this.text = typed.text;
  }
}
