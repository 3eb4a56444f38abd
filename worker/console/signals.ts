import { playSignal } from './attention.ts';
import type { ConsoleSession } from './console-session.ts';
import { formatMinutes } from './format.ts';
import { TEXTS } from './texts.ts';

/** What calls for attention from another tab, or from a screen reader: the title, a sound if wanted, a spoken line. */
export class Signals {
  readonly #announce: (text: string) => void;
  #offered: string | null = null;
  #seen = 0;

  constructor(announce: (text: string) => void) {
    this.#announce = announce;
  }

  /** After each change of the session or the page. */
  update(session: ConsoleSession | null, pageTitle: string): void {
    const offer = this.#followOffer(session);
    const messages = session?.rooms.all.flatMap(({ log }) =>
      log.messages.filter(({ role }) => role === 'visitor'),
    );
    const count = messages?.length ?? 0;
    if (!document.hidden) this.#seen = count;
    const unread = Math.max(0, count - this.#seen);
    document.title = offer
      ? `● ${TEXTS.offer.titleSignal}`
      : unread > 0
        ? `(${unread}) ${TEXTS.talk.unread(unread)}`
        : `${pageTitle} – ${TEXTS.product}`;
  }

  #followOffer(session: ConsoleSession | null): boolean {
    const view = session?.queue.view;
    const offer = view?.state === 'ready' ? view.snapshot.offer : null;
    const name = offer === null ? null : `${offer.roomId}/${offer.generation}`;
    if (offer !== null && name !== this.#offered) {
      playSignal();
      this.#announce(`${TEXTS.offer.title}. ${TEXTS.offer.waited(formatMinutes(offer.waitedMs))}.`);
    }
    // Said once and gone: a line left behind would be read as if somebody still waited.
    if (offer === null && this.#offered !== null) this.#announce('');
    this.#offered = name;
    return offer !== null;
  }
}
