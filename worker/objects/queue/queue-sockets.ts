import * as z from 'zod';
import type { QueueContext, QueueState } from '../../domain/queue/state.ts';
import { consoleSnapshot } from '../../domain/queue/views.ts';
import { ConsoleIdentity } from '../kit/identity.ts';
import {
  closeSocket,
  firstGoneMs,
  heard,
  readAttachment,
  sendTo,
  silenceOf,
  type Silence,
} from '../kit/sockets.ts';

/** What a hibernating socket still knows of itself. `greeted`: its hello was right, and it holds its volunteer's place. */
const Attachment = z.object({ identity: ConsoleIdentity, greeted: z.boolean(), ...heard });
type Attachment = z.infer<typeof Attachment>;
const PLACELESS: Attachment = {
  identity: { volunteerId: '', alias: '', sessionHash: '' },
  greeted: false,
  atMs: 0,
  visible: false,
};

const attachmentOf = (socket: WebSocket): Attachment =>
  readAttachment(socket, Attachment, PLACELESS, 'queue');

/** The volunteers' consoles at the queue: one socket each, of which one a volunteer holds the place. */
export class QueueSockets {
  readonly #ctx: DurableObjectState;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
  }

  /** Accepts the upgrade of a console, which has yet to say hello. */
  accept(identity: ConsoleIdentity): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.#ctx.acceptWebSocket(server, [identity.volunteerId]);
    const attachment: Attachment = { ...PLACELESS, identity, atMs: Date.now() };
    server.serializeAttachment(attachment);
    return new Response(null, { status: 101, webSocket: client });
  }

  any(): boolean {
    return this.#ctx.getWebSockets().length > 0;
  }

  identityOf(socket: WebSocket): ConsoleIdentity {
    return attachmentOf(socket).identity;
  }

  holdsPlace(socket: WebSocket): boolean {
    return attachmentOf(socket).greeted;
  }

  /** Those that hold their volunteer's place. */
  consoles(): WebSocket[] {
    return this.#ctx.getWebSockets().filter((socket) => this.holdsPlace(socket));
  }

  /** All of one session, also those that have yet to say hello. */
  ofSession(sessionHash: string): WebSocket[] {
    return this.#ctx.getWebSockets().filter((socket) => this.identityOf(socket).sessionHash === sessionHash);
  }

  /** How long each has been silent. */
  silences(): Silence[] {
    return this.#ctx.getWebSockets().map((socket) => silenceOf(this.#ctx, socket, attachmentOf(socket)));
  }

  /**
   * When the first that holds a place counts as gone. Not of the others: one that we have closed is still listed, and would
   * fire the alarm in a loop.
   */
  nextGoneMs(): number | null {
    return firstGoneMs(this.silences().filter(({ socket }) => this.holdsPlace(socket)));
  }

  /** [C7] Another console of the same volunteer is closed, and its close does not count as this volunteer leaving. */
  takePlace(socket: WebSocket): void {
    const attachment = attachmentOf(socket);
    const { identity } = attachment;
    socket.serializeAttachment({ ...attachment, greeted: true } satisfies Attachment);
    for (const other of this.#ctx.getWebSockets(identity.volunteerId)) {
      if (other !== socket && this.leavePlace(other)) closeSocket(other, 'replaced');
    }
  }

  /** Remembers whether its page can be seen, which it says now: how long it may be silent depends on it. */
  setVisible(socket: WebSocket, visible: boolean): void {
    const heardNow = { visible, atMs: Date.now() };
    socket.serializeAttachment({ ...attachmentOf(socket), ...heardNow } satisfies Attachment);
  }

  /** True if the socket held a place until now. */
  leavePlace(socket: WebSocket): boolean {
    const attachment = attachmentOf(socket);
    if (!attachment.greeted) return false;
    socket.serializeAttachment({ ...attachment, greeted: false } satisfies Attachment);
    return true;
  }

  sendStates(state: QueueState, context: QueueContext): void {
    for (const socket of this.consoles())
      sendTo(socket, consoleSnapshot(state, context, this.identityOf(socket).volunteerId));
  }
}
