import { findPersonalData, type AllowedData } from '../../../widget/personal-data/detect.ts';
import type { PersonalDataKind } from '../../../widget/personal-data/scan.ts';

/** Holds back what looks like it could tell who somebody is, until the volunteer has decided about it. */
export class MessageGuard {
  /** What waits for an answer. */
  question: { text: string; kinds: readonly PersonalDataKind[] } | null = null;
  readonly #allowed: () => AllowedData;
  /** Sent all the same in this conversation: not asked again. */
  readonly #decided = new Set<PersonalDataKind>();

  constructor(allowed: () => AllowedData) {
    this.#allowed = allowed;
  }

  /** @returns whether this may be sent; if not, there is a question. */
  passes(text: string): boolean {
    const kinds = findPersonalData(text, this.#allowed()).filter((kind) => !this.#decided.has(kind));
    this.question = kinds.length === 0 ? null : { text, kinds };
    return this.question === null;
  }

  /** The text is being changed: what was asked about it is over. */
  withdraw(): void {
    this.question = null;
  }

  /** @returns what may now be sent. */
  sendAnyway(): string | null {
    const { question } = this;
    for (const kind of question?.kinds ?? []) this.#decided.add(kind);
    this.question = null;
    return question?.text ?? null;
  }
}
