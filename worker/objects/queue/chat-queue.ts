import { DurableObject } from 'cloudflare:workers';
import { z } from 'zod';
import { HEARTBEAT } from '../../../protocol/heartbeat.ts';
import { parseQueueCommand } from '../../../protocol/parse.ts';
import type { QueueCommand, QueueEvent } from '../../../protocol/queue.ts';
import type { Settings } from '../../../protocol/settings.ts';
import { PROTOCOL_VERSION } from '../../../protocol/version.ts';
import { hoursAt } from '../../domain/hours/opening-hours.ts';
import type { RoomReport, RoomTimes } from '../../domain/exchange.ts';
import { nextDeadlineMs } from '../../domain/queue/settle.ts';
import { isActive, type QueueContext, type QueueState } from '../../domain/queue/state.ts';
import { consoleSnapshot } from '../../domain/queue/views.ts';
import * as queue from '../../domain/queue/queue.ts';
import { roomTimes } from '../../domain/conversation/room-times.ts';
import { logError } from '../../platform/log.ts';
import { livingSessions, touchSessions } from '../../store/sessions.ts';
import { readSettings } from '../../store/settings.ts';
import type { Admission, Bindings, QueueCalls } from '../kit/bindings.ts';
import { ConsoleIdentity, callerOf } from '../kit/identity.ts';
import { QueueOutbox } from './queue-outbox.ts';
import { QueueStore } from './queue-store.ts';
import { FrameMeter, Greetings, closeSocket, isSilent, readAttachment, sendTo } from '../kit/sockets.ts';

const SWEEP_MS = 60_000;
const RETRY_MS = 5_000;

const Attachment = z.object({ identity: ConsoleIdentity, greeted: z.boolean(), atMs: z.number() });
type Attachment = z.infer<typeof Attachment>;
const PLACELESS: Attachment = {
  identity: { volunteerId: '', alias: '', sessionHash: '' },
  greeted: false,
  atMs: 0,
};

/**
 * The one queue: places, offers, assignments and who is on duty. Knows ids, times and volunteers; nothing
 * of what is said. The rules are in `domain/queue/queue.ts`; this shell stores, tells and wakes.
 */
export class ChatQueue extends DurableObject<Bindings> implements QueueCalls {
  readonly #outbox = new QueueOutbox(this.ctx.storage.sql, this.env, (roomId) => this.#forgetRoom(roomId));
  readonly #store = new QueueStore(this.ctx.storage, this.#outbox);
  readonly #meter = new FrameMeter();
  /** A console that hears nothing would wait for ever: it is sent away, and comes back by itself. */
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
    const { context, times } = await this.#now();
    const { state, result } = queue.signUp(this.#store.load(), context, visitor);
    this.#commit(state, context, times);
    return result.outcome === 'admitted' ? { ...result, times } : result;
  }

