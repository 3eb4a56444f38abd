import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { parseRecoveryCode } from '../../../widget/keys/recovery-code.ts';
import { problemCallout } from '../kit/callouts.ts';
import { unwatched } from '../kit/unwatched.ts';
import { shared } from '../kit/shared.styles.ts';
import { styles } from './setup-view.styles.ts';
import { SETUP, UNLOCK } from './review-texts.ts';

const texts = SETUP;

/**
 * Shows a recovery code once, and has it typed once, so that it is surely kept.
 *
 * @event {Event} lo-proved
 */
export class CodeSteps extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    code: { attribute: false },
    busy: { type: Boolean },
    problem: { attribute: false },
    step: { state: true },
    mismatch: { state: true },
  };
  declare code: string;
  /** What was made is being stored. */
  declare busy: boolean;
  /** Why that did not go well. */
  declare problem: string | null;
  declare private step: 'code' | 'copied' | 'prove';
  declare private mismatch: boolean;

  constructor() {
    super();
    this.code = '';
    this.busy = this.mismatch = false;
    this.problem = null;
    this.step = 'code';
  }

  protected override firstUpdated(): void {
    this.#focusHeading();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('problem') && this.problem !== null) this.#input?.focus();
  }

  protected override render() {
    return this.step === 'prove' ? this.#prove() : this.#code(this.step === 'copied');
  }

  #code(copied: boolean) {
    return html`<section class="card stack narrow">
      <h2 tabindex="-1">${texts.codeTitle}</h2>
      <p>${texts.codeBody}</p>
      <p class="code">${this.code.split('-').map((group) => html`<span>${group}</span> `)}</p>
      <div class="row no-print">
        <wa-button appearance="outlined" @click=${this.#copy}
          >${copied ? texts.copied : texts.copy}</wa-button
        >
        <wa-button appearance="outlined" @click=${() => print()}>${texts.print}</wa-button>
        <wa-button variant="brand" @click=${() => this.#to('prove')}>${texts.kept}</wa-button>
      </div>
      <div class="hidden" role="status">${copied ? texts.copied : nothing}</div>
    </section>`;
  }

  #prove() {
    return html`<form class="card stack narrow" novalidate @submit=${this.#submit}>
      <h2 tabindex="-1">${texts.proveTitle}</h2>
      <p>${texts.proveBody}</p>
      <wa-input
        label=${UNLOCK.code}
        hint=${UNLOCK.codeHint}
        autocomplete="off"
        autocapitalize="characters"
        maxlength="60"
        ${unwatched()}
      ></wa-input>
      ${problemCallout(this.mismatch ? texts.mismatch : this.problem)}
      <div class="row">
        <wa-button type="submit" variant="brand" ?loading=${this.busy}>${texts.prove}</wa-button>
        <wa-button appearance="plain" ?disabled=${this.busy} @click=${() => this.#to('code')}
          >${texts.showAgain}</wa-button
        >
      </div>
    </form>`;
  }

  get #input(): WaInput | null {
    return this.renderRoot.querySelector('wa-input');
  }

  #to(step: 'code' | 'prove'): void {
    this.step = step;
    this.mismatch = false;
    this.problem = null;
    void this.updateComplete.then(() => this.#focusHeading());
  }

  /** It is read out, and the keyboard starts there. */
  #focusHeading(): void {
    this.renderRoot.querySelector<HTMLElement>('h2[tabindex]')?.focus();
  }

  readonly #copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(this.code).catch(() => {});
    this.step = 'copied';
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.problem = null;
    this.mismatch = parseRecoveryCode(this.#input?.value ?? '') !== this.code;
    if (this.mismatch) this.#input?.focus();
    else this.dispatchEvent(new Event('lo-proved'));
  };
}

customElements.define('lo-code-steps', CodeSteps);
