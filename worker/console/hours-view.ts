import { css, html, LitElement, nothing } from 'lit';
import type { ConsoleSettingsBody } from '../../protocol/http.ts';
import type { Span } from '../../protocol/settings.ts';
import { errorCodeOf, type Api, type ApiErrorCode } from './api.ts';
import { problemCallout } from './callouts.ts';
import { COORDINATOR_TEXTS, ERROR_TEXTS } from './coordinator-texts.ts';
import { formatDay, formatWeekday } from './format.ts';
import { shared } from './shared.styles.ts';
import { TEXTS } from './texts.ts';

const texts = COORDINATOR_TEXTS.hours;

/** When the doors are open, and what else is agreed. To read, not to change. */
export class HoursView extends LitElement {
  static override readonly styles = [
    shared,
    css`
      .columns {
        display: grid;
        grid-template-columns: 1fr 1fr;
        align-items: start;
        gap: 1.25rem;
      }
      .week {
        grid-template-columns: minmax(7rem, auto) 1fr;
        gap: 0.375rem 1.25rem;
      }
      .week dd + dt {
        margin-top: 0;
      }
      dt::first-letter {
        text-transform: uppercase;
      }
      dd {
        font-variant-numeric: tabular-nums;
      }
      @media (max-width: 50rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    settings: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare private settings: ConsoleSettingsBody | null;
  declare private problem: ApiErrorCode | null;

  constructor() {
    super();
    this.settings = this.problem = null;
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) void this.#load();
  }

  protected override render() {
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${TEXTS.pages.hours}</h1>
      <p class="lead">${texts.intro}</p>
      ${this.#body()}
    </div>`;
  }

  #body() {
    const { settings, problem } = this;
    if (problem !== null) {
      return html`${problemCallout(ERROR_TEXTS[problem])}
        <div><wa-button appearance="outlined" @click=${this.#load}>${TEXTS.retry}</wa-button></div>`;
    }
    if (settings === null) {
      return html`<div class="spinner"><wa-spinner></wa-spinner>${TEXTS.loading}</div>`;
    }
    const { openingHours } = settings;
    return html`<div class="columns">
      <section class="card stack">
        <h2>${texts.weekly}</h2>
        <dl class="facts week">
          ${openingHours.weekly.map(
            (spans, index) =>
              html`<dt>${formatWeekday(index)}</dt>
                <dd>${spansText(spans)}</dd>`,
          )}
        </dl>
        <p class="quiet small">
          ${openingHours.weekly.every(isAllDay) ? nothing : texts.signUpEnds(openingHours.signUpEndsMinutes)}
          ${texts.zone(openingHours.zone)}
        </p>
      </section>
      <div class="stack">${this.#special(settings)} ${this.#agreed(settings)}</div>
    </div>`;
  }

  #special({ openingHours }: ConsoleSettingsBody) {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: openingHours.zone }).format(Date.now());
    const coming = openingHours.specialDays
      .filter(({ date }) => date >= today)
      .toSorted((a, b) => a.date.localeCompare(b.date));
    return html`<section class="card stack">
      <h2>${texts.special}</h2>
      ${
        coming.length === 0
          ? html`<p class="quiet">${texts.noSpecial}</p>`
          : html`<dl class="facts">
              ${coming.map(
                ({ date, spans, reason }) =>
                  html`<dt>${formatDay(date)}</dt>
                    <dd>
                      ${spansText(spans)}${reason === null ? nothing : html` <span class="quiet">(${reason})</span>`}
                    </dd>`,
              )}
            </dl>`
      }
    </section>`;
  }

  #agreed({ queue, retentionDays }: ConsoleSettingsBody) {
    const facts: readonly (readonly [string, string])[] = [
      [texts.retention, texts.days(retentionDays)],
      [texts.offer, texts.seconds(queue.offerSeconds)],
      [texts.pause, texts.minutes(queue.pauseMinutes)],
      [texts.wrapUp, texts.minutes(queue.wrapUpMinutes)],
      [texts.places, texts.placesValue(queue.placesPerVolunteer, queue.minPlaces, queue.maxPlaces)],
    ];
    return html`<section class="card stack">
      <h2>${texts.more}</h2>
      <dl class="facts stacked">
        ${facts.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
    </section>`;
  }

  readonly #load = async (): Promise<void> => {
    this.problem = null;
    try {
      this.settings = await this.api.settings();
    } catch (error) {
      this.problem = errorCodeOf(error);
    }
  };
}

function spansText(spans: readonly Span[]): string {
  if (spans.length === 0) return texts.closed;
  if (isAllDay(spans)) return texts.allDay;
  return spans.map(({ from, to }) => `${from}–${to}`).join(', ');
}

function isAllDay([first, ...rest]: readonly Span[]): boolean {
  return rest.length === 0 && first?.from === '00:00' && (first.to === '24:00' || first.to === '00:00');
}

customElements.define('lo-hours-view', HoursView);
