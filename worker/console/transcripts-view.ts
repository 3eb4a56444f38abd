import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationRow } from '../../protocol/http.ts';
import { errorCodeOf, type Api, type ApiErrorCode } from './api.ts';
import { problemCallout } from './callouts.ts';
import { COORDINATOR_TEXTS, ERROR_TEXTS } from './coordinator-texts.ts';
import { formatDate, formatDateTime, formatDuration } from './format.ts';
import { PATHS } from './router.ts';
import { shared } from './shared.styles.ts';
import { TEXTS } from './texts.ts';
import { styles } from './transcripts-view.styles.ts';

const texts = COORDINATOR_TEXTS.transcripts;

/** The conversations that are still kept: times, counts and scores; nothing of what was said. */
export class TranscriptsView extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    rows: { state: true },
    next: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare private rows: ConversationRow[] | null;
  declare private next: number | null;
  declare private busy: boolean;
  declare private problem: ApiErrorCode | null;

  constructor() {
    super();
    this.rows = this.next = this.problem = null;
    this.busy = false;
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) void this.#load();
  }

  protected override render() {
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${TEXTS.pages.transcripts}</h1>
      <p class="lead">${texts.intro}</p>
      ${problemCallout(this.problem && ERROR_TEXTS[this.problem])} ${this.#list()}
      ${
        this.next === null && this.problem === null
          ? nothing
          : html`<div>
              <wa-button appearance="outlined" ?loading=${this.busy} @click=${this.#load}
                >${this.problem === null ? texts.more : TEXTS.retry}</wa-button
              >
            </div>`
      }
    </div>`;
  }

  #list() {
    const { rows } = this;
    if (rows === null) {
      return this.problem === null
        ? html`<div class="spinner"><wa-spinner></wa-spinner>${TEXTS.loading}</div>`
        : nothing;
    }
    if (rows.length === 0) {
      return html`<div class="card empty stack">
        <h2>${texts.empty}</h2>
        <p class="quiet">${texts.emptyHint}</p>
      </div>`;
    }
    return html`<div class="card list">
      <ul>
        ${repeat(
          rows,
          ({ id }) => id,
          (row) => this.#row(row),
        )}
      </ul>
    </div>`;
  }

  #row(row: ConversationRow) {
    if (row.endedAt === null) return this.#running(row);
    return html`<li>
      <a class="entry" href="${PATHS.transcripts}/${row.id}">
        <span class="when">${formatDateTime(row.openedAt)}</span>
        <span class="small">${formatDuration(row.endedAt - row.openedAt)}</span>
        <span class="topic">
          <span>${row.topic === null ? row.alias : `${TEXTS.topics[row.topic]} · ${row.alias}`}</span>
          ${row.heavy === true ? html`<span class="tag">${texts.heavy}</span>` : nothing}
          <br />
          <span class="quiet small"
            >${texts.counts(row.visitorMessages, row.volunteerMessages)}
            ${row.feltHeard === null ? nothing : `· ${texts.heardScore(row.feltHeard)}`}</span
          >
        </span>
        <span class="quiet small erase">${texts.eraseOn(formatDate(row.eraseAt))}</span>
      </a>
    </li>`;
  }

  /** What it holds is known, and may be read, when it is over. */
  #running({ openedAt, alias }: ConversationRow) {
    return html`<li>
      <div class="entry">
        <span class="when quiet">${formatDateTime(openedAt)}</span>
        <span class="small">${texts.running}</span>
        <span class="topic">
          <span>${alias}</span><br />
          <span class="quiet small">${texts.readLater}</span>
        </span>
      </div>
    </li>`;
  }

  readonly #load = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      const { conversations, next } = await this.api.conversations(this.next);
      this.rows = [...(this.rows ?? []), ...conversations];
      this.next = next;
    } catch (error) {
      this.problem = errorCodeOf(error);
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('lo-transcripts-view', TranscriptsView);
