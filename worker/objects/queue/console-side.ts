import type { QueueCommand, QueueEvent } from '../../../protocol/queue.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import type { RoomTimes } from '../../domain/exchange.ts';
import { QUIET_ANSWER_MS } from '../../domain/queue/absence.ts';
import { setAvailable, stillHere, takeBreak } from '../../domain/queue/duty.ts';
import * as queue from '../../domain/queue/queue.ts';
import { signOut } from '../../domain/queue/sign-out.ts';
import { isFree, type QueueContext, type QueueState } from '../../domain/queue/state.ts';
import { logError } from '../../platform/log.ts';
import { endedSessions, livingSessions, touchSessions } from '../../store/sessions.ts';
import { secrecyDueAmong } from '../../store/secrecy.ts';
import { readSettings } from '../../store/settings.ts';
import type { Bindings } from '../kit/bindings.ts';
import { closeSocket, sendTo } from '../kit/sockets.ts';
import { roomOf } from '../kit/stubs.ts';
import type { QueueSockets } from './queue-sockets.ts';
import type { QueueStore } from './queue-store.ts';

type Hello = Extract<QueueCommand, { type: 'hello' }>;

/** The moment of a decision: the time, and what hours and settings say then. */
export type Moment = { context: QueueContext; times: RoomTimes };

/** What the consoles' side of the queue works with. */
export type QueueParts = {
  env: Bindings;
  store: QueueStore;
  sockets: QueueSockets;
  now: () => Promise<Moment>;
  /** Stores a decision with all that must be delivered because of it, then notifies consoles; with `before` those who see a change. */
  commit: (state: QueueState, moment: Moment, before?: QueueState) => void;
  /** A socket's place is lost, if it held one. */
  lose: (socket: WebSocket) => Promise<void>;
  /** Sets the alarm, where nothing is committed that would. */
  schedule: () => Promise<void>;
};

/** The volunteers' consoles: what they may say, and how long their sessions let them. */
export class ConsoleSide {
  readonly #queue: QueueParts;

  constructor(parts: QueueParts) {
    this.#queue = parts;
  }

  async greet(socket: WebSocket, hello: Hello): Promise<void> {
    const { env, store, sockets, now, commit } = this.#queue;
    if (hello.version !== PROTOCOL_VERSION) return closeSocket(socket, 'version');
    const { volunteerId, alias, sessionHash } = sockets.identityOf(socket);
    const secrecyDue = (await secrecyDueAmong(env.DB, [volunteerId])).has(volunteerId);
    const moment = await now();
    sockets.hear(socket, hello.visible ?? false);
    sockets.setSecrecyDue(socket, secrecyDue);
    if (secrecyDue && isFree(store.load(), volunteerId)) return this.#sendAway(socket, moment);
    const { state, result } = queue.connectConsole(store.load(), moment.context, {
      id: volunteerId,
      alias,
      sessionHash,
      takeOver: hello.takeOver,
    });
    if (result === 'inUse') return sendTo(socket, { type: 'inUse' } satisfies QueueEvent);
    sockets.takePlace(socket);
    commit(state, moment);
  }

  async obey(socket: WebSocket, command: Exclude<QueueCommand, { type: 'hello' }>): Promise<void> {
    const { store, sockets, now, commit, schedule } = this.#queue;
    if (command.type === 'visible' && sockets.hasSpoken(socket)) {
      // Also from a console that waits because another one is in use.
      sockets.setVisible(socket, command.on);
      return await schedule();
    }
    if (command.type === 'visible' || !sockets.holdsPlace(socket)) return closeSocket(socket, 'refused');
    const begins = command.type === 'accept' || (command.type === 'setAvailable' && command.on);
    if (begins && sockets.isSecrecyDue(socket))
      return sendTo(socket, { type: 'secrecyDue' } satisfies QueueEvent);
    const moment = await now();
    const before = store.load();
    const { state, refused } = decide(
      before,
      moment.context,
      sockets.identityOf(socket).volunteerId,
      command,
    );
    if (refused) sendTo(socket, { type: 'refused', code: 'tooLate' } satisfies QueueEvent);
    // A sign that changes nothing anybody sees is told to nobody.
    if (command.type === 'stillHere') await this.#takeSign(socket, state, moment, before);
    else commit(state, moment);
  }

