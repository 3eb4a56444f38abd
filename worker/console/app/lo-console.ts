import { html, LitElement, nothing } from 'lit';
import { errorCodeOf, type ApiErrorCode } from '../session/api.ts';
import { OwnApis } from '../session/own-draft.ts';
import '../kit/confirm-dialog.ts';
import './console-header.ts';
import { asksSecrecy, renderPage, renderTop, talkOnScreen, titleOf } from './console-pages.ts';
import { ConsoleSession } from './console-session.ts';
import { nothingHasFocus } from '../kit/focus.ts';
import { takeInvitation } from '../sign-in/invitation.ts';
import { KeyStore } from '../session/key-store.ts';
import { styles } from './lo-console.styles.ts';
import { Watch } from '../kit/observable.ts';
import { Parts, type LoadPart } from '../kit/parts.ts';
import { Router } from '../kit/router.ts';
import { PAGES } from '../session/pages.ts';
import { openFirst, parseRoute, partsOf, type Route } from './page-table.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Arrival } from '../session/passkey-secret.ts';
import type { CoachWish } from '../session/queue-controller.ts';
import { partMissing, startFailed } from './part-missing.ts';
import { Signals } from './signals.ts';
import type { SignInNotice } from '../sign-in/sign-in-view.ts';
import { APP } from './app-texts.ts';
import { SIGN_IN_TITLE } from '../session/session-texts.ts';

