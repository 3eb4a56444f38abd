import { onTouched } from '../kit/touched.ts';

/** Between two reports of the same hand on the same mouse. */
const EVERY_MS = 30_000;
/** Whoever is asked whether they are there can reach the button first: the question must not vanish from under the pointer. */
const ASKED_MS = 5_000;

/** [Q11] Reports to the queue that somebody is at this console: the first touch at once, and the last one within half a minute. */
export class SignsOfLife {
  readonly #report: (agoMs: number) => boolean;
  readonly #isAsked: () => boolean;
  #reportedAtMs = -Infinity;
  #touchedAtMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #stop = onTouched(() => this.#touched());

  /** @param report sends that there was a touch so long ago, and says whether that was possible. */
  constructor(report: (agoMs: number) => boolean, isAsked: () => boolean) {
    this.#report = report;
    this.#isAsked = isAsked;
  }

  /** Of a button that says so, at once. */
  report(): void {
    this.#touchedAtMs = performance.now();
    this.#send();
  }

  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const nowMs = performance.now();
    // A page that slept reports no more than it could have.
    const agoMs = Math.min(EVERY_MS, Math.round(nowMs - this.#touchedAtMs));
    if (this.#report(agoMs)) this.#reportedAtMs = nowMs;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stop();
  }

  #touched(): void {
    this.#touchedAtMs = performance.now();
    if (this.#timer !== undefined) return;
    const inMs = this.#isAsked() ? ASKED_MS : this.#reportedAtMs + EVERY_MS - performance.now();
    if (inMs > 0) this.#timer = setTimeout(() => this.#send(), inMs);
    else this.#send();
  }
}
