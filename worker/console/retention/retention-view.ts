import { css, html, LitElement, nothing } from 'lit';
import type { PurgeRun, RetentionBody } from '../../../protocol/http/retention.ts';
import { noticeCallout, problemCallout } from '../kit/callouts.ts';
import { formatDateTime, formatDay } from '../kit/format.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import type { Api } from '../session/api.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';
import type { KeptTerm } from '../../domain/settings/kept-terms.ts';
import { RETENTION } from './retention-texts.ts';
import './term-form.ts';

const texts = RETENTION;

/** [R3] [R7] How long conversations are kept, and whether the purge does what it should. */
export class RetentionView extends LitElement {
  static override readonly styles = [
    shared,
    css`
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
  static override readonly properties = { api: { attribute: false } };
  declare api: Api;
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

  protected override render() {
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${PAGES.retention.name}</h1>
      <p class="lead">${texts.intro}</p>
      ${this.#retention.render((retention) => this.#show(retention))}
    </div>`;
  }

  #show(retention: RetentionBody) {
    const { state, weeks, accountMonths, secrecyMonths, version } = retention;
    const { oldestDays, nextPerDay, erasedPerDay, runs, next } = retention;
    return html`${
        state === 'ok' ? noticeCallout('success', texts.state.ok) : problemCallout(texts.state[state])
      }
      ${this.#term('retentionDays', weeks, version)}
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
      <div class="columns">
        ${this.#term('accountKeptDays', accountMonths, version)}
        ${this.#term('secrecyKeptMonths', secrecyMonths, version)}
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

  #term(term: KeptTerm, value: number, version: number) {
    return html`<lo-term-form
      .api=${this.api}
      .term=${term}
      .value=${value}
      .version=${version}
      @lo-changed=${this.#anew}
    ></lo-term-form>`;
  }

  readonly #anew = (): void => {
    this.#older = false;
    this.#retention.again();
  };

  readonly #more = (): void => {
    this.#older = true;
    this.#retention.more();
  };
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

customElements.define('lo-retention-view', RetentionView);