const SIGN_IN_PART: LoadPart = () => import('../sign-in/sign-in-view.ts');
const DEMO_PART: LoadPart = () => import('../demo/demo-strip.ts');

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

  readonly #apis = new OwnApis();
  readonly #store = KeyStore.open();
  readonly #parts = new Parts();
  readonly #router = new Router<Route>(this, {
    parse: parseRoute,
    elsewhere: { page: 'notFound' },
    arrived: () => this.#arrived(),
  });
  readonly #signals = new Signals(
    (text) => (this.announced = text),
    (text) => (this.mentioned = text),
  );
  #invitation = takeInvitation();
  #offered = false;
  #asked = false;
  /** True from a change of page until its heading is given focus. */
  #arriving = false;

  constructor() {
    super();
    this.demoSite = this.saved = null;
    this.standing = { state: 'starting' };
    this.leaving = false;
    this.announced = this.mentioned = '';
    new Watch(this, () => [this.#session, this.#parts]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
    // Whoever follows an invitation wants to use it, also where somebody else is still signed in.
    if (this.#invitation === null) void this.#start(null);
    else this.standing = { state: 'signedOut', notice: null };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#seen);
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
        return html`<main class="starting">${partMissing('loading')}</main>`;
      case 'failed':
        return startFailed(standing.code, () => this.#start(null));
      case 'signedOut':
        return html`${this.#demoStrip(null)} ${this.#signIn(standing.notice)}`;
      case 'signedIn':
        return this.#signedIn(standing.session);
    }
  }

  #signIn(notice: SignInNotice | null) {
    const state = this.#parts.state(SIGN_IN_PART);
    if (state !== 'ready') return html`<main class="starting">${partMissing(state)}</main>`;
    return html`<main>
      <lo-sign-in-view
        .api=${this.#apis.nobody}
        .demo=${this.demoSite !== null}
        .invitation=${this.#invitation}
        .notice=${notice}
        @lo-signed-in=${({ detail }: CustomEvent<Arrival | null>) =>
          this.#start(null, detail).then(() => openFirst(this.#session, this.#router))}
      ></lo-sign-in-view>
    </main>`;
  }

  #signedIn(session: ConsoleSession) {
    const { route } = this.#router;
    const talking = route.page === 'home' && (session.rooms.current ?? session.ownSitIn.sitIn) !== null;
    const leaving = session.rooms.all.length > 0 ? APP.signOutInTalk : APP.signOutSittingIn;
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
        ${renderPage(session, route, this.#parts, this.saved)}
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
    const places = renderTop(session, this.#router.route, this.#parts);
    return places === null
      ? nothing
      : html`<section class="top" aria-label=${APP.notices} @lo-sit-in=${this.#sitIn}>${places}</section>`;
  }

  #demoStrip(session: ConsoleSession | null) {
    return this.demoSite === null || this.#parts.state(DEMO_PART) !== 'ready'
      ? nothing
      : html`<lo-demo-strip
          .session=${session}
          .route=${this.#router.route}
          .site=${this.demoSite}
          ?invited=${this.#invitation !== null}
        ></lo-demo-strip>`;
  }

  protected override willUpdate(): void {
    const session = this.#session;
    const { route } = this.#router;
    const title = session === null ? SIGN_IN_TITLE : titleOf(route);
    this.#signals.update(session, session && talkOnScreen(session, route), title);
    const view = session?.queue.view;
    // A notice about the last conversation is over with the next thing that happens.
    if (view?.state === 'ready' && view.snapshot.offer !== null) this.saved = null;
  }

  /** With an answered offer or question its buttons go; the keyboard must not start at the top of the page again. */
  protected override updated(): void {
    const offered = this.renderRoot.querySelector('lo-offer-card, lo-still-here') !== null;
    if (this.#offered && !offered && nothingHasFocus()) this.renderRoot.querySelector('main')?.focus();
    this.#offered = offered;
    const asked = this.#session !== null && asksSecrecy(this.#session, this.#router.route);
    if (asked !== this.#asked) this.#arrived();
    this.#asked = asked;
    this.#focusHeading();
    this.#fetchParts();
  }

  /** Once the home page stands: then no deploy takes a part away, and a talk never waits for its own. */
  #fetchParts(): void {
    const session = this.#session;
    if (session === null || session.queue.view.state === 'connecting') return;
    for (const load of partsOf(session.me.volunteer.role)) this.#parts.state(load);
  }

  readonly #seen = (): void => this.requestUpdate();

  async #start(notice: SignInNotice | null, arrival: Arrival | null = null): Promise<void> {
    this.#invitation = null;
    this.#session?.close();
    this.standing = { state: 'starting' };
    try {
      const store = await this.#store;
      const started = await ConsoleSession.start(this.#apis, store, arrival, (how) => this.#ended(how));
      if (started !== 'keyLost') {
        this.standing = { state: 'signedIn', session: started };
        return;
      }
      await this.#apis.nobody.signOut();
      this.#nobodyHere('keyLost');
    } catch (error) {
      const code = errorCodeOf(error);
      this.standing = code === 'notSignedIn' ? { state: 'signedOut', notice } : { state: 'failed', code };
    }
  }

  #ended(notice: SignInNotice): void {
    this.#session?.close();
    this.#nobodyHere(notice);
  }

  /** What was asked and told of the last talk is for nobody else. */
  #nobodyHere(notice: SignInNotice | null): void {
    this.saved = null;
    this.leaving = false;
    this.standing = { state: 'signedOut', notice };
  }

  readonly #leave = (): void => {
    const session = this.#session;
    if (session?.hasWork === true) this.leaving = true;
    else if (session !== null) void this.#signOut(session);
  };

  async #signOut(session: ConsoleSession): Promise<void> {
    this.leaving = false;
    try {
      await session.signOut();
      this.#apis.forget(session.me.volunteer.id);
      this.#nobodyHere(null);
      this.#router.go(PAGES.home.path);
    } catch (error) {
      this.standing = { state: 'failed', code: errorCodeOf(error) };
    }
  }

  readonly #recordDone = ({ detail }: CustomEvent<{ saved: boolean }>): void => {
    const session = this.#session;
    const room = session?.rooms.current;
    if (session === null || room === null || room === undefined) return;
    this.saved = detail.saved ? APP.recordSaved : null;
    void session.rooms.finish(room.roomId).then(() => this.#arrived());
  };

  readonly #sitIn = ({ detail }: CustomEvent<CoachWish>): void => {
    this.#session?.ownSitIn.begin(detail);
    this.#router.go(PAGES.home.path);
  };

  readonly #sitInLeft = (): void => {
    this.#session?.ownSitIn.putAway();
    void this.updateComplete.then(() => this.#arrived());
  };

  /** A new page is read from its heading on, as soon as its part is there. */
  #arrived(): void {
    if (this.#router.route.page !== 'home') this.saved = null;
    this.#arriving = true;
    this.#focusHeading();
  }

  #focusHeading(): void {
    const view = this.renderRoot.querySelector('main')?.firstElementChild;
    if (!this.#arriving || !(view instanceof LitElement)) return;
    this.#arriving = false;
    void view.updateComplete.then(() => view.renderRoot.querySelector<HTMLElement>('h1[tabindex]')?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lo-console': LoConsole;
  }
}

customElements.define('lo-console', LoConsole);
