import { onTouched } from '../kit/touched.ts';

/** Between two reports of the same hand on the same mouse. */
const EVERY_MS = 30_000;
/** Whoever is asked whether they are there can reach the button first: the question must not vanish from under the pointer. */
const ASKED_MS = 5_000;

/** [Q11] Reports to the queue that somebody is at this console: the first touch at once, and the last one within half a minute. */
export class SignsOfLife {
  readonly #report: () => boolean;
  readonly #isAsked: () => boolean;
  #reportedAtMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #stop = onTouched(() => this.#touched());

  /** @param report sends it, and says whether that was possible. */
  constructor(report: () => boolean, isAsked: () => boolean) {
    this.#report = report;
    this.#isAsked = isAsked;
  }

  /** At once, for instance because of a button that says so. */
  report(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#report()) this.#reportedAtMs = performance.now();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stop();
  }

  #touched(): void {
    if (this.#timer !== undefined) return;
    const inMs = this.#isAsked() ? ASKED_MS : this.#reportedAtMs + EVERY_MS - performance.now();
    if (inMs > 0) this.#timer = setTimeout(() => this.report(), inMs);
    else this.report();
  }
}
