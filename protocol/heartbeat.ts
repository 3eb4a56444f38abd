/** Answered by the platform without waking an object; the client treats two missing answers as a lost socket. */
export const HEARTBEAT = { ping: 'ping', pong: 'pong', intervalMs: 25_000 } as const;
