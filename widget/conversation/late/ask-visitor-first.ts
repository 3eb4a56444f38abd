import type { ChatPageData } from '../../../protocol/http/visitor.ts';
import { findPersonalData } from '../../personal-data/detect.ts';
import type { PersonalDataKind } from '../../personal-data/scan.ts';
import { AskFirst, type DecidedKinds } from '../../ui/ask-first.ts';

/** In the tab, so that a reload asks nothing twice; `tabStorage` clears it with the rest of a conversation. */
const STORED_AS = 'lo-asked';

/**
 * Asks before something goes out that could tell who the visitor is. What the helpline itself publishes tells nothing.
 * @param decided which kinds were asked about: in the talk, unless it is about another box.
 */
export function askVisitorFirst(
  { helpLines }: Pick<ChatPageData, 'helpLines'>,
  decided: DecidedKinds = new AskedKinds(),
): AskFirst {
  const allowed = {
    phones: helpLines.flatMap(({ phone }) => phone ?? []),
    domains: helpLines.flatMap(({ url }) =>
      url === null ? [] : new URL(url).hostname.replace(/^www\./, ''),
    ),
  };
  return new AskFirst({
    find: (text) => findPersonalData(text, allowed),
    decidedBy: 'asking',
    decided,
  });
}

class AskedKinds implements DecidedKinds {
  /** Where the browser forbids storage. */
  readonly #memory = new Set<unknown>();

  has(kind: PersonalDataKind): boolean {
    return this.#all().has(kind);
  }

  add(kind: PersonalDataKind): void {
    try {
      sessionStorage.setItem(STORED_AS, JSON.stringify([...this.#all(), kind]));
    } catch {
      this.#memory.add(kind);
    }
  }

  clear(): void {
    this.#memory.clear();
  }

  #all(): ReadonlySet<unknown> {
    try {
      const stored: unknown = JSON.parse(sessionStorage.getItem(STORED_AS) ?? '[]');
      return new Set(Array.isArray(stored) ? stored : []);
    } catch {
      return this.#memory;
    }
  }
}
