import { html, LitElement, nothing } from 'lit';
import { brandMark } from './brand-mark.ts';
import { styles } from './console-header.styles.ts';
import type { ConsoleSession } from './console-session.ts';
import { Watch } from './observable.ts';
import { PATHS, type Route } from './router.ts';
import { shared } from './shared.styles.ts';
import { TEXTS } from './texts.ts';

const VOLUNTEER_PAGES = ['home', 'hours'] as const;
const COORDINATOR_PAGES = ['home', 'transcripts', 'hours', 'audit', 'keys'] as const;

/**
 * Where one is, who one is, and whether one is available.
 *
 * @event {Event} lo-sign-out
 * @event {Event} lo-skip - to the content
 */
export class ConsoleHeader extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    session: { attribute: false },
    route: { attribute: false },
    open: { state: true },
  };
  declare session: ConsoleSession;
  declare route: Route;
  declare private open: boolean;

  constructor() {
    super();
    this.open = false;
    new Watch(this, () => [this.session]);
  }

  protected override render() {
    const { alias } = this.session.me.volunteer;
    const signOut = html`<wa-button size="s" appearance="plain" @click=${this.#signOut}
      >${TEXTS.signOut}</wa-button
    >`;
    return html`<header @keydown=${this.#keyed}>
      <button class="skip" @click=${() => this.dispatchEvent(new Event('lo-skip'))}>${TEXTS.skip}</button>
      <a class="brand" href=${PATHS.home} aria-label=${TEXTS.product}
        >${brandMark}<span>${TEXTS.product}</span></a
      >
      <nav id="nav" class=${this.open ? 'open' : ''} aria-label=${TEXTS.nav} @click=${this.#close}>
        ${(this.session.isCoordinator ? COORDINATOR_PAGES : VOLUNTEER_PAGES).map((page) => this.#link(page))}
        <div class="in-menu"><span class="quiet">${alias}</span>${signOut}</div>
      </nav>
      <div class="me">
        ${this.#status()}
        <span class="out-menu quiet small">${alias}</span>
        <span class="out-menu">${signOut}</span>
        <wa-button
          class="menu"
          appearance="plain"
          aria-expanded=${this.open ? 'true' : 'false'}
          @click=${() => (this.open = !this.open)}
        >
          <wa-icon
            name=${this.open ? 'xmark' : 'bars'}
            label=${this.open ? TEXTS.menuClose : TEXTS.menu}
          ></wa-icon>
        </wa-button>
      </div>
    </header>`;
  }

  #link(page: keyof typeof PATHS) {
    const here = this.route.page === page || (page === 'transcripts' && this.route.page === 'transcript');
    return html`<a href=${PATHS[page]} aria-current=${here ? 'page' : nothing}>${TEXTS.pages[page]}</a>`;
  }

  #status() {
    const { view } = this.session.queue;
    const status = view.state === 'ready' && !view.lost ? view.snapshot.me.status : 'connecting';
    if (view.state !== 'ready' && view.state !== 'connecting') return nothing;
    return html`<span class="status" data-status=${status}>${TEXTS.home.short[status]}</span>`;
  }

  readonly #close = (): void => {
    this.open = false;
  };

  readonly #keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.open) return;
    this.open = false;
    this.renderRoot.querySelector<HTMLElement>('.menu')?.focus();
  };

  readonly #signOut = (): void => {
    this.dispatchEvent(new Event('lo-sign-out'));
  };
}

customElements.define('lo-console-header', ConsoleHeader);
