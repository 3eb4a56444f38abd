import { DurableObject } from 'cloudflare:workers';
import { HEARTBEAT } from '../../protocol/heartbeat.ts';
import { parseVisitorCommand, parseVolunteerCommand } from '../../protocol/parse.ts';
import type { VisitorCommand, VolunteerCommand, VolunteerEvent } from '../../protocol/room.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { sha256 } from '../../protocol/bytes.ts';
import * as conversation from '../domain/conversation.ts';
import type { Conversation } from '../domain/conversation-state.ts';
import type { RoomRules, RoomView } from '../domain/queue-exchange.ts';
import type { Bindings } from '../env.ts';
import { logError } from '../log.ts';
import { RoomKeys } from './room-keys.ts';
import { RoomMessages } from './room-messages.ts';
import { RoomOutbox } from './room-outbox.ts';
import { RoomSockets, attachmentOf } from './room-sockets.ts';
import { RoomStore } from './room-store.ts';
import { FrameMeter, Greetings, closeSocket, sendTo } from './sockets.ts';

const SWEEP_MS = 60_000;
const RETRY_MS = 5_000;

/**
 * One conversation, from sign-up to evaluation: who is there, what was written (ciphertext only), and the end.
 * The rules are in `domain/conversation.ts`; this shell authenticates, stores, relays and wakes.
 */
export class ChatRoom extends DurableObject<Bindings> {
  readonly #id = this.ctx.id.toString();
  readonly #store = new RoomStore(this.ctx.storage);
  readonly #outbox = new RoomOutbox(this.ctx.storage.sql, this.env, this.#id, this.#store);
  readonly #sockets = new RoomSockets(this.ctx, this.#store);
  readonly #messages = new RoomMessages(this.ctx.storage, this.#store, this.#sockets);
  readonly #keys = new RoomKeys(this.env, this.#id, this.#store, this.#sockets);
  readonly #meter = new FrameMeter();
  readonly #greetings = new Greetings((_socket, error) => logError('room', error));

