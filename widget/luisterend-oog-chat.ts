import type { FrameMessage, FrameState } from '../protocol/frame.ts';
import type { AvailabilityBody } from '../protocol/http.ts';
import { askAvailability } from './element/ask-availability.ts';
import { adopt, AttributeElement, reflect } from './element/attribute-element.ts';
import { ChatFrame } from './element/chat-frame.ts';
import { make } from './element/dom.ts';
import { tell } from './element/element-events.ts';
import { elementTexts, type ElementTexts } from './element/element-texts.ts';
import { styles } from './element/element.styles.ts';
import { Launcher } from './element/launcher.ts';
import { Panel } from './element/panel.ts';
import { runningFlag } from './element/running-flag.ts';
import { readableAccent } from './ui/accent.ts';
import { onTripleShift } from './ui/triple-shift.ts';

const HERE = new URL(import.meta.url).origin;
const NEUTRAL_SITE = 'https://www.buienradar.nl/';
const ATTRIBUTES = ['server', 'theme', 'accent', 'position', 'label', 'exit-url', 'mode'];

/**
 * The chat on a web page: a button that opens the conversation in a frame of the chat's own origin. Nothing is asked of
 * the visitor's device before that, and the page around it sees none of what is typed.
 *
 * @slot - ignored once the element works: put a link to the stand-alone chat here, for browsers without JavaScript
 * @attr server - origin of the chat; default where this script came from
 * @attr lang - nl or en; default the page's language
 * @attr theme - auto, light or dark
 * @attr accent - a colour such as #7a1f5c; corrected where it would be hard to read
 * @attr position - right or left, for mode button
 * @attr label - the words on the button
 * @attr exit-url - where `Verlaat deze site` goes
 * @attr mode - button (floats in a corner) or inline (stands in the text)
 * @attr open - whether the panel is open
 * @event lo-availability - may one come in now
 * @event lo-opened
 * @event lo-closed
 * @event lo-state - idle, waiting, conversation or ended
 * @event lo-exit - the visitor left in a hurry; the page is being replaced
 * @csspart button - the launcher
 * @csspart label
 * @csspart status
 * @csspart panel
 * @csspart bar
 * @csspart exit
 * @csspart hide
 * @csspart frame
 * @csspart cover
 * @cssproperty --lo-accent
 * @cssproperty --lo-on-accent
 * @cssproperty --lo-font
 */
export class LuisterendOogChat extends AttributeElement {
  static readonly observedAttributes = [...ATTRIBUTES, 'lang', 'open'];
  declare server: string | null;
  declare theme: string | null;
  declare accent: string | null;
  declare position: string | null;
  declare label: string | null;
  declare exitUrl: string | null;
  declare mode: string | null;

  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #launcher = new Launcher(() => this.open());
  readonly #root = make('div', { class: 'root' }, this.#launcher.element);
  /** Undefined while asking, null when nobody answered. */
  #availability: AvailabilityBody | null | undefined;
  #frameState: FrameState = 'idle';
  #unread = 0;
  #panel: Panel | null = null;
  #frame: ChatFrame | null = null;
  /** What was drawn last; null before the first time. */
  #shown: boolean | null = null;
  #stopListening = (): void => {};

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    adopt(shadow, styles);
    shadow.append(this.#root);
  }

  /** Whether the panel is open. */
  get opened(): boolean {
    return this.hasAttribute('open');
  }

