import type { Language } from '../../protocol/languages.ts';
import { make } from './dom.ts';

/** `tel:` and links to other sites must work from inside; the frame itself may never navigate the page around it. */
const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-to-custom-protocols';

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
 * The frame that is asked for at the press, so that it comes together with the element and not after it. It stands where it
 * stays, in a panel that nobody sees yet: a frame that is moved loads anew.
 */
export class EarlyFrame {
  readonly language: Language;
  readonly element: HTMLIFrameElement;
  readonly body: HTMLElement;
  readonly panel: HTMLElement;
  /** What it said before the element listened. */
  readonly said: MessageEvent<unknown>[] = [];
  readonly #hear = (event: MessageEvent<unknown>): void => void this.said.push(event);

  /** @param button what stands beneath the panel */
  constructor(facts: FrameFacts, button: HTMLElement) {
    this.language = facts.language;
    this.element = makeFrame(facts);
    this.body = make('div', { class: 'body' }, this.element);
    this.panel = make('section', { class: 'panel', hidden: '' }, this.body);
    addEventListener('message', this.#hear);
    button.before(this.panel);
  }

  /** The element listens from now on. */
  handOver(): void {
    removeEventListener('message', this.#hear);
  }

  remove(): void {
    this.handOver();
    this.panel.remove();
  }
}
