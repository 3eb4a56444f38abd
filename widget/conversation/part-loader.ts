import type { ReactiveControllerHost } from 'lit';
import { fetchAvailability } from './page-data.ts';

const RETRY_MS = 2_000;
/**
 * What makes the other addresses of each part that the page's import map has a hash for. A browser never imports a module again that
 * failed once, not even when the network is back, and the page's policy lets no script run whose hash is not known.
 */
export const RETRIES = ['?1', '?2'] as const;

declare global {
  /** Changes the addresses of what is fetched apart; the build writes it into each of them. */
  var loRetry: string | undefined;
}

/** Fetches a part of the page that is not needed to begin, once, and again for as long as it is wanted and the network fails. */
export class PartLoader<Part> {
  /** Null until it is fetched. */
  part: Part | null = null;
  /** True if for now it will not come: nothing may wait for it. */
  failed = false;
  readonly #host: ReactiveControllerHost;
  readonly #fetch: () => Promise<Part>;
  #loading: Promise<void> | null = null;
  #arrive: (part: Part) => void = () => {};
  /** Settles when it is there at last, however often it failed. */
  readonly arrival = new Promise<Part>((resolve) => (this.#arrive = resolve));

  /** @param host asks for it anew when it is drawn. */
  constructor(host: ReactiveControllerHost, fetch: () => Promise<Part>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** Until it is there, or for now will not be. */
  load(): Promise<void> {
    return (this.#loading ??= this.#load());
  }

  async #load(): Promise<void> {
    this.failed = !(await this.#arrives());
    if (this.failed) {
      // Not before: each failure has the page drawn, which asks again at once.
      setTimeout(() => {
        this.#loading = null;
        this.#host.requestUpdate();
      }, RETRY_MS);
    }
    this.#host.requestUpdate();
  }

  async #arrives(): Promise<boolean> {
    // The other addresses are few: none is spent while there is no network.
    if (globalThis.loRetry && (await fetchAvailability()) === null) return false;
    try {
      this.#arrive((this.part = await this.#fetch()));
      return true;
    } catch {
      globalThis.loRetry = RETRIES[globalThis.loRetry === RETRIES[0] ? 1 : 0];
      return false;
    }
  }
}
