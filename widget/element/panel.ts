import type { AvailabilityBody } from '../../protocol/http/visitor.ts';
import { make, makeIcon } from './dom.ts';
import { LAST_RESORT_HELP_LINES, type LauncherTexts } from './element-texts.ts';

const FOLD = 'M6 9l6 6 6-6';
type HelpLine = { name: string; phone: string | null };

/** What opens: the way out on top, a way to fold it away, and the frame with a cover until it is ready. */
export class Panel {
  readonly element: HTMLElement;
  readonly #hide = make('button', { part: 'hide', type: 'button' }, makeIcon(FOLD));
  readonly #body = make('div', { class: 'body' });
  readonly #cover = make('div', { class: 'cover', part: 'cover' });

  /** @param exit the way out. */
  constructor(exit: HTMLElement, hide: () => void) {
    this.#hide.onclick = hide;
    this.element = make(
      'section',
      { class: 'panel', part: 'panel', role: 'dialog', tabindex: '-1' },
      make('div', { class: 'bar', part: 'bar' }, exit, this.#hide),
      this.#body,
    );
  }

  show(opened: boolean, texts: LauncherTexts, label: string): void {
    this.element.hidden = !opened;
    this.element.setAttribute('aria-label', label);
    this.#hide.setAttribute('aria-label', texts.hide);
  }

  /**
   * The frame loads under a quiet cover, so that nobody types into a page that is not there yet. Help is where the page
   * will have it.
   */
  load(frame: HTMLIFrameElement, texts: LauncherTexts, body: AvailabilityBody | null): void {
    this.#cover.hidden = false;
    this.#cover.replaceChildren(
      make('details', {}, make('summary', {}, texts.help), helpLinesOf(body)),
      make('p', {}, texts.loading),
    );
    this.#body.replaceChildren(frame, this.#cover);
  }

  ready(): void {
    this.#cover.hidden = true;
  }

  /** The frame stays silent: numbers, and the same chat in a tab of its own. It may still come. */
  fail(texts: LauncherTexts, body: AvailabilityBody | null, address: string): void {
    this.#cover.replaceChildren(
      make('p', { role: 'alert' }, texts.failed),
      helpLinesOf(body),
      make('a', { href: address, target: '_blank', rel: 'noopener' }, texts.ownTab),
    );
  }
}

/** Numbers to call: those open now, or the few that hold without a server. */
function helpLinesOf(body: AvailabilityBody | null): HTMLElement {
  const known: HelpLine[] = (body?.helpLines ?? []).filter(({ openNow }) => openNow !== false);
  const helpLines = known.some(({ phone }) => phone !== null) ? known : LAST_RESORT_HELP_LINES;
  return make(
    'ul',
    {},
    ...helpLines.flatMap(({ name, phone }) => (phone === null ? [] : [helpLineOf(name, phone)])),
  );
}

function helpLineOf(name: string, phone: string): HTMLElement {
  return make('li', {}, name, make('a', { href: `tel:${phone.replace(/[^\d+]/g, '')}` }, phone));
}
