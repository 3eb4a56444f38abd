import { html, LitElement, nothing } from 'lit';
import { problemCallout } from '../kit/callouts.ts';
import { Watch } from '../kit/observable.ts';
import { shared } from '../kit/shared.styles.ts';
import '../session/key-mark.ts';
import { ACCESS } from './keys-texts.ts';
import type { ReviewKeyring } from './review-keyring.ts';

const texts = ACCESS;

/** [K8] Of a coordinator who has an own key and no access yet: what to read out, what to compare, and accepting the grant. */
export class WaitingAccess extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    keyring: { attribute: false },
    signerId: { attribute: false },
    busy: { state: true },
    problem: { state: true },
  };
  declare keyring: ReviewKeyring;
  /** The organisation's signing key as the server names it. What is compared is this one, and what is accepted, too. */
  declare signerId: string | null;
  declare private busy: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.signerId = this.problem = null;
    this.busy = false;
    new Watch(this, () => [this.keyring]);
  }

  protected override render() {
    const granted = this.keyring.standing === 'granted';
    const { own } = this.keyring;
    return html`<section class="card stack narrow">
      <div class="stack" role="status">
        <h2>${granted ? texts.grantedTitle : texts.waitingTitle}</h2>
        <p>${granted ? texts.grantedBody : texts.waitingBody}</p>
      </div>
      ${own === null || granted ? nothing : html`<lo-key-mark .keyId=${own.key.id} label=${texts.yours}></lo-key-mark>`}
      ${
        this.signerId === null
          ? nothing
          : html`<lo-key-mark .keyId=${this.signerId} label=${texts.organisation}></lo-key-mark>`
      }
      ${problemCallout(this.problem)}
      ${
        granted
          ? html`<div>
                <wa-button variant="brand" ?loading=${this.busy} @click=${this.#accept}
                  >${texts.matches}</wa-button
                >
              </div>
              <p class="small">${texts.differsToMe}</p>`
          : nothing
      }
    </section>`;
  }

  readonly #accept = async (): Promise<void> => {
    const { signerId } = this;
    if (this.busy || signerId === null) return;
    this.busy = true;
    this.problem = null;
    try {
      await this.keyring.accept(signerId);
    } catch {
      this.problem = texts.acceptFailed;
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('lo-waiting-access', WaitingAccess);
