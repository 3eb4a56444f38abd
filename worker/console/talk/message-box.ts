import * as z from 'zod';
import { AskFirst, type AskFirstOptions } from '../../../widget/ui/ask-first.ts';
import type { KeyStore } from '../session/key-store.ts';
import { KeptDraft } from './kept-draft.ts';

const Typed = z.object({ text: z.string() });

export type MessageBoxOptions = {
  roomId: string;
  store: KeyStore;
  /** What an earlier page load left. */
  before: object | undefined;
  /** What in a text could tell who somebody is. */
  find: AskFirstOptions['find'];
  send: (text: string) => void;
  onChange: () => void;
};

/** What stands in a talk's message box, which outlives a reload, and the question before some of it is sent. */
export class MessageBox {
  text: string;
  readonly guard: AskFirst;
  readonly #options: MessageBoxOptions;
  readonly #kept: KeptDraft;

  constructor(options: MessageBoxOptions) {
    const { roomId, store, before, find } = options;
    this.#options = options;
    this.#kept = new KeptDraft(roomId, 'message', store);
    this.guard = new AskFirst({ find, decidedBy: 'sending', decided: new Set() });
    this.text = Typed.safeParse(before).data?.text ?? '';
  }

  /** What was typed. A change answers the question about it. */
  write(text: string): void {
    this.#keep(text);
    if (this.guard.question === null) return;
    this.guard.withdraw();
    this.#options.onChange();
  }

  /** [C15] Puts a text in beneath what stands there already, once. Nothing is sent. */
  suggest(text: string): void {
    const typed = this.text.trimEnd();
    if (!typed.includes(text)) this.write(typed === '' ? text : `${typed}\n${text}`);
    this.#options.onChange();
  }

  /** @returns whether it was sent; if not, the guard has a question. */
  send(text: string): boolean {
    if (this.guard.passes(text)) {
      this.#sendNow(text);
      return true;
    }
    this.#options.onChange();
    return false;
  }

  sendAnyway(): void {
    const text = this.guard.sendAnyway();
    if (text !== null) this.#sendNow(text);
  }

  #sendNow(text: string): void {
    this.#keep('');
    this.#options.send(text);
  }

  #keep(text: string): void {
    this.text = text;
    this.#kept.keep(() => ({ text }));
  }
}
