import { adoptStyles, html, LitElement, nothing, unsafeCSS, type TemplateResult } from 'lit';
import type { HostMessage } from '../../protocol/frame.ts';
import type { ChatPageData } from '../../protocol/http/visitor.ts';
import type { Language } from '../../protocol/languages.ts';
import type { Texts } from '../locales/nl.ts';
import type { PersonalDataKind } from '../personal-data/scan.ts';
import { base, tokens } from '../ui/base.styles.ts';
import '../ui/composer.ts';
import '../ui/message-list.ts';
import { followVisible } from '../ui/follow-visible.ts';
import { onTripleShift } from '../ui/triple-shift.ts';
import { Announcer } from './announcer.ts';
import { layout } from './chat-page.styles.ts';
import { ConversationController } from './conversation-controller.ts';
import { HostBridge } from './host-bridge.ts';
import { loadLater } from './later.ts';
import type { DialogName, Later, Page } from './page.ts';
import { STAGES, type Stage } from './stages.ts';
import { tabStorage } from './tab-storage.ts';
import { sitInNow } from './view.ts';
import { dialogs } from './views/dialogs.ts';
import { footer } from './views/footer.ts';
import { loadingView } from './views/loading-view.ts';
import { startView } from './views/start-view.ts';
import { talkingView } from './views/talking-view.ts';
import { unavailableView } from './views/unavailable-view.ts';
import { connectingView, waitingView } from './views/waiting-view.ts';
import { content } from './views/views.styles.ts';

const TICK_MS = 20_000;

/** The visitor's page: one frame around one view for each state, with help and the way out always in the same place. */
export class ChatPage extends LitElement implements Page {
  static override readonly styles = [tokens, base, layout, content];
  static override readonly properties = {
    nicknameMissing: { state: true },
    rereading: { state: true },
    evaluationLost: { state: true },
    showTimes: { state: true },
    later: { state: true },
    laterFailed: { state: true },
    chime: { state: true },
    askingAbout: { state: true },
    shiftLeaves: { state: true },
  };
  declare nicknameMissing: boolean;
  declare rereading: boolean;
  declare evaluationLost: boolean;
  declare showTimes: boolean;
  declare later: Later | null;
  declare laterFailed: boolean;
  declare chime: (() => void) | null;
  declare askingAbout: PersonalDataKind[];
  declare shiftLeaves: boolean;

  readonly conversation: ConversationController;
  get draft(): string {
    return tabStorage.draft;
  }
  readonly #bridge: HostBridge;
  readonly #announcer = new Announcer();
  #stage: Stage | null = null;
  #hadFocus = false;
  #loading: Promise<void> | null = null;
  #panelOpen = true;
  #seen = 0;
  #restoring = true;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #stopListening = (): void => {};
  #stopFollowing = (): void => {};

  /** @param problem why this browser can't hold a conversation, if so. */
  constructor(
    readonly data: ChatPageData,
    readonly texts: Texts,
    readonly language: Language,
    readonly problem: 'unsupported' | 'insecure' | null,
  ) {
    super();
    this.nicknameMissing = this.rereading = this.evaluationLost = this.showTimes = this.laterFailed = false;
    this.later = this.chime = null;
    this.askingAbout = [];
    this.shiftLeaves = tabStorage.shiftLeaves;
    this.#bridge = new HostBridge(data.site, (message) => this.#obey(message));
    this.conversation = new ConversationController(this, data, language);
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

  remaining(ms: number | null): number | null {
    return ms === null ? null : ms - (Date.now() - this.conversation.stateAt);
  }

  openDialog(name: DialogName): void {
    this.dialog(name)?.showModal();
    if (name === 'help') void this.conversation.look();
    if (name === 'about') void this.loadLater();
  }

  /** Only on a press: browsers make no sound for a page that was never touched. */
  async askForChime(): Promise<void> {
    await this.loadLater();
    this.chime = this.chime === null ? (this.later?.makeChime() ?? null) : null;
  }

  letShiftLeave(on: boolean): void {
    this.shiftLeaves = tabStorage.shiftLeaves = on;
    this.#bridge.shiftLeaves(on);
  }

  /** Gone within a blink: blank first, then the traces, then away. */
  quickExit(): void {
    document.title = '';
    this.remove();
    this.conversation.sayGoodbye();
    tabStorage.wipe();
    if (this.#bridge.framed) this.#bridge.exit();
    else location.replace(this.data.exitUrl);
  }

  #tick(): void {
    if (this.#panelOpen) void this.conversation.lookAgain();
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    const { stage } = this;
    this.#hadFocus = this.shadowRoot?.activeElement !== null;
    if (stage !== 'ended') this.rereading = false;
    if (!this.conversation.isLost) this.evaluationLost = false;
    if (this.problem !== null || STAGES[stage].late) void this.loadLater();
    const unseen = this.laterFailed && sitInNow(this.conversation.view);
    if (unseen) this.conversation.send({ type: 'allowCoach', sitIn: unseen, allowed: false });
    this.#announcer.follow(this);
  }

  protected override render() {
    const { texts } = this;
    return html`${this.#talkingStage ? html`<button class="skip" @click=${() => this.renderRoot.querySelector('lo-composer')?.focus()}>${texts.skipTo}</button>` : nothing}
      <div class="course ${this.#bridge.framed ? 'framed' : ''}">
        <header>
          <span class="brand">${texts.title}</span>
          <button class="help" @click=${() => this.openDialog('help')}>${texts.help.open}</button>
          ${this.exitButton()}
        </header>
        <main>${this.#view()}</main>
      </div>
      ${this.#talkingStage ? footer(this) : nothing}
      <p class="hidden" role="status">${this.#announcer.text}</p>
      ${dialogs(this)}`;
  }

  /** Also in what opens over the page, or it would lie beneath. In a frame it is the element's, over everything. */
  exitButton() {
    return this.#bridge.framed
      ? nothing
      : html`<button class="exit" @click=${() => this.quickExit()}>${this.texts.exit}</button>`;
  }

  get stage(): Stage {
    const { view } = this.conversation;
    return view.name === 'room' ? view.state.phase : view.name;
  }

  #view(): TemplateResult {
    if (this.problem !== null) return this.later?.unsupportedView(this, this.problem) ?? loadingView(this);
    const { view } = this.conversation;
    switch (view.name) {
      case 'start':
        return startView(this, view.nobodyOnDuty);
      case 'unavailable':
        return unavailableView(this, view.now);
      case 'returning':
        return loadingView(this);
      case 'stopped':
        return this.later?.stoppedView(this, view.why) ?? loadingView(this);
      case 'room':
        switch (view.state.phase) {
          case 'waiting':
            return waitingView(this, view.state);
          case 'connecting':
            return connectingView(this);
          case 'talking':
            return talkingView(this, view.state);
          case 'ended':
            return this.later?.endedView(this, view.state) ?? loadingView(this);
        }
    }
  }

  get #talkingStage(): boolean {
    return STAGES[this.stage].writes === true;
  }

