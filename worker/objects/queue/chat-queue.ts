import { DurableObject } from 'cloudflare:workers';
import { HEARTBEAT } from '../../../protocol/heartbeat.ts';
import { parseQueueCommand } from '../../../protocol/parse.ts';
import type { Settings } from '../../../protocol/settings.ts';
import { roomTimes } from '../../domain/conversation/room-times.ts';
import type { RoomReport } from '../../domain/exchange.ts';
import { doorsAt } from '../../domain/hours/doors.ts';
import * as queue from '../../domain/queue/queue.ts';
import { nextDeadlineMs } from '../../domain/queue/settle.ts';
import { signUp } from '../../domain/queue/sign-up.ts';
import type { QueueState } from '../../domain/queue/state.ts';
import { logError } from '../../platform/log.ts';
import { forgetSettings, readSettings } from '../../store/settings.ts';
import type { Admission, Bindings, QueueCalls } from '../kit/bindings.ts';
import { Greetings } from '../kit/hello.ts';
import { callerOf } from '../kit/identity.ts';
import { FrameMeter, answerClose, closeSocket } from '../kit/sockets.ts';
import { Sweep } from '../kit/sweep.ts';
import { ConsoleSide, type Moment } from './console-side.ts';
import { Overviews } from './overviews.ts';
import { QueueOutbox } from './queue-outbox.ts';
import { QueueSockets } from './queue-sockets.ts';
import { QueueStore } from './queue-store.ts';

const RETRY_MS = 5_000;
const ENDED_KEPT = 1_000;

/**
 * The one queue: places, offers, assignments and who is on duty. Knows ids, times and volunteers; nothing of what is said.
 * The rules are in `domain/queue/queue.ts`; this shell stores, delivers, notifies sockets and sets the alarm.
 */