  /** [A3] [Q11] The person is there: their session goes on, and their place with it. */
  async #takeSign(socket: WebSocket, state: QueueState, moment: Moment, before: QueueState): Promise<void> {
    const { env, sockets, commit } = this.#queue;
    commit(state, moment, before);
    await touchSessions(env.DB, [sockets.identityOf(socket).sessionHash], moment.context.nowMs);
  }

  /** [A3] A session was ended by hand: no console of it stays, and no talk. */
  async signOut(sessionHash: string): Promise<void> {
    const { env, store, sockets, now, commit } = this.#queue;
    const moment = await now();
    const { state, rooms } = signOut(store.load(), moment.context, sessionHash);
    for (const socket of sockets.ofSession(sessionHash)) {
      sockets.leavePlace(socket);
      closeSocket(socket, 'refused');
    }
    commit(state, moment);
    // A room that can't be told finds out at its next sweep.
    const told = await Promise.allSettled(
      rooms.map(async (roomId) => roomOf(env, roomId)?.signedOut(sessionHash)),
    );
    for (const each of told) if (each.status === 'rejected') logError('queue', each.reason);
  }

  /**
   * [A14] Looks who has yet to accept the newest statement of secrecy: they get no offers from now on, and whoever is in no talk has no
   * place here until they have.
   */
  async followSecrecy(): Promise<void> {
    const { env, store, sockets, now, commit } = this.#queue;
    const idOf = (socket: WebSocket) => sockets.identityOf(socket).volunteerId;
    const asked = sockets.consoles();
    if (asked.length === 0) return;
    const due = await secrecyDueAmong(env.DB, asked.map(idOf));
    const moment = await now();
    for (const socket of asked) {
      const isDue = due.has(idOf(socket));
      if (!sockets.holdsPlace(socket) || isDue === sockets.isSecrecyDue(socket)) continue;
      sockets.setSecrecyDue(socket, isDue);
      if (!isDue) continue;
      if (isFree(store.load(), idOf(socket))) {
        this.#sendAway(socket, moment);
      } else {
        commit(setAvailable(store.load(), moment.context, idOf(socket), false), moment);
        sendTo(socket, { type: 'secrecyDue' } satisfies QueueEvent);
      }
    }
  }

  /** [A14] Says what there is to accept, and closes the socket of somebody who is in no talk. */
  #sendAway(socket: WebSocket, moment: Moment): void {
    const { store, sockets, commit } = this.#queue;
    const { volunteerId } = sockets.identityOf(socket);
    const by = { volunteerId, sinceMs: moment.context.nowMs };
    sockets.leavePlace(socket);
    sendTo(socket, { type: 'secrecyDue' } satisfies QueueEvent);
    closeSocket(socket, 'version');
    const off = setAvailable(store.load(), moment.context, volunteerId, false);
    commit(queue.disconnectConsole(off, moment.context, by), moment);
  }

  /** [C8] Being in a talk, or beside one, is activity; [A3] whose session ended gets no offers, but keeps a talk. */
  async followSessions(): Promise<void> {
    const { env, store, sockets, now, commit, lose } = this.#queue;
    // Should the Worker have died between a new statement of secrecy and telling us.
    await this.followSecrecy();
    const hashOf = (socket: WebSocket) => sockets.identityOf(socket).sessionHash;
    const isBusy = (socket: WebSocket) => !isFree(store.load(), sockets.identityOf(socket).volunteerId);
    const hashes = sockets.consoles().map(hashOf);
    if (hashes.length === 0) return;
    const idleMs = (await readSettings(env.DB)).session.idleMinutes * 60_000;
    // [Q11] An idle console is asked first whether anybody is there, and the answer renews its session.
    const living = await livingSessions(env.DB, hashes, idleMs + QUIET_ANSWER_MS, Date.now());
    // Should the Worker have died between the end of a session and telling us.
    const dead = hashes.filter((hash) => !living.has(hash));
    if (dead.length > 0) for (const hash of await endedSessions(env.DB, dead)) await this.signOut(hash);
    for (const socket of sockets.consoles()) {
      // Who said hello meanwhile was not asked about.
      if (!hashes.includes(hashOf(socket)) || living.has(hashOf(socket))) continue;
      const moment = await now();
      const { volunteerId } = sockets.identityOf(socket);
      commit(setAvailable(store.load(), moment.context, volunteerId, false), moment);
      if (isBusy(socket)) continue;
      closeSocket(socket, 'refused');
      await lose(socket);
    }
    const kept = sockets
      .consoles()
      .filter(isBusy)
      .map(hashOf)
      .filter((hash) => living.has(hash));
    if (kept.length > 0) await touchSessions(env.DB, kept, Date.now());
  }
}

function decide(
  state: QueueState,
  context: QueueContext,
  volunteerId: string,
  command: Exclude<QueueCommand, { type: 'hello' | 'visible' }>,
): { state: QueueState; refused: boolean } {
  switch (command.type) {
    case 'setAvailable':
      return { state: setAvailable(state, context, volunteerId, command.on), refused: false };
    case 'stillHere':
      return { state: stillHere(state, context, volunteerId, command.agoMs ?? 0), refused: false };
    case 'takeBreak':
      return { state: takeBreak(state, context, volunteerId), refused: false };
    case 'accept': {
      const accepted = queue.accept(state, context, { volunteerId, ...command });
      return { state: accepted.state, refused: accepted.result === 'tooLate' };
    }
    case 'decline': {
      const declined = queue.decline(state, context, { volunteerId, ...command });
      return { state: declined.state, refused: declined.result === 'tooLate' };
    }
  }
}
