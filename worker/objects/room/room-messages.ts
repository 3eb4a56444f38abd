import { LIMITS } from '../../../protocol/limits.ts';
import type { VisitorCommand, VisitorEvent, VolunteerEvent } from '../../../protocol/room.ts';
import type { Envelope } from '../../../protocol/sealed.ts';
import { receivedUpTo, seenUpTo, wroteOne } from '../../domain/conversation/conversation.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { Message, RoomSockets } from './room-sockets.ts';
import type { RoomStore, StoredMessage, Writer } from './room-store.ts';
import { sendTo } from '../kit/sockets.ts';

type MessageCommand = Extract<VisitorCommand, { type: 'message' }>;
type Refusal = Extract<VisitorEvent, { type: 'refused' }>['code'];

/** [C1] Stores each message once with a number, and sends it once to each side, in order. */
export class RoomMessages {
  readonly #storage: DurableObjectStorage;
  readonly #store: RoomStore;
  readonly #sockets: RoomSockets;
  /**
   * When each wrote within the window of messages. In memory, since storage keeps no exact times: the platform hibernates no room
   * that is being written to.
   */
  readonly #recentMs: Record<Writer, number[]> = { visitor: [], volunteer: [] };

  constructor(storage: DurableObjectStorage, store: RoomStore, sockets: RoomSockets) {
    this.#storage = storage;
    this.#store = store;
    this.#sockets = sockets;
  }

  /** Sends the state, then every message the client has not shown yet, then how far the other side has read. */
  welcome(socket: WebSocket, role: Writer, c: Conversation, lastSeq: number): void {
    this.#sockets.sendState(socket, c);
    this.show(socket, lastSeq);
    const other = otherThan(role);
    const seq = c.received[other];
    if (seq > 0) sendTo(socket, { type: 'received', role: other, seq } satisfies VisitorEvent);
    if (role === 'volunteer' && c.seen > 0)
      sendTo(socket, { type: 'seen', seq: c.seen } satisfies VolunteerEvent);
    const envelope = this.#store.endMarker(other);
    if (envelope !== null)
      sendTo(socket, { type: 'endMarker', role: other, envelope } satisfies VisitorEvent);
  }

  /** [K6] Passes on how many messages there were, as this side says sealed. */
  relayEndMarker(role: Writer, envelope: Envelope): void {
    const event = { type: 'endMarker', role, envelope } as const;
    if (role === 'visitor') this.#sockets.relay('volunteer', event);
    else this.#sockets.relay('visitor', event);
  }

  /** What comes after this one, to somebody who may read: a page of it, and the next once they ask for it. */
  show(socket: WebSocket, lastSeq: number): void {
    const found = this.#store.messagesAfter(lastSeq, LIMITS.historyPage + 1);
    const page = found.slice(0, LIMITS.historyPage);
    const now = Date.now();
    for (const message of page) sendTo(socket, eventOf(message, now));
    const after = found.length > page.length ? (page.at(-1)?.seq ?? null) : null;
    this.#sockets.setHistoryAfter(socket, after);
    if (after !== null) sendTo(socket, { type: 'more', after } satisfies VisitorEvent);
  }

  /** The next page. Each is asked for once, after the one before it. */
  showMore(socket: WebSocket, after: number): void {
    if (this.#sockets.historyAfter(socket) === after) this.show(socket, after);
  }

  /** Stores a message and sends it to all, with no await between; a repeat is sent to its sender only. */
  write(socket: WebSocket, role: Writer, c: Conversation, { envelope, after }: MessageCommand): void {
    const now = Date.now();
    const known = this.#store.findMessage(envelope.id);
    if (known?.role === role) return this.#sockets.sendMessage(socket, eventOf(known, now));
    const refusal = known === null ? this.#refusal(c, role, after ?? null, now) : 'duplicate';
    if (refusal !== null) {
      return sendTo(socket, { type: 'refused', code: refusal, id: envelope.id } satisfies VisitorEvent);
    }
    const next = wroteOne(c, role);
    this.#recentMs[role].push(now);
    const message = this.#storage.transactionSync(() => {
      this.#store.save(next);
      return this.#store.addMessage({ clientId: envelope.id, role, sentAtMs: now, envelope });
    });
    this.#sockets.relayMessage(next, eventOf(message, now));
    if (saysMore(c, next)) this.#sockets.sendStates(next);
  }

  #refusal(c: Conversation, role: Writer, after: string | null, nowMs: number): Refusal | null {
    if (c.phase !== 'talking') return 'notNow';
    if (this.#store.lastSeq() >= LIMITS.messagesPerConversation) return 'full';
    // Whatever became of the one before it (refused, lost with a socket), it comes again, and first.
    if (after !== null && this.#store.findMessage(after) === null) return 'early';
    this.#recentMs[role] = this.#recentMs[role].filter((atMs) => atMs > nowMs - LIMITS.messageWindowMs);
    return this.#recentMs[role].length >= LIMITS.messagesPerWindow ? 'tooMany' : null;
  }

  receipt(c: Conversation, role: Writer, seq: number): void {
    const next = receivedUpTo(c, role, seq);
    if (next === c) return;
    this.#store.save(next);
    const event = { type: 'received', role, seq } as const;
    if (role === 'visitor') this.#sockets.relay('volunteer', event);
    else this.#sockets.relay('visitor', event);
  }

  /** [C13] Remembered, so that a console that comes back knows it. */
  look(c: Conversation, seq: number): void {
    const next = seenUpTo(c, seq);
    if (next === c) return;
    this.#store.save(next);
    this.#sockets.relay('volunteer', { type: 'seen', seq });
  }
}

const otherThan = (role: Writer): Writer => (role === 'visitor' ? 'volunteer' : 'visitor');

/** A message can end what the state said until then: that somebody took over, or that a colleague has left. */
const saysMore = (before: Conversation, next: Conversation): boolean =>
  before.phase === 'talking' &&
  next.phase === 'talking' &&
  (before.handedOver !== next.handedOver || before.sitIn !== next.sitIn);

function eventOf(message: StoredMessage, nowMs: number): Message {
  const { seq, role, envelope, sentAtMs } = message;
  return { type: 'message', seq, role, agoMs: nowMs - sentAtMs, envelope };
}
