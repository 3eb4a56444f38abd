import type { ChatPageData } from '../../../protocol/http/visitor.ts';
import { findPersonalData } from '../../personal-data/detect.ts';
import type { PersonalDataKind } from '../../personal-data/scan.ts';
import { AskFirst, type DecidedKinds } from '../../ui/ask-first.ts';
import { valuesOf } from './line-links.ts';

/**
 * Asks before something goes out that could tell who the visitor is. What the helpline itself publishes tells nothing.
 * @param decided which kinds were asked about.
 */
export function askVisitorFirst(
  { helpLines }: Pick<ChatPageData, 'helpLines'>,
  decided: DecidedKinds,
): AskFirst {
  const allowed = {
    phones: valuesOf(helpLines, true),
    domains: valuesOf(helpLines, false).map((url) => new URL(url).hostname.replace(/^www\./, '')),
  };
  return new AskFirst({
    find: (text) => findPersonalData(text, allowed),
    decidedBy: 'asking',
    decided,
  });
}

/** In the talk: kept with the rest of a conversation, so that a reload asks nothing twice. */
export class AskedKinds implements DecidedKinds {
  readonly #kept: () => { asked: readonly string[] } | undefined;

  constructor(kept: () => { asked: readonly string[] } | undefined) {
    this.#kept = kept;
  }

  has(kind: PersonalDataKind): boolean {
    return this.#kept()?.asked.includes(kind) ?? false;
  }

  add(kind: PersonalDataKind): void {
    this.#set((asked) => [...asked, kind]);
  }

  clear(): void {
    this.#set(() => []);
  }

  #set(change: (asked: readonly string[]) => readonly string[]): void {
    const kept = this.#kept();
    if (kept !== undefined) kept.asked = change(kept.asked);
  }
}
