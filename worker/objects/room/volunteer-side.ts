import { parseVolunteerCommand } from '../../../protocol/parse.ts';
import type { VolunteerCommand, VolunteerEvent } from '../../../protocol/room.ts';
import type { BoundKey } from '../../../protocol/sealed.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import { wantCoach } from '../../domain/conversation/sit-in.ts';
import * as conversation from '../../domain/conversation/conversation.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { RoomParts, RoomSide, Understood } from './room-side.ts';
import { consoleOf } from './room-sockets.ts';
import { closeSocket, sendTo } from '../kit/sockets.ts';

type Hello = Extract<VolunteerCommand, { type: 'hello' }>;

/** The volunteer: one console session, which the queue has assigned the talk to. */
export class VolunteerSide implements RoomSide {
  readonly #room: RoomParts;

  constructor(room: RoomParts) {
    this.#room = room;
  }

  understand(socket: WebSocket, frame: string | ArrayBuffer): Understood | null {
    const command = parseVolunteerCommand(frame);
    if (command === null) return null;
    return command.type === 'hello'
      ? { hello: true, run: () => this.#greet(socket, command) }
      : { hello: false, run: () => this.#obey(socket, command) };
  }

  async #greet(socket: WebSocket, hello: Hello): Promise<void> {
    const { store, sockets, messages, keys, commit, watch } = this.#room;
    if (hello.version !== PROTOCOL_VERSION) return closeSocket(socket, 'version');
    const c = store.load();
    const caller = consoleOf(socket);
    if (c === null || caller === null) return closeSocket(socket, 'gone');
    const assignment = conversation.assignmentOf(c);
    if (assignment?.sessionHash !== caller.identity.sessionHash) {
      // The queue's view that it is theirs may not have arrived yet. Whether it waits or is another's is told by the queue alone, so
      // that a room says the same to who has no business there. After the end of their own talk, at another console, no view
      // comes, and the record is all that is left of it.
      const own = assignment?.volunteerId === caller.identity.volunteerId;
      return closeSocket(socket, own && c.phase === 'ended' ? 'gone' : 'notYet');
    }
    sockets.takePlace(socket);
    watch(socket, hello.visible);
    sockets.setNeedsKey(socket, hello.needsKey, hello.consoleKeyId);
    const next = conversation.volunteerPresent(c, true, Date.now());
    commit(c, next);
    messages.welcome(socket, 'volunteer', next, hello.lastSeq);
    const intake = store.intake();
    if (intake !== null) sendTo(socket, { type: 'intake', envelope: intake } satisfies VolunteerEvent);
    await keys.requestKeys();
  }

  #obey(socket: WebSocket, command: Exclude<VolunteerCommand, { type: 'hello' }>): void | Promise<void> {
    const { store, sockets, messages, commit, drop, watch } = this.#room;
    const c = store.load();
    if (c === null) return closeSocket(socket, 'gone');
    const now = Date.now();
    switch (command.type) {
      case 'message':
        return messages.write(socket, 'volunteer', c, command);
      case 'visible':
        return watch(socket, command.on);
      case 'typing':
        return sockets.relay('visitor', { type: 'typing', role: 'volunteer', on: command.on });
      case 'received':
        return messages.receipt(c, 'volunteer', command.seq);
      case 'more':
        return messages.showMore(socket, command.after);
      case 'endMarker':
        return this.#room.markEnd(c, 'volunteer', command.envelope);
      case 'end':
        return commit(c, c.phase === 'talking' ? conversation.end(c, 'volunteer', now) : c);
      case 'wantCoach':
        return commit(c, wantCoach(c, command.on));
      case 'reviewCopy':
        return this.#keepCopy(socket, c, command.sealed);
      case 'giveBack': {
        const next = conversation.giveBack(c, command.generation, now);
        if (next === c) return;
        commit(c, conversation.visitorPresent(next, false, now));
        // A sleeping phone may keep its socket open; a new hello is the proof that it is awake.
        for (const asleep of sockets.of('visitor')) drop(asleep, 'notYet');
        for (const other of sockets.of('volunteer')) drop(other, 'gone');
      }
    }
  }

  /** Without an answer the console sends it once more at its next connection. */
  async #keepCopy(socket: WebSocket, c: Conversation, sealed: BoundKey): Promise<void> {
    const assignment = conversation.assignmentOf(c);
    if (assignment === null || c.openedAtMs === null) return;
    if (await this.#room.keys.keepVolunteersCopy(assignment, sealed))
      sendTo(socket, { type: 'copyKept' } satisfies VolunteerEvent);
  }
}
