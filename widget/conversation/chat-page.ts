import { adoptStyles, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { HostMessage } from '../../protocol/frame.ts';
import type { Language } from '../../protocol/languages.ts';
import type { Texts } from '../locales/nl.ts';
import { base, tokens } from '../ui/base.styles.ts';
import { followVisible } from '../ui/follow-visible.ts';
import { inTurn } from '../ui/in-turn.ts';
import { onTripleShift } from '../ui/triple-shift.ts';
import { layout } from './chat-page.styles.ts';
import { ConversationController } from './conversation-controller.ts';
import { HostBridge } from './host-bridge.ts';
import type { LatePage } from './late/late-views.ts';
import { makeNickname } from './nickname.ts';
import type { PageData } from './page-data.ts';
import { PartLoader } from './part-loader.ts';
import { fetchLate, fetchTalk, type Late, type Talk } from './parts.ts';
import type { SessionEvent, VisitorSession } from './session-types.ts';
import { STAGES, stageOf, type Stage } from './stages.ts';
import { tabStorage } from './tab-storage.ts';
import type { TalkPage } from './talk/talk.ts';
import { UnreadCount } from './unread-count.ts';
import { focusHeading } from './focus-heading.ts';
import { dialogs, type DialogName } from './views/dialogs.ts';
import { loadingView } from './views/loading-view.ts';
import { startFooter, startView } from './views/start-view.ts';
import { isLost } from './visitor-session.ts';
import { content } from './views/views.styles.ts';

const TICK_MS = 5_000;

/** The visitor's page: one frame around one view for each stage, with help and the way out always in the same place. */
export class ChatPage extends LitElement implements LatePage, TalkPage {
  static override readonly styles = [tokens, base, layout, content];
  static override readonly properties = {
    unnamed: { state: true },
    rereading: { state: true },
    showTimes: { state: true },
    chime: { state: true },
    shiftLeaves: { state: true },
  };
  /** The form was sent without a name. */
  declare unnamed: boolean;
  /** The ended talk is read back. */
  declare rereading: boolean;
  declare showTimes: boolean;
  /** Asked for by the visitor: plays when it is their turn. */
  declare chime: (() => void) | null;
  /** Three taps of Shift are a way out. */
  declare shiftLeaves: boolean;

  readonly nickname: string;
  readonly conversation: ConversationController;
  /** Fetched when somebody waits or asks for it. */
  readonly late: PartLoader<Late> = new PartLoader(this, () => fetchLate(this));
  /** Fetched once the form is there, for those who sign up. */
  readonly talk: PartLoader<Talk> = new PartLoader(this, () => fetchTalk(this));
  readonly #bridge: HostBridge;
  readonly unread = new UnreadCount();
  #stage: Stage | null = null;
  #hadFocus = false;
  #lateStyles = false;
  #painted = false;
  #dialogsDrawn = false;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #stopListening = (): void => {};
  #stopFollowing = (): void => {};

  /** @param problem why this browser can't hold a conversation, if so. */
  constructor(
    readonly data: PageData,
    readonly texts: Texts,
    readonly language: Language,
    readonly problem: 'unsupported' | 'insecure' | null,
  ) {
    super();
    this.unnamed = this.rereading = this.showTimes = false;
    this.chime = null;
    this.nickname = makeNickname(texts);
    this.shiftLeaves = tabStorage.shiftLeaves;
    this.#bridge = new HostBridge(data.site, (message) => this.#obey(message));
    this.unread.panelOpen = !this.#bridge.framed;
    this.conversation = new ConversationController(this, data, this.talk);
  }

  dispatch(event: SessionEvent): void {
    this.conversation.dispatch(event);
  }

  /** Where a frame may keep nothing, a tab of its own is offered before the form. */
  get #asks(): boolean {
    return this.problem === null && (tabStorage.persistent || this.late.part?.views.ownTab() === null);
  }

  get stage(): Stage {
    return stageOf(this.conversation.session);
  }

  get box() {
    return this.renderRoot.querySelector('lo-composer');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = onTripleShift(() => this.shiftLeaves && this.quickExit());
    this.#stopFollowing = followVisible(this);
    this.#ticking = setInterval(() => this.#tick(), TICK_MS);
    this.#bridge.ready();
    this.#bridge.shiftLeaves(this.shiftLeaves);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening();
    this.#stopFollowing();
    clearInterval(this.#ticking);
  }

  openDialog(name: DialogName): void {
    this.#drawDialogs();
    this.#dialog(name)?.showModal();
    if (name === 'help') void this.conversation.look();
    if (name === 'help' || name === 'about') void this.late.load();
  }

  /** Only on a press: browsers make no sound for a page that was never touched. */
  async toggleChime(): Promise<void> {
    await this.late.load();
    this.chime = this.chime === null ? (this.late.part?.makeChime() ?? null) : null;
  }

  letShiftLeave(on: boolean): void {
    this.shiftLeaves = tabStorage.shiftLeaves = on;
    this.#bridge.shiftLeaves(on);
  }

  /** Gone within a blink: blank, without traces, and away, before anybody is told. */
  readonly quickExit = (): void =>
    inTurn(
      () => (this.hidden = true),
      () => (document.title = ''),
      () => tabStorage.wipe(),
      () => (this.#bridge.framed ? this.#bridge.exit() : location.replace(this.data.exitUrl)),
      () => this.conversation.sayGoodbye(),
      () => this.remove(),
    );

  #tick(): void {
    if (this.unread.panelOpen) this.conversation.lookAgain();
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const { stage, late, talk, conversation } = this;
    this.#hadFocus = this.shadowRoot?.activeElement !== null;
    if (stage !== 'ended') this.rereading = false;
    const { session } = conversation;
    const leavesForm = session.name === 'start' && (session.busy || session.shut);
    if (this.problem !== null || STAGES[stage].late || leavesForm || !tabStorage.persistent) void late.load();
    // The form is drawn without it; and again after a failure.
    if (session.name !== 'start' || leavesForm || talk.failed) void talk.load();
    if (late.part !== null && !this.#lateStyles && this.shadowRoot) {
      this.#lateStyles = true;
      adoptStyles(this.shadowRoot, [...ChatPage.elementStyles, late.part.styles]);
    }
    if (late.failed) this.dispatch({ type: 'coachUnseen' });
    talk.part?.announcer.follow(session, late.part?.texts ?? null);
  }

  protected override render() {
    const { texts, stage } = this;
    const { part } = this.talk;
    const { session } = this.conversation;
    const writes = STAGES[stage].writes && part;
    return html`${writes ? html`<button class="skip" @click=${() => this.box?.focus()}>${texts.skipTo}</button>` : nothing}
      <div class="course ${this.#bridge.framed ? 'framed' : ''}">
        <header>
          <span class="brand">${texts.title}</span>
          <button class="help" @click=${() => this.openDialog('help')}>${texts.help.open}</button>
          ${this.exitButton()}
        </header>
        <main>${this.#view()}</main>
      </div>
      ${writes ? part.footer(stage === 'talking', isLost(session)) : nothing}
      ${session.name === 'start' && this.#asks ? startFooter(this, session) : nothing}
      <p class="hidden" role="status">${part?.announcer.text}</p>
      ${this.#dialogsDrawn ? dialogs(this) : nothing}`;
  }

  /** After the form, or when the first of them is asked for: with the dates in them they take as long as all the rest. */
  #drawDialogs(): void {
    if (this.#dialogsDrawn) return;
    this.#dialogsDrawn = true;
    this.requestUpdate();
    this.performUpdate();
  }

  #view(): TemplateResult {
    const { session } = this.conversation;
    const views = this.late.part?.views;
    if (this.problem !== null) return views?.unsupported(this.problem) ?? this.#loading();
    switch (session.name) {
      case 'start':
        return this.#asks ? startView(this, session) : (views?.ownTab() ?? this.#loading());
      case 'unavailable':
        return views?.unavailable(session) ?? this.#loading();
      case 'returning':
      case 'beginning':
        return this.#loading();
      case 'stopped':
        return views?.stopped(session) ?? this.#loading();
      case 'room':
        return this.#room(session);
      case 'evaluating':
      case 'over':
        return views?.ended(session) ?? this.#loading();
    }
  }

  #room(session: Extract<VisitorSession, { name: 'room' }>): TemplateResult {
    const { state } = session;
    switch (state.phase) {
      case 'waiting':
        return this.talk.part?.waitingView(this, state, session) ?? this.#loading();
      case 'connecting':
        return this.late.part?.views.connecting() ?? this.#loading();
      case 'talking':
        return this.talk.part?.talkingView(this, state) ?? this.#loading();
    }
  }

  #loading(): TemplateResult {
    const { session } = this.conversation;
    const refused = 'problem' in session && session.problem !== null;
    const stuck = this.late.failed || this.talk.failed || isLost(session) || refused;
    return loadingView(this, stuck, session.name === 'returning');
  }

  /** Also in what opens over the page, or it would lie beneath. In a frame it is the element's, over everything. */
  exitButton() {
    return this.#bridge.framed
      ? nothing
      : html`<button class="exit" @click=${() => this.quickExit()}>${this.texts.exit}</button>`;
  }

  protected override updated(): void {
    const { stage } = this;
    const { frame } = STAGES[stage];
    // Whoever left in a hurry has said so, and nothing after it.
    if (frame !== null && this.isConnected) {
      this.#bridge.state(frame, this.unread.of(this.conversation.log));
    }
    const first = this.#stage === null;
    const moved = stage !== this.#stage;
    this.#stage = stage;
    // In tasks of their own: on a slow phone either would hold up the form.
    if (first) setTimeout(() => this.#drawDialogs());
    if (first) setTimeout(() => void this.talk.load());
    if (moved) {
      this.#dialog('end')?.close();
      if (stage === 'connecting') this.chime?.();
      if (stage === 'start') this.late.part?.forget();
    }
    if (!first && (moved || this.#hadFocus)) focusHeading(this.shadowRoot, stage);
  }

  #obey(message: HostMessage): void {
    switch (message.type) {
      case 'open':
      case 'close':
        this.unread.panelOpen = message.type === 'open';
        return this.requestUpdate();
      case 'bar':
        this.style.setProperty('--bar-width', `${message.width}px`);
        return this.style.setProperty('--bar-height', `${message.height}px`);
      case 'theme':
        return void this.#paint(message.theme, message.accent);
      case 'exit':
        void this.#leaveWithSite();
    }
  }

  /** Any script of the site can ask for it. Blank at once; what ends the talk is that the page goes. */
  async #leaveWithSite(): Promise<void> {
    this.hidden = true;
    addEventListener('pagehide', this.quickExit, { once: true });
    await this.late.load();
    this.late.part?.leaveWithSite.begin(() => this.#bridge.wiped(), this.quickExit);
  }

  /** A host's own colour, where it was given one. Few have one: it costs the others nothing. */
  async #paint(theme: 'auto' | 'light' | 'dark', accent: string | null): Promise<void> {
    this.dataset['theme'] = theme;
    if (accent !== null || this.#painted) (await import('../ui/accent.ts')).paint(this.style, theme, accent);
    this.#painted ||= accent !== null;
  }

  #dialog(name: DialogName): HTMLDialogElement | null {
    return this.renderRoot.querySelector(`dialog#${name}`);
  }
}
