import { DurableObject } from 'cloudflare:workers';
import type { Envelope } from '../../../protocol/sealed.ts';
import { HEARTBEAT } from '../../../protocol/heartbeat.ts';
import { sha256 } from '../../../protocol/bytes.ts';
import * as conversation from '../../domain/conversation/conversation.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { RoomTimes, RoomView } from '../../domain/exchange.ts';
import { logError } from '../../platform/log.ts';
import { countForm } from '../../store/tallies.ts';
import { CoachSide } from './coach-side.ts';
import { KeyRelay } from './key-relay.ts';
import { RoomHalf } from './room-half.ts';
import { RoomMessages } from './room-messages.ts';
import { RoomOutbox } from './room-outbox.ts';
import type { RoomParts, RoomSide } from './room-side.ts';
import { PRESENCE, RoomSockets, attachmentOf, type SocketRole } from './room-sockets.ts';
import { RoomStore, type Writer } from './room-store.ts';
import type { Bindings, RoomCalls } from '../kit/bindings.ts';
import { Greetings } from '../kit/hello.ts';
import { FrameMeter, answerClose, closeSocket, firstGoneMs } from '../kit/sockets.ts';
import { Sweep } from '../kit/sweep.ts';
import { VisitorSide } from './visitor-side.ts';
import { VolunteerSide } from './volunteer-side.ts';

const RETRY_MS = 5_000;

/**
 * One conversation, from sign-up to evaluation: who is there, what was written (ciphertext only), and the end.
 * The rules are in `domain/conversation/conversation.ts`; its sides authenticate and obey; this shell stores, delivers,
 * notifies sockets and sets the alarm.
 */
