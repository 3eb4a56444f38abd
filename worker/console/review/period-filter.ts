import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { css, html, LitElement } from 'lit';
import { PERIOD } from './review-texts.ts';

/** The first and the last day of a period, YYYY-MM-DD; empty: it has none. */
export type Days = { first: string; last: string };
export const ANY_DAY: Days = { first: '', last: '' };

/** From the beginning of the first day until the end of the last, by the clock of this browser, which times are shown by. */
export function periodOf({ first, last }: Days): { from?: number; until?: number } {
  return {
    ...(first !== '' && { from: startOf(first) }),
    ...(last !== '' && { until: startOf(last, 1) }),
  };
}

/** Positive, also of a year that is still being typed. */
function startOf(day: string, daysOn = 0): number {
  const date = new Date(`${day}T00:00`);
  date.setDate(date.getDate() + daysOn);
  return Math.max(1, date.getTime());
}

/**
 * Asks from which day until which day.
 *
 * @event {Event} lo-days - other days stand in `days`
 */
export class PeriodFilter extends LitElement {
  static override readonly styles = css`
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr));
      gap: 1rem;
    }
  `;
  static override readonly properties = { days: { attribute: false } };
  declare days: Days;

  constructor() {
    super();
    this.days = ANY_DAY;
  }

  protected override render() {
    return (['first', 'last'] as const).map(
      (end) =>
        html`<wa-input
          type="date"
          label=${PERIOD[end]}
          autocomplete="off"
          .value=${this.days[end]}
          @change=${({ currentTarget }: Event & { currentTarget: WaInput }) => this.#choose({ ...this.days, [end]: currentTarget.value ?? '' })}
        ></wa-input>`,
    );
  }

  #choose(days: Days): void {
    this.days = days;
    this.dispatchEvent(new Event('lo-days'));
  }
}

customElements.define('lo-period-filter', PeriodFilter);
