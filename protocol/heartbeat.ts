/**
 * Answered by the platform without waking an object; the client treats two missing answers as a lost socket. There is one
 * ping for all: the platform answers one text alone. So whether a page can be seen is said apart (`visible.ts`).
 */
export const HEARTBEAT = {
  ping: 'ping',
  pong: 'pong',
  /** While the page can be seen: who falls silent then is missed after 30 s. */
  visibleMs: 10_000,
  /** In the background browsers let a page speak once a minute, whatever it asks for. */
  hiddenMs: 25_000,
} as const;
