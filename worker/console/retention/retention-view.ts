import '@awesome.me/webawesome/dist/components/input/input.js';
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import { css, html, LitElement, nothing } from 'lit';
import type { PurgeRun, RetentionBody } from '../../../protocol/http/retention.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import '../kit/confirm-dialog.ts';
import { formatDateTime, formatDay } from '../kit/format.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import { unwatched } from '../kit/unwatched.ts';
import { ApiError, errorCodeOf, type Api } from '../session/api.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';
import { RETENTION } from './retention-texts.ts';

const texts = RETENTION;
const MOST_WEEKS = 12;
const DAYS_A_WEEK = 7;

type Saving =
  | { state: 'none'; problem: string | null; saved: number | null }
  | { state: 'asking' | 'busy'; weeks: number; version: number };

/** [R3] [R7] How long conversations are kept, and whether the purge does what it should. */
export class RetentionView extends LitElement {
  static override readonly styles = [
    shared,
    css`
      form wa-input {
        max-width: 24rem;
      }
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: 1rem;
        align-items: start;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 0.5rem 0.75rem 0.5rem 0;
        border-bottom: 1px solid var(--lo-line);
        text-align: left;
      }
      th {
        color: var(--lo-muted);
        font-weight: 500;
      }
      @media (max-width: 40rem) {
        table,
        tbody,
        tr,
        td {
          display: block;
        }
        thead {
          display: none;
        }
        tr {
          padding-block: 0.5rem;
          border-bottom: 1px solid var(--lo-line);
        }
        td {
          padding: 0;
          border: 0;
        }
        td[data-name]::before {
          content: attr(data-name) ': ';
        }
      }
      .bad {
        color: var(--lo-danger, inherit);
        font-weight: 600;
      }
    `,
  ];
  static override readonly properties = { api: { attribute: false }, saving: { state: true } };
  declare api: Api;
  declare private saving: Saving;
  readonly #retention = new LoadTask<RetentionBody>(
    this,
    async (before) => {
      if (before === null || before.next === null || !this.#older) return await this.api.retention(null);
      const { runs, next } = await this.api.retention(before.next);
      return { ...before, runs: [...before.runs, ...runs], next };
    },
    problemText,
  );
  /** True if older runs are asked for beside what is shown; else all of it is asked for anew. */
  #older = false;

  constructor() {
    super();
    this.saving = { state: 'none', problem: null, saved: null };
  }

