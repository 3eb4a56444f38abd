import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import type WaCheckbox from '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import { startAuthentication } from '@simplewebauthn/browser';
import { html, LitElement } from 'lit';
import { problemCallout } from '../kit/callouts.ts';
import { shared } from '../kit/shared.styles.ts';
import { ApiError, type Api } from '../session/api.ts';
import { CONCERNS } from './concerns-texts.ts';
import { stepProblem } from './step-problem.ts';

const texts = CONCERNS.approve;

/**
 * [B1] The second coordinator's approval of the account that stands above it, with a passkey that is asked for now.
 *
 * @event {Event} lo-stepped
 */
export class ApproveForm extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    api: { attribute: false },
    concernId: { attribute: false },
    account: { attribute: false },
    hasRead: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare concernId: string;
  /** The hash of the account that is shown. */
  declare account: string;
  declare private hasRead: boolean;
  declare private busy: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.hasRead = this.busy = false;
    this.problem = null;
  }

  protected override render() {
    return html`<div class="stack">
      <h3>${texts.title}</h3>
      <p>${texts.body}</p>
      <wa-checkbox
        ?checked=${this.hasRead}
        @change=${({ currentTarget }: Event & { currentTarget: WaCheckbox }) => (this.hasRead = currentTarget.checked)}
        >${texts.readAll}</wa-checkbox
      >
      ${problemCallout(this.problem)}
      <div>
        <wa-button variant="brand" ?disabled=${!this.hasRead} ?loading=${this.busy} @click=${this.#approve}
          >${texts.button}</wa-button
        >
      </div>
    </div>`;
  }

  readonly #approve = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      const { challengeId, optionsJSON } = await this.api.approvalOptions(this.concernId);
      const response = await startAuthentication({ optionsJSON });
      await this.api.approveDisclosure(this.concernId, { account: this.account, challengeId, response });
      this.dispatchEvent(new Event('lo-stepped', { bubbles: true, composed: true }));
    } catch (error) {
      // What the browser throws has one name for everything: it was not confirmed.
      this.problem = error instanceof ApiError ? stepProblem(error) : texts.again;
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('lo-approve-form', ApproveForm);
