import { css, html, LitElement, nothing } from 'lit';
import type { SpecialDay, Span } from '../../../protocol/settings.ts';
import { formatDay, formatWeekday } from '../kit/format.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import './hours-preview.ts';
import { HOURS_SETTINGS } from './hours-texts.ts';
import { conflictNote, dayConflictNote, dayConflictNotes, numberField } from './setting-field.ts';
import { maxLengthOf } from './setting-problems.ts';
import { SettingsForm } from './settings-form.ts';
import { settingsStyles } from './settings-styles.ts';
import { spanList } from './span-list.ts';

const texts = HOURS_SETTINGS;
const FIELDS = [
  'openingHours.weekly',
  'openingHours.specialDays',
  'openingHours.signUpEndsMinutes',
  'openingHours.zone',
] as const;
const WEEKLY = 'openingHours.weekly';
const SPECIAL = 'openingHours.specialDays';
const ZONE = 'openingHours.zone';

/** When the doors are open, in the week and on special days, with what that means for this week. */
export class HoursSettings extends LitElement {
  static override readonly styles = [
    shared,
    settingsStyles,
    css`
      .days {
        display: grid;
        gap: 1.25rem;
      }
      .day {
        display: grid;
        grid-template-columns: 8rem 1fr;
        gap: 0.5rem 1rem;
        align-items: start;
      }
      .day + .day {
        padding-top: 1.25rem;
        border-top: 1px solid var(--lo-line);
      }
      .day h3::first-letter {
        text-transform: uppercase;
      }
      .spans {
        display: grid;
        gap: 0.75rem;
      }
      .span {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: 0.5rem 1rem;
      }
      /* Beside the boxes, which have their labels above and what is wrong below. */
      .span wa-button {
        margin-top: 1.875rem;
      }
      .problem {
        color: var(--lo-danger);
        font-weight: 600;
      }
      .select label {
        display: block;
        margin-bottom: 0.375rem;
      }
      @media (max-width: 40rem) {
        .day {
          grid-template-columns: minmax(0, 1fr);
        }
        .span wa-button {
          margin-top: 0;
        }
      }
    `,
  ];
  static override readonly properties = { api: { attribute: false } };
  declare api: Api;
  readonly #form = new SettingsForm(
    this,
    () => this.api,
    () => FIELDS,
  );

  protected override render() {
    return this.#form.render(
      () =>
        html`${this.#week()} ${this.#special()} ${this.#more()}
          <lo-hours-preview .settings=${this.#form.draft.preview(FIELDS)}></lo-hours-preview>`,
      (settings) => html`<lo-hours-preview .settings=${settings}></lo-hours-preview>`,
    );
  }

  #week() {
    const weekly = this.#form.draft.value(WEEKLY) as Span[][];
    return html`<section class="card stack loose">
      <div class="stack">
        <h2>${texts.weekTitle}</h2>
        <p class="quiet small">${texts.weekHint}</p>
      </div>
      <div class="days">
        ${weekly.map((spans, index) => {
          const day = formatWeekday(index);
          return html`<div class="day">
            <h3>${day}</h3>
            <div class="stack">
              ${this.#spans(day, spans, `${WEEKLY}.${index}`, (changed) =>
                this.#form.draft.set(WEEKLY, weekly.with(index, changed)),
              )}
              ${dayConflictNote(this.#form, WEEKLY, String(index))}
            </div>
          </div>`;
        })}
      </div>
    </section>`;
  }

  #special() {
    const days = this.#form.draft.value(SPECIAL) as SpecialDay[];
    const set = (changed: SpecialDay[]) => this.#form.draft.set(SPECIAL, changed);
    return html`<section class="card stack loose">
      <div class="stack">
        <h2>${texts.specialTitle}</h2>
        <p class="quiet small">${texts.specialHint}</p>
      </div>
      ${dayConflictNotes(this.#form, SPECIAL)}
      ${days.length === 0 ? html`<p class="quiet">${texts.noSpecial}</p>` : nothing}
      <div class="days">
        ${days.map((day, index) =>
          this.#specialDay(day, index, (changed) =>
            set(changed === null ? days.toSpliced(index, 1) : days.with(index, changed)),
          ),
        )}
      </div>
      <div>
        <wa-button appearance="outlined" @click=${() => set([...days, { date: '', spans: [], reason: null }])}
          >${texts.addDay}</wa-button
        >
      </div>
    </section>`;
  }

  #specialDay(day: SpecialDay, index: number, change: (day: SpecialDay | null) => void) {
    const path = `${SPECIAL}.${index}`;
    const name = /^\d{4}-\d{2}-\d{2}$/.test(day.date) ? formatDay(day.date) : texts.newDay;
    return html`<div class="day">
      <h3>${name}</h3>
      <div class="stack">
        <div class="fields">
          <lo-field
            kind="date"
            name="${path}.date"
            label=${texts.date}
            .value=${day.date}
            .problem=${this.#form.problemAt(`${path}.date`)}
            @lo-typed=${({ detail }: CustomEvent<string>) => change({ ...day, date: detail })}
          ></lo-field>
          <lo-field
            name="${path}.reason"
            label=${texts.reason}
            hint=${texts.reasonHint}
            .maxLength=${maxLengthOf(`${path}.reason`)}
            .value=${day.reason ?? ''}
            .problem=${this.#form.problemAt(`${path}.reason`)}
            @lo-typed=${({ detail }: CustomEvent<string>) =>
              change({ ...day, reason: detail.trim() === '' ? null : detail })}
          ></lo-field>
        </div>
        ${this.#spans(name, day.spans, `${path}.spans`, (spans) => change({ ...day, spans }))}
        <div>
          <wa-button size="s" appearance="plain" @click=${() => change(null)}>${texts.removeDay}</wa-button>
        </div>
      </div>
    </div>`;
  }

  #more() {
    const zone = String(this.#form.draft.value(ZONE));
    return html`<section class="card stack loose">
      <h2>${texts.more}</h2>
      <div class="fields">
        ${numberField(this.#form, 'openingHours.signUpEndsMinutes', { label: texts.signUpEnds, unit: 'minuten' })}
        <div class="select stack">
          <div>
            <label for="zone">${texts.zone}</label>
            <select id="zone" name=${ZONE} @change=${this.#zoneChosen}>
              ${zonesWith(zone).map((one) => html`<option value=${one} ?selected=${one === zone}>${one}</option>`)}
            </select>
          </div>
          ${conflictNote(this.#form, ZONE)}
        </div>
      </div>
    </section>`;
  }

  readonly #zoneChosen = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLSelectElement) this.#form.draft.set(ZONE, currentTarget.value);
  };

  #spans(day: string, spans: readonly Span[], path: string, change: (spans: Span[]) => void) {
    const problemAt = (place: string) => this.#form.problemAt(place);
    return spanList({ day, spans, path, problemAt, change });
  }
}

/** Every zone that this browser knows, and the one that is set. */
function zonesWith(zone: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), zone])].toSorted();
}

customElements.define('lo-hours-settings', HoursSettings);
