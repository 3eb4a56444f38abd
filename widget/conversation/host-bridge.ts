import { FRAME_CONTRACT, parseHostMessage, type FrameState, type HostMessage } from '../../protocol/frame.ts';

/** The site around a page that was made for it; null for a page that stands alone. */
export const siteAround = (site: string | null): string | null => (window.parent === window ? null : site);

/** The page's side of the contract with the element around its frame; says nothing when it stands alone. */
export class HostBridge {
  readonly #site: string | null;
  #told = '';

  /** @param site the one origin that is told anything, and listened to. */
  constructor(site: string | null, onMessage: (message: HostMessage) => void) {
    this.#site = siteAround(site);
    if (this.#site === null) return;
    addEventListener('message', ({ origin, source, data }) => {
      if (origin !== this.#site || source !== window.parent) return;
      const message = parseHostMessage(data);
      if (message !== null) onMessage(message);
    });
  }

  get framed(): boolean {
    return this.#site !== null;
  }

  ready(): void {
    this.#post({ type: 'ready', sharesRow: true });
  }

  state(state: FrameState, unread: number): void {
    const news = `${state} ${unread}`;
    if (news === this.#told) return;
    this.#told = news;
    this.#post({ type: 'state', state, unread });
  }

  shiftLeaves(on: boolean): void {
    this.#post({ type: 'shiftLeaves', on });
  }

  exit(): void {
    this.#post({ type: 'exit' });
  }

  wiped(): void {
    this.#post({ type: 'wiped' });
  }

  #post(message: object): void {
    if (this.#site !== null) window.parent.postMessage({ contract: FRAME_CONTRACT, ...message }, this.#site);
  }
}
