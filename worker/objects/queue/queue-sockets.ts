import * as z from 'zod';
import { LIMITS } from '../../../protocol/limits.ts';
import type { QueueContext, QueueState } from '../../domain/queue/state.ts';
import { consoleSnapshot } from '../../domain/queue/views.ts';
import { ConsoleIdentity } from '../kit/identity.ts';
import {
  closeSocket,
  firstGoneMs,
  heard,
  isOpen,
  readAttachment,
  sendTo,
  silenceOf,
  type Silence,
} from '../kit/sockets.ts';

/**
 * What a hibernating socket still knows of itself. `greeted`: its hello was right, and it holds its volunteer's place. `spoke`:
 * it has said a hello, and may only wait because another console is in use; sockets attached to by older code count as such.
 * `secrecyDue`: as far as the queue knows its volunteer has yet to accept the newest statement of secrecy.
 */
const Attachment = z.object({
  identity: ConsoleIdentity,
  greeted: z.boolean(),
  spoke: z.boolean().default(true),
  secrecyDue: z.boolean().default(false),
  ...heard,
});
type Attachment = z.infer<typeof Attachment>;
const PLACELESS: Attachment = {
  identity: { volunteerId: '', alias: '', sessionHash: '', role: 'volunteer' },
  greeted: false,
  spoke: false,
  secrecyDue: false,
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
    if (this.ofSession(identity.sessionHash).filter(isOpen).length >= LIMITS.queueSocketsPerSession) {
      server.accept();
      closeSocket(server, 'tooMany');
    } else {
      this.#ctx.acceptWebSocket(server, [identity.volunteerId]);
      const attachment: Attachment = { ...PLACELESS, identity, atMs: Date.now() };
      server.serializeAttachment(attachment);
    }
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

  /** True once it said hello, also if another console is in use. */
  hasSpoken(socket: WebSocket): boolean {
    return attachmentOf(socket).spoke;
  }

  /** Takes note of a hello, and of whether its page can be seen. */
  hear(socket: WebSocket, visible: boolean): void {
    socket.serializeAttachment({ ...attachmentOf(socket), spoke: true } satisfies Attachment);
    this.setVisible(socket, visible);
  }

  /** When the first socket without a hello has had its time. */
  nextHelloTimeoutMs(): number | null {
    const deadlines = this.#unspoken().map((socket) => attachmentOf(socket).atMs + LIMITS.helloTimeoutMs);
    return deadlines.length === 0 ? null : Math.min(...deadlines);
  }

  closeUnspoken(nowMs: number): void {
    for (const socket of this.#unspoken())
      if (nowMs - attachmentOf(socket).atMs >= LIMITS.helloTimeoutMs) closeSocket(socket, 'helloTimeout');
  }

  #unspoken(): WebSocket[] {
    return this.#ctx.getWebSockets().filter((socket) => isOpen(socket) && !this.hasSpoken(socket));
  }

  /** Those that hold their volunteer's place. */
  consoles(): WebSocket[] {
    return this.#ctx.getWebSockets().filter((socket) => this.holdsPlace(socket));
  }

  /** [Q12] [A14] Of those that hold a place, the coordinators' who may see how the queue is doing. */
  coordinators(): WebSocket[] {
    return this.consoles().filter(
      (socket) => this.identityOf(socket).role === 'coordinator' && !this.isSecrecyDue(socket),
    );
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

  /** [A14] True if its volunteer may finish a talk and begin nothing. */
  isSecrecyDue(socket: WebSocket): boolean {
    return attachmentOf(socket).secrecyDue;
  }

  setSecrecyDue(socket: WebSocket, secrecyDue: boolean): void {
    socket.serializeAttachment({ ...attachmentOf(socket), secrecyDue } satisfies Attachment);
  }

  /** True if the socket held a place until now. */
  leavePlace(socket: WebSocket): boolean {
    const attachment = attachmentOf(socket);
    if (!attachment.greeted) return false;
    socket.serializeAttachment({ ...attachment, greeted: false } satisfies Attachment);
    return true;
  }

  /** @param before the state until now: only to those who see a difference */
  sendStates(state: QueueState, context: QueueContext, before?: QueueState): void {
    for (const socket of this.consoles()) {
      const { volunteerId } = this.identityOf(socket);
      const snapshot = consoleSnapshot(state, context, volunteerId);
      const shown = before && consoleSnapshot(before, context, volunteerId);
      if (JSON.stringify(snapshot) !== JSON.stringify(shown)) sendTo(socket, snapshot);
    }
  }
}
