import * as z from 'zod';
import type { CloseReason } from '../../../protocol/close-codes.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import type { CoachEvent, VisitorEvent, VolunteerEvent } from '../../../protocol/room.ts';
import { coachPresent, sittingCoach, heldSitIn } from '../../domain/conversation/sit-in.ts';
import { coachView, visitorView, volunteerView } from '../../domain/conversation/views.ts';
import { assignmentOf, visitorPresent, volunteerPresent } from '../../domain/conversation/conversation.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import { ConsoleIdentity, callerOf } from '../kit/identity.ts';
import type { RoomStore } from './room-store.ts';
import {
  closeSocket,
  heard,
  isOpen,
  readAttachment,
  sendTo,
  silenceOf,
  type Silence,
} from '../kit/sockets.ts';

export type SocketRole = 'visitor' | 'volunteer' | 'coach';
const ROLES = ['visitor', 'volunteer', 'coach'] as const satisfies readonly SocketRole[];
type Console = Exclude<SocketRole, 'visitor'>;

/**
 * What a hibernating socket still knows of itself. `greeted`: its hello was right, and it holds its place. `historyAfter`: the
 * message up to which it was sent the history, until it has all of it; null then.
 */
const common = { greeted: z.boolean(), historyAfter: z.number().nullable().default(null), ...heard };
const Attachment = z.discriminatedUnion('role', [
  /** `hasHalf`: absent in what sockets of before it were attached. */
  z.object({ ...common, role: z.literal('visitor'), hasHalf: z.boolean().optional() }),
  z.object({
    ...common,
    role: z.enum(['volunteer', 'coach']) satisfies z.ZodType<Console>,
    identity: ConsoleIdentity,
    needsKey: z.boolean(),
    keyId: z.string().nullable(),
  }),
]);
type Attachment = z.infer<typeof Attachment>;

/** The same for every side. */
export type Message = Extract<VisitorEvent & VolunteerEvent & CoachEvent, { type: 'message' }>;

export function attachmentOf(socket: WebSocket): Attachment {
  return readAttachment(
    socket,
    Attachment,
    { greeted: false, historyAfter: null, atMs: 0, visible: false, role: 'visitor' },
    'room',
  );
}

/** Null for a visitor's. */
export function consoleOf(socket: WebSocket): Extract<Attachment, { identity: ConsoleIdentity }> | null {
  const attachment = attachmentOf(socket);
  return attachment.role === 'visitor' ? null : attachment;
}

/** Which commands this code takes (protocol/room.ts). */
const TAKES = 3;
const VIEWS = { visitor: visitorView, volunteer: volunteerView, coach: coachView };
/** What the coming and going of a role's last socket means. */
export const PRESENCE = { visitor: visitorPresent, volunteer: volunteerPresent, coach: coachPresent };