  /** Opens the panel; where a frame can't hold the chat, the chat in a tab of its own. */
  open(): void {
    if (isSecureContext && this.#availability?.siteListed !== false) this.setAttribute('open', '');
    else window.open(this.#standAlone, '_blank', 'noopener');
  }

  /** Folds the panel away. A conversation goes on. */
  close(): void {
    this.removeAttribute('open');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (runningFlag.get()) this.#frameState = 'conversation';
    this.#stopListening = onTripleShift(() => {
      if (this.opened || this.#running) this.#exit();
    });
    this.#dark.addEventListener('change', this.#redraw);
    visualViewport?.addEventListener('resize', this.#fit);
    visualViewport?.addEventListener('scroll', this.#fit);
    void this.#ask();
  }

  disconnectedCallback(): void {
    this.#stopListening();
    this.#dark.removeEventListener('change', this.#redraw);
    visualViewport?.removeEventListener('resize', this.#fit);
    visualViewport?.removeEventListener('scroll', this.#fit);
    this.#frame?.remove();
    this.#frame = null;
  }

  protected override draw(): void {
    const { opened } = this;
    const texts = this.#texts;
    const inline = this.mode === 'inline';
    this.#root.className = ['root', this.#theme, this.position, inline && 'inline', opened && 'opened']
      .filter(Boolean)
      .join(' ');
    this.#paint();
    this.#raise(inline);
    this.#launcher.show(
      this.#running ? texts.running : (this.label ?? texts.label),
      this.#unread > 0 ? texts.unread(this.#unread) : this.#status(texts),
    );
    if (opened || this.#running) this.#load(texts);
    if (this.#panel !== null) this.#panel.element.hidden = !opened;
    this.#launcher.element.hidden = opened;
    this.#sendTheme();
    if (opened !== this.#shown) this.#toggled(this.#shown === null);
    this.#shown = opened;
  }

  get #running(): boolean {
    return this.#frameState === 'waiting' || this.#frameState === 'conversation';
  }

  get #texts(): ElementTexts {
    return elementTexts(this.#language);
  }

  get #language(): string {
    return this.lang || document.documentElement.lang;
  }

  get #server(): string {
    try {
      return new URL(this.server ?? HERE, location.href).origin;
    } catch {
      return HERE;
    }
  }

  get #standAlone(): string {
    return `${this.#server}/?lang=${this.#language.startsWith('en') ? 'en' : 'nl'}`;
  }

  get #theme(): 'light' | 'dark' {
    const { theme } = this;
    return theme === 'light' || theme === 'dark' ? theme : this.#dark.matches ? 'dark' : 'light';
  }

  async #ask(): Promise<void> {
    const server = this.#server;
    const body = await askAvailability(server);
    this.#availability = body;
    this.requestDraw();
    if (body?.siteListed === false) {
      // oxlint-disable-next-line no-console -- the one thing the owner of the site has to know
      console.error(
        `luisterend-oog-chat: ${location.origin} is not among the sites that may embed the chat of ${server}. The button opens it in a tab of its own.`,
      );
    }
    tell(this, 'lo-availability', { state: body?.availability.state ?? 'unreachable' });
  }

  #status(texts: ElementTexts): string {
    if (this.#availability === undefined) return '';
    return this.#availability === null ? texts.unreachable : texts.status(this.#availability.availability);
  }

  #load(texts: ElementTexts): void {
    if (this.#frame !== null) return;
    const label = this.label ?? texts.label;
    if (this.#panel === null) {
      this.#panel = new Panel(texts, label, { exit: () => this.#exit(), hide: () => this.close() });
      this.#root.append(this.#panel.element);
    }
    const panel = this.#panel;
    this.#frame = new ChatFrame(this.#server, this.#language.startsWith('en') ? 'en' : 'nl', label, {
      onMessage: (message) => this.#obey(message),
      onSilence: () => panel.fail(this.#texts, this.#availability ?? null, this.#standAlone),
    });
    panel.load(this.#frame.element, texts);
    const hopeless =
      !isSecureContext || this.#availability === null || this.#availability?.siteListed === false;
    if (hopeless) panel.fail(texts, this.#availability ?? null, this.#standAlone);
  }

  #obey(message: FrameMessage): void {
    switch (message.type) {
      case 'ready':
        this.#panel?.ready();
        this.#sendTheme();
        this.#frame?.send({ type: this.opened ? 'open' : 'close' });
        return;
      case 'state':
        if (message.state !== this.#frameState) tell(this, 'lo-state', { state: message.state });
        this.#frameState = message.state;
        this.#unread = message.unread;
        this.requestDraw();
        return runningFlag.set(this.#running);
      case 'close':
        return this.close();
      case 'exit':
        return this.#exit();
    }
  }

  #toggled(first: boolean): void {
    const { opened } = this;
    if (first && !opened) return;
    this.#frame?.send({ type: opened ? 'open' : 'close' });
    tell(this, opened ? 'lo-opened' : 'lo-closed', null);
    // An author's `open` attribute must not pull the reader out of the page.
    if (first) return;
    if (opened) this.#panel?.element.focus();
    else this.#launcher.element.focus();
  }

  /** Blank at once, then the traces, then away; Back does not lead here again. */
  #exit(): void {
    document.documentElement.style.setProperty('display', 'none', 'important');
    document.title = '';
    this.#frame?.send({ type: 'exit' });
    runningFlag.set(false);
    tell(this, 'lo-exit', null);
    const wanted = this.exitUrl ?? '';
    location.replace(/^https?:/.test(wanted) ? wanted : NEUTRAL_SITE);
  }

  /** Into the top layer, where no ancestor's transform or stacking reaches it; older browsers have the z-index. */
  #raise(inline: boolean): void {
    this.#root.toggleAttribute('popover', !inline);
    if (inline || !('showPopover' in this.#root)) return;
    this.#root.popover = 'manual';
    if (!this.#root.matches(':popover-open')) this.#root.showPopover();
  }

  #paint(): void {
    const { style } = this.#root;
    const { accent } = this;
    if (accent === null || !/^#[0-9a-f]{6}$/i.test(accent)) {
      style.removeProperty('--lo-accent');
      style.removeProperty('--lo-on-accent');
      return;
    }
    const readable = readableAccent(accent, this.#theme);
    style.setProperty('--lo-accent', readable.accent);
    style.setProperty('--lo-on-accent', readable.onAccent);
  }

  #sendTheme(): void {
    const { theme, accent } = this;
    this.#frame?.send({
      type: 'theme',
      theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
      accent: accent !== null && /^#[0-9a-f]{6}$/i.test(accent) ? accent : null,
    });
  }

  readonly #redraw = (): void => this.requestDraw();

  /** On a phone the keyboard covers the page without making it smaller: the panel keeps to what is visible. */
  readonly #fit = (): void => {
    if (visualViewport === null || visualViewport.scale !== 1) return;
    this.#root.style.setProperty('--top', `${visualViewport.offsetTop}px`);
    this.#root.style.setProperty('--height', `${visualViewport.height}px`);
  };
}

reflect(LuisterendOogChat, ATTRIBUTES);

declare global {
  interface HTMLElementTagNameMap {
    'luisterend-oog-chat': LuisterendOogChat;
  }
}

if (customElements.get('luisterend-oog-chat') === undefined) {
  customElements.define('luisterend-oog-chat', LuisterendOogChat);
}
