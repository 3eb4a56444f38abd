import type { Language } from '../../protocol/languages.ts';
import { make } from './dom.ts';

/** `tel:` and links to other sites must work from inside; the frame itself may never navigate the page around it. */
const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-to-custom-protocols';
/** A pointer that only passed leaves no frame behind. */
const UNUSED_MS = 30_000;

/** What a frame is made of; `label` names it. */
export type FrameFacts = { readonly server: string; readonly language: Language; readonly label: string };

export function makeFrame({ server, language, label }: FrameFacts): HTMLIFrameElement {
  return make('iframe', {
    src: `${server}/chat?site=${encodeURIComponent(location.origin)}&lang=${language}`,
    title: label,
    sandbox: SANDBOX,
    allow: '',
    referrerpolicy: 'no-referrer',
    part: 'frame',
  });
}

/**
 * The frame that is asked for at the first sign of a press, so that it comes together with the element and not after it. It
 * stands where it stays, in a panel that nobody sees yet: a frame that is moved loads anew.
 */
export class EarlyFrame {
  readonly element: HTMLIFrameElement;
  /** What it said before the element listened. */
  readonly said: MessageEvent<unknown>[] = [];
  readonly #hear = (event: MessageEvent<unknown>): void => void this.said.push(event);
  readonly #unused: ReturnType<typeof setTimeout>;

  constructor(facts: FrameFacts, body: HTMLElement, drop: () => void) {
    this.element = makeFrame(facts);
    addEventListener('message', this.#hear);
    body.append(this.element);
    this.#unused = setTimeout(drop, UNUSED_MS);
  }

  /** The element listens from now on. */
  handOver(): void {
    clearTimeout(this.#unused);
    removeEventListener('message', this.#hear);
  }

  remove(): void {
    this.handOver();
    this.element.remove();
  }
}
