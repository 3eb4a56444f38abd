import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { MeBody } from '../../../protocol/http/staff.ts';
import { fingerprintOf } from '../../../widget/ui/fingerprint.ts';
import { parseRecoveryCode } from '../../../widget/keys/recovery-code.ts';
import { errorCodeOf, type Api } from '../session/api.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { makeReviewKey, type MadeReviewKey } from '../../../widget/keys/make-review-key.ts';
import type { ReviewKeyring } from './review-keyring.ts';
import { styles } from './setup-view.styles.ts';
import './unlock-form.ts';
import { unwatched } from '../kit/unwatched.ts';
import { Watch } from '../kit/observable.ts';
import { shared } from '../kit/shared.styles.ts';
import { SETUP, UNLOCK } from './review-texts.ts';
import { ERROR_TEXTS } from '../session/session-texts.ts';

type Step =
  | { step: 'start' }
  | { step: 'code'; made: MadeReviewKey; copied: boolean }
  | { step: 'prove'; made: MadeReviewKey }
  | { step: 'done' };

const texts = SETUP;

/** The review key: made once by the first coordinator, in this browser, with a recovery code that is proved to be kept. */
export class SetupView extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    me: { attribute: false },
    keyring: { attribute: false },
    refresh: { attribute: false },
    signUp: { attribute: false },
    step: { state: true },
    fingerprint: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare me: MeBody;
  /** Null where its part could not be fetched. */
  declare keyring: ReviewKeyring | null;
  /** Asks the server for `me` again. */
  declare refresh: () => Promise<void>;
  /** Whether visitors can sign up now, in a sentence; empty where that is not known. */
  declare signUp: string;
  declare private step: Step;
  /** Of the organisation's signing key; null while there is none, or it is not computed yet. */
  declare private fingerprint: string | null;
  declare private busy: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.step = { step: 'start' };
    this.busy = false;
    this.problem = this.fingerprint = this.keyring = null;
    new Watch(this, () => [this.keyring]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('me')?.signedBy !== this.me.signedBy) void this.#compute(this.me.signedBy);
  }

  protected override render() {
    return html`<div class="page stack loose">
      <h1 class="no-print" tabindex="-1">${texts.title}</h1>
      <p class="lead no-print">${texts.intro}</p>
      ${this.#body()}
    </div>`;
  }

  #body() {
    const { me } = this;
    if (this.step.step === 'code') return this.#code(this.step);
    if (this.step.step === 'prove') return this.#prove(this.step);
    return me.reviewKey === 'missing' ? this.#start() : this.#present();
  }

  #present() {
    const { me, keyring } = this;
    const locked = me.granted && keyring !== null && !keyring.unlocked;
    return html`${noticeCallout('success', this.step.step === 'done' ? `${texts.done} ${this.signUp}`.trim() : null)}
      <section class="card stack narrow">
        <h2>${texts.present}</h2>
        <p>${me.granted ? texts.presentMine : texts.presentOther}</p>
        ${
          this.fingerprint === null
            ? nothing
            : html`<dl class="facts">
                  <dt>${texts.fingerprint}</dt>
                  <dd class="mono">${this.fingerprint}</dd>
                </dl>
                <p class="quiet small">${texts.publish}</p>`
        }
      </section>
      ${locked ? html`<lo-unlock-form class="narrow" .keyring=${keyring}></lo-unlock-form>` : nothing}`;
  }

  #start() {
    return html`<section class="card stack narrow">
      <h2>${texts.missing}</h2>
      <ol>
        ${texts.explain.map((line) => html`<li>${line}</li>`)}
      </ol>
      ${problemCallout(this.problem)}
      <div>
        <wa-button variant="brand" ?loading=${this.busy} @click=${this.#make}>${texts.start}</wa-button>
      </div>
    </section>`;
  }

  #code({ made, copied }: Extract<Step, { step: 'code' }>) {
    return html`<section class="card stack narrow">
      <h2 tabindex="-1">${texts.codeTitle}</h2>
      <p>${texts.codeBody}</p>
      <p class="code">${made.code.split('-').map((group) => html`<span>${group}</span> `)}</p>
      <div class="row no-print">
        <wa-button appearance="outlined" @click=${() => this.#copy(made)}>
          ${copied ? texts.copied : texts.copy}
        </wa-button>
        <wa-button appearance="outlined" @click=${() => print()}>${texts.print}</wa-button>
        <wa-button variant="brand" @click=${() => this.#to({ step: 'prove', made })}>${texts.kept}</wa-button>
      </div>
      <div class="hidden" role="status">${copied ? texts.copied : nothing}</div>
    </section>`;
  }

  #prove({ made }: Extract<Step, { step: 'prove' }>) {
    return html`<form
      class="card stack narrow"
      novalidate
      @submit=${(event: Event) => this.#finish(event, made)}
    >
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
      ${problemCallout(this.problem)}
      <div class="row">
        <wa-button type="submit" variant="brand" ?loading=${this.busy}>${texts.prove}</wa-button>
        <wa-button
          appearance="plain"
          ?disabled=${this.busy}
          @click=${() => this.#to({ step: 'code', made, copied: false })}
          >${texts.showAgain}</wa-button
        >
      </div>
    </form>`;
  }

  #to(step: Step): void {
    this.step = step;
    this.problem = null;
    // The heading of the new step is read out, and the keyboard starts there.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h2[tabindex]')?.focus());
  }

  readonly #make = async (): Promise<void> => {
    this.busy = true;
    const made = await makeReviewKey();
    this.busy = false;
    this.#to({ step: 'code', made, copied: false });
  };

  async #compute(signedBy: string | null): Promise<void> {
    const computed = signedBy === null ? null : await fingerprintOf(signedBy);
    if (signedBy === this.me.signedBy) this.fingerprint = computed;
  }

  async #copy(made: MadeReviewKey): Promise<void> {
    await navigator.clipboard.writeText(made.code).catch(() => {});
    this.step = { step: 'code', made, copied: true };
  }

  async #finish(event: Event, { code, keychain, body }: MadeReviewKey): Promise<void> {
    event.preventDefault();
    const input = this.renderRoot.querySelector<WaInput>('wa-input');
    if (parseRecoveryCode(input?.value ?? '') !== code) {
      this.problem = texts.mismatch;
      input?.focus();
      return;
    }
    this.busy = true;
    this.problem = null;
    try {
      await this.api.createReviewKey(body);
      this.step = { step: 'done' };
      await this.refresh();
      await this.keyring?.adopt(keychain);
    } catch (error) {
      const errorCode = errorCodeOf(error);
      this.problem = errorCode === 'conflict' ? texts.conflict : ERROR_TEXTS[errorCode];
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('lo-setup-view', SetupView);
