import type { NamedKeyPair } from '../../../widget/keys/key-pair.ts';
import { Observable } from '../kit/observable.ts';
import type { QueueSnapshot } from '../session/queue-controller.ts';
import { SitInController } from './sit-in-controller.ts';

/** [C6] In which colleague's talk this console sits in: at most one. */
export class OwnSitIn extends Observable {
  /** Also for as long as its end is on screen. */
  sitIn: SitInController | null = null;
  readonly #own: NamedKeyPair;
  #stop = (): void => {};
  /** Begun here: after its end it does not come back by itself, even if the queue has yet to hear of that. */
  #begun: string | null = null;

  constructor(own: NamedKeyPair) {
    super();
    this.#own = own;
  }

  get active(): boolean {
    return this.sitIn !== null && this.sitIn.over === null;
  }

  begin({ roomId, alias }: { roomId: string; alias: string | null }): void {
    this.#drop();
    this.#begun = roomId;
    this.sitIn = new SitInController(roomId, alias, this.#own);
    this.#stop = this.sitIn.subscribe(() => this.changed());
    this.sitIn.connect();
    this.changed();
  }

  /** The queue's word: after a reload, or from another console, it begins again. */
  follow({ sitInRoomId, conversations }: QueueSnapshot): void {
    // A talk of one's own comes first, and nobody reads along without looking.
    if (conversations.length > 0) this.leave();
    else if (!this.active && sitInRoomId !== null && sitInRoomId !== this.#begun)
      this.begin({ roomId: sitInRoomId, alias: null });
  }

  putAway(): void {
    this.#drop();
    this.changed();
  }

  /** Gives it up for good. */
  leave(): void {
    if (this.sitIn === null) return;
    this.sitIn.leave();
    this.putAway();
  }

  /** Lets go of it here; another console of the same person may have it. */
  close(): void {
    this.#begun = null;
    this.putAway();
  }

  #drop(): void {
    this.#stop();
    this.sitIn?.disconnect();
    this.sitIn = null;
  }
}
