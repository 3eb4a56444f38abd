import type { ChatPageData } from '../../protocol/http.ts';
import { findPersonalData, type AllowedData } from '../personal-data/detect.ts';
import type { PersonalDataKind } from '../personal-data/scan.ts';

/**
 * Asks before something goes out that could tell who the visitor is; once for each kind in a conversation, since it is
 * theirs to decide.
 */
export class PersonalDataGuard {
  readonly #asked = new Set<PersonalDataKind>();
  readonly #allowed: AllowedData;

  constructor({ lines }: ChatPageData) {
    this.#allowed = {
      phones: lines.flatMap(({ phone }) => phone ?? []),
      domains: lines.flatMap(({ url }) => (url === null ? [] : new URL(url).hostname.replace(/^www\./, ''))),
    };
  }

  /** A conversation begins: all may be asked once more. */
  forget(): void {
    this.#asked.clear();
  }

  /** What to ask about now; it counts as asked. */
  questions(text: string): PersonalDataKind[] {
    const kinds = findPersonalData(text, this.#allowed).filter((kind) => !this.#asked.has(kind));
    for (const kind of kinds) this.#asked.add(kind);
    return kinds;
  }
}