  protected override render() {
    const { saving } = this;
    const asked = saving.state === 'asking' ? saving.weeks : null;
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${PAGES.retention.name}</h1>
      <p class="lead">${texts.intro}</p>
      ${this.#retention.render((retention) => this.#show(retention))}
      <lo-confirm-dialog
        ?open=${asked !== null}
        .heading=${texts.shorterTitle(asked ?? 1)}
        .body=${texts.shorterBody(asked ?? 1)}
        .confirm=${texts.shorterConfirm}
        @lo-confirm=${() => this.#save()}
        @lo-close=${this.#keep}
      ></lo-confirm-dialog>
    </div>`;
  }

  #show(retention: RetentionBody) {
    const { state, oldestDays, nextPerDay, erasedPerDay, runs, next } = retention;
    return html`${
        state === 'ok' ? noticeCallout('success', texts.state.ok) : problemCallout(texts.state[state])
      }
      ${this.#form(retention)}
      <div class="columns">
        <section class="card stack">
          <h2>${texts.kept}</h2>
          ${
            oldestDays === null
              ? html`<p>${texts.nothing}</p>`
              : html`<dl class="facts">
                  <dt>${texts.oldest}</dt>
                  <dd>${texts.days(oldestDays)}</dd>
                </dl>`
          }
          <h3>${texts.next}</h3>
          ${perDay(nextPerDay)}
        </section>
        <section class="card stack">
          <h2>${texts.erased}</h2>
          <p class="quiet">${texts.erasedHow}</p>
          ${
            erasedPerDay.length === 0
              ? html`<p class="quiet">${texts.nothingErased}</p>`
              : perDay(erasedPerDay.toReversed())
          }
        </section>
      </div>
      <section class="card stack">
        <h2>${texts.runs}</h2>
        ${runs.length === 0 ? html`<p class="quiet">${texts.noRuns}</p>` : runsTable(runs)}
        ${problemCallout(this.#retention.problem)}
        ${
          next === null
            ? nothing
            : html`<div>
                <wa-button appearance="outlined" ?loading=${this.#retention.busy} @click=${this.#more}
                  >${texts.more}</wa-button
                >
              </div>`
        }
      </section>`;
  }

  #form({ weeks, version }: RetentionBody) {
    const { saving } = this;
    return html`<form
      class="card stack"
      novalidate
      @submit=${(event: Event) => this.#asked(event, weeks, version)}
    >
      <h2>${texts.term}</h2>
      <wa-input
        label=${texts.weeks}
        hint=${texts.weeksHint}
        inputmode="numeric"
        value=${weeks}
        maxlength="2"
        autocomplete="off"
        ${unwatched()}
      ></wa-input>
      ${problemCallout(saving.state === 'none' ? saving.problem : null)}
      ${noticeCallout('success', saving.state === 'none' && saving.saved !== null ? texts.saved(saving.saved) : null)}
      <div>
        <wa-button type="submit" variant="brand" ?loading=${saving.state === 'busy'}>${texts.save}</wa-button>
      </div>
    </form>`;
  }

  #asked(event: Event, was: number, version: number): void {
    event.preventDefault();
    if (this.saving.state !== 'none') return;
    const typed = this.renderRoot.querySelector<WaInput>('wa-input')?.value?.trim() ?? '';
    const weeks = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
    if (weeks < 1 || weeks > MOST_WEEKS) {
      this.saving = { state: 'none', problem: texts.weeksWrong, saved: null };
      this.renderRoot.querySelector<WaInput>('wa-input')?.focus();
      return;
    }
    this.saving = { state: 'asking', weeks, version };
    // Only what can't be undone is asked about.
    if (weeks >= was) void this.#save();
  }

  /** Fires after a yes as well. */
  readonly #keep = (): void => {
    if (this.saving.state === 'asking') this.saving = { state: 'none', problem: null, saved: null };
  };

  async #save(): Promise<void> {
    if (this.saving.state !== 'asking') return;
    const { weeks, version } = this.saving;
    this.saving = { state: 'busy', weeks, version };
    try {
      await this.api.changeSettings({ version, patch: { retentionDays: weeks * DAYS_A_WEEK } });
      this.saving = { state: 'none', problem: null, saved: weeks };
    } catch (error) {
      const now = errorCodeOf(error) === 'conflict' ? await this.#weeksNow() : null;
      const problem = now === null ? problemText(error) : texts.conflict(now, changerIn(error));
      this.saving = { state: 'none', problem, saved: null };
    }
    this.#older = false;
    this.#retention.again();
  }

  readonly #more = (): void => {
    this.#older = true;
    this.#retention.more();
  };

  /** What a colleague set meanwhile; null if that can't be had. */
  async #weeksNow(): Promise<number | null> {
    return await this.api.retention(null).then(
      ({ weeks }) => weeks,
      () => null,
    );
  }
}

function perDay(days: RetentionBody['nextPerDay']) {
  return html`<dl class="facts">
    ${days.map(
      ({ date, n }) =>
        html`<dt>${formatDay(date)}</dt>
          <dd>${texts.conversations(n)}</dd>`,
    )}
  </dl>`;
}

/** On a narrow screen each run is a block of its own, in which each number has its name before it. */
function runsTable(runs: readonly PurgeRun[]) {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${texts.when}</th>
        <th scope="col">${texts.result}</th>
        <th scope="col">${texts.failed}</th>
        <th scope="col">${texts.swept}</th>
      </tr>
    </thead>
    <tbody>
      ${runs.map(
        ({ startedAt, finishedAt, erased, failed, sweptKeys }) =>
          html`<tr>
            <td>${formatDateTime(startedAt)}</td>
            ${
              finishedAt === null
                ? html`<td colspan="3" class="bad">${texts.unfinished}</td>`
                : html`<td data-name=${texts.result}>${erased}</td>
                    <td class=${failed > 0 ? 'bad' : ''} data-name=${texts.failed}>${failed}</td>
                    <td data-name=${texts.swept}>${sweptKeys}</td>`
            }
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The colleague who was first, as the refusal names them; null if nobody is known. */
function changerIn(error: unknown): string | null {
  const changes = error instanceof ApiError ? error.current?.changes : undefined;
  return changes?.find(({ field }) => field === 'retentionDays')?.by ?? null;
}

customElements.define('lo-retention-view', RetentionView);
