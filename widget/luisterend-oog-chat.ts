import type { FrameMessage } from '../protocol/frame.ts';
import type { AvailabilityBody } from '../protocol/http/visitor.ts';
import { askAvailability } from './element/ask-availability.ts';
import { adopt, AttributeElement, reflect, reflectSwitch } from './element/attribute-element.ts';
import { BackGesture } from './element/back-gesture.ts';
import { ChatFrame } from './element/chat-frame.ts';
import { make } from './element/dom.ts';
import { dispatch } from './element/element-events.ts';
import { followHost } from './element/follow-host.ts';
import { elementTexts, languageAround, statusText, type LauncherTexts } from './element/element-texts.ts';
import { styles } from './element/element.styles.ts';
import { Launcher } from './element/launcher.ts';
import { accentOf, paint, themeOf } from './element/paint.ts';
import { Panel } from './element/panel.ts';
import { QuickExit } from './element/quick-exit.ts';
import { runningFlag } from './element/running-flag.ts';
import { serverOf } from './element/server-of.ts';
import { tabConversation } from './element/tab-conversation.ts';
import { makeWayOut } from './element/way-out.ts';

const ATTRIBUTES = ['server', 'theme', 'accent', 'position', 'label', 'exit-url', 'mode'];

/**
 * The chat on a web page: a button that opens the conversation in a frame of the chat's own origin. Nothing is asked of
 * the visitor's device before that, and the page around it sees none of what is typed.
 * Events carry states, never content, and bubble, also out of a shadow root. Of several tags the one with the panel speaks.
 * @tagname luisterend-oog-chat
 * @slot - a link to the stand-alone chat, for browsers without JavaScript and until the element is there; then only its space
 * @attr {string} server - origin of the chat; where the script came from, unless it is bundled with other code
 * @attr {string} lang - language, as in HTML: nl, en, en-GB; of the page around it unless set, Dutch for any other
 * @attr {'auto' | 'light' | 'dark'} theme - colours: as the visitor's device has them (auto), or always light or dark
 * @attr {string} accent - a colour, #rrggbb; made lighter or darker where it would be hard to read
 * @attr {'right' | 'left'} position - the corner; for mode inline that of the way out, when it is out of view
 * @attr {string} label - the words on the button
 * @attr {string} exit-url - where `Verlaat deze site` goes: http or https, also a page of the site; else where the chat says
 * @attr {'button' | 'inline'} mode - floats in a corner (button), or stands where the tag stands (inline)
 * @attr {boolean} open - whether the panel is open
 * @fires {CustomEvent<{ state: 'open' | 'full' | 'signUpEnded' | 'closed' | 'unreachable' }>} lo-availability - may one come in now; once a page view
 * @fires {CustomEvent<null>} lo-opened - the panel opened
 * @fires {CustomEvent<null>} lo-closed - the panel was folded away; a conversation goes on
 * @fires {CustomEvent<{ state: 'idle' | 'waiting' | 'conversation' | 'ended' }>} lo-state - what the visitor is in now
 * @fires {CustomEvent<null>} lo-exit - the visitor leaves in a hurry; the page is about to be replaced
 * @csspart button - the launcher
 * @csspart label - its words
 * @csspart status - the words beneath them: open, full, closed
 * @csspart panel - what opens
 * @csspart bar - the panel's upper edge, with the way out
 * @csspart exit - `Verlaat deze site`
 * @csspart hide - folds the panel away
 * @csspart frame - the frame of the chat
 * @csspart cover - what lies over the frame until it is there, or says that it does not come
 * @cssproperty --lo-accent - colour of button and outlines; not corrected, unlike the attribute accent
 * @cssproperty --lo-on-accent - colour of the words on it
 * @cssproperty --lo-font - typeface of button and panel; not of what is in the frame
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

  /** However many tags there are, one of them holds the frame. */
  static readonly #tags = new Set<LuisterendOogChat>();
  static #holder: LuisterendOogChat | null = null;
  static #redrawAll = (): void => this.#tags.forEach((tag) => tag.requestDraw());

  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #launcher = new Launcher(() => this.open());
  readonly #root = make('div', { class: 'root' });
  readonly #wayOut = makeWayOut(this.#root, () => this.#exit());
  readonly #panel = new Panel(this.#wayOut.inPanel, () => this.close());
  /** Undefined while asking, null when nobody answered. */
  #availability: AvailabilityBody | null | undefined;
  #frame: ChatFrame | null = null;
  /** What was drawn last; null before the first time. */
  #shown: boolean | null = null;
  #stop = new AbortController();
  readonly #quickExit = new QuickExit();
  readonly #backGesture = new BackGesture();

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    adopt(shadow, styles);
    this.#root.append(this.#wayOut.button, this.#launcher.element, this.#panel.element);
    shadow.append(this.#root);
    // Defined when it was in the page already: what was seen of its link stays, as space, or all below it would move.
    if (this.isConnected) shadow.append(make('slot', {}));
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
    LuisterendOogChat.#tags.add(this);
    const { signal } = (this.#stop = new AbortController());
    this.#dark.addEventListener('change', LuisterendOogChat.#redrawAll, { signal });
    this.#wayOut.follow(signal);
    followHost(this.#root, signal, {
      changed: () => this.requestDraw(),
      kept: () => this.#sleep(),
      back: () => this.#begin(),
    });
    this.#begin();
  }

  #begin(): void {
    if (runningFlag.get() && LuisterendOogChat.#holder === null) tabConversation.state = 'conversation';
    this.requestDraw();
    void this.#ask();
  }

  /** Kept for "back", the page keeps no talk: who goes back to it may be another, after an exit elsewhere. */
  #sleep(): void {
    tabConversation.state = 'idle';
    tabConversation.unread = 0;
    this.close();
    this.#releaseFrame();
  }

  /** Moved as a whole, frame included: nothing has to be made anew. */
  connectedMoveCallback(): void {}

  disconnectedCallback(): void {
    LuisterendOogChat.#tags.delete(this);
    this.#stop.abort();
    this.#releaseFrame();
    LuisterendOogChat.#redrawAll();
  }

  protected override draw(): void {
    const { opened } = this;
    if ((opened || (tabConversation.running && LuisterendOogChat.#holder === null)) && !this.#take()) return;
    const texts = this.#texts;
    const inline = this.mode === 'inline';
    const active = LuisterendOogChat.#holder === this && (opened || tabConversation.running);
    const looks = [this.#theme, this.position, this.mode, opened && 'opened', active && 'active'];
    this.#root.className = `root ${looks.filter(Boolean).join(' ')}`;
    paint(this.#root, accentOf(this.accent), this.#theme);
    const label = this.label ?? texts.label;
    const status = statusText(languageAround(this), this.#availability);
    this.#launcher.show(tabConversation.running ? texts.running : label, status);
    this.#panel.show(opened, texts, label);
    if (active) this.#load(label);
    // A button in the corner would lie over what another tag has opened in the text.
    this.#launcher.element.hidden = opened || (!inline && LuisterendOogChat.#holder?.opened === true);
    this.#wayOut.show(texts.exit, active, opened, inline);
    this.#sendTheme();
    if (opened !== this.#shown) this.#toggled(this.#shown === null);
    this.#shown = opened;
  }

  /**
   * Makes this tag the one with the frame. One with a conversation keeps it, and opens in its stead.
   * @returns whether this tag has it.
   */
  #take(): boolean {
    const holder = LuisterendOogChat.#holder;
    if (holder !== null && holder !== this) {
      if (tabConversation.running) {
        this.close();
        holder.open();
        return false;
      }
      holder.close();
      holder.#releaseFrame();
    }
    LuisterendOogChat.#holder = this;
    return true;
  }

  #releaseFrame(): void {
    this.#frame?.remove();
    this.#frame = null;
    if (LuisterendOogChat.#holder === this) LuisterendOogChat.#holder = null;
  }

  get #texts(): LauncherTexts {
    return elementTexts(languageAround(this));
  }

  get #standAlone(): string {
    return `${serverOf(this.server)}/?lang=${languageAround(this)}`;
  }

  get #theme(): 'light' | 'dark' {
    const theme = themeOf(this.theme);
    return theme !== 'auto' ? theme : this.#dark.matches ? 'dark' : 'light';
  }

  async #ask(): Promise<void> {
    const body = (this.#availability = await askAvailability(serverOf(this.server)));
    this.requestDraw();
    if (this.#frame?.ready === false) this.#showFallback();
    dispatch(this, 'lo-availability', { state: body?.availability.state ?? 'unreachable' });
  }

  #load(label: string): void {
    const language = languageAround(this);
    // A frame keeps its language while anything is in it that a reload would disturb.
    const opening = this.opened && this.#shown === false && !tabConversation.running;
    if (this.#frame !== null && (!opening || this.#frame.language === language)) return;
    this.#frame?.remove();
    this.#frame = new ChatFrame(serverOf(this.server), language, label, {
      onMessage: (message) => this.#obey(message),
      onSilence: () => this.#showFallback(true),
    });
    this.#panel.load(this.#frame.element, this.#texts, this.#availability ?? null);
    this.#showFallback();
  }

  /** Where the frame can't come, there is no use in waiting for its silence. */
  #showFallback(silent = false): void {
    const body = this.#availability;
    if (silent || !isSecureContext || (body !== undefined && !body?.siteListed))
      this.#panel.fail(this.#texts, body ?? null, this.#standAlone);
  }

  #obey(message: FrameMessage): void {
    switch (message.type) {
      case 'ready':
        if (this.#quickExit.begun) return this.#frame?.send({ type: 'exit' });
        this.#panel.ready();
        this.#sendTheme();
        return this.#frame?.send({ type: this.opened ? 'open' : 'close' });
      case 'state':
        if (message.state !== tabConversation.state) dispatch(this, 'lo-state', { state: message.state });
        tabConversation.state = message.state;
        tabConversation.unread = message.unread;
        LuisterendOogChat.#redrawAll();
        return runningFlag.set(tabConversation.running && !this.#quickExit.begun);
      case 'shiftLeaves':
        return void (this.#wayOut.byShift = message.on);
      case 'exit':
        this.#exit();
        // It has said goodbye and wiped its own.
        return this.#quickExit.finish();
    }
  }

  #toggled(first: boolean): void {
    const { opened } = this;
    if (first && !opened) return;
    LuisterendOogChat.#redrawAll();
    this.#frame?.send({ type: opened ? 'open' : 'close' });
    this.#backGesture.follow(opened && this.mode !== 'inline', () => this.close());
    dispatch(this, opened ? 'lo-opened' : 'lo-closed', null);
    // An author's `open` attribute must not pull the reader out of the page.
    if (first) return;
    if (opened) this.#panel.element.focus();
    else if (this.shadowRoot?.activeElement) this.#launcher.element.focus();
  }

  #exit(): void {
    if (this.#quickExit.begun) return;
    this.#quickExit.begin([this.exitUrl, this.#availability?.exitUrl], this.#frame?.ready);
    runningFlag.set(false);
    dispatch(this, 'lo-exit', null);
    // Half loaded, it is told as soon as it is ready.
    this.#frame?.send({ type: 'exit' });
  }

  #sendTheme(): void {
    this.#frame?.send({ type: 'theme', theme: themeOf(this.theme), accent: accentOf(this.accent) });
  }
}

reflect(LuisterendOogChat, ATTRIBUTES);
reflectSwitch(LuisterendOogChat, 'open');

declare global {
  interface HTMLElementTagNameMap {
    'luisterend-oog-chat': LuisterendOogChat;
  }
}

if (customElements.get('luisterend-oog-chat') === undefined) {
  customElements.define('luisterend-oog-chat', LuisterendOogChat);
}
