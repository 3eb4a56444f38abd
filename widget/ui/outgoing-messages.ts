import { LIMITS } from '../../protocol/limits.ts';
import type { VisitorCommand } from '../../protocol/room.ts';
import type { Envelope } from '../../protocol/sealed.ts';

type MessageCommand = Extract<VisitorCommand, { type: 'message' }>;

export type OutgoingOptions = {
  /** The socket's; false when there is no connection. */
  send: (command: MessageCommand) => boolean;
  /** Where they survive a reload. */
  save: ((envelopes: Envelope[]) => void) | undefined;
};

const AGAIN_MS = 1_000;

/**
 * [C1] Sealed messages until the room has acknowledged them, sent in the order of writing and no more at once than the
 * room takes. Each names the one before it, so that the room refuses what comes too early: a message that was refused or
 * lost with a connection is never overtaken by a newer one.
 */
export class OutgoingMessages {
  readonly #options: OutgoingOptions;
  readonly #waiting = new Map<string, Envelope>();
  /** Those of them that went over this connection. */
  readonly #underWay = new Set<string>();
  /** The room has greeted this connection, and they talk. */
  #flows = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OutgoingOptions) {
    this.#options = options;
  }

  get flows(): boolean {
    return this.#flows;
  }

  get ids(): string[] {
    return [...this.#waiting.keys()];
  }

  add(envelope: Envelope): void {
    this.restore(envelope);
    this.#save();
  }

  /** One that was saved before this page load. Saved again only with a change, since others may still have to be restored. */
  restore(envelope: Envelope): void {
    this.#waiting.set(envelope.id, envelope);
    this.#sendDue();
  }

  /** The room has it. */
  drop(id: string): void {
    this.#underWay.delete(id);
    if (!this.#waiting.delete(id)) return;
    this.#save();
    this.#sendDue();
  }

  /** All wait, and go again when it flows: the connection is new, or they don't talk just now. */
  pause(): void {
    this.#flows = false;
  }

  /** All go, also those that went before. */
  resume(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flows = true;
    this.#underWay.clear();
    this.#sendDue();
  }

  /** tooMany: after the room's window. early: soon. The first that was refused decides, since those behind it follow from it. */
  resumeLater(code: 'tooMany' | 'early'): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        if (this.#flows) this.resume();
      },
      code === 'tooMany' ? LIMITS.messageWindowMs : AGAIN_MS,
    );
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#flows = false;
  }

  #sendDue(): void {
    if (!this.#flows || this.#timer !== undefined) return;
    let after: string | null = null;
    for (const [id, envelope] of this.#waiting) {
      if (!this.#underWay.has(id)) {
        if (this.#underWay.size >= LIMITS.messagesPerWindow) return;
        if (!this.#options.send({ type: 'message', envelope, after })) return;
        this.#underWay.add(id);
      }
      after = id;
    }
  }

  #save(): void {
    this.#options.save?.([...this.#waiting.values()]);
  }
}
