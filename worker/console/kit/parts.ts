import { Observable } from './observable.ts';

/** Imports a part. Pass the same function each time: it names the part. */
export type LoadPart = () => Promise<unknown>;
export type PartState = 'loading' | 'ready' | 'failed';

/**
 * Code that is fetched apart from the first load, each part once. A browser never fetches a module again that failed
 * once, so a part that failed needs the page to be loaded anew.
 */
export class Parts extends Observable {
  readonly #states = new Map<LoadPart, PartState>();

  /** Returns how far a part is, and starts fetching one that nobody asked for before. */
  state(load: LoadPart): PartState {
    const known = this.#states.get(load);
    if (known !== undefined) return known;
    this.#states.set(load, 'loading');
    void load().then(
      () => this.#became(load, 'ready'),
      () => this.#became(load, 'failed'),
    );
    return 'loading';
  }

  /** Returns whether a part can't be had, without asking for it. */
  failed(load: LoadPart): boolean {
    return this.#states.get(load) === 'failed';
  }

  #became(load: LoadPart, state: PartState): void {
    this.#states.set(load, state);
    this.changed();
  }
}
