type Receipt<Type extends string> = { type: Type; seq: number };

export type ReceiptsOptions<Type extends string> = {
  type: Type;
  /** At most one in this time: a history that comes in message by message would be more frames than a room takes of one client. */
  everyMs: number;
  /** False when it could not be sent. */
  send: (command: Receipt<Type>) => boolean;
  /** The number of the last message of the other side of which it holds now; 0 if it holds of none. */
  upTo: () => number;
};

/** Says up to which message something holds of all. */
export class Receipts<Type extends string> {
  readonly #options: ReceiptsOptions<Type>;
  #saidSeq = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReceiptsOptions<Type>) {
    this.#options = options;
  }

  say(): void {
    if (this.#timer !== undefined) return;
    const { type, everyMs, send, upTo } = this.#options;
    const seq = upTo();
    if (seq <= this.#saidSeq || !send({ type, seq })) return;
    this.#saidSeq = seq;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.say();
    }, everyMs);
  }

  /** A new connection: the room may not have heard what was said over the last one. */
  forget(): void {
    this.#saidSeq = 0;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
