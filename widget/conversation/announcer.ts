const QUEUE_PAUSE_MS = 60_000;

/**
 * What a screen reader hears of the course of things. A change of phase is said at once; a place in the queue at
 * most once a minute, however often it changes.
 */
export class Announcer {
  text = '';
  #phase = '';
  #saidAt = 0;

  /** True when there is something new to say. */
  update(phase: string, text: string): boolean {
    const now = Date.now();
    if (text === this.text || (phase === this.#phase && now - this.#saidAt < QUEUE_PAUSE_MS)) return false;
    this.#phase = phase;
    this.#saidAt = now;
    this.text = text;
    return true;
  }
}
