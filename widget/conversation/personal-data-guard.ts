import type { ChatPageData } from '../../protocol/http.ts';
import { findPersonalData, type AllowedData } from '../personal-data/detect.ts';
import type { PersonalDataKind } from '../personal-data/scan.ts';

/** In the tab, so that a reload asks nothing twice; `tabStorage` clears it with the rest of a conversation. */
const STORED_AS = 'lo-asked';

/**
 * Asks before something goes out that could tell who the visitor is; once for each kind in a conversation, since it is
 * theirs to decide.
 */
export class PersonalDataGuard {
  /** Where the browser forbids storage. */
  readonly #memory = new Set<unknown>();
  readonly #allowed: AllowedData;

  constructor({ helpLines }: ChatPageData) {
    this.#allowed = {
      phones: helpLines.flatMap(({ phone }) => phone ?? []),
      domains: helpLines.flatMap(({ url }) =>
        url === null ? [] : new URL(url).hostname.replace(/^www\./, ''),
      ),
    };
  }

  /** A conversation begins: all may be asked once more. */
  forget(): void {
    this.#memory.clear();
  }

  /** What to ask about now; it counts as asked. */
  questions(text: string): PersonalDataKind[] {
    const asked = this.#asked();
    const kinds = findPersonalData(text, this.#allowed).filter((kind) => !asked.has(kind));
    if (kinds.length > 0) this.#remember([...asked, ...kinds]);
    return kinds;
  }

  #asked(): ReadonlySet<unknown> {
    try {
      const stored: unknown = JSON.parse(sessionStorage.getItem(STORED_AS) ?? '[]');
      return new Set(Array.isArray(stored) ? stored : []);
    } catch {
      return this.#memory;
    }
  }

  #remember(kinds: readonly unknown[]): void {
    try {
      sessionStorage.setItem(STORED_AS, JSON.stringify(kinds));
    } catch {
      for (const kind of kinds) this.#memory.add(kind);
    }
  }
}
