import { css, html, LitElement, nothing } from 'lit';
import { shared } from '../kit/shared.styles.ts';
import { PAGES } from '../session/pages.ts';
import { APP } from './app-texts.ts';
import { navLink } from './console-header.styles.ts';
import type { PageName } from './page-table.ts';

/**
 * The pages that a coordinator does not need every evening: a list under one button, or in the narrow header, whose own
 * button opens all pages, a list with a heading.
 */
export class PageMenu extends LitElement {
  static override readonly styles = [
    shared,
    navLink,
    css`
      :host {
        position: relative;
      }
      button {
        gap: 0.5rem;
        border: 0;
        background: none;
        font: inherit;
        cursor: pointer;
      }
      wa-icon {
        font-size: 0.75em;
        transition: rotate var(--wa-transition-fast);
      }
      [aria-expanded='true'] wa-icon {
        rotate: 180deg;
      }
      h2 {
        display: none;
      }
      div {
        position: absolute;
        top: 100%;
        left: 0;
        z-index: 2;
        display: flex;
        flex-direction: column;
        gap: 0.125rem;
        min-width: 14rem;
        padding: 0.5rem;
        border: 1px solid var(--lo-line);
        border-radius: var(--lo-radius);
        background: var(--lo-surface);
        box-shadow: 0 18px 30px -18px var(--lo-shade);
      }
      div:not(.unfolded) {
        display: none;
      }
      @media (max-width: 64rem) {
        :host {
          margin-top: 0.25rem;
          padding-top: 0.5rem;
          border-top: 1px solid var(--lo-line);
        }
        button.nav-link {
          display: none;
        }
        h2 {
          display: block;
          padding: 0.25rem 0.75rem;
          color: var(--lo-muted);
          font-size: 0.875rem;
        }
        div,
        div:not(.unfolded) {
          position: static;
          display: flex;
          padding: 0;
          border: 0;
          box-shadow: none;
        }
      }
    `,
  ];
  static override readonly properties = {
    pages: { attribute: false },
    open: { attribute: false },
    unfolded: { state: true },
  };
  declare pages: readonly PageName[];
  /** The page that is on screen. */
  declare open: PageName | null;
  declare private unfolded: boolean;

  constructor() {
    super();
    this.pages = [];
    this.unfolded = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('click', this.#clickedElsewhere);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('click', this.#clickedElsewhere);
  }

  protected override render() {
    const inHere = this.pages.some((page) => page === this.open);
    return html`<button
        class="nav-link"
        aria-expanded=${this.unfolded ? 'true' : 'false'}
        aria-controls="pages"
        aria-current=${inHere ? 'true' : nothing}
        @click=${this.#toggle}
        @keydown=${this.#keyed}
      >
        ${APP.manage}<wa-icon name="chevron-down"></wa-icon>
      </button>
      <h2 id="name">${APP.manage}</h2>
      <div
        id="pages"
        role="group"
        aria-labelledby="name"
        class=${this.unfolded ? 'unfolded' : ''}
        @click=${this.#fold}
        @focusout=${this.#left}
        @keydown=${this.#keyed}
      >
        ${this.pages.map(
          (page) =>
            html`<a
              class="nav-link"
              href=${PAGES[page].path}
              aria-current=${page === this.open ? 'page' : nothing}
              >${PAGES[page].name}</a
            >`,
        )}
      </div>`;
  }

  readonly #toggle = (): void => {
    this.unfolded = !this.unfolded;
  };

  readonly #fold = (): void => {
    this.unfolded = false;
  };

  readonly #keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.unfolded) return;
    // The narrow header has a list that Escape closes too.
    event.stopPropagation();
    this.unfolded = false;
    this.renderRoot.querySelector('button')?.focus();
  };

  /** The keyboard has gone on to what comes after the list, which would be covered by it. */
  readonly #left = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !this.renderRoot.contains(relatedTarget)) this.unfolded = false;
  };

  readonly #clickedElsewhere = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.unfolded = false;
  };
}

customElements.define('lo-page-menu', PageMenu);
