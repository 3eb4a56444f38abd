const MINUTE_MS = 60_000;

/** The server's clock as this device estimates it, in whole minutes: what dates a message inside its envelope. */
export class ServerClock {
  /** The server's clock less this device's. */
  #aheadMs = 0;

  /** @param nowMs the server's clock, from a frame that has just come; undefined if that did not say. */
  hear(nowMs: number | undefined): void {
    if (nowMs !== undefined) this.#aheadMs = nowMs - Date.now();
  }

  get minute(): number {
    return Math.floor((Date.now() + this.#aheadMs) / MINUTE_MS);
  }

  /** By this device's clock: the middle of the minute, so that a small error of either clock shows no other one. */
  momentOf(minute: number): number {
    return Math.min(Date.now(), (minute + 0.5) * MINUTE_MS - this.#aheadMs);
  }
}
