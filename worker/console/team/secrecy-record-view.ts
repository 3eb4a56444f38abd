import '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import type WaTextarea from '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import { css, html, LitElement, nothing } from 'lit';
import { isBlank } from '../../../protocol/blank.ts';
import {
  SECRECY_TEXT_CHARS,
  type SecrecyRecordBody,
  type SecrecyVersion,
} from '../../../protocol/http/secrecy.ts';
import { plainCallout, problemCallout } from '../kit/callouts.ts';
import { COMMON } from '../kit/common-texts.ts';
import { formatFullDate } from '../kit/format.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import { unwatched } from '../kit/unwatched.ts';
import { errorCodeOf, type Api } from '../session/api.ts';
import { OwnDraft } from '../session/own-draft.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';
import { listStyles } from './list.styles.ts';
import { secrecySheet, sheetStyles, type Sheet } from './secrecy-sheet.ts';
import { RECORD } from './team-texts.ts';

type Person = SecrecyRecordBody['people'][number];

/** A new version while it is written. `after`: the one that its writer began from; null once they were told of a newer one. */
type Draft = { text: string; after: number | null };

/** It stands there again when one comes back from another page. */
const drafts = new OwnDraft((): Draft | null => null);

/** [A14] The text of the statement of secrecy, new versions of it, and who accepted which: a list, and a sheet for each. */
export class SecrecyRecordView extends LitElement {
  static override readonly styles = [
    shared,
    listStyles,
    sheetStyles,
    css`
      ol {
        display: grid;
        gap: 0.5rem;
        padding-left: 1.75rem;
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    refresh: { attribute: false },
    busy: { state: true },
    problem: { state: true },
    sheet: { state: true },
  };
  declare api: Api;
  /** Asks anew what this person may do: after a new version that is to accept it. */
  declare refresh: () => Promise<void>;
  declare private busy: boolean;
  declare private problem: string | null;
  declare private sheet: Sheet | null;
  readonly #record = new LoadTask(this, () => this.api.secrecyRecord(), problemText);

  constructor() {
    super();
    this.problem = this.sheet = null;
    this.busy = false;
  }

  protected override render() {
    return html`<div class="page stack loose screen">
        <h1 tabindex="-1">${PAGES.secrecyRecord.name}</h1>
        <p class="lead">${RECORD.intro}</p>
        ${this.#record.render((record) => this.#show(record))}
      </div>
      ${this.sheet === null ? nothing : secrecySheet(this.sheet)}`;
  }

  #show({ versions, people }: SecrecyRecordBody) {
    const [current] = versions;
    if (current === undefined) return nothing;
    const draft = drafts.of(this.api);
    const lines = current.text.split('\n').filter((line) => line.trim() !== '');
    return html`<section class="card stack">
        <h2>${RECORD.current(current.n, formatFullDate(current.since))}</h2>
        ${current.draft ? plainCallout('warning', RECORD.draft) : nothing}
        <ol>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ol>
        ${draft === null ? this.#writeButton(current) : nothing}
      </section>
      ${draft === null ? nothing : this.#form(current, draft)}
      <section class="stack">
        <h2>${RECORD.people}</h2>
        <ul class="card list">
          ${people.map((person) => this.#person(person, versions))}
        </ul>
      </section>`;
  }

  #writeButton({ n, text }: SecrecyVersion) {
    return html`<div>
      <wa-button appearance="outlined" variant="brand" @click=${() => this.#write({ text, after: n })}
        >${RECORD.edit}</wa-button
      >
    </div>`;
  }

  #form(current: SecrecyVersion, draft: Draft) {
    return html`<form
      class="card stack"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#save(current, draft);
      }}
    >
      <h2>${RECORD.edit}</h2>
      <wa-textarea
        label=${RECORD.text}
        rows="12"
        resize="auto"
        maxlength=${SECRECY_TEXT_CHARS}
        autocomplete="off"
        ${unwatched()}
        .value=${draft.text}
        @input=${({ target }: Event) => this.#write({ ...draft, text: (target as WaTextarea).value ?? '' })}
      ></wa-textarea>
      <p class="quiet small">${RECORD.asks}</p>
      ${problemCallout(this.problem)}
      <div class="row">
        <wa-button type="submit" variant="brand" ?loading=${this.busy}>${RECORD.save}</wa-button>
        <wa-button appearance="outlined" @click=${this.#leave}>${COMMON.cancel}</wa-button>
      </div>
    </form>`;
  }

  #person(person: Person, versions: readonly SecrecyVersion[]) {
    const [newest] = person.accepted;
    const version = versions.find(({ n }) => n === newest?.n);
    return html`<li>
      <div>
        <strong>${person.alias}</strong>${
          person.removedAt === null ? nothing : `, ${RECORD.former(formatFullDate(person.removedAt))}`
        }<br />
        ${
          person.accepted.length === 0
            ? html`<span class="quiet small">${RECORD.never}</span>`
            : person.accepted.map(
                ({ n, at }) =>
                  html`<span class="quiet small">${RECORD.accepted(n, formatFullDate(at))}</span><br />`,
              )
        }
      </div>
      ${
        newest === undefined || version === undefined
          ? nothing
          : html`<wa-button
              appearance="outlined"
              @click=${() => this.#print({ alias: person.alias, at: newest.at, version })}
              ><span>${RECORD.print}<span class="hidden">: ${person.alias}</span></span></wa-button
            >`
      }
    </li>`;
  }

  /** The sheet stays in the page: some browsers print later than `print` returns. On screen nothing of it can be seen. */
  async #print(sheet: Sheet): Promise<void> {
    this.sheet = sheet;
    await this.updateComplete;
    window.print();
  }

  #write(draft: Draft | null): void {
    drafts.put(this.api, draft);
    this.requestUpdate();
  }

  readonly #leave = (): void => {
    this.problem = null;
    this.#write(null);
  };

  async #save({ n, text: now }: SecrecyVersion, { text, after }: Draft): Promise<void> {
    if (this.busy) return;
    if (after !== null && after !== n) return this.#tellConflict(text);
    this.problem = isBlank(text) ? RECORD.empty : text.trim() === now.trim() ? RECORD.same : null;
    if (this.problem !== null) return;
    this.busy = true;
    try {
      await this.api.newSecrecy({ after: n, text });
      this.#write(null);
      await this.refresh();
    } catch (error) {
      if (errorCodeOf(error) === 'conflict') {
        this.#tellConflict(text);
        this.#record.again();
      } else this.problem = problemText(error);
    } finally {
      this.busy = false;
    }
  }

  /** A colleague was first: what is saved from now on replaces theirs knowingly. */
  #tellConflict(text: string): void {
    this.problem = RECORD.conflict;
    this.#write({ text, after: null });
  }
}

customElements.define('lo-secrecy-record-view', SecrecyRecordView);
