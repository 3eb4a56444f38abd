import type { HelpLine } from '../../protocol/http/visitor.ts';
import { make, makeIcon } from '../loader/dom.ts';
import { LAST_RESORT_HELP_LINES } from '../loader/last-resort.ts';
import type { Face } from '../loader/face.ts';
import type { ElementTexts } from './element-texts.ts';

const DIALOG = { class: 'panel', part: 'panel', role: 'dialog', tabindex: '-1' };
const FOLD = 'M6 9l6 6 6-6';

/** What opens: the way out on top, a way to fold it away, and the frame with a cover until it is ready. */
export class Panel {
  readonly element: HTMLElement;
  readonly bar: HTMLElement;
  readonly #hide = make('button', { part: 'hide', type: 'button' }, makeIcon(FOLD));
  readonly #body: HTMLElement;
  readonly #cover = make('div', { class: 'cover', part: 'cover' });

  /**
   * @param exit the way out
   * @param face what the loader has made of it already
   */
  constructor(exit: HTMLElement, hide: () => void, face: Face) {
    this.#hide.onclick = hide;
    this.#body = face.body;
    this.element = face.panel;
    for (const [name, value] of Object.entries(DIALOG)) this.element.setAttribute(name, value);
    this.bar = make('div', { class: 'bar', part: 'bar' }, exit, this.#hide);
    this.element.prepend(this.bar);
  }

  show(opened: boolean, texts: ElementTexts, label: string): void {
    this.element.hidden = !opened;
    this.element.setAttribute('aria-label', label);
    this.#hide.setAttribute('aria-label', texts.hide);
  }

  /** @param shared true if the bar lies over the frame, which leaves room for it beside help: one row for both. */
  share(shared: boolean): void {
    this.element.classList.toggle('shared', shared);
  }

  /** The frame loads under a cover, so that nobody types into a page that is not there yet. */
  load(frame: HTMLIFrameElement): void {
    // One that stands there stays: moved, it would load anew.
    if (frame.parentNode === this.#body) this.#body.append(this.#cover);
    else this.#body.replaceChildren(frame, this.#cover);
  }

  /**
   * loading: quiet, with help where the page will have it. failed: the frame stays silent, so numbers, and the same chat in a
   * tab of its own; it may still come. Null: the frame can be used.
   */
  cover(
    kind: 'loading' | 'failed' | null,
    texts: ElementTexts,
    lines: readonly HelpLine[],
    address: string,
  ): void {
    this.#cover.hidden = kind === null;
    const numbers = helpLinesOf(lines);
    if (kind === 'failed') {
      const ownTab = make('a', { href: address, target: '_blank', rel: 'noopener' }, texts.ownTab);
      this.#cover.replaceChildren(make('p', { role: 'alert' }, texts.failed), numbers, ownTab);
    } else {
      const help = make('details', {}, make('summary', {}, texts.help), numbers);
      this.#cover.replaceChildren(help, make('p', {}, texts.loading));
    }
  }
}

/** Numbers to call: those open now, or the few that hold without a server. */
function helpLinesOf(all: readonly HelpLine[]): HTMLElement {
  const known = all.flatMap(({ name, phone, openNow }) =>
    phone === null || openNow === false ? [] : [{ name, phone }],
  );
  const helpLines = known.length > 0 ? known : LAST_RESORT_HELP_LINES;
  return make('ul', {}, ...helpLines.map(({ name, phone }) => helpLineOf(name, phone)));
}

function helpLineOf(name: string, phone: string): HTMLElement {
  return make('li', {}, name, make('a', { href: `tel:${phone.replace(/[^\d+]/g, '')}` }, phone));
}
