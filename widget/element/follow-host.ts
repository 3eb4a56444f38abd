import { followVisible } from '../ui/follow-visible.ts';

type Host = {
  /** Its language, or it opens or closes a dialog. */
  changed: () => void;
  /** It is left, and the browser keeps it as it is for "back". */
  kept: () => void;
  /** And there it is again. */
  back: () => void;
};

/** What happens to the page around it that the element goes along with, until the signal. */
export function followHost(root: HTMLElement, signal: AbortSignal, { changed, kept, back }: Host): void {
  const changes = new MutationObserver(changed);
  changes.observe(document, { subtree: true, attributeFilter: ['lang', 'open'] });
  signal.addEventListener('abort', () => changes.disconnect());
  signal.addEventListener('abort', followVisible(root));
  addEventListener('pagehide', ({ persisted }) => persisted && kept(), { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && back(), { signal });
}
