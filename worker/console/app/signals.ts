import { playSignal } from '../kit/attention.ts';
import type { ConsoleSession } from './console-session.ts';
import { formatMinutes } from '../kit/format.ts';
import { APP } from './app-texts.ts';
import { COACH_WANTED, OFFER } from '../home/home-texts.ts';
import { PRODUCT } from '../session/session-texts.ts';

/** What calls for attention from another tab, or from a screen reader: the title, a sound if wanted, a spoken line. */
export class Signals {
  readonly #announce: (text: string) => void;
  readonly #mention: (text: string) => void;
  #wanted = '';
  #offered: string | null = null;
  #seen = 0;

  /** @param announce at once. @param mention at the next pause. */
  constructor(announce: (text: string) => void, mention: (text: string) => void) {
    this.#announce = announce;
    this.#mention = mention;
  }

  /** After each change of the session or the page. */
  update(session: ConsoleSession | null, pageTitle: string): void {
    const offer = this.#followOffer(session);
    const wanted = this.#followWanted(session);
    const messages = session?.rooms.all.flatMap(({ log }) =>
      log.messages.filter(({ role }) => role === 'visitor'),
    );
    const count = messages?.length ?? 0;
    if (!document.hidden) this.#seen = count;
    const unread = Math.max(0, count - this.#seen);
    document.title = offer
      ? `● ${OFFER.titleSignal}`
      : unread > 0
        ? `(${unread}) ${APP.unread(unread)}`
        : wanted
          ? `● ${COACH_WANTED.wantedSignal}`
          : `${pageTitle} – ${PRODUCT}`;
  }

  #followOffer(session: ConsoleSession | null): boolean {
    const view = session?.queue.view;
    const offer = view?.state === 'ready' ? view.snapshot.offer : null;
    const name = offer === null ? null : `${offer.roomId}/${offer.generation}`;
    if (offer !== null && name !== this.#offered) {
      playSignal();
      this.#announce(`${OFFER.title}. ${OFFER.waited(formatMinutes(offer.waitedMs))}.`);
    }
    // Said once and gone: a line left behind would be read as if somebody still waited.
    if (offer === null && this.#offered !== null) this.#announce('');
    this.#offered = name;
    return offer !== null;
  }

  /** No sound: a colleague's wish can wait, and may be meant for somebody else. */
  #followWanted(session: ConsoleSession | null): boolean {
    const words = (session?.coachWanted ?? []).map(({ alias }) => COACH_WANTED.wanted(alias)).join(' ');
    if (words !== this.#wanted) this.#mention(words);
    this.#wanted = words;
    return words !== '';
  }
}
