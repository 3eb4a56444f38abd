import '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import type WaTextarea from '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import { html, LitElement, nothing } from 'lit';
import { LIMITS } from '../../../protocol/limits.ts';
import { findPersonalData } from '../../../widget/personal-data/detect.ts';
import { plainCallout, problemCallout } from '../kit/callouts.ts';
import { shared } from '../kit/shared.styles.ts';
import { Unsaved } from '../kit/unsaved.ts';
import { unwatched } from '../kit/unwatched.ts';
import type { Api } from '../session/api.ts';
import { OwnDraft } from '../session/own-draft.ts';
import { sealAbout, type Account } from './concern-account.ts';
import { stepProblem } from './step-problem.ts';
import { CONCERNS } from './concerns-texts.ts';
import type { ReviewKeyring } from './review-keyring.ts';

const texts = CONCERNS.account;
const FIELDS = ['ground', 'what', 'necessary', 'lighter'] as const;
const { accountTextMinChars: MIN, accountTextChars: MAX } = LIMITS;
type Written = Record<keyof Account, string>;
const EMPTY: Written = { ground: '', what: '', necessary: '', lighter: '' };
/** What is written and not yet saved, by concern: who writes it reads the conversation in between. Nothing of it may lie on a disk. */
const drafts = new OwnDraft(() => new Map<string, Written>());

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
    new Unsaved(this, () => FIELDS.some((name) => this.#account[name] !== ''));
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
    return drafts.of(this.api).get(this.concernId) ?? EMPTY;
  }

  #write(name: keyof Account, text: string): void {
    drafts.of(this.api).set(this.concernId, { ...this.#account, [name]: text });
    this.asks = false;
    this.problem = null;
  }

  readonly #save = (event: Event): void => {
    event.preventDefault();
    const written = FIELDS.map((name) => this.#account[name].trim());
    if (written.some((text) => text.length < MIN || text.length > MAX)) {
      this.problem = texts.short;
    } else if (written.some((text) => findPersonalData(text).length > 0)) {
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
        drafts.of(this.api).delete(this.concernId);
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
