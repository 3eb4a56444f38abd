import type { ReactiveControllerHost } from 'lit';
import { languages } from '../locales/languages.ts';
import type { LatePage } from './late/late-views.ts';

const RETRY_MS = 2_000;

declare global {
  /** Changes the addresses of what is fetched apart; the build writes it into each of them. */
  var loRetry: string | undefined;
}

/** What is fetched apart: views, their words and styles, and the question before personal data goes out. */
export type Late = Awaited<ReturnType<typeof fetchLate>>;

/** Fetches what is not needed to begin, once, and again for as long as it is wanted and the network fails. */
export class LateLoader {
  /** Null until it is fetched. */
  part: Late | null = null;
  /** True if for now it will not come: nothing may wait for it. */
  failed = false;
  readonly #page: ReactiveControllerHost & LatePage;
  #loading: Promise<void> | null = null;

  constructor(page: ReactiveControllerHost & LatePage) {
    this.#page = page;
  }

  /** Until it is there, or for now will not be. */
  load(): Promise<void> {
    return (this.#loading ??= this.#load());
  }

  async #load(): Promise<void> {
    try {
      this.part = await fetchLate(this.#page);
      this.failed = false;
    } catch {
      globalThis.loRetry = `?${Date.now()}`;
      this.failed = true;
      this.#loading = null;
      // The page asks anew when it is drawn.
      setTimeout(() => this.#page.requestUpdate(), RETRY_MS);
    }
    this.#page.requestUpdate();
  }
}

async function fetchLate(page: LatePage) {
  const [texts, late] = await Promise.all([languages[page.language].later(), import('./late/late.ts')]);
  return { texts, ...late.makeLate(page, texts) };
}
