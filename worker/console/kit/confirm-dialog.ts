import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement } from 'lit';
import { shared } from './shared.styles.ts';
import { COMMON } from './common-texts.ts';

/**
 * Asks before something that can't be undone. Escape and the close button mean no.
 *
 * @event {Event} lo-confirm
 * @event {Event} lo-close - closed, either way
 */
export class ConfirmDialog extends LitElement {
  static override readonly styles = [
    shared,
    css`
      wa-dialog {
        --width: min(28rem, calc(100vw - 2rem));
      }
      .row {
        flex: 1;
        justify-content: flex-end;
      }
      @media (max-width: 40rem) {
        .row {
          flex-direction: column-reverse;
          align-items: stretch;
        }
      }
    `,
  ];
  static override readonly properties = {
    open: { type: Boolean },
    heading: {},
    body: {},
    confirm: {},
  };
  declare open: boolean;
  declare heading: string;
  declare body: string;
  declare confirm: string;

  constructor() {
    super();
    this.open = false;
    this.heading = this.body = this.confirm = '';
  }

  protected override render() {
    return html`<wa-dialog label=${this.heading} ?open=${this.open} @wa-after-hide=${this.#hidden}>
      <!-- With the keyboard it can be scrolled where it does not fit. -->
      <p tabindex="0">${this.body}</p>
      <div slot="footer" class="row">
        <wa-button appearance="outlined" autofocus @click=${this.#close}>${COMMON.cancel}</wa-button>
        <wa-button variant="danger" @click=${this.#confirmed}>${this.confirm}</wa-button>
      </div>
    </wa-dialog>`;
  }

  readonly #hidden = ({ target, currentTarget }: Event): void => {
    if (target === currentTarget) this.#close();
  };

  readonly #confirmed = (): void => {
    this.dispatchEvent(new Event('lo-confirm'));
    this.#close();
  };

  readonly #close = (): void => {
    this.open = false;
    this.dispatchEvent(new Event('lo-close'));
  };
}

customElements.define('lo-confirm-dialog', ConfirmDialog);
