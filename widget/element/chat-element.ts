import { LitElement } from 'lit';
import type { FrameMessage } from '../../protocol/frame.ts';
import { adoptStyles } from '../loader/adopt-styles.ts';
import { dispatch } from '../loader/element-events.ts';
import type { Face } from '../loader/face.ts';
import { themeOf } from '../loader/paint.ts';
import { reflectOpen } from '../loader/reflect.ts';
import { keepTalkRuns, talkRuns } from '../loader/running-flag.ts';
import { followVisible } from '../ui/follow-visible.ts';
import { BackGesture } from './back-gesture.ts';
import type { ChatFrame } from './chat-frame.ts';
import { elementTexts, statusText } from './element-texts.ts';
import { followKept } from './follow-kept.ts';
import { PanelFrame } from './panel-frame.ts';
import { styles } from './panel.styles.ts';
import { Panel } from './panel.ts';
import { QuickExit } from './quick-exit.ts';
import { tabConversation } from './tab-conversation.ts';
import { construct } from './take-over.ts';
import { makeWayOut } from './way-out.ts';

const text = { reflect: true } as const;

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
 * @attr {'eager'} load - fetches all of the element with the page (eager), instead of when somebody is about to use it
 * @attr {boolean} open - whether the panel is open
 * @fires {CustomEvent<{ state: 'open' | 'full' | 'signUpEnded' | 'closed' | 'unreachable' }>} lo-availability - may one come in now; at first, and when that changes
 * @fires {CustomEvent<null>} lo-opened - the panel opened
 * @fires {CustomEvent<null>} lo-closed - the panel was folded away; a conversation goes on
 * @fires {CustomEvent<{ running: boolean }>} lo-talk - a talk runs, from the queue to its end, or does so no more
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
export class LuisterendOogChat extends LitElement {
  static override readonly properties = {
    server: text,
    theme: text,
    accent: text,
    position: text,
    label: text,
    exitUrl: { attribute: 'exit-url', reflect: true },
    mode: text,
  };
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
  static #redrawAll = (): void => this.#tags.forEach((tag) => tag.requestUpdate());

  readonly #face: Face;
  readonly #wayOut;
  readonly #panel: Panel;
  readonly #content: PanelFrame;
  /** What was drawn last; null before the first time, unless somebody has pressed by then. */
  #shown: boolean | null;
  #stop = new AbortController();
  readonly #quickExit = new QuickExit();
  readonly #backGesture = new BackGesture();

  constructor({ face, pressed }: { face: Face; pressed: boolean }) {
    super();
    this.#face = face;
    this.#shown = pressed ? false : null;
    this.server = this.theme = this.accent = this.position = this.label = this.exitUrl = this.mode = null;
    this.#wayOut = makeWayOut(face.root, () => this.#exit());
    this.#panel = new Panel(this.#wayOut.inPanel, () => this.close(), face);
    this.#content = new PanelFrame(face, this.#panel, (message) => this.#obey(message));
    if (this.shadowRoot) adoptStyles(this.shadowRoot, styles);
  }

  /** @internal */
  static takeOver(tag: HTMLElement, face: Face, pressed: boolean): void {
    construct(LuisterendOogChat, tag, { face, pressed });
  }

  /** Whether the panel is open. */
  get opened(): boolean {
    return this.hasAttribute('open');
  }

  /** Opens the panel; where a frame can't hold the chat, the chat in a tab of its own. */
  open(): void {
    this.#face.open();
  }

  /** Folds the panel away. A conversation goes on. */
  close(): void {
    this.removeAttribute('open');
  }

