import { html, LitElement } from 'lit';
import { problemCallout } from '../kit/callouts.ts';
import '../kit/field.ts';
import type { Field } from '../kit/field.ts';
import { formatDateTime } from '../kit/format.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { CONCERNS } from './concerns-texts.ts';
import { dayBeforeMs, dayWrong, holdUntil } from './hold-period.ts';
import { dayOf } from './share-period.ts';
import { stepProblem } from './step-problem.ts';

const texts = CONCERNS.shorten;

/**
 * [R2] Lets a conversation go sooner of which something was handed over. What was typed stays if that fails.
 *
 * @event {Event} lo-stepped
 */
export class ShortenHold extends LitElement {
  static override readonly styles = shared;
  static override readonly properties = {
    api: { attribute: false },
    concernId: { attribute: false },
    until: { attribute: false },
    day: { state: true },
    wrong: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare concernId: string;
  /** Epoch ms: until when it is held now. */
  declare until: number;
  /** Null: nothing was typed. */
  declare private day: string | null;
  declare private wrong: string | null;
  declare private busy: boolean;
  declare private problem: string | null;

  constructor() {
    super();
    this.day = this.wrong = this.problem = null;
    this.busy = false;
  }

  protected override render() {
    return html`<form class="stack" novalidate @submit=${this.#shorten}>
      <h3>${texts.title}</h3>
      <lo-field
        name="until"
        kind="date"
        label=${texts.until}
        hint=${texts.hint(formatDateTime(this.until))}
        .value=${this.day ?? dayOf(dayBeforeMs(this.until))}
        .problem=${this.wrong}
        @lo-typed=${this.#typed}
      ></lo-field>
      ${problemCallout(this.problem)}
      <div>
        <wa-button type="submit" appearance="outlined" ?loading=${this.busy}>${texts.button}</wa-button>
      </div>
    </form>`;
  }

  readonly #typed = ({ detail }: CustomEvent<string>): void => {
    this.day = detail;
    this.wrong = this.problem = null;
  };

  readonly #shorten = async (event: Event): Promise<void> => {
    event.preventDefault();
    const nowMs = Date.now();
    const lastMs = dayBeforeMs(this.until);
    const until = holdUntil(this.day ?? dayOf(lastMs), lastMs, nowMs);
    this.wrong = until === null ? dayWrong(lastMs, nowMs) : null;
    if (until === null) this.renderRoot.querySelector<Field>('lo-field')?.focus();
    if (until === null || this.busy) return;
    this.busy = true;
    try {
      await this.api.shortenHold(this.concernId, until);
      this.day = null;
      this.dispatchEvent(new Event('lo-stepped', { bubbles: true, composed: true }));
    } catch (error) {
      this.problem = stepProblem(error);
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('lo-shorten-hold', ShortenHold);
