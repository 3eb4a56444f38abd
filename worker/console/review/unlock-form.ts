import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { html, LitElement, nothing } from 'lit';
import { problemCallout } from '../kit/callouts.ts';
import type { ReviewKeyring, UnlockOutcome } from './review-keyring.ts';
import { unwatched } from '../kit/unwatched.ts';
import { shared } from '../kit/shared.styles.ts';
import type { PromptOutcome } from '../session/staff-key.ts';
import { UNLOCK } from './review-texts.ts';

const texts = UNLOCK;

/** Opens the coordinator's review keys with the recovery code, for the session. The keyring tells when it is open. */
export class UnlockForm extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    keyring: { attribute: false },
    problem: { state: true },
    passkeyProblem: { state: true },
    busy: { state: true },
  };
  declare keyring: ReviewKeyring;
  declare private problem: Exclude<UnlockOutcome, 'unlocked'> | null;
  declare private passkeyProblem: Exclude<PromptOutcome, 'done'> | null;
  declare private busy: boolean;

  constructor() {
    super();
    this.problem = this.passkeyProblem = null;
    this.busy = false;
  }

  /** Another tab may have opened them since. */
  protected override firstUpdated(): void {
    void this.keyring.reopen();
  }

  protected override render() {
    const demoCode = this.keyring.keys?.demoRecoveryCode ?? null;
    if (this.keyring.keys?.own === null) {
      return html`<section class="card stack">
        <h2>${texts.title}</h2>
        <p>${texts.noKey}</p>
      </section>`;
    }
    return html`<form class="card stack" novalidate @submit=${this.#submit}>
      <h2>${texts.title}</h2>
      <p class="quiet">${texts.body}</p>
      <wa-input
        label=${texts.code}
        hint=${texts.codeHint}
        autocomplete="off"
        autocapitalize="characters"
        maxlength="60"
        ${unwatched()}
      ></wa-input>
      ${problemCallout(this.problem && texts[this.problem])}
      <div class="row">
        <wa-button type="submit" variant="brand" ?loading=${this.busy}>${texts.submit}</wa-button>
        ${
          demoCode === null
            ? nothing
            : html`<wa-button appearance="outlined" variant="brand" @click=${() => this.#fill(demoCode)}
                >${texts.demo}</wa-button
              >`
        }
      </div>
      ${this.keyring.opensByPasskey ? this.#byPasskey() : nothing}
    </form>`;
  }

  /** The passkey of this session is new, and the one of before is on another device. */
  #byPasskey() {
    return html`<p class="quiet">${texts.orPasskey}</p>
      ${problemCallout(this.passkeyProblem && texts.passkey[this.passkeyProblem])}
      <div>
        <wa-button appearance="outlined" ?disabled=${this.busy} @click=${this.#openWithOther}
          >${texts.withPasskey}</wa-button
        >
      </div>`;
  }

  readonly #openWithOther = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.problem = this.passkeyProblem = null;
    const outcome = await this.keyring.openWithOther().catch(() => 'cancelled' as const);
    this.busy = false;
    this.passkeyProblem = outcome === 'done' ? null : outcome;
  };

  get #input(): WaInput | null {
    return this.renderRoot.querySelector('wa-input');
  }

  #fill(code: string): void {
    if (this.#input !== null) this.#input.value = code;
    this.#input?.focus();
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    const outcome = await this.keyring.unlock(this.#input?.value ?? '').catch((): UnlockOutcome => 'wrong');
    this.busy = false;
    if (outcome === 'unlocked') return;
    this.problem = outcome;
    this.#input?.focus();
  };
}

customElements.define('lo-unlock-form', UnlockForm);
