import type { PersonalDataKind } from '../personal-data/scan.ts';
import type { AskFirst } from '../ui/ask-first.ts';
import { cleanText } from '../ui/clean-text.ts';
import type { Composer } from '../ui/composer.ts';

const PATIENCE_MS = 3_000;

export type SenderParts = {
  /** Holds the question before personal data goes out, once it is there. */
  late: { part: { askFirst: AskFirst } | null; failed: boolean; load(): Promise<void> };
  box: () => Composer | null | undefined;
  draft: () => string;
  send: (text: string) => void;
  /** What is asked has changed. */
  onChange: () => void;
};

/** Sends what was pressed to be sent, once it is known whether something is to be asked about it. */
export class MessageSender {
  readonly #parts: SenderParts;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  get asksAbout(): readonly PersonalDataKind[] {
    return this.#parts.late.part?.askFirst.question?.kinds ?? [];
  }

  /** @returns false if the text has to stay in the box for now. */
  send(text: string): boolean {
    const { late, send, onChange } = this.#parts;
    // Whoever is quicker than the network waits for the question that may come; one that fails must keep nobody silent.
    const early = late.part === null && !late.failed;
    if (early) void this.#whenLoaded(text);
    const passes = !early && late.part?.askFirst.passes(text) !== false;
    if (passes) send(text);
    onChange();
    return passes;
  }

  answer(anyway: boolean): void {
    const { late, box, onChange } = this.#parts;
    late.part?.askFirst.withdraw();
    if (anyway) box()?.send();
    box()?.focus();
    onChange();
  }

  /** A network that hangs keeps nobody silent for long; and only what was pressed to be sent is sent. */
  async #whenLoaded(text: string): Promise<void> {
    const { late, box, draft } = this.#parts;
    await Promise.race([late.load(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    late.failed = late.part === null;
    if (cleanText(draft()).trim() === text) box()?.send();
  }
}
