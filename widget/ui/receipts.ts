const EVERY_MS = 500;

/**
 * Says up to which message all is shown here. At most one at a time: a history that comes in message by message would be more frames
 * than a room takes of one client.
 */
export class Receipts {
  readonly #send: (command: { type: 'received'; seq: number }) => boolean;
  readonly #shownSeq: () => number;
  #saidSeq = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param shownSeq the number of the last message of the other side that is shown. */
  constructor(send: (command: { type: 'received'; seq: number }) => boolean, shownSeq: () => number) {
    this.#send = send;
    this.#shownSeq = shownSeq;
  }

  say(): void {
    if (this.#timer !== undefined) return;
    const seq = this.#shownSeq();
    if (seq <= this.#saidSeq || !this.#send({ type: 'received', seq })) return;
    this.#saidSeq = seq;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.say();
    }, EVERY_MS);
  }

  /** A new connection: the room may not have heard what was said over the last one. */
  forget(): void {
    this.#saidSeq = 0;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
