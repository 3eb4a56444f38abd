import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Something that lives longer than the element that shows it, and says so when it changed. */
export class Observable {
  readonly #listeners = new Set<() => void>();

  /** @returns how to stop listening. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Renders its element again after each change of what it watches, for as long as the element is on the page. */
export class Watch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #watched: () => readonly (Observable | null)[];
  #stops: (() => void)[] = [];
  #subscribed: readonly (Observable | null)[] = [];

  constructor(host: ReactiveControllerHost, watched: () => readonly (Observable | null)[]) {
    this.#host = host;
    this.#watched = watched;
    host.addController(this);
  }

  /** The properties that name what to watch are set before the first update, and may be set anew at any later one. */
  hostUpdate(): void {
    const wanted = this.#watched();
    const same =
      wanted.length === this.#subscribed.length &&
      wanted.every((entry, index) => entry === this.#subscribed[index]);
    if (same) return;
    this.hostDisconnected();
    this.#subscribed = wanted;
    this.#stops = wanted.flatMap((entry) => entry?.subscribe(() => this.#host.requestUpdate()) ?? []);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#subscribed = [];
  }
}
