import type { ExitBody } from '../../protocol/http/visitor.ts';

/** Gives a place up, also while the page is being left: by beacon, or where a browser has or sends none by a request that outlives the page. */
export function goodbye({ roomId, token, leaves }: ExitBody): void {
  const body = new Blob([JSON.stringify({ roomId, token, leaves })], { type: 'application/json' });
  try {
    if (navigator.sendBeacon('/api/exit', body)) return;
  } catch {
    // Firefox can have it switched off, and extensions take it away.
  }
  fetch('/api/exit', { method: 'POST', body, keepalive: true }).catch(() => {});
}
