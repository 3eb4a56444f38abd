import { css, html, LitElement, nothing } from 'lit';
import type { ConsoleSettingsBody } from '../../../protocol/http/staff.ts';
import type { Span } from '../../../protocol/settings.ts';
import type { Api } from '../session/api.ts';
import { formatDay, formatWeekday } from '../kit/format.ts';
import { shared } from '../kit/shared.styles.ts';
import { HOURS } from './hours-texts.ts';
import { LoadTask } from '../kit/load-task.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';

const texts = HOURS;

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
  };
  declare api: Api;
  readonly #settings = new LoadTask(this, () => this.api.settings(), problemText);

  protected override render() {
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${PAGES.hours.name}</h1>
      <p class="lead">${texts.intro}</p>
      ${this.#settings.render((settings) => this.#body(settings))}
    </div>`;
  }

  #body(settings: ConsoleSettingsBody) {
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
      <div class="stack">
        ${this.#special(settings)} ${this.#agreed(settings)} ${this.#referrals(settings)}
      </div>
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

  /** What a volunteer can name to a visitor; nothing where the helpline has made no list. */
  #referrals({ referrals = [] }: ConsoleSettingsBody) {
    if (referrals.length === 0) return nothing;
    return html`<section class="card stack">
      <h2>${texts.referrals}</h2>
      <dl class="facts stacked">
        ${referrals.map(({ name, region, purpose, phone, url }) => {
          const about = [purpose, region, phone].filter((text) => text !== null && text !== '');
          return html`<dt>${name}</dt>
            <dd>
              ${about.join(' · ')}
              ${url === null ? nothing : html`<a href=${url} target="_blank" rel="noopener noreferrer">${new URL(url).hostname}</a>`}
            </dd>`;
        })}
      </dl>
    </section>`;
  }

  #agreed({ queue, retentionDays }: ConsoleSettingsBody) {
    const facts: readonly (readonly [string, string])[] = [
      [texts.retention, texts.days(retentionDays)],
      [texts.offer, texts.seconds(queue.offerSeconds)],
      [texts.absent, texts.seconds(queue.absentSeconds)],
      [texts.quiet, texts.minutes(queue.quietMinutes)],
      [texts.pause, texts.minutes(queue.pauseMinutes)],
      [texts.breakTime, texts.minutes(queue.breakMinutes)],
      [texts.wrapUp, texts.minutes(queue.wrapUpMaxMinutes)],
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
