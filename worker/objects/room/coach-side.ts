import { parseCoachCommand } from '../../../protocol/parse.ts';
import type { CoachCommand, CoachEvent } from '../../../protocol/room.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import { sittingCoach, heldSitIn, beginSitIn, endSitIn } from '../../domain/conversation/sit-in.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { RoomParts, RoomSide, Understood } from './room-side.ts';
import { consoleOf } from './room-sockets.ts';
import { closeSocket, sendTo } from '../kit/sockets.ts';

type Hello = Extract<CoachCommand, { type: 'hello' }>;

/** [C6] A colleague who sits in: is sent nothing of the talk before the visitor has agreed, and writes nothing. */
export class CoachSide implements RoomSide {
  readonly #room: RoomParts;

  constructor(room: RoomParts) {
    this.#room = room;
  }

  understand(socket: WebSocket, frame: string | ArrayBuffer): Understood | null {
    const command = parseCoachCommand(frame);
    if (command === null) return null;
    switch (command.type) {
      case 'hello':
        return { hello: true, run: () => this.#greet(socket, command) };
      case 'visible':
        return { hello: false, run: () => this.#room.watch(socket, command.on) };
      case 'more':
        return { hello: false, run: () => this.#room.messages.showMore(socket, command.after) };
      case 'leave':
        return { hello: false, run: () => this.#leave() };
    }
  }

  /** After each change: closes the sockets of who no longer sits in, and shows all of the talk to who may read from now on. */
  async follow(before: Conversation, next: Conversation): Promise<void> {
    const { sockets, keys } = this.#room;
    sockets.closeOtherCoaches(next);
    if (sittingCoach(before) !== null || sittingCoach(next) === null) return;
    for (const socket of sockets.of('coach')) this.#show(socket, 0);
    await keys.requestKeys();
  }

  /** Who signed out, was removed or has been idle for too long no longer sits in [A3]. */
  async followSession(): Promise<void> {
    const c = this.#room.store.load();
    const coach = c === null ? null : heldSitIn(c)?.coach;
    if (!coach || (await this.#room.keys.mayWork(coach.sessionHash, Date.now()))) return;
    const again = this.#room.store.load();
    if (again !== null && heldSitIn(again)?.coach.sessionHash === coach.sessionHash)
      this.#room.commit(again, endSitIn(again));
  }

  async #greet(socket: WebSocket, hello: Hello): Promise<void> {
    const { store, sockets, keys, commit, watch } = this.#room;
    if (hello.version !== PROTOCOL_VERSION) return closeSocket(socket, 'version');
    const c = store.load();
    const caller = consoleOf(socket);
    if (c === null || caller === null) return closeSocket(socket, 'gone');
    const next = beginSitIn(c, caller.identity);
    if (next === null) return closeSocket(socket, c.phase === 'ended' ? 'gone' : 'refused');
    sockets.takePlace(socket);
    watch(socket, hello.visible);
    sockets.setNeedsKey(socket, hello.needsKey, hello.consoleKeyId);
    commit(c, next);
    sockets.sendState(socket, next);
    if (sittingCoach(next) === null) return;
    this.#show(socket, hello.lastSeq);
    await keys.requestKeys();
  }

  #show(socket: WebSocket, lastSeq: number): void {
    const { store, messages } = this.#room;
    const intake = store.intake();
    if (intake !== null) sendTo(socket, { type: 'intake', envelope: intake } satisfies CoachEvent);
    messages.show(socket, lastSeq);
  }

  #leave(): void {
    const c = this.#room.store.load();
    if (c !== null) this.#room.commit(c, endSitIn(c));
  }
}
