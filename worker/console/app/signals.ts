import type { Offer } from '../../../protocol/queue.ts';
import { playSignal } from '../kit/attention.ts';
import type { ConsoleSession } from './console-session.ts';
import { formatMinutes } from '../kit/format.ts';
import { APP } from './app-texts.ts';
import { COMMON } from '../kit/common-texts.ts';
import type { RoomController } from '../talk/room-controller.ts';
import { COACH_WANTED, OFFER, STILL_HERE } from '../home/home-texts.ts';
import { PRODUCT } from '../session/session-texts.ts';

/** Between two sounds of messages. */
const MESSAGE_SOUND_MS = 20_000;

/** What calls for attention from another tab, or from a screen reader: the title, a sound if wanted, a spoken line. */
export class Signals {
  readonly #announce: (text: string) => void;
  readonly #mention: (text: string) => void;
  #wanted = '';
  #offered: string | null = null;
  #asked = false;
  #unread = 0;
  /** Whose visitors wait, as far as that was said or seen. */
  #waiting: readonly RoomController[] = [];
  #soundedAtMs = -Infinity;

  /** @param announce at once. @param mention at the next pause. */
  constructor(announce: (text: string) => void, mention: (text: string) => void) {
    this.#announce = announce;
    this.#mention = mention;
  }

  /**
   * After each change of the session or the page.
   *
   * @param onScreen the talk that somebody may look at.
   */
  update(session: ConsoleSession | null, onScreen: RoomController | null, pageTitle: string): void {
    const offer = this.#followOffer(session);
    const wanted = this.#followWanted(session);
    if (!document.hidden) onScreen?.unread.look();
    const unread = this.#followMessages(session);
    const asked = this.#followQuestion(session, offer !== null);
    const waiting = this.#followWaiting(session, document.hidden ? null : onScreen);
    document.title = offer?.asks
      ? `● ${STILL_HERE.title}`
      : offer !== null
        ? `● ${OFFER.titleSignal}`
        : asked
          ? `● ${STILL_HERE.title}`
          : waiting !== null
            ? `● ${COMMON.waits(waiting.nickname)}`
            : unread > 0
              ? `(${unread}) ${APP.unread(unread)}`
              : wanted
                ? `● ${COACH_WANTED.wantedSignal}`
                : `${pageTitle} – ${PRODUCT}`;
  }

  /** An offer that nobody answers calls again, by asking. */
  #followOffer(session: ConsoleSession | null): Offer | null {
    const view = session?.queue.view;
    const offer = view?.state === 'ready' && session?.keyAlarm === null ? view.snapshot.offer : null;
    const name = offer === null ? null : `${offer.roomId}/${offer.generation}${offer.asks ? '?' : ''}`;
    if (offer !== null && name !== this.#offered) {
      playSignal();
      this.#announce(
        offer.asks ? OFFER.asks : `${OFFER.title}. ${OFFER.waited(formatMinutes(offer.waitedMs))}.`,
      );
    }
    // Said once and gone: a line left behind would be read as if somebody still waited.
    if (offer === null && this.#offered !== null) this.#announce('');
    this.#offered = name;
    return offer;
  }

  /** After a long time without a touch. */
  #followQuestion(session: ConsoleSession | null, isOffered: boolean): boolean {
    const asked = session !== null && session.queue.asked && session.keyAlarm === null;
    if (asked && !this.#asked) {
      playSignal();
      this.#announce(STILL_HERE.title);
    } else if (!asked && this.#asked && !isOffered) this.#announce('');
    this.#asked = asked;
    return asked;
  }

  /** Whatever is not on screen counts, also of a second talk beside the one that is. */
  #followMessages(session: ConsoleSession | null): number {
    const rooms = session?.rooms.all.filter(({ unread }) => unread.count > 0) ?? [];
    const count = rooms.reduce((sum, { unread }) => sum + unread.count, 0);
    if (count > this.#unread) {
      const names = rooms.map(({ nickname }) => APP.newFrom(nickname));
      this.#mention(names.join(' '));
      if (performance.now() - this.#soundedAtMs >= MESSAGE_SOUND_MS) {
        this.#soundedAtMs = performance.now();
        playSignal();
      }
    } else if (count === 0 && this.#unread > 0) this.#mention('');
    this.#unread = count;
    return count;
  }

  /**
   * [C15] Somebody waits too long for an answer, in a talk that nobody looks at now: said once, with a sound.
   *
   * @returns that talk; null if there is none.
   */
  #followWaiting(session: ConsoleSession | null, looksAt: RoomController | null): RoomController | null {
    const waiting = session?.rooms.all.filter(({ pace }) => (pace.shown?.waits ?? null) !== null) ?? [];
    const unseen = waiting.filter((room) => room !== looksAt);
    const isNew = unseen.filter((room) => !this.#waiting.includes(room));
    // Also what is looked at: leaving the tab makes nothing new of it.
    this.#waiting = waiting;
    if (isNew.length > 0) {
      this.#mention(isNew.map(({ nickname }) => COMMON.waits(nickname)).join(' '));
      playSignal();
    }
    return unseen[0] ?? null;
  }

  /** No sound: a colleague's wish can wait, and may be meant for somebody else. */
  #followWanted(session: ConsoleSession | null): boolean {
    const words = (session?.coachWanted ?? []).map(({ alias }) => COACH_WANTED.wanted(alias)).join(' ');
    if (words !== this.#wanted) this.#mention(words);
    this.#wanted = words;
    return words !== '';
  }
}
