import type { PersonalDataKind } from '../personal-data/scan.ts';

/** Which kinds are decided about in this conversation, and so not asked about again. A `Set` is one. */
export interface DecidedKinds {
  has(kind: PersonalDataKind): boolean;
  add(kind: PersonalDataKind): unknown;
  clear(): void;
}

export type AskFirstOptions = {
  /** What in a text could tell who somebody is. */
  find: (text: string) => readonly PersonalDataKind[];
  /**
   * What decides about a kind. A visitor has decided once they were asked, since it is about themselves; a volunteer
   * has only when they sent it all the same.
   */
  decidedBy: 'asking' | 'sending';
  decided: DecidedKinds;
};

/** Holds a message back that could tell who somebody is, until its writer has decided about it: once for each kind in a conversation. */
export class AskFirst {
  /** What waits for an answer. */
  question: { text: string; kinds: readonly PersonalDataKind[] } | null = null;
  readonly #options: AskFirstOptions;

  constructor(options: AskFirstOptions) {
    this.#options = options;
  }

  /** @returns true if this may be sent; if not, there is a question. */
  passes(text: string): boolean {
    const { find, decided, decidedBy } = this.#options;
    const kinds = find(text).filter((kind) => !decided.has(kind));
    this.question = kinds.length === 0 ? null : { text, kinds };
    if (decidedBy === 'asking') for (const kind of kinds) decided.add(kind);
    return this.question === null;
  }

  /** The text is being changed: what was asked about it is over. */
  withdraw(): void {
    this.question = null;
  }

  /** @returns what may now be sent; null if nothing was asked. */
  sendAnyway(): string | null {
    const { question } = this;
    this.question = null;
    for (const kind of question?.kinds ?? []) this.#options.decided.add(kind);
    return question?.text ?? null;
  }

  /** A conversation begins: all is asked once more. */
  forget(): void {
    this.question = null;
    this.#options.decided.clear();
  }
}
