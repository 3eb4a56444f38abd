import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { css, html, LitElement } from 'lit';
import { KEPT_TERMS, type KeptTerm } from '../../domain/settings/kept-terms.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import '../kit/confirm-dialog.ts';
import { shared } from '../kit/shared.styles.ts';
import { unwatched } from '../kit/unwatched.ts';
import { ApiError, type Api } from '../session/api.ts';
import { OwnDraft } from '../session/own-draft.ts';
import { problemText } from '../session/problem-text.ts';
import { TERM_FORM, TERMS } from './retention-texts.ts';

type Saving =
  | { state: 'none'; problem: string | null; saved: number | null }
  | { state: 'asking' | 'busy'; n: number };

/** What was typed and not saved, by term. */
const drafts = new OwnDraft(() => new Map<KeptTerm, string>());

/**
 * [R7] Sets how long something is kept. A shorter term is asked about first, because it erases what can't be had back.
 *
 * @event {Event} lo-changed - it holds something else by now, or may do so
 */
export class TermForm extends LitElement {
  static override readonly styles = [
    shared,
    css`
      :host {
        display: block;
      }
      wa-input {
        max-width: 24rem;
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    term: { attribute: false },
    value: { attribute: false },
    version: { attribute: false },
    saving: { state: true },
  };
  declare api: Api;
  declare term: KeptTerm;
  /** In the unit in which it is shown. */
  declare value: number;
  /** Of the settings of which that is a part. */
  declare version: number;
  declare private saving: Saving;

  constructor() {
    super();
    this.saving = { state: 'none', problem: null, saved: null };
  }

  protected override render() {
    const { saving, term } = this;
    const texts = TERMS[term];
    const { least, most } = KEPT_TERMS[term];
    const asked = texts.amount(saving.state === 'asking' ? saving.n : this.value);
    return html`<form class="card stack" novalidate @submit=${this.#submit}>
        <h2>${texts.title}</h2>
        <wa-input
          name=${term}
          label=${texts.label(least, most)}
          hint=${texts.hint}
          inputmode="numeric"
          .value=${this.#typed}
          maxlength="3"
          autocomplete="off"
          ${unwatched()}
          @input=${({ currentTarget }: Event & { currentTarget: WaInput }) => drafts.of(this.api).set(term, currentTarget.value ?? '')}
        ></wa-input>
        ${problemCallout(saving.state === 'none' ? saving.problem : null)}
        ${noticeCallout('success', saving.state === 'none' && saving.saved !== null ? texts.saved(texts.amount(saving.saved)) : null)}
        <div>
          <wa-button type="submit" variant="brand" ?loading=${saving.state === 'busy'}
            ><span>${TERM_FORM.save}<span class="hidden"> ${texts.title}</span></span></wa-button
          >
        </div>
      </form>
      <lo-confirm-dialog
        ?open=${saving.state === 'asking'}
        .heading=${TERM_FORM.shorterTitle(asked)}
        .body=${texts.shorter(asked)}
        .confirm=${TERM_FORM.shorterConfirm}
        @lo-confirm=${() => this.#save()}
        @lo-close=${this.#keep}
      ></lo-confirm-dialog>`;
  }

  get #typed(): string {
    return drafts.of(this.api).get(this.term) ?? String(this.value);
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.saving.state !== 'none') return;
    const { least, most } = KEPT_TERMS[this.term];
    const typed = this.#typed.trim();
    const n = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
    if (n < least || n > most) {
      this.saving = { state: 'none', problem: TERM_FORM.wrong(least, most), saved: null };
      this.renderRoot.querySelector<WaInput>('wa-input')?.focus();
      return;
    }
    this.saving = { state: 'asking', n };
    // Only what can't be undone is asked about.
    if (n >= this.value) void this.#save();
  };

  /** Fires after a yes as well. */
  readonly #keep = (): void => {
    if (this.saving.state === 'asking') this.saving = { state: 'none', problem: null, saved: null };
  };

  async #save(): Promise<void> {
    if (this.saving.state !== 'asking') return;
    const { n } = this.saving;
    const { term, version } = this;
    this.saving = { state: 'busy', n };
    try {
      await this.api.changeSettings({ version, patch: { [term]: KEPT_TERMS[term].stored(n) } });
      drafts.of(this.api).delete(term);
      this.value = n;
      this.saving = { state: 'none', problem: null, saved: n };
    } catch (error) {
      this.saving = { state: 'none', problem: this.#conflictIn(error) ?? problemText(error), saved: null };
    }
    this.dispatchEvent(new Event('lo-changed'));
  }

  /** What a colleague has made of it meanwhile, and who that was; null if it failed for another reason. */
  #conflictIn(error: unknown): string | null {
    const current = error instanceof ApiError && error.code === 'conflict' ? error.current : null;
    if (current === null) return null;
    const { term } = this;
    const by = current.changes.find(({ field }) => field === term)?.by ?? null;
    return TERM_FORM.conflict(TERMS[term].amount(KEPT_TERMS[term].shown(current.settings[term])), by);
  }
}

customElements.define('lo-term-form', TermForm);
