/* Whether somebody is at this page: pointer, keys and touch, and what assistive technology makes of a voice or a switch. */

const KINDS = ['pointerdown', 'pointermove', 'wheel', 'touchstart', 'keydown', 'click', 'input'] as const;

/** Somebody opened the page. */
let touchedAtMs = performance.now();
const listeners = new Set<() => void>();

function touched({ isTrusted }: Event): void {
  if (!isTrusted) return;
  touchedAtMs = performance.now();
  for (const listener of listeners) listener();
}

for (const kind of KINDS) addEventListener(kind, touched, { capture: true, passive: true });

export const touchedWithin = (ms: number): boolean => performance.now() - touchedAtMs < ms;

/** @returns how to stop listening. */
export function onTouched(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
