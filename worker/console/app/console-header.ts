import { html, LitElement, nothing } from 'lit';
import { brandMark } from '../kit/brand-mark.ts';
import { navLink, styles } from './console-header.styles.ts';
import type { ConsoleSession } from './console-session.ts';
import { Watch } from '../kit/observable.ts';
import './page-menu.ts';
import { listedPage, pagesOf, type PageName, type Route } from './page-table.ts';
import { shared } from '../kit/shared.styles.ts';
import { APP } from './app-texts.ts';
import { HOME } from '../home/home-texts.ts';
import { PAGES } from '../session/pages.ts';
import { PRODUCT } from '../session/session-texts.ts';

/**
 * Where one is, who one is, and whether one is available.
 *
 * @event {Event} lo-sign-out
 * @event {Event} lo-skip - to the content
 */
export class ConsoleHeader extends LitElement {
  static override readonly styles = [shared, navLink, styles];
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
    const { top, managed } = pagesOf(this.session.me.volunteer.role);
    const signOut = html`<wa-button size="s" appearance="plain" @click=${this.#signOut}
      >${APP.signOut}</wa-button
    >`;
    return html`<header @keydown=${this.#keyed}>
      <button class="skip" @click=${() => this.dispatchEvent(new Event('lo-skip'))}>${APP.skip}</button>
      <a class="brand" href=${PAGES.home.path} aria-label=${PRODUCT}>${brandMark}<span>${PRODUCT}</span></a>
      <nav id="nav" class=${this.open ? 'open' : ''} aria-label=${APP.nav} @click=${this.#close}>
        ${top.map((page) => this.#link(page))}
        ${
          managed.length === 0
            ? nothing
            : html`<lo-page-menu
                .pages=${managed}
                .open=${this.route.page === 'notFound' ? null : listedPage(this.route.page)}
              ></lo-page-menu>`
        }
        <div class="in-menu">${this.#own(alias)}${signOut}</div>
      </nav>
      <div class="me">
        ${this.#status()}
        <span class="out-menu small">${this.#own(alias)}</span>
        <span class="out-menu">${signOut}</span>
        <wa-button class="menu" appearance="plain" @click=${() => (this.open = !this.open)}>
          <wa-icon
            name=${this.open ? 'xmark' : 'bars'}
            label=${this.open ? APP.menuClose : APP.menu}
          ></wa-icon>
        </wa-button>
      </div>
    </header>`;
  }

  #link(page: PageName) {
    const here = this.route.page !== 'notFound' && listedPage(this.route.page) === page;
    return html`<a class="nav-link" href=${PAGES[page].path} aria-current=${here ? 'page' : nothing}
      >${PAGES[page].name}</a
    >`;
  }

  /** One's own name leads to where one is signed in, and says so. */
  #own(alias: string) {
    const { path, name } = PAGES.sessions;
    const here = this.route.page === 'sessions' ? 'page' : nothing;
    return html`<a
      class="own"
      href=${path}
      aria-current=${here}
      aria-label=${`${alias}: ${name}`}
      title=${name}
      >${alias}</a
    >`;
  }

  #status() {
    const { view } = this.session.queue;
    const status = view.state === 'ready' && !view.lost ? view.snapshot.me.status : 'connecting';
    if (view.state !== 'ready' && view.state !== 'connecting') return nothing;
    return html`<span class="status" data-status=${status}>${HOME.short[status]}</span>`;
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