  /** Into what the loader has painted: the button stays the same element, with the focus or a finger on it. */
  protected override createRenderRoot(): HTMLElement {
    return this.#face.root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    LuisterendOogChat.#tags.add(this);
    const { signal } = (this.#stop = new AbortController());
    this.#face.follow(signal, LuisterendOogChat.#redrawAll);
    this.#wayOut.follow(signal);
    signal.addEventListener('abort', followVisible(this.#face.root));
    followKept(signal, { kept: () => this.#sleep(), back: () => this.#begin() });
    this.#begin();
  }

  #begin(): void {
    const { leavingSinceMs: left } = this.#face;
    if (left !== null && !this.#quickExit.begun) this.#blank(false, performance.now() - left);
    if (talkRuns() && LuisterendOogChat.#holder === null) tabConversation.state = 'conversation';
    this.requestUpdate();
    void this.#ask();
  }

  /** Kept for "back", the page keeps no talk: who goes back to it may be another, after an exit elsewhere. */
  #sleep(): void {
    tabConversation.state = 'idle';
    tabConversation.unread = 0;
    this.#face.forget();
    this.close();
    this.#releaseFrame();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    LuisterendOogChat.#tags.delete(this);
    this.#stop.abort();
    this.#face.forget();
    this.#releaseFrame();
    LuisterendOogChat.#redrawAll();
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    // Also for `open` and `lang`, which are no properties of Lit's.
    this.requestUpdate();
  }

  /** Only of a tag that is on the page; and one that must leave the panel to another draws nothing. */
  protected override shouldUpdate(): boolean {
    const wanted = this.opened || (tabConversation.running && LuisterendOogChat.#holder === null);
    return this.isConnected && (!wanted || this.#take());
  }

  get #active(): boolean {
    return LuisterendOogChat.#holder === this && (this.opened || tabConversation.running);
  }

  protected override willUpdate(): void {
    // A frame keeps its language while anything is in it that a reload would disturb.
    if (this.#active) this.#content.load(this.opened && this.#shown === false && !tabConversation.running);
  }

  /** Nodes alone: a template is made by `innerHTML`, which a host's policy may forbid. */
  protected override render(): HTMLElement {
    return this.#wayOut.button;
  }

  protected override updated(): void {
    const { opened } = this;
    const face = this.#face;
    const texts = elementTexts(face.language);
    const active = this.#active;
    const label = tabConversation.running ? texts.running : face.label;
    const looks = [opened ? 'opened' : '', active ? 'active' : ''];
    face.draw(label, statusText(face.language, face.answer), ...looks);
    // A button in the corner would lie over what another tag has opened in the text.
    face.button.hidden = opened || (!face.inline && LuisterendOogChat.#holder?.opened === true);
    this.#panel.show(opened, texts, face.label);
    this.#wayOut.show(texts.exit, active, opened, face.inline);
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
    this.#content.release();
    if (LuisterendOogChat.#holder === this) LuisterendOogChat.#holder = null;
  }

  async #ask(): Promise<void> {
    await this.#face.ask();
    this.requestUpdate();
    this.#content.showFallback(false);
  }

  #send(message: Parameters<ChatFrame['send']>[0]): void {
    this.#content.frame?.send(message);
  }

  #obey(message: FrameMessage): void {
    switch (message.type) {
      case 'ready':
        if (this.#quickExit.begun) return this.#send({ type: 'exit' });
        this.#sendTheme();
        return this.#send({ type: this.opened ? 'open' : 'close' });
      case 'state':
        if (tabConversation.take(message)) dispatch(this, 'lo-talk', { running: tabConversation.running });
        LuisterendOogChat.#redrawAll();
        return keepTalkRuns(tabConversation.running && !this.#quickExit.begun);
      case 'shiftLeaves':
        return void (this.#wayOut.byShift = message.on);
      case 'exit':
        this.#exit();
        // It has said goodbye and wiped its own.
        return this.#quickExit.finish();
      case 'wiped':
        return this.#quickExit.finish();
    }
  }

  #toggled(first: boolean): void {
    const { opened } = this;
    if (first && !opened) return;
    LuisterendOogChat.#redrawAll();
    this.#send({ type: opened ? 'open' : 'close' });
    this.#backGesture.follow(opened && !this.#face.inline, () => this.close());
    dispatch(this, opened ? 'lo-opened' : 'lo-closed', null);
    // An author's `open` attribute must not pull the reader out of the page.
    if (first) return;
    if (opened) this.#panel.element.focus();
    else if (this.shadowRoot?.activeElement) this.#face.button.focus();
  }

  #exit(): void {
    if (this.#quickExit.begun) return;
    keepTalkRuns(false);
    this.#blank(this.#content.frame?.ready);
    // Half loaded, it is told as soon as it is ready.
    this.#send({ type: 'exit' });
  }

  #blank(ready: boolean | undefined, waitedMs = 0): void {
    const { language, answer } = this.#face;
    this.#quickExit.begin({ wanted: [this.exitUrl, answer?.exitUrl], ready, waitedMs, language });
  }

  #sendTheme(): void {
    this.#send({ type: 'theme', theme: themeOf(this.theme), accent: this.#face.accent });
  }
}

reflectOpen(LuisterendOogChat.prototype);

declare global {
  interface HTMLElementTagNameMap {
    'luisterend-oog-chat': LuisterendOogChat;
  }
}
