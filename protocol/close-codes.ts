/**
 * Every WebSocket close code this server uses, and whether the client may try again. Zod-free.
 * 1006 (connection lost) and 1012 (server restarts) are ordinary: reconnect with backoff.
 */
export const CLOSE = {
  /** The frame was not valid, too large, or not allowed in this state often enough to be an attack. */
  badFrame: { code: 4400, mayReconnect: false },
  /** Wrong or missing resume token, session or assignment. */
  refused: { code: 4401, mayReconnect: false },
  /** No hello in time. */
  helloTimeout: { code: 4408, mayReconnect: true },
  /** A newer tab or console took over this place. */
  replaced: { code: 4409, mayReconnect: false },
  /** The conversation is over and its room is erased, or has nothing more for this client. */
  gone: { code: 4410, mayReconnect: false },
  /** The client speaks another protocol version: reload the page. */
  version: { code: 4426, mayReconnect: false },
  /** Too many frames, or too many sockets that have said nothing: try again once the window is over. */
  tooMany: { code: 4429, mayReconnect: true },
  /** The room has not heard of the assignment yet: try again shortly. */
  notYet: { code: 4425, mayReconnect: true },
} as const;

export type CloseReason = keyof typeof CLOSE;

/** Unknown codes (1001, 1006, 1011, 1012 …) come from the network or the platform, and are worth a retry. */
export function mayReconnect(code: number): boolean {
  return Object.values(CLOSE).find((entry) => entry.code === code)?.mayReconnect ?? true;
}
