import { Api } from './api.ts';
import type { KeyStore } from './key-store.ts';

/*
 * What somebody has typed and not sent belongs to them. After their session has ended in a tab, nobody else who signs in there sees it, and
 * they find it again; signing out forgets it. So requests go through an `Api` of one person, and what a page keeps hangs on that. All of it
 * is in memory alone: what is kept over a reload is in typed-texts.ts, and of a talk in key-store.ts.
 */

/** Where a person's texts can be kept over a reload. */
export const storeOf = new WeakMap<object, { store: KeyStore; personId: string }>();

/** One kind of draft, of which everybody has their own. */
export class OwnDraft<T, Through extends object = object> {
  readonly #empty: (api: Through) => T;
  readonly #byApi = new WeakMap<object, T>();

  /** @param empty makes it for who has typed nothing. */
  constructor(empty: (api: Through) => T) {
    this.#empty = empty;
  }

  of(api: Through): T {
    const known = this.#byApi.get(api);
    if (known !== undefined) return known;
    const made = this.#empty(api);
    this.#byApi.set(api, made);
    return made;
  }

  put(api: Through, draft: T): void {
    this.#byApi.set(api, draft);
  }

  /** It was sent, or is not wanted any more. */
  drop(api: Through): void {
    this.#byApi.delete(api);
  }
}

/** The `Api` of each person who has signed in in this tab. */
export class OwnApis {
  /** For who has not signed in, and to learn who has. */
  readonly nobody = new Api();
  readonly #byPerson = new Map<string, Api>();

  /** Of who has just signed in, for whom the store opens. */
  async signedIn(personId: string, serverHalf: string, store: KeyStore): Promise<Api> {
    const api = this.#byPerson.get(personId) ?? new Api();
    this.#byPerson.set(personId, api);
    await store.unlock(personId, serverHalf);
    storeOf.set(api, { store, personId });
    return api;
  }

  forget(personId: string): void {
    this.#byPerson.delete(personId);
  }
}
