/**
 * What the host page does that the element goes along with, until the signal.
 * @param onChange its language changes, or it opens or closes a dialog
 * @param onSleep it is left, and kept by the browser as it is, for "back"
 * @param onWake it is gone back to
 */
export function followHost(
  signal: AbortSignal,
  onChange: () => void,
  onSleep: () => void,
  onWake: () => void,
): void {
  const changes = new MutationObserver(onChange);
  changes.observe(document, { subtree: true, attributeFilter: ['lang', 'open', 'inert'] });
  signal.addEventListener('abort', () => changes.disconnect());
  addEventListener('pagehide', ({ persisted }) => persisted && onSleep(), { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && onWake(), { signal });
}
