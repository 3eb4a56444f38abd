import { LIMITS } from '../../protocol/limits.ts';
import type { VisitorEvent } from '../../protocol/room.ts';
import type { Envelope } from '../../protocol/sealed.ts';
import { receivedUpTo, wroteOne } from '../domain/conversation.ts';
import type { Conversation } from '../domain/conversation-state.ts';
import { attachmentOf, type RoomSockets, type SocketRole } from './room-sockets.ts';
import type { RoomStore, StoredMessage } from './room-store.ts';
import { sendTo } from './sockets.ts';

type Refusal = Extract<VisitorEvent, { type: 'refused' }>['code'];

/** [C1] What the two write: stored once with a number, shown once to each side, in order. */
export class RoomMessages {
  readonly #storage: DurableObjectStorage;
  readonly #store: RoomStore;
  readonly #sockets: RoomSockets;

  constructor(storage: DurableObjectStorage, store: RoomStore, sockets: RoomSockets) {
    this.#storage = storage;
    this.#store = store;
    this.#sockets = sockets;
  }

  /** The state, then everything the client has not shown yet, then how far the other side has read. */
  welcome(socket: WebSocket, c: Conversation, lastSeq: number): void {
    this.#sockets.tellState(socket, c);
    for (const message of this.#store.messagesAfter(lastSeq)) sendTo(socket, eventOf(message, Date.now()));
    const other = otherThan(attachmentOf(socket).role);
    const seq = c.received[other];
    if (seq > 0) sendTo(socket, { type: 'received', role: other, seq } satisfies VisitorEvent);
  }

  /** Stored, then shown to both in the same turn; a repeat is shown again to its sender only. */
  write(socket: WebSocket, c: Conversation, envelope: Envelope): void {
    const { role } = attachmentOf(socket);
    const now = Date.now();
    const known = this.#store.findMessage(envelope.id);
    if (known?.role === role) return sendTo(socket, eventOf(known, now));
    const refusal = known === null ? this.#refusal(c, role, now) : 'duplicate';
    if (refusal !== null) {
      return sendTo(socket, { type: 'refused', code: refusal, id: envelope.id } satisfies VisitorEvent);
    }
    const next = wroteOne(c, role);
    const message = this.#storage.transactionSync(() => {
      this.#store.save(next);
      return this.#store.addMessage({ clientId: envelope.id, role, sentAtMs: now, envelope });
    });
    this.#sockets.relay('visitor', eventOf(message, now));
    this.#sockets.relay('volunteer', eventOf(message, now));
    if (c.phase === 'talking' && c.handedOver && role === 'volunteer') this.#sockets.tellStates(next);
  }

  #refusal(c: Conversation, role: SocketRole, nowMs: number): Refusal | null {
    if (c.phase !== 'talking') return 'notNow';
    if (this.#store.lastSeq() >= LIMITS.messagesPerConversation) return 'full';
    const recent = this.#store.countSince(role, nowMs - LIMITS.messageWindowMs);
    return recent >= LIMITS.messagesPerWindow ? 'tooMany' : null;
  }

  receipt(c: Conversation, role: SocketRole, seq: number): void {
    const next = receivedUpTo(c, role, seq);
    if (next === c) return;
    this.#store.save(next);
    this.#sockets.relay(otherThan(role), { type: 'received', role, seq });
  }
}

const otherThan = (role: SocketRole): SocketRole => (role === 'visitor' ? 'volunteer' : 'visitor');

function eventOf(message: StoredMessage, nowMs: number): Extract<VisitorEvent, { type: 'message' }> {
  const { seq, role, envelope, sentAtMs } = message;
  return { type: 'message', seq, role, agoMs: nowMs - sentAtMs, envelope };
}
