import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationRow } from '../../../protocol/http/coordinator.ts';
import type { Api } from '../session/api.ts';
import { OwnDraft } from '../session/own-draft.ts';
import { problemCallout } from '../kit/callouts.ts';
import { formatDate, formatDateTime, formatDuration } from '../kit/format.ts';
import { shared } from '../kit/shared.styles.ts';
import { ALL, queryOf, type ConversationFilter, type Wanted } from './conversation-filter.ts';
import { styles } from './transcripts-view.styles.ts';
import { COMMON } from '../kit/common-texts.ts';
import { LoadTask } from '../kit/load-task.ts';
import { TRANSCRIPTS } from './review-texts.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';

const texts = TRANSCRIPTS;
/** What was wanted last: it stands there again when one comes back from a conversation. */
const lastWanted = new OwnDraft((): Wanted => ALL);

/** The conversations that are still kept: times and counts; nothing of what was said, nor whose they were. */
export class TranscriptsView extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
  };
  declare api: Api;
  readonly #pages = new LoadTask<{ rows: ConversationRow[]; next: number | null }>(
    this,
    async (before) => {
      const { conversations, next } = await this.api.conversations({
        ...queryOf(this.#wanted),
        ...(typeof before?.next === 'number' && { before: before.next }),
      });
      return { rows: [...(before?.rows ?? []), ...conversations], next };
    },
    problemText,
  );

  get #wanted(): Wanted {
    return lastWanted.of(this.api);
  }

  protected override render() {
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${PAGES.transcripts.name}</h1>
      <p class="lead">${texts.intro}</p>
      <lo-conversation-filter
        .wanted=${this.#wanted}
        @lo-wanted=${this.#wantedChosen}
      ></lo-conversation-filter>
      <p class="hidden" role="status">${this.#found}</p>
      ${this.#pages.render(({ rows, next }) => [
        problemCallout(this.#pages.problem),
        this.#list(rows),
        next === null ? nothing : this.#more(),
      ])}
    </div>`;
  }

  /** For who can't see that the list has changed by a choice. */
  get #found(): string {
    const { value } = this.#pages;
    const all = Object.keys(queryOf(this.#wanted)).length === 0;
    return value === null || all ? '' : texts.found(value.rows.length, value.next !== null);
  }

  /** More of the list, also after that failed. */
  #more() {
    return html`<div>
      <wa-button appearance="outlined" ?loading=${this.#pages.busy} @click=${this.#pages.more}
        >${this.#pages.problem === null ? texts.more : COMMON.retry}</wa-button
      >
    </div>`;
  }

  #list(rows: readonly ConversationRow[]) {
    if (rows.length === 0 && Object.keys(queryOf(this.#wanted)).length > 0) {
      return html`<div class="card empty stack">
        <h2>${texts.nothingFound}</h2>
        <div>
          <wa-button appearance="outlined" @click=${() => this.#want(ALL)}>${texts.showAll}</wa-button>
        </div>
      </div>`;
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
      <a class="entry" href="${PAGES.transcripts.path}/${row.id}">
        <span class="when">${formatDateTime(row.openedAt)}</span>
        <span class="small">${durationOf(row.endedAt - row.openedAt)}</span>
        <span class="with">
          <span class="quiet small">${texts.counts(row.visitorMessages, row.volunteerMessages)}</span>
          ${row.heavy === true ? html`<span class="tag">${texts.heavy}</span>` : nothing}
          ${row.discuss === true ? html`<span class="tag">${texts.discuss}</span>` : nothing}
        </span>
        <span class="quiet small erase">${texts.eraseOn(formatDate(row.eraseAt))}</span>
      </a>
    </li>`;
  }

  /** What it holds is known, and may be read, when it is over. */
  #running({ openedAt }: ConversationRow) {
    return html`<li>
      <div class="entry">
        <span class="when quiet">${formatDateTime(openedAt)}</span>
        <span class="small">${texts.running}</span>
        <span class="with">
          <span class="quiet small">${texts.readLater}</span>
        </span>
      </div>
    </li>`;
  }

  readonly #wantedChosen = ({ currentTarget }: Event & { currentTarget: ConversationFilter }): void =>
    this.#want(currentTarget.wanted);

  #want(wanted: Wanted): void {
    lastWanted.put(this.api, wanted);
    this.#pages.restart();
  }
}

/** Between two quarters of an hour, which is all that is known. */
function durationOf(ms: number): string {
  return ms === 0 ? texts.short : texts.about(formatDuration(ms));
}

customElements.define('lo-transcripts-view', TranscriptsView);
