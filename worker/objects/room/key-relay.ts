import type { CoachEvent, VisitorCommand, VolunteerEvent } from '../../../protocol/room.ts';
import type { BoundKey, PublicKey } from '../../../protocol/sealed.ts';
import { configOf } from '../../platform/config.ts';
import type { Assignment } from '../../domain/exchange.ts';
import type { StorageBindings } from '../../platform/bindings.ts';
import { markOpened } from '../../store/archive.ts';
import { addReviewCopy, type ReviewCopy } from '../../store/key-vault.ts';
import { currentKeys, type CurrentKeys } from '../../store/review-keys.ts';
import { endedSessions, livingSessions, sessionConsoleKey } from '../../store/sessions.ts';
import { readSettings } from '../../store/settings.ts';
import { consoleOf, type RoomSockets } from './room-sockets.ts';
import type { RoomStore } from './room-store.ts';
import { sendTo } from '../kit/sockets.ts';

/** A console's copy of the key, as a visitor's page of before sends it and bound. */
type Handed = Omit<Extract<VisitorCommand, { type: 'giveKey' }>, 'type'>;

/** Passes on public keys to seal to and sealed copies, and stores the copy for review. Never holds a conversation's key itself. */
export class KeyRelay {
  readonly #env: StorageBindings;
  readonly #id: string;
  readonly #store: RoomStore;
  readonly #sockets: RoomSockets;

  constructor(env: StorageBindings, id: string, store: RoomStore, sockets: RoomSockets) {
    this.#env = env;
    this.#id = id;
    this.#store = store;
    this.#sockets = sockets;
  }

  /** Asks the visitor's frame for what is missing: the key, sealed for the first time or for one more console. */
  async request(): Promise<void> {
    const c = this.#store.load();
    switch (c?.phase) {
      case undefined:
      case 'waiting':
        return;
      case 'connecting':
        return this.requestSeal();
      case 'talking':
      case 'ended':
        return this.requestKeys();
    }
  }

  /** Hands the visitor's frame the two public keys to seal the conversation's key to. */
  async requestSeal(): Promise<void> {
    const c = this.#store.load();
    if (c?.phase !== 'connecting') return;
    const { generation } = c.assignment;
    const [console, review] = await Promise.all([this.#consoleKey(c.assignment), this.#reviewKey()]);
    const again = this.#store.load();
    if (console === null || review === null) return;
    if (again?.phase !== 'connecting' || again.assignment.generation !== generation) return;
    const { key, signed } = review;
    this.#sockets.relay('visitor', { type: 'sealRequest', generation, console, review: key, signed });
  }

  /**
   * Asks the visitor's frame to seal the key once more, for each console that may read and lacks it: also after the end, for
   * a volunteer who writes the record and has loaded the page anew.
   */
  async requestKeys(): Promise<void> {
    const c = this.#store.load();
    if (c?.phase !== 'talking' && c?.phase !== 'ended') return;
    await Promise.all(this.#sockets.readers(c).map((socket) => this.#requestKey(socket)));
  }

  async #requestKey(socket: WebSocket): Promise<void> {
    const reader = consoleOf(socket);
    if (reader === null || !reader.needsKey) return;
    const console = await this.#consoleKey(reader.identity);
    const again = this.#store.load();
    if (console === null || again === null || !this.#sockets.readers(again).includes(socket)) return;
    this.#sockets.relay('visitor', { type: 'keyRequest', reader: reader.role, console });
  }

  /**
   * A console's copy is relayed, never stored; one for a console that has been replaced helps nobody. With it goes the review key
   * to the volunteer's, which seals a copy for review of its own [K5].
   */
  async handKey({ sealed, bound }: Handed): Promise<void> {
    // The key does not wait for a database that fails: then the volunteer's copy is missing.
    const review = await this.#reviewKey().catch(() => null);
    const c = this.#store.load();
    if (c === null) return;
    for (const socket of this.#sockets.readers(c)) {
      const reader = consoleOf(socket);
      if (reader?.keyId !== sealed.keyId) continue;
      sendTo(socket, {
        type: 'key',
        sealed,
        ...(bound && { bound }),
        ...(reader.role === 'volunteer' && review && { review: review.key, reviewSigned: review.signed }),
      } satisfies VolunteerEvent & CoachEvent);
      this.#sockets.setNeedsKey(socket, false, sealed.keyId);
    }
  }

  /** A session's key, from its own row: no console names a key for itself. */
  async #consoleKey({ sessionHash }: { sessionHash: string }): Promise<PublicKey | null> {
    return sessionConsoleKey(this.#env.DB, sessionHash);
  }

  /** Whether a session still stands. */
  async mayWork(sessionHash: string, nowMs: number): Promise<boolean> {
    const { session } = await readSettings(this.#env.DB);
    const living = await livingSessions(this.#env.DB, [sessionHash], session.idleMinutes * 60_000, nowMs);
    return living.has(sessionHash);
  }

  /** Whether a session was ended by hand, or its volunteer removed; not whether it ran out. */
  async isOver(sessionHash: string): Promise<boolean> {
    return (await endedSessions(this.#env.DB, [sessionHash])).has(sessionHash);
  }

  async #reviewKey(): Promise<CurrentKeys['review']> {
    return (await currentKeys(this.#env.DB, configOf(this.#env).demo !== null)).review;
  }

  /**
   * [R1] [R4] The row was there first; now the copy for review, then the mark that the two can talk.
   * `otherKey`: sealed to a review key that is no longer the current one. `erased`: the row is gone.
   */
  async keepReviewCopy(
    assignment: Assignment,
    sealed: ReviewCopy['sealed'],
    nowMs: number,
  ): Promise<'kept' | 'otherKey' | 'erased'> {
    const review = await this.#reviewKey();
    if (review?.key.id !== sealed.keyId) return 'otherKey';
    const { generation } = assignment;
    await addReviewCopy(this.#env.KEYS, this.#id, { by: 'visitor', generation, sealed });
    const marked = await markOpened(this.#env.DB, {
      id: this.#id,
      volunteerId: assignment.volunteerId,
      reviewKeyId: review.key.id,
      openedAtMs: nowMs,
    });
    return marked ? 'kept' : 'erased';
  }

  /** [K5] The volunteer's own copy, beside the visitor's. False if there is nothing to add it to, or it is for another key. */
  async keepVolunteersCopy({ generation }: Assignment, sealed: BoundKey): Promise<boolean> {
    const review = await this.#reviewKey();
    if (review?.key.id !== sealed.keyId) return false;
    return await addReviewCopy(this.#env.KEYS, this.#id, { by: 'volunteer', generation, sealed });
  }
}