/** The sockets of one room: which hold a place, which have yet to say hello, and what is sent to each side. */
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
    const caller = callerOf(request);
    const common = { greeted: false, atMs: Date.now(), visible: false, historyAfter: null };
    if (exists) {
      const attachment: Attachment =
        caller === null
          ? { ...common, role: 'visitor' }
          : { ...common, ...caller, needsKey: false, keyId: null };
      this.#makeWay(attachment);
      this.#ctx.acceptWebSocket(server, [attachment.role]);
      server.serializeAttachment(attachment);
    } else {
      server.accept();
      closeSocket(server, 'gone');
    }
    return new Response(null, { status: 101, webSocket: client });
  }

  /**
   * Of those who knock, the oldest go: a page of ours says hello at once, and is seldom one of them. Consoles have shown a cookie, and
   * count for their own session alone.
   */
  #makeWay(newest: Attachment): void {
    const session = (of: Attachment) => ('identity' in of ? of.identity.sessionHash : null);
    const alike = this.ungreeted()
      .map((socket) => ({ socket, of: attachmentOf(socket) }))
      .filter(({ of }) => of.role === newest.role && session(of) === session(newest))
      .sort((one, other) => one.of.atMs - other.of.atMs);
    for (const { socket } of alike.slice(0, Math.max(0, alike.length + 1 - LIMITS.unauthenticatedSockets)))
      closeSocket(socket, 'tooMany');
  }

  /** The sockets that hold a place; normally one a role. */
  of(role: SocketRole): WebSocket[] {
    return this.#ctx.getWebSockets(role).filter((socket) => attachmentOf(socket).greeted);
  }

  /** Those that have yet to say hello, without those we have closed. */
  ungreeted(): WebSocket[] {
    return this.#ctx.getWebSockets().filter((socket) => isOpen(socket) && !attachmentOf(socket).greeted);
  }

  /** The consoles' sockets of one session, also those that have yet to say hello. */
  ofSession(sessionHash: string): WebSocket[] {
    return this.#ctx
      .getWebSockets()
      .filter((socket) => consoleOf(socket)?.identity.sessionHash === sessionHash);
  }

  any(): boolean {
    return this.#ctx.getWebSockets().length > 0;
  }

  /** [C7] The newest socket of a role wins; the one before is closed as replaced, and its client does not reconnect. */
  takePlace(socket: WebSocket): void {
    const attachment = attachmentOf(socket);
    for (const other of this.of(attachment.role)) {
      if (other === socket) continue;
      this.leavePlace(other);
      closeSocket(other, 'replaced');
    }
    socket.serializeAttachment({ ...attachment, greeted: true } satisfies Attachment);
  }

  /** Remembers whether its page can be seen, which it says now: how long it may be silent depends on it. */
  setVisible(socket: WebSocket, visible: boolean): void {
    const heardNow = { visible, atMs: Date.now() };
    socket.serializeAttachment({ ...attachmentOf(socket), ...heardNow } satisfies Attachment);
  }

  /** Closes every console of another session as replaced, so that it does not reconnect. An ended talk is still its volunteer's. */
  closeOtherConsoles(c: Conversation): void {
    this.#closeOthers('volunteer', assignmentOf(c)?.sessionHash, 'replaced');
  }

  /** [C6] Closes every colleague's socket but that of who sits in, so that nothing more is sent to it. */
  closeOtherCoaches(c: Conversation): void {
    this.#closeOthers('coach', heldSitIn(c)?.coach.sessionHash, 'gone');
  }

  #closeOthers(role: Console, sessionHash: string | undefined, reason: CloseReason): void {
    for (const socket of this.of(role)) {
      if (consoleOf(socket)?.identity.sessionHash === sessionHash) continue;
      this.leavePlace(socket);
      closeSocket(socket, reason);
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
    return ROLES.reduce(
      (known, role) => (this.of(role).length > 0 ? known : PRESENCE[role](known, false, nowMs)),
      c,
    );
  }

  /** Remembers, also across hibernation, whether a console waits for the conversation's key, and by which key of its own. */
  setNeedsKey(socket: WebSocket, needsKey: boolean, keyId: string): void {
    const attachment = consoleOf(socket);
    if (attachment !== null)
      socket.serializeAttachment({ ...attachment, needsKey, keyId } satisfies Attachment);
  }

  /** Remembers that a visitor's socket has been sent the server's half; never the half, since attachments are stored. */
  setHasHalf(socket: WebSocket): void {
    const attachment = attachmentOf(socket);
    if (attachment.role === 'visitor')
      socket.serializeAttachment({ ...attachment, hasHalf: true } satisfies Attachment);
  }

  withoutHalf(): WebSocket[] {
    return this.of('visitor').filter((socket) => {
      const attachment = attachmentOf(socket);
      return attachment.role === 'visitor' && attachment.hasHalf !== true;
    });
  }

  /** [C6] The consoles that may read: the volunteer's, and a colleague's once the visitor has agreed. */
  readers(c: Conversation): WebSocket[] {
    return [...this.of('volunteer'), ...(sittingCoach(c) === null ? [] : this.of('coach'))];
  }

  /** A new message, to everyone in the talk. */
  relayMessage(c: Conversation, message: Message): void {
    for (const socket of [...this.of('visitor'), ...this.readers(c)]) this.sendMessage(socket, message);
  }

  /** [C1] To one. Who has not got all that came before it gets it in its turn. */
  sendMessage(socket: WebSocket, message: Message): void {
    if (attachmentOf(socket).historyAfter === null) sendTo(socket, message);
  }

  historyAfter(socket: WebSocket): number | null {
    return attachmentOf(socket).historyAfter;
  }

  setHistoryAfter(socket: WebSocket, seq: number | null): void {
    socket.serializeAttachment({ ...attachmentOf(socket), historyAfter: seq } satisfies Attachment);
  }

  relay(role: 'visitor', event: VisitorEvent): void;
  relay(role: 'volunteer', event: VolunteerEvent): void;
  relay(role: SocketRole, event: VisitorEvent | VolunteerEvent): void {
    for (const socket of this.of(role)) sendTo(socket, event);
  }

  sendStates(c: Conversation): void {
    for (const role of ROLES) for (const socket of this.of(role)) this.sendState(socket, c);
  }

  sendState(socket: WebSocket, c: Conversation): void {
    const nowMs = Date.now();
    const state = VIEWS[attachmentOf(socket).role](c, nowMs);
    if (state !== null)
      sendTo(socket, { type: 'state', state, lastSeq: this.#store.lastSeq(), nowMs, takes: TAKES });
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

  /** How long each that holds a place has been silent. */
  silences(): Silence[] {
    return ROLES.flatMap((role) => this.of(role)).map((socket) =>
      silenceOf(this.#ctx, socket, attachmentOf(socket)),
    );
  }

  closeAll(): void {
    for (const socket of this.#ctx.getWebSockets()) closeSocket(socket, 'gone');
  }
}
