import '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import type WaTextarea from '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import { html, LitElement, nothing } from 'lit';
import * as z from 'zod';
import { LIMITS } from '../../../protocol/limits.ts';
import { findPersonalData } from '../../../widget/personal-data/detect.ts';
import { plainCallout, problemCallout } from '../kit/callouts.ts';
import { shared } from '../kit/shared.styles.ts';
import { Unsaved } from '../kit/unsaved.ts';
import { unwatched } from '../kit/unwatched.ts';
import type { Api } from '../session/api.ts';
import { TypedTexts } from '../session/typed-texts.ts';
import { sealAbout, type Account } from './concern-account.ts';
import { stepProblem } from './step-problem.ts';
import { CONCERNS } from './concerns-texts.ts';
import type { ReviewKeyring } from './review-keyring.ts';

const texts = CONCERNS.account;
const FIELDS = ['ground', 'what', 'necessary', 'lighter'] as const;
const { accountTextMinChars: MIN, accountTextChars: MAX } = LIMITS;
const text = z.string().max(MAX).catch('');
/** What is written and not yet saved: who writes it reads the conversation in between. */
const Written = z.object({ ground: text, what: text, necessary: text, lighter: text });
type Written = z.infer<typeof Written>;
const EMPTY: Written = { ground: '', what: '', necessary: '', lighter: '' };

/**
 * [B2] The first coordinator's account: on which ground, what is to be handed out, why that is necessary, and why nothing lighter will do.
 * Sealed here.
 *
 * @event {Event} lo-stepped
 */
export class AccountForm extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    api: { attribute: false },
    keyring: { attribute: false },
    concernId: { attribute: false },
    busy: { state: true },
    problem: { state: true },
    asks: { state: true },
  };
  declare api: Api;
  declare keyring: ReviewKeyring;
  declare concernId: string;
  declare private busy: boolean;
  declare private problem: string | null;
  /** Something in it could tell who somebody is. */
  declare private asks: boolean;

  constructor() {
    super();
    this.busy = this.asks = false;
    this.problem = null;
    new Unsaved(this, () => TypedTexts.of(this.api).isAtRisk(this.#place));
  }

  /** What was written before stands there from the first. */
  protected override async scheduleUpdate(): Promise<void> {
    await TypedTexts.of(this.api).ready;
    await super.scheduleUpdate();
  }

  protected override render() {
    return html`<form class="stack" novalidate @submit=${this.#save}>
      <h3>${texts.title}</h3>
      ${plainCallout('warning', texts.warning)}
      ${FIELDS.map(
        (name) =>
          html`<wa-textarea
            label=${texts[name]}
            hint=${texts.hint(MIN, MAX)}
            rows="3"
            resize="auto"
            maxlength=${MAX}
            autocomplete="off"
            ${unwatched()}
            .value=${this.#account[name]}
            @input=${({ currentTarget }: Event & { currentTarget: WaTextarea }) => this.#write(name, currentTarget.value ?? '')}
          ></wa-textarea>`,
      )}
      ${problemCallout(this.problem)}
      ${
        this.asks
          ? html`<div role="alert" class="stack">
              <p>${texts.personal}</p>
              <div>
                <wa-button appearance="outlined" @click=${() => this.#send()}>${texts.anyway}</wa-button>
              </div>
            </div>`
          : nothing
      }
      <div>
        <wa-button type="submit" variant="brand" ?loading=${this.busy}>${texts.save}</wa-button>
      </div>
    </form>`;
  }

  get #account(): Written {
    return Written.safeParse(TypedTexts.of(this.api).read(this.#place)).data ?? EMPTY;
  }

  get #place(): string {
    return `account ${this.concernId}`;
  }

  #write(name: keyof Account, typed: string): void {
    const account = { ...this.#account, [name]: typed };
    TypedTexts.of(this.api).write(this.#place, FIELDS.every((each) => account[each] === '') ? null : account);
    this.asks = false;
    this.problem = null;
  }

  readonly #save = (event: Event): void => {
    event.preventDefault();
    const written = FIELDS.map((name) => this.#account[name].trim());
    if (written.some(({ length }) => length < MIN || length > MAX)) {
      this.problem = texts.short;
    } else if (written.some((each) => findPersonalData(each).length > 0)) {
      this.asks = true;
    } else {
      void this.#send();
    }
  };

  async #send(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.asks = false;
    const account = await sealAbout(this.keyring, this.concernId, this.#account).catch(() => null);
    try {
      if (account === null) this.problem = texts.long;
      else {
        await this.api.takeUpConcern(this.concernId, account);
        TypedTexts.of(this.api).write(this.#place, null);
        this.dispatchEvent(new Event('lo-stepped', { bubbles: true, composed: true }));
      }
    } catch (error) {
      this.problem = stepProblem(error);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('lo-account-form', AccountForm);
