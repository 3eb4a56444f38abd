import { css, html, LitElement, nothing } from 'lit';
import type { Settings } from '../../../protocol/settings.ts';
import { doorsAt } from '../../domain/hours/doors.ts';
import { momentAt, weekOf, type DayOfWeek, type OpenPart } from '../../domain/hours/week-of.ts';
import '../kit/field.ts';
import { formatDay } from '../kit/format.ts';
import { shared } from '../kit/shared.styles.ts';
import { Ticker } from '../kit/ticker.ts';
import { HOURS_SETTINGS } from './hours-texts.ts';
import { momentText } from './moment-text.ts';
import { clock } from './setting-text.ts';

const texts = HOURS_SETTINGS;
const HOUR_MS = 3_600_000;
const USUAL_DAY_MS = 24 * HOUR_MS;
const MARKS = [0, 6, 12, 18, 24];

/** What these settings mean: this week as bars and as a table, what is so now, and what is so at a moment of one's choice. */
export class HoursPreview extends LitElement {
  static override readonly styles = [
    shared,
    css`
      .bars {
        display: grid;
        grid-template-columns: 2.25rem 1fr;
        align-items: center;
        gap: 0.375rem 0.75rem;
      }
      .bar {
        position: relative;
        height: 1.125rem;
        border-radius: 4px;
        background: var(--lo-sunken);
        border: 1px solid var(--lo-line);
        overflow: hidden;
      }
      .bar span {
        position: absolute;
        inset-block: 0;
        background: var(--lo-accent);
        forced-color-adjust: none;
      }
      .marks {
        grid-column: 2;
        display: flex;
        justify-content: space-between;
        font-size: 0.8125rem;
      }
      .wide {
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 0.375rem 0.75rem 0.375rem 0;
        border-top: 1px solid var(--lo-line);
        text-align: start;
        vertical-align: top;
        font-weight: inherit;
      }
      thead th {
        border-top: 0;
        color: var(--lo-muted);
        font-size: 0.875rem;
      }
      tbody th::first-letter {
        text-transform: uppercase;
      }
      .today {
        font-weight: 650;
      }
    `,
  ];
  static override readonly properties = {
    settings: { attribute: false },
    moment: { state: true },
  };
  declare settings: Settings;
  /** What stands in the box for a moment: YYYY-MM-DDTHH:MM, or nothing. */
  declare private moment: string;
  readonly #ticker = new Ticker(this);

  constructor() {
    super();
    this.moment = '';
  }

  protected override render() {
    // Ticks, because what is so now changes while the page is open.
    void this.#ticker;
    const nowMs = Date.now();
    const { openingHours } = this.settings;
    const week = weekOf(openingHours, nowMs);
    return html`<section class="card stack loose" aria-labelledby="title">
      <div class="stack">
        <h2 id="title">${texts.previewTitle}</h2>
        <p class="quiet small">${texts.previewHint}</p>
        <p><strong>${texts.now(momentText(doorsAt(this.settings, nowMs), openingHours.zone))}</strong></p>
      </div>
      <div class="bars" aria-hidden="true">
        ${week.map((day) => this.#bar(day))}
        <div class="marks quiet">${MARKS.map((hour) => html`<span>${hour}</span>`)}</div>
      </div>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">${texts.day}</th>
              <th scope="col">${texts.open}</th>
            </tr>
          </thead>
          <tbody>
            ${week.map((day) => this.#row(day, nowMs))}
          </tbody>
        </table>
      </div>
      ${this.#try()}
    </section>`;
  }

  #bar({ date, startMs, endMs, open }: DayOfWeek) {
    const share = (ms: number) => `${((ms / (endMs - startMs)) * 100).toFixed(3)}%`;
    const place = (part: OpenPart) =>
      `left: ${share(part.startMs - startMs)}; width: ${share(part.endMs - part.startMs)}`;
    return html`<span class="quiet small">${formatDay(date).slice(0, 2)}</span>
      <div class="bar">${open.map((part) => html`<span .style=${place(part)}></span>`)}</div>`;
  }

  #row({ date, startMs, endMs, open, reason }: DayOfWeek, nowMs: number) {
    const lengthMs = endMs - startMs;
    const moved = lengthMs < USUAL_DAY_MS ? texts.shorter : lengthMs > USUAL_DAY_MS ? texts.longer : null;
    const times = open.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ');
    return html`<tr class=${nowMs >= startMs && nowMs < endMs ? 'today' : ''}>
      <th scope="row">${formatDay(date)}</th>
      <td>
        ${times === '' ? texts.closed : times}${reason === null ? nothing : ` (${reason})`}
        ${moved === null ? nothing : html`<br /><span class="quiet small">${moved}</span>`}
      </td>
    </tr>`;
  }

  #try() {
    const { zone } = this.settings.openingHours;
    return html`<div class="stack">
      <h3>${texts.tryTitle}</h3>
      <lo-field
        kind="moment"
        name="moment"
        label=${texts.tryLabel}
        hint=${texts.tryHint(zone)}
        .value=${this.moment}
        @lo-typed=${({ detail }: CustomEvent<string>) => (this.moment = detail)}
      ></lo-field>
      <p role="status">
        ${
          this.moment === ''
            ? nothing
            : texts.atThat(momentText(doorsAt(this.settings, momentAt(zone, this.moment)), zone))
        }
      </p>
    </div>`;
  }
}

customElements.define('lo-hours-preview', HoursPreview);