  constructor(ctx: DurableObjectState, env: Bindings) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(HEARTBEAT.ping, HEARTBEAT.pong));
  }

  /** Makes the room of an admitted sign-up; the D1 row exists by now. A repeat changes nothing. */
  begin(facts: { signUpId: string; tokenHash: string; rules: RoomRules }): void {
    if (this.#store.load() !== null) return;
    this.#store.createTables();
    this.#outbox.createTable();
    this.#commit(conversation.begin({ ...facts, createdAtMs: Date.now() }));
  }

  /** The queue's word about the place. `unknown`: there is no such room (yet, or any more). */
  queueView(view: RoomView): 'taken' | 'unknown' {
    const c = this.#store.load();
    if (c === null) return 'unknown';
    const next = conversation.takeView(c, view, Date.now());
    this.#commit(next);
    if (next !== c && 'assignment' in next) this.#sockets.closeOtherConsoles(next.assignment);
    if (next.phase === 'connecting') this.ctx.waitUntil(this.#keys.requestSeal());
    return 'taken';
  }

  /** Quick exit [C9]: the end at once, without a form. Says nothing about whether the token was right. */
  async exit(token: string): Promise<void> {
    const tokenHash = await sha256(token);
    const c = this.#store.load();
    if (c === null || c.tokenHash !== tokenHash) return;
    const now = Date.now();
    this.#commit(
      c.phase === 'ended'
        ? conversation.evaluationDone(c)
        : conversation.end(c, conversation.leftBy(c, 'visitorLeft'), now),
    );
  }

  /** The purge: what was typed goes at once, the rest when the queue knows. */
  erase(): void {
    const c = this.#store.load();
    if (c === null) return;
    this.#store.wipeTexts();
    this.#commit(conversation.evaluationDone(conversation.end(c, 'removed', Date.now())));
  }

  override async fetch(request: Request): Promise<Response> {
    const response = this.#sockets.accept(request, this.#store.load() !== null);
    await this.#schedule();
    return response;
  }

  override async webSocketMessage(socket: WebSocket, frame: string | ArrayBuffer): Promise<void> {
    if (!this.#meter.allows(socket, Date.now())) return this.#drop(socket, 'tooMany');
    await this.#greetings.finished(socket);
    if (attachmentOf(socket).role === 'visitor') {
      const command = parseVisitorCommand(frame);
      if (command === null) return this.#drop(socket, 'badFrame');
      if (command.type === 'hello') return this.#greetings.run(socket, this.#greetVisitor(socket, command));
      if (!attachmentOf(socket).greeted) return this.#drop(socket, 'refused');
      return this.#obeyVisitor(socket, command);
    }
    const command = parseVolunteerCommand(frame);
    if (command === null) return this.#drop(socket, 'badFrame');
    if (command.type === 'hello') return this.#greetings.run(socket, this.#greetVolunteer(socket, command));
    if (!attachmentOf(socket).greeted) return this.#drop(socket, 'refused');
    return this.#obeyVolunteer(socket, command);
  }

  override webSocketClose(socket: WebSocket): void {
    this.#lose(socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.#lose(socket);
  }

  /** The platform gives up after six throws, so nothing may escape. */
  override async alarm(): Promise<void> {
    try {
      const now = Date.now();
      this.#sockets.closeUngreeted(now);
      for (const socket of this.#sockets.silent(now)) this.#drop(socket, 'helloTimeout');
      const c = this.#store.load();
      if (c === null) return;
      const next = conversation.passTime(this.#sockets.markLost(c, now), now, this.#sockets.volunteerHere());
      if (next !== c) this.#commit(next);
      else this.#sockets.tellStates(c);
      if (next.phase !== 'ended') this.#outbox.repeatReport();
      if (next.phase === 'connecting') await this.#keys.requestSeal();
      else if (this.#sockets.keyIsNeeded()) await this.#keys.requestKey();
      await this.#outbox.flush();
      await this.#finishOrSchedule();
    } catch (error) {
      logError('room', error);
      await this.ctx.storage.setAlarm(Date.now() + RETRY_MS);
    }
  }

  async #greetVisitor(socket: WebSocket, hello: Extract<VisitorCommand, { type: 'hello' }>): Promise<void> {
    if (hello.version !== PROTOCOL_VERSION) return closeSocket(socket, 'version');
    const tokenHash = await sha256(hello.token);
    const c = this.#store.load();
    if (c === null) return closeSocket(socket, 'gone');
    if (c.tokenHash !== tokenHash) return closeSocket(socket, 'refused');
    this.#sockets.takePlace(socket);
    const next = conversation.visitorPresent(c, true, Date.now());
    this.#commit(next);
    this.#messages.welcome(socket, next, hello.lastSeq);
    if (next.phase === 'connecting') await this.#keys.requestSeal();
    else if (this.#sockets.keyIsNeeded()) await this.#keys.requestKey();
  }

  async #greetVolunteer(
    socket: WebSocket,
    hello: Extract<VolunteerCommand, { type: 'hello' }>,
  ): Promise<void> {
    if (hello.version !== PROTOCOL_VERSION) return closeSocket(socket, 'version');
    const attachment = attachmentOf(socket);
    const c = this.#store.load();
    if (c === null) return closeSocket(socket, 'gone');
    if (attachment.role !== 'volunteer') return;
    if (c.phase === 'waiting' || c.assignment === null) return closeSocket(socket, 'notYet');
    if (c.assignment.sessionHash !== attachment.identity.sessionHash) {
      // Their own talk at another console: the word that it moved here may still be on its way.
      const own = c.assignment.volunteerId === attachment.identity.volunteerId;
      return closeSocket(socket, own && c.phase !== 'ended' ? 'notYet' : 'refused');
    }
    this.#sockets.takePlace(socket);
    this.#sockets.setNeedsKey(socket, hello.needsKey, hello.consoleKeyId);
    const next = conversation.volunteerPresent(c, true, Date.now());
    this.#commit(next);
    this.#messages.welcome(socket, next, hello.lastSeq);
    const intake = this.#store.intake();
    if (intake !== null) sendTo(socket, { type: 'intake', envelope: intake } satisfies VolunteerEvent);
    if (hello.needsKey && next.phase === 'talking') await this.#keys.requestKey();
  }

  async #obeyVisitor(socket: WebSocket, command: Exclude<VisitorCommand, { type: 'hello' }>): Promise<void> {
    const c = this.#store.load();
    if (c === null) return closeSocket(socket, 'gone');
    const now = Date.now();
    switch (command.type) {
      case 'message':
        return this.#messages.write(socket, c, command.envelope);
      case 'typing':
        return this.#sockets.relay('volunteer', { type: 'typing', role: 'visitor', on: command.on });
      case 'received':
        return this.#messages.receipt(c, 'visitor', command.seq);
      case 'seal':
        return this.#seal(c, command);
      case 'giveKey':
        return this.#keys.handKey(command.sealed);
      case 'end':
      case 'leave':
        return this.#commit(conversation.end(c, conversation.leftBy(c, 'visitor'), now));
      case 'chooseAnother':
        return this.#commit(conversation.chooseAnother(c, now));
      case 'skipEvaluation':
        return this.#commit(conversation.evaluationDone(c));
      case 'moreTime':
        return this.#commit(conversation.moreTime(c, now));
      case 'evaluate': {
        const next = conversation.evaluationDone(c);
        if (next !== c) this.#store.saveEvaluation({ scores: command.scores, text: command.text });
        return this.#commit(next);
      }
    }
  }

  #obeyVolunteer(socket: WebSocket, command: Exclude<VolunteerCommand, { type: 'hello' }>): void {
    const c = this.#store.load();
    if (c === null) return closeSocket(socket, 'gone');
    const now = Date.now();
    switch (command.type) {
      case 'message':
        return this.#messages.write(socket, c, command.envelope);
      case 'typing':
        return this.#sockets.relay('visitor', { type: 'typing', role: 'volunteer', on: command.on });
      case 'received':
        return this.#messages.receipt(c, 'volunteer', command.seq);
      case 'end':
        return this.#commit(c.phase === 'talking' ? conversation.end(c, 'volunteer', now) : c);
      case 'giveBack': {
        const next = conversation.giveBack(c, command.generation, now);
        if (next === c) return;
        // A sleeping phone may keep its socket open; a new hello is the proof that it is awake.
        for (const asleep of this.#sockets.of('visitor')) this.#drop(asleep, 'notYet');
        this.#commit(conversation.visitorPresent(next, false, now));
        for (const other of this.#sockets.of('volunteer')) this.#drop(other, 'gone');
      }
    }
  }

  /** The copy for review is stored first; only then can they talk. */
  async #seal(c: Conversation, seal: Extract<VisitorCommand, { type: 'seal' }>): Promise<void> {
    if (c.phase !== 'connecting' || c.assignment.generation !== seal.generation) return;
    const now = Date.now();
    const kept = await this.#keys.keepReviewCopy(c.assignment, seal.forReview, now);
    if (kept === 'otherKey') return this.#keys.requestSeal();
    const again = this.#store.load();
    if (again === null) return;
    const present = this.#sockets.volunteerHere();
    const next =
      kept === 'kept'
        ? conversation.open(again, seal.generation, present, now)
        : conversation.end(again, 'removed', now);
    if (next === again) return this.#outbox.forgetAgain(again);
    this.#store.saveIntake(seal.intake);
    this.#commit(next);
    this.#keys.handKey(seal.forConsole);
    this.#sockets.relay('volunteer', { type: 'intake', envelope: seal.intake });
  }

  #lose(socket: WebSocket): void {
    if (!this.#sockets.leavePlace(socket)) return;
    const c = this.#store.load();
    if (c === null) return;
    const { role } = attachmentOf(socket);
    const change = role === 'visitor' ? conversation.visitorPresent : conversation.volunteerPresent;
    this.#commit(change(c, false, Date.now()));
  }

  /** Closes a socket ourselves; its place is lost now, not when the other side answers. */
  #drop(socket: WebSocket, reason: Parameters<typeof closeSocket>[1]): void {
    closeSocket(socket, reason);
    this.#lose(socket);
  }

  /** Stores a new state with all that must be told because of it, in one turn; then tells. */
  #commit(next: Conversation): void {
    const before = this.#store.load();
    if (next === before) return;
    this.ctx.storage.transactionSync(() => {
      this.#store.save(next);
      this.#outbox.putAll(next, Date.now());
    });
    this.#sockets.tellStates(next);
    this.ctx.waitUntil(this.#outbox.flush().finally(() => this.#finishOrSchedule()));
  }

  /** [C9] Erased when nothing more can come and all is told; else one alarm for whatever is next. */
  async #finishOrSchedule(): Promise<void> {
    const c = this.#store.load();
    if (c === null) return;
    if (conversation.isFinished(c, Date.now()) && this.#outbox.nextRetryMs() === null) {
      await this.ctx.storage.deleteAll();
      this.#sockets.closeAll();
      return;
    }
    await this.#schedule();
  }

  async #schedule(): Promise<void> {
    const c = this.#store.load();
    if (c === null) return;
    const now = Date.now();
    const candidates = [
      conversation.nextDeadlineMs(c, now),
      this.#outbox.nextRetryMs(),
      this.#sockets.nextHelloTimeoutMs(),
      this.#sockets.any() || c.visitorAwaySinceMs === null ? now + SWEEP_MS : null,
    ].filter((atMs) => atMs !== null);
    if (candidates.length > 0) await this.ctx.storage.setAlarm(Math.max(1, Math.min(...candidates)));
  }
}