export class ChatQueue extends DurableObject<Bindings> implements QueueCalls {
  readonly #outbox = new QueueOutbox(this.ctx.storage.sql, this.env, (roomId) => this.#forgetRoom(roomId));
  readonly #store = new QueueStore(this.ctx.storage, this.#outbox);
  readonly #sockets = new QueueSockets(this.ctx);
  readonly #consoles = new ConsoleSide({
    env: this.env,
    store: this.#store,
    sockets: this.#sockets,
    now: () => this.#now(),
    commit: (state, moment, before) => this.#commit(state, moment, before),
    lose: (socket) => this.#lose(socket),
    schedule: () => this.#schedule(),
  });
  readonly #overviews = new Overviews(this.ctx, this.#sockets, async () => {
    const { context } = await this.#now();
    return { state: this.#store.load(), context };
  });
  readonly #meter = new FrameMeter();
  readonly #sweep = new Sweep(this.ctx.storage.kv);
  /**
   * The rooms that ended last, each with the revision of that report: one that was sent before and comes later must not bring
   * the place back. In memory, because a report on its way does not outlive the queue that it is on its way to.
   */
  readonly #ended = new Map<string, number>();
  /** The settings, while they are being read. */
  #reading: Promise<Settings> | null = null;
  /** A console whose hello failed would wait for ever for its state: its socket is closed so that it reconnects. */
  readonly #greetings = new Greetings((socket, error) => {
    logError('queue', error);
    closeSocket(socket, 'notYet');
  });

  constructor(ctx: DurableObjectState, env: Bindings) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(HEARTBEAT.ping, HEARTBEAT.pong));
    this.#outbox.createTable();
  }

  async signUp(visitor: { roomId: string; signUpId: string }): Promise<Admission> {
    const moment = await this.#now();
    const before = this.#store.load();
    const { state, result } = signUp(before, moment.context, visitor);
    // [Q9] A refusal stores nothing, and a reservation tells consoles nothing, neither here nor by its room's first report.
    if (state !== before) this.#commit(state, moment, before);
    return result.outcome === 'admitted' ? { ...result, times: moment.times } : result;
  }

  async report(report: RoomReport): Promise<boolean> {
    const moment = await this.#now();
    const before = this.#store.load();
    if (queue.isKnown(before, report) || this.#isOlderThanEnd(report)) return true;
    const state = queue.takeReport(before, moment.context, report);
    if (report.phase === 'ended') this.#endRoom(report);
    else this.#outbox.hasten(report.roomId);
    this.#commit(state, moment, before);
    return true;
  }

  async settingsChanged(): Promise<void> {
    forgetSettings();
    await this.alarm();
  }

  async signedOut(sessionHash: string): Promise<void> {
    await this.#consoles.signOut(sessionHash);
  }

  async secrecyChanged(): Promise<void> {
    await this.#consoles.followSecrecy();
  }

  #isOlderThanEnd({ roomId, revision }: RoomReport): boolean {
    return revision <= (this.#ended.get(roomId) ?? 0);
  }

  #endRoom({ roomId, revision }: RoomReport): void {
    this.#outbox.forget(roomId);
    this.#ended.set(roomId, revision);
    const [oldest] = this.#ended.keys();
    if (oldest !== undefined && this.#ended.size > ENDED_KEPT) this.#ended.delete(oldest);
  }

  override async fetch(request: Request): Promise<Response> {
    const identity = callerOf(request)?.identity;
    if (identity === undefined) return new Response(null, { status: 403 });
    const response = this.#sockets.accept(identity);
    await this.#schedule();
    return response;
  }

  override async webSocketMessage(socket: WebSocket, frame: string | ArrayBuffer): Promise<void> {
    if (!this.#meter.allows(socket, Date.now())) return closeSocket(socket, 'tooMany');
    const command = parseQueueCommand(frame);
    if (command === null) return closeSocket(socket, 'badFrame');
    await this.#greetings.finished(socket);
    if (command.type === 'hello') {
      // One that only waits may take over. A place has one hello, since each is answered by a snapshot.
      if (this.#sockets.holdsPlace(socket)) return closeSocket(socket, 'badFrame');
      return this.#greetings.run(socket, this.#consoles.greet(socket, command));
    }
    await this.#consoles.obey(socket, command);
  }

  override async webSocketClose(socket: WebSocket, code: number, reason: string): Promise<void> {
    answerClose(socket, code, reason);
    await this.#lose(socket);
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    await this.#lose(socket);
  }

  /** The platform gives up after six throws, so nothing may escape. */
  override async alarm(): Promise<void> {
    try {
      const sweeps = this.#sweep.isDue(Date.now());
      const moment = await this.#now();
      this.#sockets.closeUnspoken(moment.context.nowMs);
      for (const { socket, sinceMs, goneAtMs } of this.#sockets.silences()) {
        if (goneAtMs > moment.context.nowMs) continue;
        closeSocket(socket, 'helloTimeout');
        // Away since the last sign of life, so that page views and visitors are not told for longer that somebody is there.
        await this.#lose(socket, sinceMs);
      }
      // A crash or a deploy takes sockets away without a close event.
      const consoles = this.#sockets.consoles();
      const there = new Set(consoles.map((socket) => this.#sockets.identityOf(socket).volunteerId));
      this.#commit(queue.markLost(this.#store.load(), moment.context, there), moment);
      if (sweeps) await this.#consoles.followSessions();
      this.ctx.waitUntil(this.#deliver());
      await this.#schedule();
    } catch (error) {
      await this.#retryAfter(error);
    }
  }

  /** Nobody waits for it: a delivery may take its full time, and the next alarm may be due before that. */
  async #deliver(): Promise<void> {
    try {
      await this.#outbox.flush();
      await this.#schedule();
    } catch (error) {
      await this.#retryAfter(error);
    }
  }

  async #retryAfter(error: unknown): Promise<void> {
    logError('queue', error);
    await this.ctx.storage.setAlarm(Date.now() + RETRY_MS);
  }

  async #lose(socket: WebSocket, sinceMs = Date.now()): Promise<void> {
    if (!this.#sockets.leavePlace(socket)) return;
    const moment = await this.#now();
    const { volunteerId } = this.#sockets.identityOf(socket);
    const state = queue.disconnectConsole(this.#store.load(), moment.context, { volunteerId, sinceMs });
    this.#commit(state, moment);
  }

  async #now(): Promise<Moment> {
    const settings = await this.#settings();
    const nowMs = Date.now();
    const hours = doorsAt(settings, nowMs);
    return {
      context: { nowMs, settings: settings.queue, hours },
      times: roomTimes(settings.conversation, hours),
    };
  }

  /**
   * One reading for all who come meanwhile: with one each, a later command could find them cached and overtake an earlier one. Also after a
   * change: the reading that it overtook is made once more, as store/settings.ts has it.
   */
  async #settings(): Promise<Settings> {
    const reading = (this.#reading ??= readSettings(this.env.DB));
    try {
      return await reading;
    } finally {
      if (this.#reading === reading) this.#reading = null;
    }
  }

  /**
   * Stores a decision and what must be delivered because of it in one transaction, then notifies consoles.
   * @param before the state until now, if only consoles for whom it differs are to be notified
   */
  #commit(state: QueueState, { context, times }: Moment, before?: QueueState): void {
    this.#store.save(state, () => this.#outbox.putAll(state, context, times));
    this.#sockets.sendStates(state, context, before);
    this.#overviews.changed(state, context, before);
    this.ctx.waitUntil(this.#deliver());
    this.ctx.waitUntil(this.#schedule());
  }

  /** A room that once reported and is no more has ended; one that never did is still being made. */
  async #forgetRoom(roomId: string): Promise<boolean> {
    const moment = await this.#now();
    const state = queue.forgetRoom(this.#store.load(), moment.context, roomId);
    if (state === null) return false;
    this.#outbox.forget(roomId);
    this.#commit(state, moment);
    return true;
  }

  /** One alarm for the next deadline, the next retry and, while consoles are connected, the next sweep. */
  async #schedule(): Promise<void> {
    const { context } = await this.#now();
    const candidates = [
      nextDeadlineMs(this.#store.load(), context),
      this.#outbox.nextRetryMs(context.nowMs),
      this.#sockets.nextGoneMs(),
      this.#sockets.nextHelloTimeoutMs(),
      this.#sockets.any() ? this.#sweep.nextMs(context.nowMs) : null,
    ].filter((atMs) => atMs !== null);
    if (candidates.length > 0) await this.ctx.storage.setAlarm(Math.max(1, Math.min(...candidates)));
  }
}
