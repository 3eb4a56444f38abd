export type LooksPage = Pick<HTMLElement, 'addEventListener'> & {
  readonly renderRoot: ParentNode;
  readonly unread: { readonly panelOpen: boolean };
  readonly talk: { readonly part: { readonly room: { readonly seen: { say(): void } } } | null };
};

/** [C13] Knows whether the visitor may be looking at the newest message, and has it said once they may. */
export class Looks {
  readonly #page: LooksPage;

  constructor(page: LooksPage) {
    this.#page = page;
    const say = (): void => page.talk.part?.room.seen.say();
    page.addEventListener('lo-shown', say);
    document.addEventListener('visibilitychange', say);
  }

  /** The page is visible, its panel open, nothing lies over the end of the list, and nothing is beneath where the reader is. */
  get atNewest(): boolean {
    const { renderRoot, unread } = this.#page;
    if (document.hidden || !unread.panelOpen || renderRoot.querySelector('dialog[open]')) return false;
    return renderRoot.querySelector('lo-message-list')?.newer === false;
  }
}
