import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { html, LitElement, nothing } from 'lit';
import type { MeBody } from '../../../protocol/http/staff.ts';
import { parseRecoveryCode } from '../../../widget/keys/recovery-code.ts';
import { errorCodeOf, type Api } from '../session/api.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { makeReviewKey, type MadeReviewKey } from './make-review-key.ts';
import { styles } from './setup-view.styles.ts';
import { unwatched } from '../kit/unwatched.ts';
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
    refresh: { attribute: false },
    signUp: { attribute: false },
    step: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare me: MeBody;
  /** Asks the server for `me` again. */
  declare refresh: () => Promise<void>;
  /** Whether visitors can sign up now, in a sentence; empty where that is not known. */
  declare signUp: string;
  declare private step: Step;
  declare private busy: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.step = { step: 'start' };
    this.busy = false;
    this.problem = null;
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
    const { me } = this;
    return html`${noticeCallout('success', this.step.step === 'done' ? `${texts.done} ${this.signUp}`.trim() : null)}
      <section class="card stack narrow">
        <h2>${texts.present}</h2>
        <p>${me.granted ? texts.presentMine : texts.presentOther}</p>
        ${
          me.currentReviewKey === null
            ? nothing
            : html`<dl class="facts">
                <dt>${texts.fingerprint}</dt>
                <dd class="mono">${grouped(me.currentReviewKey.id)}</dd>
              </dl>`
        }
      </section>`;
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

  async #copy(made: MadeReviewKey): Promise<void> {
    await navigator.clipboard.writeText(made.code).catch(() => {});
    this.step = { step: 'code', made, copied: true };
  }

  async #finish(event: Event, { code, body }: MadeReviewKey): Promise<void> {
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
    } catch (error) {
      const errorCode = errorCodeOf(error);
      this.problem = errorCode === 'conflict' ? texts.conflict : ERROR_TEXTS[errorCode];
    } finally {
      this.busy = false;
    }
  }
}

/** In fours, to compare by voice. */
function grouped(id: string): string {
  return (id.match(/.{1,4}/g) ?? []).join(' ');
}

customElements.define('lo-setup-view', SetupView);
