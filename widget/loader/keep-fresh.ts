import type { AvailabilityBody } from '../../protocol/http/visitor.ts';
import { talkRuns } from './running-flag.ts';

/** With the 5 s that the server's cache may keep the answer, 15 s. */
const OFTEN_MS = 10_000;
/** Closed doors open at a time that the words name. */
const SELDOM_MS = 60_000;
/** Who has not moved, scrolled or typed for so long may not be there. */
const THERE_MS = 30_000;
const SIGNS = ['pointermove', 'pointerdown', 'scroll', 'keydown', 'visibilitychange'];

type Words = {
  readonly button: HTMLElement;
  readonly answer: AvailabilityBody | null | undefined;
  askAgain(): Promise<void>;
};

/**
 * [O5] Asks again while somebody may read the words, so that doors that are shut by hand are seen within 15 s. Nothing is asked in a tab
 * that is hidden, while nobody touches the page, while the words are not shown, or on a site that is not listed: the next
 * sign of somebody asks at once.
 */
export function keepFresh(words: Words, signal: AbortSignal, changed: () => void): void {
  let signMs = performance.now();
  let askedMs = signMs;
  const look = (): void => {
    const nowMs = performance.now();
    const { answer, button } = words;
    const everyMs = answer?.availability.state === 'closed' ? SELDOM_MS : OFTEN_MS;
    if (nowMs - askedMs < everyMs || nowMs - signMs > THERE_MS || document.hidden) return;
    // A button that is not drawn has no parent to be placed by.
    if (button.offsetParent === null || answer?.siteListed === false || talkRuns()) return;
    askedMs = nowMs;
    void words.askAgain().then(changed);
  };
  const sign = (): void => {
    signMs = performance.now();
    look();
  };
  for (const name of SIGNS) addEventListener(name, sign, { capture: true, passive: true, signal });
  const timer = setInterval(look, OFTEN_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
