import { clock } from './clock.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const SECOND_MS = 1_000;

/** Renders its element every second, for countdowns and durations. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#host.requestUpdate(), SECOND_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  /** @param atMs on the clock of `clock.ts`, which no change of the wall clock moves. */
  sinceMs(atMs: number): number {
    return Math.max(0, clock.now() - atMs);
  }
}
