import * as z from 'zod';
import { CLOSE, type CloseReason } from '../../../protocol/close-codes.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { paddedFrame } from '../../../protocol/padded-frame.ts';
import type { StoredBy } from '../../platform/log.ts';
import { readStored } from '../../platform/stored.ts';

/**
 * A client that has been silent for this long is gone, even if the platform still lists its socket. One that can be seen sends
 * its heartbeat every 10 s. In the background it may send it only once a minute, because browsers let its timers run no more often.
 */
const SILENT_MS = { visible: 30_000, hidden: 75_000 } as const;

/**
 * What each hibernating socket knows of its client's last words. `atMs`: when it was accepted, said hello, or said whether it
 * can be seen. `visible`: what it said then; sockets that were attached to by older code have none, nor do older pages say it.
 */
export const heard = { atMs: z.number(), visible: z.boolean().default(false) };

export function closeSocket(socket: WebSocket, reason: CloseReason): void {
  try {
    socket.close(CLOSE[reason].code, reason);
  } catch {
    // Closing a socket that is already closed throws; there is nothing left to do.
  }
}

/**
 * False for one that we have closed: the platform lists it until the other side answers, which a phone without a network may
 * not do for minutes. Counted, it would fire an alarm in a loop, and use up the number of sockets that may wait.
 */
export const isOpen = (socket: WebSocket): boolean => socket.readyState === WebSocket.OPEN;

/**
 * Completes the closing handshake that a client began. A hibernating socket is not answered by the platform itself, whatever
 * the compatibility date (workerd, 2026-04): without an answer the client waits for seconds and then reads 1006.
 * @param code as the client sent it; 1005 and 1006 say that it sent none, and must not be sent themselves
 */
export function answerClose(socket: WebSocket, code: number, reason: string): void {
  try {
    if (code === NO_CODE || code === NO_CLOSE) socket.close();
    else socket.close(code, reason);
  } catch {
    // The connection is gone already, so nobody waits for the answer.
  }
}

const NO_CODE = 1005;
const NO_CLOSE = 1006;

/**
 * What a hibernating socket knows of itself, as it was attached. If an older or newer version of this code attached something
 * that cannot be read, the socket holds no place from now on (`placeless`), and is closed so that its client comes back.
 */
export function readAttachment<Schema extends z.ZodType>(
  socket: WebSocket,
  schema: Schema,
  placeless: z.infer<Schema>,
  object: StoredBy,
): z.infer<Schema> {
  const attachment = readStored(schema, socket.deserializeAttachment(), object);
  if (attachment !== null) return attachment;
  socket.serializeAttachment(placeless);
  closeSocket(socket, 'notYet');
  return placeless;
}

/** Sends to a socket that may have died a moment ago; its close event deals with the loss. */
export function sendTo(socket: WebSocket, event: object): void {
  try {
    socket.send(paddedFrame(event));
  } catch {
    // As above.
  }
}

/** Since when a socket has been silent, and from when on its client counts as gone. */
export type Silence = { socket: WebSocket; sinceMs: number; goneAtMs: number };

/** Its heartbeats, which wake no object, count by themselves. */
export function silenceOf(
  state: DurableObjectState,
  socket: WebSocket,
  { atMs, visible }: { atMs: number; visible: boolean },
): Silence {
  const answeredAtMs = state.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0;
  const sinceMs = Math.max(atMs, answeredAtMs);
  return { socket, sinceMs, goneAtMs: sinceMs + SILENT_MS[visible ? 'visible' : 'hidden'] };
}

/** When the first of them counts as gone, or null. */
export function firstGoneMs(silences: readonly Silence[]): number | null {
  return silences.length === 0 ? null : Math.min(...silences.map(({ goneAtMs }) => goneAtMs));
}

type Window = { startedAtMs: number; frames: number };

/** Counts frames a socket; in memory only, since a hibernated object has by definition been quiet. */
export class FrameMeter {
  readonly #windows = new WeakMap<WebSocket, Window>();

  /** False once a socket sends more frames than a client of ours ever would. */
  allows(socket: WebSocket, nowMs: number): boolean {
    const known = this.#windows.get(socket);
    if (known === undefined || nowMs - known.startedAtMs > LIMITS.messageWindowMs) {
      this.#windows.set(socket, { startedAtMs: nowMs, frames: 1 });
      return true;
    }
    known.frames += 1;
    return known.frames <= LIMITS.framesPerWindow;
  }
}