  async report(report: RoomReport): Promise<boolean> {
    const { context, times } = await this.#now();
    if (queue.isKnown(this.#store.load(), report)) return true;
    const state = queue.takeReport(this.#store.load(), context, report);
    if (report.phase === 'ended') this.#outbox.forget(report.roomId);
    else this.#outbox.hasten(report.roomId);
    this.#commit(state, context, times);
    return true;
  }

  override async fetch(request: Request): Promise<Response> {
    const identity = callerOf(request)?.identity;
    if (identity === undefined) return new Response(null, { status: 403 });
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server, [identity.volunteerId]);
    server.serializeAttachment({ identity, greeted: false, atMs: Date.now() } satisfies Attachment);
    await this.#schedule();
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketMessage(socket: WebSocket, frame: string | ArrayBuffer): Promise<void> {
    if (!this.#meter.allows(socket, Date.now())) return closeSocket(socket, 'tooMany');
    const command = parseQueueCommand(frame);
    if (command === null) return closeSocket(socket, 'badFrame');
    if (command.type === 'hello') return this.#greetings.run(socket, this.#greet(socket, command));
    await this.#greetings.finished(socket);
    const { identity, greeted } = attachmentOf(socket);
    if (!greeted) return closeSocket(socket, 'refused');
    const { context, times } = await this.#now();
    const { state, refused } = obey(this.#store.load(), context, identity.volunteerId, command);
    if (refused) sendTo(socket, { type: 'refused', code: 'tooLate' } satisfies QueueEvent);
    this.#commit(state, context, times);
  }

  override async webSocketClose(socket: WebSocket): Promise<void> {
    await this.#lose(socket);
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    await this.#lose(socket);
  }

  /** The platform gives up after six throws, so nothing may escape. */
  override async alarm(): Promise<void> {
    try {
      const { context, times } = await this.#now();
      for (const socket of this.ctx.getWebSockets()) {
        if (isSilent(this.ctx, socket, attachmentOf(socket).atMs, context.nowMs)) {
          closeSocket(socket, 'helloTimeout');
          await this.#lose(socket);
        }
      }
      // A crash or a deploy takes sockets away without a close event.
      const there = new Set(this.#consoles().map(({ identity }) => identity.volunteerId));
      this.#commit(queue.markLost(this.#store.load(), context, there), context, times);
      await this.#followSessions();
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

  async #greet(socket: WebSocket, hello: Extract<QueueCommand, { type: 'hello' }>): Promise<void> {
    if (hello.version !== PROTOCOL_VERSION) return closeSocket(socket, 'version');
    const { context, times } = await this.#now();
    const { identity } = attachmentOf(socket);
    const { state, result } = queue.connectConsole(this.#store.load(), context, {
      id: identity.volunteerId,
      alias: identity.alias,
      sessionHash: identity.sessionHash,
      takeOver: hello.takeOver,
    });
    if (result === 'inUse') return sendTo(socket, { type: 'inUse' } satisfies QueueEvent);
    socket.serializeAttachment({ identity, greeted: true, atMs: context.nowMs } satisfies Attachment);
    for (const other of this.ctx.getWebSockets(identity.volunteerId)) {
      if (other !== socket && attachmentOf(other).greeted) {
        // Not greeted any more: its close must not count as this volunteer leaving.
        other.serializeAttachment({ ...attachmentOf(other), greeted: false } satisfies Attachment);
        closeSocket(other, 'replaced');
      }
    }
    this.#commit(state, context, times);
  }

  async #lose(socket: WebSocket): Promise<void> {
    const { identity, greeted } = attachmentOf(socket);
    if (!greeted) return;
    socket.serializeAttachment({ identity, greeted: false, atMs: 0 } satisfies Attachment);
    const { context, times } = await this.#now();
    this.#commit(queue.disconnectConsole(this.#store.load(), context, identity.volunteerId), context, times);
  }

  async #now(): Promise<{ context: QueueContext; times: RoomTimes }> {
    const settings: Settings = await readSettings(this.env.DB);
    const nowMs = Date.now();
    const hours = hoursAt(settings.openingHours, nowMs);
    return {
      context: { nowMs, settings: settings.queue, hours },
      times: roomTimes(settings.conversation, hours),
    };
  }

  /** Stores a decision and what has to be told because of it, in one turn; then tells. */
  #commit(state: QueueState, context: QueueContext, times: RoomTimes): void {
    this.#store.save(state, () => this.#outbox.putAll(state, context, times));
    for (const socket of this.ctx.getWebSockets()) {
      const { identity, greeted } = attachmentOf(socket);
      if (greeted) sendTo(socket, consoleSnapshot(state, context, identity.volunteerId));
    }
    this.ctx.waitUntil(this.#deliver());
    this.ctx.waitUntil(this.#schedule());
  }

  /** A room that once reported and is no more has ended; one that never did is still being made. */
  async #forgetRoom(roomId: string): Promise<boolean> {
    const { context, times } = await this.#now();
    const state = queue.forgetRoom(this.#store.load(), context, roomId);
    if (state === null) return false;
    this.#outbox.forget(roomId);
    this.#commit(state, context, times);
    return true;
  }

  /** [C8] Being available or in a conversation is activity; [A3] whose session ended gets no offers, but keeps a talk. */
  async #followSessions(): Promise<void> {
    const hashes = this.#consoles().map(({ identity }) => identity.sessionHash);
    if (hashes.length === 0) return;
    const idleMs = (await readSettings(this.env.DB)).session.idleMinutes * 60_000;
    const living = await livingSessions(this.env.DB, hashes, idleMs, Date.now());
    for (const socket of this.ctx.getWebSockets()) {
      const { identity, greeted } = attachmentOf(socket);
      if (!greeted || !hashes.includes(identity.sessionHash) || living.has(identity.sessionHash)) continue;
      const { context, times } = await this.#now();
      const state = queue.setAvailable(this.#store.load(), context, identity.volunteerId, false);
      this.#commit(state, context, times);
      if (isActive(state, identity.volunteerId)) continue;
      closeSocket(socket, 'refused');
      await this.#lose(socket);
    }
    const active = this.#consoles().filter(({ identity }) =>
      isActive(this.#store.load(), identity.volunteerId),
    );
    const kept = active.map(({ identity }) => identity.sessionHash).filter((hash) => living.has(hash));
    if (kept.length > 0) await touchSessions(this.env.DB, kept, Date.now());
  }

  /** Those that hold their volunteer's place. */
  #consoles(): Attachment[] {
    return this.ctx
      .getWebSockets()
      .map((socket) => attachmentOf(socket))
      .filter(({ greeted }) => greeted);
  }

  /** One alarm for the next deadline, the next retry and, while consoles are connected, the next sweep. */
  async #schedule(): Promise<void> {
    const { context } = await this.#now();
    const candidates = [
      nextDeadlineMs(this.#store.load(), context),
      this.#outbox.nextRetryMs(context.nowMs),
      this.ctx.getWebSockets().length > 0 ? context.nowMs + SWEEP_MS : null,
    ].filter((atMs) => atMs !== null);
    if (candidates.length > 0) await this.ctx.storage.setAlarm(Math.max(1, Math.min(...candidates)));
  }
}

function attachmentOf(socket: WebSocket): Attachment {
  return readAttachment(socket, Attachment, PLACELESS, 'queue');
}

function obey(
  state: QueueState,
  context: QueueContext,
  volunteerId: string,
  command: Exclude<QueueCommand, { type: 'hello' }>,
): { state: QueueState; refused: boolean } {
  switch (command.type) {
    case 'setAvailable':
      return { state: queue.setAvailable(state, context, volunteerId, command.on), refused: false };
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
