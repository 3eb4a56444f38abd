import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import type WaCheckbox from '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import type WaSelect from '@awesome.me/webawesome/dist/components/select/select.js';
import { css, html, LitElement } from 'lit';
import { TALK_LENGTHS, type ConversationsQuery } from '../../../protocol/http/coordinator.ts';
import { shared } from '../kit/shared.styles.ts';
import { ANY_DAY, periodOf, type Days, type PeriodFilter } from './period-filter.ts';
import { TRANSCRIPTS } from './review-texts.ts';

type Only = keyof typeof TRANSCRIPTS.only;
const ONLY = Object.keys(TRANSCRIPTS.only) as Only[];

/** Which conversations are wanted. What they were about is sealed, so that nobody can choose by it. */
export type Wanted = { days: Days; length: ConversationsQuery['length'] | null; only: readonly Only[] };
export const ALL: Wanted = { days: ANY_DAY, length: null, only: [] };

export function queryOf({ days, length, only }: Wanted): ConversationsQuery {
  return {
    ...periodOf(days),
    ...(length !== null && { length }),
    ...Object.fromEntries(only.map((name) => [name, 'yes'])),
  };
}

const texts = TRANSCRIPTS;
/** A select has no value for everything but this. */
const ANY = 'any';

/**
 * Asks which conversations are wanted.
 *
 * @event {Event} lo-wanted - others stand in `wanted`
 */
export class ConversationFilter extends LitElement {
  static override readonly styles = [
    shared,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 26rem) minmax(0, 16rem);
        gap: 0.75rem 1rem;
      }
      .only {
        display: flex;
        flex-wrap: wrap;
        grid-column: 1 / -1;
        gap: 0 1.5rem;
      }
      @media (max-width: 45rem) {
        form {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];
  static override readonly properties = { wanted: { attribute: false } };
  declare wanted: Wanted;

  constructor() {
    super();
    this.wanted = ALL;
  }

  protected override render() {
    const { days, length, only } = this.wanted;
    return html`<form
      role="search"
      aria-label=${texts.filters}
      @submit=${(event: Event) => event.preventDefault()}
    >
      <lo-period-filter .days=${days} @lo-days=${this.#daysChosen}></lo-period-filter>
      <wa-select label=${texts.length} .value=${length ?? ANY} @change=${this.#lengthChosen}>
        <wa-option value=${ANY}>${texts.anyLength}</wa-option>
        ${TALK_LENGTHS.map((each) => html`<wa-option value=${each}>${texts.lengths[each]}</wa-option>`)}
      </wa-select>
      <div class="only">
        ${ONLY.map(
          (name) =>
            html`<wa-checkbox
              .checked=${only.includes(name)}
              @change=${({ currentTarget }: Event & { currentTarget: WaCheckbox }) => this.#onlyChosen(name, currentTarget.checked)}
              >${texts.only[name]}</wa-checkbox
            >`,
        )}
      </div>
    </form>`;
  }

  readonly #daysChosen = ({ currentTarget }: Event & { currentTarget: PeriodFilter }): void =>
    this.#choose({ days: currentTarget.days });

  readonly #lengthChosen = ({ currentTarget }: Event & { currentTarget: WaSelect }): void =>
    this.#choose({ length: TALK_LENGTHS.find((each) => each === currentTarget.value) ?? null });

  #onlyChosen(name: Only, chosen: boolean): void {
    this.#choose({ only: ONLY.filter((each) => (each === name ? chosen : this.wanted.only.includes(each))) });
  }

  #choose(part: Partial<Wanted>): void {
    this.wanted = { ...this.wanted, ...part };
    this.dispatchEvent(new Event('lo-wanted'));
  }
}

customElements.define('lo-conversation-filter', ConversationFilter);
