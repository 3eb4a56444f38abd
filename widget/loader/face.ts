import type { AvailabilityBody } from '../../protocol/http/visitor.ts';
import { adoptStyles } from './adopt-styles.ts';
import { askAvailability } from './ask-availability.ts';
import { make, makeIcon } from './dom.ts';
import { EarlyFrame } from './early-frame.ts';
import { dispatch } from './element-events.ts';
import { keepClear } from './keep-clear.ts';
import { keepFresh } from './keep-fresh.ts';
import { LAST_RESORT_HELP_LINES, type ShortHelpLine } from './last-resort.ts';
import { languageAround, launcherTexts } from './launcher-texts.ts';
import { styles } from './launcher.styles.ts';
import { accentOf, paint, themeOf } from './paint.ts';
import { raise } from './raise.ts';
import { talkRuns } from './running-flag.ts';
import { serverOf } from './server-of.ts';

const BUBBLE =
  'M20 5.5H4a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3v4l4.5-4H20a1 1 0 0 0 1-1v-9a1 1 0 0 0-1-1ZM8 11h.01M12 11h.01M16 11h.01';
const dark = matchMedia('(prefers-color-scheme: dark)');

/**
 * What stands on the host page from the first moment, and what is known by then: the root in the tag's shadow, the button
 * with the words beneath it, and what the server said. The loader paints it, and the element takes it over.
 */
export class Face {
  readonly root = make('div', { class: 'root' });
  /** Where the frame will stand; the element makes the panel of it. */
  readonly body = make('div', { class: 'body' });
  readonly panel = make('section', { hidden: '' }, this.body);
  readonly button: HTMLButtonElement;
  /** Undefined while asking, null when nobody answered. */
  answer: AvailabilityBody | null | undefined;
  /** For the element too, which may have been taken over from an older loader that has none. */
  readonly lastResort: ShortHelpLine[] | undefined = LAST_RESORT_HELP_LINES;
  #asked: Promise<void> | null = null;
  /** The state that the page was told last. */
  #told = '';
  /** Only from the first sign of a press until the panel is open. */
  early: EarlyFrame | null = null;
  /** By the page’s clock, if somebody left before the element was there: the frame then comes only to wipe. Null otherwise. */
  leavingSinceMs: number | null = null;
  readonly #tag: HTMLElement;
  readonly #label = make('span', { class: 'label', part: 'label' });
  readonly #status = make('span', { class: 'status', part: 'status' });

  constructor(tag: HTMLElement) {
    this.#tag = tag;
    const words = make('span', {}, this.#label, this.#status);
    this.button = make(
      'button',
      { class: 'launcher', part: 'button', type: 'button' },
      makeIcon(BUBBLE),
      words,
    );
    this.button.onclick = () => this.open();
    const shadow = tag.attachShadow({ mode: 'open' });
    adoptStyles(shadow, styles);
    this.root.append(this.panel, this.button);
    shadow.append(this.root);
    // Defined when it was in the page already: what was seen of its link stays, as space, or all below it would move.
    if (tag.isConnected) shadow.append(make('slot', {}));
  }

  get language() {
    return languageAround(this.#tag);
  }

  get label(): string {
    return this.attribute('label') ?? launcherTexts(this.language).label;
  }

  get server(): string {
    return serverOf(this.attribute('server'));
  }

  /** The chat as a page of its own. */
  get standAlone(): string {
    return `${this.server}/?lang=${this.language}`;
  }

  get inline(): boolean {
    return this.attribute('mode') === 'inline';
  }

  get accent(): string | null {
    return accentOf(this.attribute('accent'));
  }

  attribute(name: string): string | null {
    return this.#tag.getAttribute(name);
  }

  /** Where a frame can't hold the chat, the chat in a tab of its own. */
  open(): void {
    if (isSecureContext && this.answer?.siteListed !== false) this.#tag.setAttribute('open', '');
    else window.open(this.standAlone, '_blank', 'noopener');
  }

  /** One question, whoever asks; another one only after the tag was away, or by `askAgain`. */
  ask(): Promise<void> {
    return (this.#asked ??= this.askAgain());
  }

  forget(): void {
    this.#asked = null;
    this.#told = '';
    this.dropFrame();
  }

  /** A talk that runs is found by the element, in whichever tag has it. */
  askForFrame(): void {
    if (isSecureContext && this.answer?.siteListed !== false && !talkRuns()) {
      this.early ??= new EarlyFrame(this, this.body, () => this.dropFrame());
    }
  }

  dropFrame(): void {
    this.early?.remove();
    this.early = null;
  }

  async askAgain(): Promise<void> {
    this.answer = await askAvailability(this.server);
    const state = this.answer?.availability.state ?? 'unreachable';
    if (state !== this.#told) dispatch(this.#tag, 'lo-availability', { state });
    this.#told = state;
  }

  /** @param looks classes of the root, besides those of the attributes. */
  draw(label: string, status: string, ...looks: string[]): void {
    const theme = themeOf(this.attribute('theme'));
    const shown = theme !== 'auto' ? theme : dark.matches ? 'dark' : 'light';
    const { root, inline } = this;
    root.className = ['root', shown, this.attribute('position'), inline && 'inline', ...looks]
      .filter(Boolean)
      .join(' ');
    paint(root, this.accent, shown);
    // A text that stays the same is not said again.
    if (this.#label.textContent !== label) this.#label.textContent = label;
    if (this.#status.textContent !== status) this.#status.textContent = status;
    raise(root, !inline);
  }

  /** The colours that the device wants, the language of the page, and what lies beneath the button, may change. */
  follow(signal: AbortSignal, changed: () => void): void {
    keepClear(this, signal);
    keepFresh(this, signal, changed);
    dark.addEventListener('change', changed, { signal });
    const changes = new MutationObserver(changed);
    changes.observe(document, { subtree: true, attributeFilter: ['lang', 'open'] });
    signal.addEventListener('abort', () => changes.disconnect());
  }
}
