import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { css, html, LitElement, nothing } from 'lit';
import { aliasKey } from '../../../protocol/alias.ts';
import { problemCallout } from '../kit/callouts.ts';
import { COMMON } from '../kit/common-texts.ts';
import { shared } from '../kit/shared.styles.ts';
import { unwatched } from '../kit/unwatched.ts';
import { REMOVE } from './team-texts.ts';

/**
 * Asks for the alias of whoever is to be removed, so that nobody is removed in place of somebody else.
 *
 * @event {CustomEvent<string>} lo-remove - the alias as it was typed
 * @event {Event} lo-close - closed, either way
 */
export class RemoveDialog extends LitElement {
  static override readonly styles = [
    shared,
    css`
      wa-dialog {
        --width: min(30rem, calc(100vw - 2rem));
      }
      .row {
        justify-content: flex-end;
      }
    `,
  ];
  static override readonly properties = {
    alias: {},
    self: { type: Boolean },
    busy: { type: Boolean },
    problem: {},
    wrong: { state: true },
  };
  /** Null: closed. */
  declare alias: string | null;
  declare self: boolean;
  declare busy: boolean;
  declare problem: string | null;
  declare private wrong: boolean;

  constructor() {
    super();
    this.alias = this.problem = null;
    this.self = this.busy = this.wrong = false;
  }

  protected override render() {
    const alias = this.alias ?? '';
    return html`<wa-dialog
      label=${REMOVE.title(alias)}
      ?open=${this.alias !== null}
      @wa-after-hide=${this.#hidden}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        <p>${REMOVE.body}</p>
        ${this.self ? html`<p><strong>${REMOVE.self}</strong></p>` : nothing}
        <wa-input label=${REMOVE.type(alias)} autocomplete="off" autofocus ${unwatched()}></wa-input>
        ${problemCallout(this.wrong ? REMOVE.wrong : this.problem)}
        <div class="row">
          <wa-button appearance="outlined" @click=${this.#close}>${COMMON.cancel}</wa-button>
          <wa-button type="submit" variant="danger" ?loading=${this.busy}>${REMOVE.confirm}</wa-button>
        </div>
      </form>
    </wa-dialog>`;
  }

  readonly #hidden = ({ target, currentTarget }: Event): void => {
    if (target === currentTarget) this.#close();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const typed = this.renderRoot.querySelector<WaInput>('wa-input')?.value ?? '';
    this.wrong = aliasKey(typed) !== aliasKey(this.alias ?? '');
    if (!this.wrong && !this.busy) this.dispatchEvent(new CustomEvent('lo-remove', { detail: typed }));
  };

  readonly #close = (): void => {
    this.wrong = false;
    const input = this.renderRoot.querySelector<WaInput>('wa-input');
    if (input !== null) input.value = '';
    this.dispatchEvent(new Event('lo-close'));
  };
}

customElements.define('lo-remove-dialog', RemoveDialog);
