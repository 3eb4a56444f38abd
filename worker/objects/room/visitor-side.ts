import { sha256 } from '../../../protocol/bytes.ts';
import { parseVisitorCommand } from '../../../protocol/parse.ts';
import type { VisitorCommand } from '../../../protocol/room.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import { choicesOfEvaluation } from '../../domain/statistics/tally.ts';
import { allowCoach } from '../../domain/conversation/sit-in.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import * as conversation from '../../domain/conversation/conversation.ts';
import type { RoomParts, RoomSide, Understood } from './room-side.ts';
import { closeSocket } from '../kit/sockets.ts';

type Command<Type extends VisitorCommand['type']> = Extract<VisitorCommand, { type: Type }>;

/** The visitor: comes back by a token, holds the key, and may stop at any time. */
export class VisitorSide implements RoomSide {
  readonly #room: RoomParts;

  constructor(room: RoomParts) {
    this.#room = room;
  }

  understand(socket: WebSocket, frame: string | ArrayBuffer): Understood | null {
    const command = parseVisitorCommand(frame);
    if (command === null) return null;
    return command.type === 'hello'
      ? { hello: true, run: () => this.#greet(socket, command) }
      : { hello: false, run: () => this.#obey(socket, command) };
  }

  async #greet(socket: WebSocket, hello: Command<'hello'>): Promise<void> {
    const { sockets, messages, keys, half, commit, watch } = this.#room;
    if (hello.version !== PROTOCOL_VERSION) return closeSocket(socket, 'version');
    const tokenHash = await sha256(hello.token);
    if (this.#conversationOf(socket, tokenHash) === null) return;
    // Before the place is taken: what follows a welcome must not overtake it.
    const taken = await half.take();
    const c = this.#conversationOf(socket, tokenHash);
    if (c === null) return;
    sockets.takePlace(socket);
    watch(socket, hello.visible);
    const next = conversation.visitorPresent(c, true, Date.now());
    commit(c, next);
    half.hand(socket, taken);
    messages.welcome(socket, 'visitor', next, hello.lastSeq);
    await keys.request();
  }

  /** The conversation for which the token is right; else closes the socket. */
  #conversationOf(socket: WebSocket, tokenHash: string): Conversation | null {
    const c = this.#room.store.load();
    if (c?.tokenHash === tokenHash) return c;
    closeSocket(socket, c === null ? 'gone' : 'refused');
    return null;
  }

  async #obey(socket: WebSocket, command: Exclude<VisitorCommand, { type: 'hello' }>): Promise<void> {
    const { store, sockets, messages, keys, commit, watch, count } = this.#room;
    const c = store.load();
    if (c === null) return closeSocket(socket, 'gone');
    const now = Date.now();
    switch (command.type) {
      case 'message':
        return messages.write(socket, 'visitor', c, command);
      case 'visible':
        return watch(socket, command.on);
      case 'typing':
        return sockets.relay('volunteer', { type: 'typing', role: 'visitor', on: command.on });
      case 'received':
        return messages.receipt(c, 'visitor', command.seq);
      case 'seen':
        return messages.look(c, command.seq);
      case 'more':
        return messages.showMore(socket, command.after);
      case 'seal':
        return this.#seal(c, command);
      case 'giveKey':
        return keys.handKey(command);
      case 'endMarker':
        return this.#room.markEnd(c, 'visitor', command.envelope);
      case 'end':
        return commit(c, conversation.end(c, conversation.leftBy(c, 'visitor'), now));
      case 'leave':
        return commit(c, conversation.leave(c, now));
      case 'chooseAnother':
        return commit(c, conversation.chooseAnother(c, now));
      case 'allowCoach':
        return commit(c, allowCoach(c, command.sitIn, command.allowed));
      case 'skipEvaluation':
        return commit(c, conversation.evaluationDone(c));
      case 'moreTime':
        return commit(c, conversation.moreTime(c, now));
      case 'evaluate': {
        const next = conversation.evaluationDone(c);
        if (next === c) return;
        if (command.text !== null) store.saveEvaluation(command.text);
        commit(c, next);
        return count('evaluation', choicesOfEvaluation(command.scores));
      }
    }
  }

  /** The copy for review is stored first; only then can they talk. */
  async #seal(c: Conversation, seal: Command<'seal'>): Promise<void> {
    const { store, sockets, keys, commit, forgetAgain } = this.#room;
    if (c.phase !== 'connecting' || c.assignment.generation !== seal.generation) return;
    // [K5] The volunteer's console checks its copy, and so vouches for the one that is for review.
    const { forReview } = seal;
    if (('commitment' in forReview ? forReview.commitment : undefined) !== seal.bound?.commitment) return;
    const now = Date.now();
    const kept = await keys.keepReviewCopy(c.assignment, seal.forReview, now);
    if (kept === 'otherKey') return keys.requestSeal();
    const again = store.load();
    if (again === null) return;
    const present = sockets.of('volunteer').length > 0;
    const next =
      kept === 'kept'
        ? conversation.open(again, seal.generation, present, now)
        : conversation.end(again, 'removed', now);
    if (next === again) return forgetAgain(again);
    store.saveIntake(seal.intake);
    commit(again, next);
    const { forConsole: sealed, bound } = seal;
    await keys.handKey({ sealed, ...(bound && { bound }) });
    sockets.relay('volunteer', { type: 'intake', envelope: seal.intake });
  }
}
