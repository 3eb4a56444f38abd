import * as z from 'zod';
import type { KeyStore } from '../session/key-store.ts';
import { KeptDraft } from './kept-draft.ts';

const Typed = z.object({ text: z.string() });

/** What stands in a talk's message box. It outlives a reload. */
export class MessageDraft {
  text = '';
  readonly #kept: KeptDraft;

  /** @param before what an earlier page load left. */
  constructor(roomId: string, store: KeyStore, before: object | undefined) {
    this.#kept = new KeptDraft(roomId, 'message', store);
    this.text = Typed.safeParse(before).data?.text ?? '';
  }

  write(text: string): void {
    this.text = text;
    this.#kept.keep(() => ({ text }));
  }
}
