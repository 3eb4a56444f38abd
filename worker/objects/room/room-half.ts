import type { VisitorEvent } from '../../../protocol/room.ts';
import { isFinished } from '../../domain/conversation/conversation.ts';
import type { StorageBindings } from '../../platform/bindings.ts';
import { logError } from '../../platform/log.ts';
import { deleteHalves, ensureHalf } from '../../store/halves.ts';
import { sendTo } from '../kit/sockets.ts';
import type { RoomSockets } from './room-sockets.ts';
import type { RoomStore } from './room-store.ts';

/** A hello does not wait longer for R2 than this: whoever comes back with an open page has no need of the half. */
const PATIENCE_MS = 2_000;

/**
 * [K3] The server's half of the key under which the visitor's tab keeps what outlives a reload. R2 alone stores it, and this
 * object only remembers it: its own storage has a history, in which a half that is destroyed would live on for 30 days.
 */
export class RoomHalf {
  readonly #env: StorageBindings;
  readonly #id: string;
  readonly #store: RoomStore;
  readonly #sockets: RoomSockets;
  #half: Promise<string> | null = null;

  constructor(env: StorageBindings, id: string, store: RoomStore, sockets: RoomSockets) {
    this.#env = env;
    this.#id = id;
    this.#store = store;
    this.#sockets = sockets;
  }

  /** Made at the first call. Null once the visitor's part is over, and while R2 does not answer. */
  async take(): Promise<string | null> {
    if (!this.#needed) return null;
    this.#half ??= ensureHalf(this.#env.KEYS, 'room', this.#id);
    let timer: number | null = null;
    const tooLate = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), PATIENCE_MS);
    });
    try {
      return await Promise.race([this.#half, tooLate]);
    } catch (error) {
      this.#half = null;
      logError('room', error);
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  /** To a socket that has shown its token. */
  hand(socket: WebSocket, half: string | null): void {
    if (half === null || !this.#needed) return;
    sendTo(socket, { type: 'half', half } satisfies VisitorEvent);
    this.#sockets.setHasHalf(socket);
  }

  /** True while a visitor is there who could not be given it. */
  get owed(): boolean {
    return this.#needed && this.#sockets.withoutHalf().length > 0;
  }

  async handOut(): Promise<void> {
    if (!this.owed) return;
    const half = await this.take();
    for (const socket of this.#sockets.withoutHalf()) this.hand(socket, half);
  }

  /** What is still being made must not come after. From now on nobody takes it, since the visitor's part is over. */
  async destroy(): Promise<void> {
    await this.#half?.catch(() => {});
    this.#half = null;
    await deleteHalves(this.#env.KEYS, 'room', [this.#id]);
  }

  get #needed(): boolean {
    const c = this.#store.load();
    return c !== null && !isFinished(c, Date.now());
  }
}
