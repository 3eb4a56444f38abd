import { html, LitElement, nothing } from 'lit';
import { Api, errorCodeOf, type ApiErrorCode } from './api.ts';
import './confirm-dialog.ts';
import './console-header.ts';
import { renderPage, renderTop } from './console-pages.ts';
import { ConsoleSession } from './console-session.ts';
import { ERROR_TEXTS } from './coordinator-texts.ts';
import './demo-strip.ts';
import { nothingHasFocus } from './focus.ts';
import { takeInvitation } from './invitation.ts';
import { KeyStore } from './key-store.ts';
import { styles } from './lo-console.styles.ts';
import { Watch } from './observable.ts';
import { PATHS, Router } from './router.ts';
import { shared } from './shared.styles.ts';
import type { CoachWish } from './seat.ts';
import { Signals } from './signals.ts';
import './sign-in-view.ts';
import type { SignInNotice } from './sign-in-view.ts';
import { TEXTS } from './texts.ts';

type Standing =
  | { state: 'starting' }
  | { state: 'signedOut'; notice: SignInNotice | null }
  | { state: 'signedIn'; session: ConsoleSession }
  | { state: 'failed'; code: ApiErrorCode };

/** The whole console: who is signed in, and which page is open. */
export class LoConsole extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    demoSite: { attribute: 'demo-site' },
    standing: { state: true },
    saved: { state: true },
    leaving: { state: true },
    announced: { state: true },
    mentioned: { state: true },
  };
  /** The demo's host site; absent outside the demo. */
  declare demoSite: string | null;
  declare private standing: Standing;
  declare private saved: string | null;
  declare private leaving: boolean;
  declare private announced: string;
  declare private mentioned: string;

  readonly #api = new Api();
  readonly #store = KeyStore.open();
  readonly #router = new Router(this, () => this.#arrived());
  readonly #signals = new Signals(
    (text) => (this.announced = text),
    (text) => (this.mentioned = text),
  );
  #invitation = takeInvitation();
  #offered = false;

  constructor() {
    super();
    this.demoSite = this.saved = null;
    this.standing = { state: 'starting' };
    this.leaving = false;
    this.announced = this.mentioned = '';
    new Watch(this, () => [this.#session]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#signal);
    // Whoever follows an invitation wants to use it, also where somebody else is still signed in.
    if (this.#invitation === null) void this.#start(null);
    else this.standing = { state: 'signedOut', notice: null };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#signal);
    this.#session?.close();
  }

  get #session(): ConsoleSession | null {
    return this.standing.state === 'signedIn' ? this.standing.session : null;
  }

  protected override render() {
    return html`${this.#body()}
      <div class="hidden" aria-live="assertive">${this.announced}</div>
      <div class="hidden" role="status">${this.mentioned}</div>`;
  }

  #body() {
    const { standing } = this;
    switch (standing.state) {
      case 'starting':
        return html`<main class="starting">
          <div class="spinner"><wa-spinner></wa-spinner>${TEXTS.loading}</div>
        </main>`;
      case 'failed':
        return html`<main class="starting">
          <p role="alert">${ERROR_TEXTS[standing.code]}</p>
          <div>
            <wa-button variant="brand" @click=${() => this.#start(null)}>${TEXTS.retry}</wa-button>
          </div>
        </main>`;
      case 'signedOut':
        return html`${this.#demoStrip(null)}
          <main>
            <lo-sign-in-view
              .api=${this.#api}
              .demo=${this.demoSite !== null}
              .invitation=${this.#invitation}
              .notice=${standing.notice}
              @lo-signed-in=${() => this.#start(null)}
            ></lo-sign-in-view>
          </main>`;
      case 'signedIn':
        return this.#signedIn(standing.session);
    }
  }

  #signedIn(session: ConsoleSession) {
    const { route } = this.#router;
    const talking = route.page === 'home' && (session.rooms.current ?? session.seat.sitIn) !== null;
    const leaving = session.rooms.all.length > 0 ? TEXTS.signOutInTalk : TEXTS.signOutSittingIn;
    return html`<lo-console-header
        .session=${session}
        .route=${route}
        @lo-sign-out=${this.#leave}
        @lo-skip=${() => this.renderRoot.querySelector('main')?.focus()}
      ></lo-console-header>
      ${this.#demoStrip(session)} ${this.#top(session)}
      <main
        tabindex="-1"
        class=${talking ? 'fill' : ''}
        @lo-record-done=${this.#recordDone}
        @lo-sit-in-left=${this.#sitInLeft}
      >
        ${renderPage(session, route, this.saved)}
      </main>
      <lo-confirm-dialog
        .open=${this.leaving}
        heading=${leaving.title}
        body=${leaving.body}
        confirm=${leaving.confirm}
        @lo-confirm=${() => this.#signOut(session)}
        @lo-close=${() => (this.leaving = false)}
      ></lo-confirm-dialog>`;
  }

  #top(session: ConsoleSession) {
    const parts = renderTop(session, this.#router.route);
    return parts.length === 0
      ? nothing
      : html`<section class="top" aria-label=${TEXTS.notices} @lo-sit-in=${this.#sitIn}>${parts}</section>`;
  }

  #demoStrip(session: ConsoleSession | null) {
    return this.demoSite === null
      ? nothing
      : html`<lo-demo-strip
          .session=${session}
          .route=${this.#router.route}
          .site=${this.demoSite}
          ?invited=${this.#invitation !== null}
        ></lo-demo-strip>`;
  }

  protected override willUpdate(): void {
    this.#signal();
    const view = this.#session?.queue.view;
    // A notice about the last conversation is over with the next thing that happens.
    if (view?.state === 'ready' && view.snapshot.offer !== null) this.saved = null;
  }

  /** With an answered offer its buttons go; the keyboard must not start at the top of the page again. */
  protected override updated(): void {
    const offered = this.renderRoot.querySelector('lo-offer-card') !== null;
    if (this.#offered && !offered && nothingHasFocus()) this.renderRoot.querySelector('main')?.focus();
    this.#offered = offered;
  }

  readonly #signal = (): void => {
    const { page } = this.#router.route;
    const title =
      this.#session === null
        ? TEXTS.signIn.title
        : page === 'notFound'
          ? TEXTS.notFound.title
          : TEXTS.pages[page === 'transcript' ? 'transcripts' : page];
    this.#signals.update(this.#session, title);
  };

  async #start(notice: SignInNotice | null): Promise<void> {
    this.#invitation = null;
    this.#session?.close();
    this.standing = { state: 'starting' };
    try {
      const started = await ConsoleSession.start(this.#api, await this.#store, (how) => this.#ended(how));
      if (started !== 'keyLost') {
        this.standing = { state: 'signedIn', session: started };
        return;
      }
      await this.#api.signOut();
      this.standing = { state: 'signedOut', notice: 'keyLost' };
    } catch (error) {
      const code = errorCodeOf(error);
      this.standing = code === 'notSignedIn' ? { state: 'signedOut', notice } : { state: 'failed', code };
    }
  }

  #ended(notice: SignInNotice): void {
    this.#session?.close();
    this.standing = { state: 'signedOut', notice };
  }

  readonly #leave = (): void => {
    if (this.#session === null) return;
    if (this.#session.hasWork) this.leaving = true;
    else void this.#signOut(this.#session);
  };

  async #signOut(session: ConsoleSession): Promise<void> {
    this.leaving = false;
    try {
      await session.signOut();
      this.saved = null;
      this.standing = { state: 'signedOut', notice: null };
      this.#router.go(PATHS.home);
    } catch (error) {
      this.standing = { state: 'failed', code: errorCodeOf(error) };
    }
  }

  readonly #recordDone = ({ detail }: CustomEvent<{ saved: boolean }>): void => {
    const session = this.#session;
    const room = session?.rooms.current;
    if (session === null || room === null || room === undefined) return;
    this.saved = detail.saved ? TEXTS.record.saved : null;
    void session.rooms.finish(room.roomId).then(() => this.#arrived());
  };

  readonly #sitIn = ({ detail }: CustomEvent<CoachWish>): void => {
    this.#session?.seat.take(detail);
    this.#router.go(PATHS.home);
  };

  readonly #sitInLeft = (): void => {
    this.#session?.seat.putAway();
    void this.updateComplete.then(() => this.#arrived());
  };

  /** A new page is read from its heading on. */
  #arrived(): void {
    if (this.#router.route.page !== 'home') this.saved = null;
    const view = this.renderRoot.querySelector('main')?.firstElementChild;
    if (!(view instanceof LitElement)) return;
    void view.updateComplete.then(() => view.renderRoot.querySelector<HTMLElement>('h1[tabindex]')?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lo-console': LoConsole;
  }
}

customElements.define('lo-console', LoConsole);