  loadLater(): Promise<void> {
    return (this.#loading ??= this.#fetchLater());
  }

  async #fetchLater(): Promise<void> {
    const later = (this.later = await loadLater(this.language, this.data));
    this.laterFailed = later === null;
    if (later !== null && this.shadowRoot)
      adoptStyles(this.shadowRoot, [...ChatPage.elementStyles, unsafeCSS(later.styles)]);
    if (later !== null) return;
    this.#loading = null;
    setTimeout(() => this.requestUpdate(), 2_000);
  }

  protected override updated(): void {
    this.#tellHost();
    const first = this.#stage === null;
    const moved = this.stage !== this.#stage;
    this.#stage = this.stage;
    if (moved) {
      this.dialog('end')?.close();
      if (this.stage === 'connecting') this.chime?.();
      if (this.stage === 'start') this.later?.guard.forget();
    }
    // Whoever pressed the button that is gone now goes on at the new heading; whoever is elsewhere is left there.
    if (
      !first &&
      (moved || this.#hadFocus) &&
      document.hasFocus() &&
      this.shadowRoot?.activeElement === null
    ) {
      // Of a talk the end is what should be in view, also where there is little height.
      this.renderRoot.querySelector('h1')?.focus({ preventScroll: this.stage === 'talking' });
    }
  }

  #tellHost(): void {
    const { frame } = STAGES[this.stage];
    if (frame === null) return;
    const others = this.conversation.messages.filter(({ role }) => role !== 'visitor').length;
    // What a reload brings back was there before it.
    if (this.#panelOpen || this.#restoring) this.#seen = others;
    this.#restoring = this.conversation.log?.restoring !== false;
    this.#bridge.state(frame, Math.max(0, others - this.#seen));
  }

  #obey(message: HostMessage): void {
    switch (message.type) {
      case 'open':
      case 'close':
        this.#panelOpen = message.type === 'open';
        return this.requestUpdate();
      case 'theme':
        this.dataset['theme'] = message.theme;
        return void this.#paint(message.theme, message.accent);
      case 'exit':
        return this.quickExit();
    }
  }

  /** A host's own colour, where it was given one, in the theme that shows. Few have one: it costs the others nothing. */
  async #paint(theme: 'auto' | 'light' | 'dark', given: string | null): Promise<void> {
    const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
    const { accent, onAccent } =
      given === null
        ? { accent: '', onAccent: '' }
        : (await import('../ui/accent.ts')).readableAccent(given, dark ? 'dark' : 'light');
    this.style.setProperty('--lo-accent', accent);
    this.style.setProperty('--lo-accent-strong', accent);
    this.style.setProperty('--lo-on-accent', onAccent);
  }

  dialog(name: DialogName): HTMLDialogElement | null {
    return this.renderRoot.querySelector(`dialog#${name}`);
  }
}
