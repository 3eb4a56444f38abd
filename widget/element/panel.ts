import type { HelpChannel, HelpLine } from '../../protocol/http/visitor.ts';
import { make, makeIcon } from '../loader/dom.ts';
import type { ShortHelpLine } from '../loader/last-resort.ts';
import { linkTo } from '../loader/links.ts';
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
  readonly #lastResort: readonly ShortHelpLine[];
  readonly #cover = make('div', { class: 'cover', part: 'cover' });

  /**
   * @param exit the way out
   * @param face what the loader has made of it already
   */
  constructor(exit: HTMLElement, hide: () => void, face: Face) {
    this.#hide.onclick = hide;
    this.#body = face.body;
    this.#lastResort = face.lastResort ?? [];
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
   * loading: quiet, with help where the page will have it. failed: the frame stays silent, so lines, and the same chat in a
   * tab of its own; it may still come. Null: the frame can be used.
   */
  cover(
    kind: 'loading' | 'failed' | null,
    texts: ElementTexts,
    known: readonly HelpLine[],
    address: string,
  ): void {
    this.#cover.hidden = kind === null;
    const lines = helpLinesOf(known, this.#lastResort);
    if (kind === 'failed') {
      this.#cover.replaceChildren(
        make('p', { role: 'alert' }, texts.failed),
        lines,
        linkTo(texts.ownTab, address),
      );
    } else {
      const help = make('details', {}, make('summary', {}, texts.help), lines);
      this.#cover.replaceChildren(help, make('p', {}, texts.loading));
    }
  }
}

/** Ways that are open now, of which typing comes first; or else the last resort. */
function helpLinesOf(all: readonly HelpLine[], lastResort: readonly ShortHelpLine[]): HTMLElement {
  const open = all.map(({ name, channels }): ShortHelpLine => ({ name, ways: channels.flatMap(openWays) }));
  const known = open.filter(({ ways }) => ways.length > 0);
  const lines = known.length > 0 ? known : lastResort;
  return make(
    'ul',
    {},
    ...lines.map(({ name, ways }) => make('li', {}, name, ...ways.map((way) => linkTo(...way)))),
  );
}

function openWays({ kind, values, openNow }: HelpChannel): ShortHelpLine['ways'] {
  if (openNow === false) return [];
  return values.map((value) =>
    kind === 'phone'
      ? [value, `tel:${value.replace(/[^\d+]/g, '')}`]
      : [`Chat: ${new URL(value).hostname.replace('www.', '')}`, value],
  );
}
