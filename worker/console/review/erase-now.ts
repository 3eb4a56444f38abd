import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import type WaSelect from '@awesome.me/webawesome/dist/components/select/select.js';
import { html, LitElement } from 'lit';
import { ERASING_REASONS } from '../../../protocol/http/retention.ts';
import { problemCallout } from '../kit/callouts.ts';
import '../kit/confirm-dialog.ts';
import { shared } from '../kit/shared.styles.ts';
import { errorCodeOf, type Api } from '../session/api.ts';
import { problemText } from '../session/problem-text.ts';
import { ERASE_NOW } from './review-texts.ts';

const texts = ERASE_NOW;

/**
 * `Nu wissen`: one conversation, with a reason, and asked twice.
 *
 * @event {Event} lo-erased
 */
export class EraseNow extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    api: { attribute: false },
    conversationId: { attribute: false },
    reason: { state: true },
    asking: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare conversationId: string;
  declare private reason: (typeof ERASING_REASONS)[number] | null;
  declare private asking: boolean;
  declare private busy: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.reason = this.problem = null;
    this.asking = this.busy = false;
  }

  protected override render() {
    return html`<section class="card stack">
      <h2>${texts.title}</h2>
      <p class="quiet">${texts.body}</p>
      <wa-select
        class="erase-reason"
        label=${texts.reason}
        placeholder=${texts.choose}
        @change=${this.#chosen}
      >
        ${ERASING_REASONS.map((reason) => html`<wa-option value=${reason}>${texts.reasons[reason]}</wa-option>`)}
      </wa-select>
      ${problemCallout(this.problem)}
      <div>
        <wa-button
          class="erase-button"
          appearance="outlined"
          variant="danger"
          ?disabled=${this.reason === null}
          ?loading=${this.busy}
          @click=${() => (this.asking = true)}
          >${texts.title}</wa-button
        >
      </div>
      <lo-confirm-dialog
        ?open=${this.asking}
        .heading=${texts.sure}
        .body=${texts.sureBody}
        .confirm=${texts.confirm}
        @lo-confirm=${this.#erase}
        @lo-close=${() => (this.asking = false)}
      ></lo-confirm-dialog>
    </section>`;
  }

  readonly #chosen = ({ currentTarget }: Event & { currentTarget: WaSelect }): void => {
    this.reason = ERASING_REASONS.find((reason) => reason === currentTarget.value) ?? null;
  };

  readonly #erase = async (): Promise<void> => {
    if (this.busy || this.reason === null) return;
    this.busy = true;
    this.problem = null;
    try {
      await this.api.eraseConversation(this.conversationId, this.reason);
      this.dispatchEvent(new Event('lo-erased'));
    } catch (error) {
      const code = errorCodeOf(error);
      this.problem = code === 'conflict' ? texts.running : problemText(error);
      if (code === 'gone') this.dispatchEvent(new Event('lo-erased'));
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('lo-erase-now', EraseNow);