export class ChatRoom extends DurableObject<Bindings> implements RoomCalls {
  readonly #id = this.ctx.id.toString();
  readonly #store = new RoomStore(this.ctx.storage);
  readonly #sockets = new RoomSockets(this.ctx, this.#store);
  readonly #half = new RoomHalf(this.env, this.#id, this.#store, this.#sockets);
  readonly #outbox = new RoomOutbox(this.ctx.storage.sql, this.env, this.#id, this.#store, this.#half);
  readonly #messages = new RoomMessages(this.ctx.storage, this.#store, this.#sockets);
  readonly #keys = new KeyRelay(this.env, this.#id, this.#store, this.#sockets);
  readonly #parts: RoomParts = {
    store: this.#store,
    sockets: this.#sockets,
    messages: this.#messages,
    keys: this.#keys,
    half: this.#half,
    commit: (before, next) => this.#commit(before, next),
    drop: (socket, reason) => this.#drop(socket, reason),
    watch: (socket, visible) => this.#watch(socket, visible),
    count: (form, choices) => this.ctx.waitUntil(countForm(this.env, form, choices, Date.now)),
    markEnd: (c, role, envelope) => this.#markEnd(c, role, envelope),
    forgetAgain: (c) => this.#outbox.forgetAgain(c),
  };
  readonly #coach = new CoachSide(this.#parts);
  readonly #sides: Readonly<Record<SocketRole, RoomSide>> = {
    visitor: new VisitorSide(this.#parts),
    volunteer: new VolunteerSide(this.#parts),
    coach: this.#coach,
  };
  readonly #meter = new FrameMeter();
  readonly #sweep = new Sweep(this.ctx.storage.kv);
  readonly #greetings = new Greetings((_socket, error) => logError('room', error));

  constructor(ctx: DurableObjectState, env: Bindings) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(HEARTBEAT.ping, HEARTBEAT.pong));
    // One that an older version of this code began; a room that is not there must not get a table, and so storage, by being asked.
    if (this.#store.exists()) this.#outbox.createTable();
  }

  begin(facts: { signUpId: string; tokenHash: string; times: RoomTimes }): void {
    if (this.#store.exists()) return;
    this.#store.createTables();
    this.#outbox.createTable();
    this.#commit(null, conversation.begin({ ...facts, createdAtMs: Date.now() }));
    // Made before the visitor's first hello, which then does not wait for it.
    this.ctx.waitUntil(this.#half.take());
  }

  queueView(view: RoomView): 'taken' | 'unknown' {
    const c = this.#store.load();
    if (c === null) return 'unknown';
    const next = conversation.takeView(c, view, Date.now());
    this.#commit(c, next);
    if (next !== c && next.phase !== 'waiting') this.#sockets.closeOtherConsoles(next);
    if (next.phase === 'connecting') this.ctx.waitUntil(this.#keys.requestSeal());
    return 'taken';
  }

  async exit(token: string): Promise<void> {
    const tokenHash = await sha256(token);
    const c = this.#store.load();
    if (c === null || c.tokenHash !== tokenHash) return;
    this.#commit(c, conversation.leave(c, Date.now()));
  }

  async signedOut(sessionHash: string): Promise<void> {
    for (const socket of this.#sockets.ofSession(sessionHash)) this.#drop(socket, 'refused');
    const c = this.#store.load();
    if (c !== null) this.#commit(c, conversation.signedOut(c, sessionHash));
  }

  async erase(): Promise<void> {
    const c = this.#store.load();
    if (c === null) {
      // A conversation that cannot be read has no rules to end it by, so everything goes at once.
      if (this.#store.exists()) await this.ctx.storage.deleteAll();
      return;
    }
    this.#store.wipeTexts();
    this.#commit(c, conversation.evaluationDone(conversation.end(c, 'removed', Date.now())));
  }

  override async fetch(request: Request): Promise<Response> {
    const response = this.#sockets.accept(request, this.#store.load() !== null);
    await this.#schedule();
    return response;
  }

  override async webSocketMessage(socket: WebSocket, frame: string | ArrayBuffer): Promise<void> {
    if (!this.#meter.allows(socket, Date.now())) return this.#drop(socket, 'tooMany');
    await this.#greetings.finished(socket);
    const understood = this.#sides[attachmentOf(socket).role].understand(socket, frame);
    if (understood === null) return this.#drop(socket, 'badFrame');
    const { greeted } = attachmentOf(socket);
    if (understood.hello) {
      // One a socket: its answer is the state and the history.
      return greeted ? this.#drop(socket, 'badFrame') : this.#greetings.run(socket, understood.run());
    }
    if (!greeted) return this.#drop(socket, 'refused');
    await understood.run();
  }

  override webSocketClose(socket: WebSocket, code: number, reason: string): void {
    answerClose(socket, code, reason);
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
      // Away since its last sign of life, so that whoever waits for it is told at once.
      for (const { socket, sinceMs, goneAtMs } of this.#sockets.silences())
        if (goneAtMs <= now) this.#drop(socket, 'helloTimeout', sinceMs);
      const c = this.#store.load();
      if (c === null) return;
      const sweeps = this.#sweep.isDue(now);
      const volunteerHere = this.#sockets.of('volunteer').length > 0;
      const next = conversation.passTime(this.#sockets.markLost(c, now), now, volunteerHere);
      if (next !== c) this.#commit(c, next);
      else this.#sockets.sendStates(c);
      await this.#half.handOut();
      await this.#keys.request();
      if (sweeps) {
        if (next.phase !== 'ended') this.#outbox.repeatReport();
        await this.#coach.followSession();
        await this.#followVolunteer();
      }
      this.ctx.waitUntil(this.#deliver());
      await this.#schedule();
    } catch (error) {
      await this.#retryAfter(error);
    }
  }

  /** [A3] Should the Worker have died between the end of a session and telling us. */
  async #followVolunteer(): Promise<void> {
    const c = this.#store.load();
    const { sessionHash } = (c !== null && conversation.assignmentOf(c)) || {};
    if (sessionHash !== undefined && c?.phase !== 'ended' && (await this.#keys.isOver(sessionHash)))
      await this.signedOut(sessionHash);
  }

  /** Nobody waits for it: a delivery may take its full time, and the next alarm may be due before that. */
  async #deliver(): Promise<void> {
    try {
      await this.#outbox.flush();
      await this.#finishOrSchedule();
    } catch (error) {
      await this.#retryAfter(error);
    }
  }

  async #retryAfter(error: unknown): Promise<void> {
    logError('room', error);
    // An alarm would bring an erased room back.
    if (this.#store.exists()) await this.ctx.storage.setAlarm(Date.now() + RETRY_MS);
  }

  #lose(socket: WebSocket, sinceMs = Date.now()): void {
    if (!this.#sockets.leavePlace(socket)) return;
    const c = this.#store.load();
    if (c === null) return;
    this.#commit(c, PRESENCE[attachmentOf(socket).role](c, false, sinceMs));
  }

  #drop(socket: WebSocket, reason: Parameters<typeof closeSocket>[1], sinceMs?: number): void {
    closeSocket(socket, reason);
    this.#lose(socket, sinceMs);
  }

  #watch(socket: WebSocket, visible = false): void {
    this.#sockets.setVisible(socket, visible);
    this.ctx.waitUntil(this.#schedule());
  }

  /** Stores a change with what must be delivered because of it in one transaction, then notifies sockets. */
  #commit(before: Conversation | null, next: Conversation): void {
    if (next === before) return;
    this.ctx.storage.transactionSync(() => {
      this.#store.save(next);
      this.#outbox.putAll(next, Date.now());
    });
    this.#sockets.sendStates(next);
    if (before !== null) this.ctx.waitUntil(this.#coach.follow(before, next));
    this.ctx.waitUntil(this.#deliver());
    this.ctx.waitUntil(this.#schedule());
  }

  #markEnd(c: Conversation, role: Writer, envelope: Envelope): void {
    if (c.phase !== 'ended' || c.openedAtMs === null) return;
    this.ctx.storage.transactionSync(() => {
      this.#store.saveEndMarker(role, envelope);
      this.#outbox.putEndMarker(role, envelope, Date.now());
    });
    this.#messages.relayEndMarker(role, envelope);
    this.ctx.waitUntil(this.#deliver());
  }

  /** [C9] Erases the room when nothing more can come and all is delivered; else sets the alarm for whatever is next. */
  async #finishOrSchedule(): Promise<void> {
    const c = this.#store.load();
    if (c === null) return;
    const now = Date.now();
    if (conversation.isFinished(c, now)) {
      this.#outbox.destroyHalf(now);
      if (this.#outbox.nextRetryMs(now) === null) {
        await this.ctx.storage.deleteAll();
        this.#sockets.closeAll();
        return;
      }
    }
    await this.#schedule();
  }

  async #schedule(): Promise<void> {
    const c = this.#store.load();
    if (c === null) return;
    const now = Date.now();
    const candidates = [
      conversation.nextDeadlineMs(c, now),
      this.#outbox.nextRetryMs(now),
      this.#sockets.nextHelloTimeoutMs(),
      firstGoneMs(this.#sockets.silences()),
      this.#half.owed ? now + RETRY_MS : null,
      this.#sockets.any() || c.visitorAwaySinceMs === null ? this.#sweep.nextMs(now) : null,
    ].filter((atMs) => atMs !== null);
    if (candidates.length > 0) await this.ctx.storage.setAlarm(Math.max(1, Math.min(...candidates)));
  }
}
