import { LIMITS } from '../../protocol/limits.ts';
import type { VisitorEvent, VolunteerEvent } from '../../protocol/room.ts';
import { visitorView, volunteerView } from '../domain/conversation-views.ts';
import { visitorPresent, volunteerPresent } from '../domain/conversation.ts';
import type { Conversation } from '../domain/conversation-state.ts';
import type { Assignment } from '../domain/queue-exchange.ts';
import { identityOf, type ConsoleIdentity } from './identity.ts';
import type { RoomStore } from './room-store.ts';
import { closeSocket, isSilent, sendTo } from './sockets.ts';

export type SocketRole = 'visitor' | 'volunteer';

/** What a hibernated socket still knows of itself. `greeted`: its hello was right, and it holds its place. */
type Attachment = { greeted: boolean; atMs: number } & (
  | { role: 'visitor' }
  | { role: 'volunteer'; identity: ConsoleIdentity; needsKey: boolean; keyId: string | null }
);

export function attachmentOf(socket: WebSocket): Attachment {
  return socket.deserializeAttachment() as Attachment;
}

/** The sockets of one room: who holds a place, who has yet to say hello, and what each side is told. */
export class RoomSockets {
  readonly #ctx: DurableObjectState;
  readonly #store: RoomStore;

  constructor(ctx: DurableObjectState, store: RoomStore) {
    this.#ctx = ctx;
    this.#store = store;
  }

  /** Takes an upgrade in. A refused upgrade would reach a browser as 1006, so refusals are close codes too. */
  accept(request: Request, exists: boolean): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    const identity = identityOf(request);
    const common = { greeted: false, atMs: Date.now() };
    if (!exists || this.ungreeted().length >= LIMITS.unauthenticatedSockets) {
      server.accept();
      closeSocket(server, exists ? 'tooMany' : 'gone');
    } else {
      const attachment: Attachment =
        identity === null
          ? { ...common, role: 'visitor' }
          : { ...common, role: 'volunteer', identity, needsKey: false, keyId: null };
      this.#ctx.acceptWebSocket(server, [attachment.role]);
      server.serializeAttachment(attachment);
    }
    return new Response(null, { status: 101, webSocket: client });
  }

  /** The sockets that hold a place; normally one a role. */
  of(role: SocketRole): WebSocket[] {
    return this.#ctx.getWebSockets(role).filter((socket) => attachmentOf(socket).greeted);
  }

  /**
   * Without those we have closed: the platform lists them until the other side answers, which a phone without a network
   * may not do for minutes. As overdue they would wake the room in a loop, and fill the places of who is knocking.
   */
  volunteerHere(): boolean {
    return this.of('volunteer').length > 0;
  }

  ungreeted(): WebSocket[] {
    return this.#ctx
      .getWebSockets()
      .filter((socket) => socket.readyState === WebSocket.OPEN && !attachmentOf(socket).greeted);
  }

  any(): boolean {
    return this.#ctx.getWebSockets().length > 0;
  }

  /** [C7] The newest socket of a role wins; the replaced one is told and stays away. */
  takePlace(socket: WebSocket): void {
    const attachment = attachmentOf(socket);
    for (const other of this.of(attachment.role)) {
      if (other === socket) continue;
      this.leavePlace(other);
      closeSocket(other, 'replaced');
    }
    socket.serializeAttachment({ ...attachment, greeted: true, atMs: Date.now() } satisfies Attachment);
  }

  /** A console that the conversation is no longer assigned to is told so, and stays away. */
  closeOtherConsoles(assignment: Assignment | null): void {
    for (const socket of this.of('volunteer')) {
      const attachment = attachmentOf(socket);
      if (attachment.role !== 'volunteer') continue;
      if (attachment.identity.sessionHash === assignment?.sessionHash) continue;
      this.leavePlace(socket);
      closeSocket(socket, 'replaced');
    }
  }

  /** True if the socket held a place until now. */
  leavePlace(socket: WebSocket): boolean {
    const attachment = attachmentOf(socket);
    if (!attachment.greeted) return false;
    socket.serializeAttachment({ ...attachment, greeted: false } satisfies Attachment);
    return true;
  }

  /** A crash or a deploy takes sockets away without a close event: who seems present without one is away. */
  markLost(c: Conversation, nowMs: number): Conversation {
    const known = this.of('visitor').length > 0 ? c : visitorPresent(c, false, nowMs);
    return this.of('volunteer').length > 0 ? known : volunteerPresent(known, false, nowMs);
  }

  /** Remembers, also across hibernation, whether a console waits for the conversation's key, and by which key of its own. */
  setNeedsKey(socket: WebSocket, needsKey: boolean, keyId: string): void {
    const attachment = attachmentOf(socket);
    if (attachment.role === 'volunteer')
      socket.serializeAttachment({ ...attachment, needsKey, keyId } satisfies Attachment);
  }

  /** The consoles that can open what is sealed to this key. */
  withKey(keyId: string): WebSocket[] {
    return this.of('volunteer').filter((socket) => {
      const attachment = attachmentOf(socket);
      return attachment.role === 'volunteer' && attachment.keyId === keyId;
    });
  }

  keyIsNeeded(): boolean {
    return this.of('volunteer').some((socket) => {
      const attachment = attachmentOf(socket);
      return attachment.role === 'volunteer' && attachment.needsKey;
    });
  }

  relay(role: SocketRole, event: VisitorEvent | VolunteerEvent): void {
    for (const socket of this.of(role)) sendTo(socket, event);
  }

  tellStates(c: Conversation): void {
    for (const role of ['visitor', 'volunteer'] as const)
      for (const socket of this.of(role)) this.tellState(socket, c);
  }

  tellState(socket: WebSocket, c: Conversation): void {
    const state = (attachmentOf(socket).role === 'visitor' ? visitorView : volunteerView)(c, Date.now());
    if (state !== null) sendTo(socket, { type: 'state', state, lastSeq: this.#store.lastSeq() });
  }

  /** When the first socket without a hello has had its time. */
  nextHelloTimeoutMs(): number | null {
    const deadlines = this.ungreeted().map((socket) => attachmentOf(socket).atMs + LIMITS.helloTimeoutMs);
    return deadlines.length === 0 ? null : Math.min(...deadlines);
  }

  closeUngreeted(nowMs: number): void {
    for (const socket of this.ungreeted()) {
      if (nowMs - attachmentOf(socket).atMs >= LIMITS.helloTimeoutMs) closeSocket(socket, 'helloTimeout');
    }
  }

  silent(nowMs: number): WebSocket[] {
    return [...this.of('visitor'), ...this.of('volunteer')].filter((socket) =>
      isSilent(this.#ctx, socket, attachmentOf(socket).atMs, nowMs),
    );
  }

  closeAll(): void {
    for (const socket of this.#ctx.getWebSockets()) closeSocket(socket, 'gone');
  }
}
