import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import type WaSelect from '@awesome.me/webawesome/dist/components/select/select.js';
import { html, LitElement, nothing } from 'lit';
import { AUDIT_ACTS, type AuditBody, type AuditQuery } from '../../../protocol/http/audit.ts';
import type { Api } from '../session/api.ts';
import { problemCallout } from '../kit/callouts.ts';
import { COMMON } from '../kit/common-texts.ts';
import { formatDateTime } from '../kit/format.ts';
import { shared } from '../kit/shared.styles.ts';
import { LoadTask } from '../kit/load-task.ts';
import './access-counts.ts';
import './audit-check.ts';
import { AUDIT } from './audit-texts.ts';
import { styles } from './audit-view.styles.ts';
import { ANY_DAY, periodOf, type Days, type PeriodFilter } from './period-filter.ts';
import { REASON_TEXTS } from './review-texts.ts';
import { PAGES } from '../session/pages.ts';
import { settingName } from '../session/setting-names.ts';
import { problemText } from '../session/problem-text.ts';

type Entry = AuditBody['entries'][number];
/** What is asked for; the conversation with how it is called. */
type Filter = Pick<AuditQuery, 'person' | 'act'> & {
  days?: Days;
  conversation?: { id: string; name: string };
};

const texts = AUDIT;
/** A select has no value for everything but this. */
const ALL = 'all';

/** Who did what, and why, with a check that nothing of it was changed. Content-free. */
export class AuditView extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    api: { attribute: false },
    filter: { state: true },
  };
  declare api: Api;
  declare private filter: Filter;
  /** Stays while something else is loaded, so that the choice can be changed meanwhile. */
  #people: AuditBody['people'] = [];
  readonly #pages = new LoadTask<Pick<AuditBody, 'entries' | 'next'>>(
    this,
    async (before) => {
      const { conversation, days, ...filter } = this.filter;
      const { entries, next, people } = await this.api.audit({
        ...filter,
        ...periodOf(days ?? ANY_DAY),
        ...(conversation !== undefined && { conversation: conversation.id }),
        ...(typeof before?.next === 'number' && { before: before.next }),
      });
      this.#people = people;
      return { entries: [...(before?.entries ?? []), ...entries], next };
    },
    problemText,
  );

  constructor() {
    super();
    this.filter = {};
  }

  protected override render() {
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${PAGES.audit.name}</h1>
      <p class="lead">${texts.intro}</p>
      ${this.#filters()}
      <p class="hidden" role="status">${this.#found}</p>
      ${this.#pages.render(({ entries, next }) => [
        problemCallout(this.#pages.problem),
        this.#list(entries),
        next === null ? nothing : this.#more(),
      ])}
      <lo-audit-check .api=${this.api}></lo-audit-check>
      <lo-access-counts .api=${this.api}></lo-access-counts>
    </div>`;
  }

  #filters() {
    const { conversation } = this.filter;
    return html`<div class="filters">
        <wa-select label=${texts.who} .value=${this.filter.person ?? ALL} @change=${this.#personChosen}>
          <wa-option value=${ALL}>${texts.everybody}</wa-option>
          ${this.#people.map(
            ({ id, alias, removed }) =>
              html`<wa-option value=${id}>${removed ? texts.former(alias) : alias}</wa-option>`,
          )}
        </wa-select>
        <wa-select label=${texts.what} .value=${this.filter.act ?? ALL} @change=${this.#actChosen}>
          <wa-option value=${ALL}>${texts.everything}</wa-option>
          ${AUDIT_ACTS.map((act) => html`<wa-option value=${act}>${texts.acts[act]}</wa-option>`)}
        </wa-select>
        <lo-period-filter
          .days=${this.filter.days ?? ANY_DAY}
          @lo-days=${this.#daysChosen}
        ></lo-period-filter>
      </div>
      ${
        conversation === undefined
          ? nothing
          : html`<div class="row">
              <span>${texts.chosen(conversation.name)}</span>
              <wa-button size="s" appearance="outlined" @click=${this.#showAll}>${texts.showAll}</wa-button>
            </div>`
      }`;
  }

  #list(entries: readonly Entry[]) {
    if (entries.length === 0) return this.#empty();
    return html`<div class="card list">
      <ul>
        ${entries.map((entry) => this.#entry(entry))}
      </ul>
    </div>`;
  }

  #empty() {
    const all = Object.keys(this.filter).length === 0;
    // With a conversation it stands above.
    const widens = !all && this.filter.conversation === undefined;
    return html`<div class="card empty stack">
      <h2>${all ? texts.empty : texts.nothingFound}</h2>
      ${
        widens
          ? html`<div>
              <wa-button appearance="outlined" @click=${this.#showAll}>${texts.showAll}</wa-button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #entry({ seq, at, alias, about, act, reason, detail, conversationId, conversation }: Entry) {
    const more = [about, detail === null ? null : detailText(act, detail), reason && reasonText(reason)];
    const words = more.filter((part) => part !== null).join(', ');
    return html`<li>
      <span class="quiet small">${formatDateTime(at)}<br />${texts.line(seq)}</span>
      <strong>${alias === '' ? texts.nobody : alias}</strong>
      <span>
        ${actText(act)}${words === '' ? nothing : `: ${words}`}
        ${conversationId === null ? nothing : this.#which(conversationId, conversation)}
      </span>
    </li>`;
  }

  /** Which talk: by its beginning and its volunteer, or that it is no more. */
  #which(id: string, conversation: Entry['conversation']) {
    const name =
      conversation === null
        ? texts.erased
        : texts.conversation(formatDateTime(conversation.startedAt), conversation.alias);
    return html`<span class="of small">
      ${
        conversation === null
          ? html`<span class="quiet">${name}</span>`
          : html`<a href="${PAGES.transcripts.path}/${id}">${name}</a>`
      }
      ${
        this.filter.conversation === undefined
          ? html`<button
              class="link"
              @click=${() => this.#choose({ ...this.filter, conversation: { id, name: conversation === null ? texts.erasedOne : name } })}
            >
              ${texts.ofConversation}
            </button>`
          : nothing
      }
    </span>`;
  }

  /** For who can't see that the list has changed by a choice. */
  get #found(): string {
    const { value } = this.#pages;
    const all = Object.keys(this.filter).length === 0;
    return value === null || all ? '' : texts.found(value.entries.length, value.next !== null);
  }

  /** More of the list, also after that failed. */
  #more() {
    return html`<div>
      <wa-button appearance="outlined" ?loading=${this.#pages.busy} @click=${this.#pages.more}
        >${this.#pages.problem === null ? texts.more : COMMON.retry}</wa-button
      >
    </div>`;
  }

  readonly #personChosen = ({ currentTarget }: Event & { currentTarget: WaSelect }): void => {
    const { person: _, ...others } = this.filter;
    const id = this.#people.find((person) => person.id === currentTarget.value)?.id;
    this.#choose(id === undefined ? others : { ...others, person: id });
  };

  readonly #actChosen = ({ currentTarget }: Event & { currentTarget: WaSelect }): void => {
    const { act: _, ...others } = this.filter;
    const act = AUDIT_ACTS.find((known) => known === currentTarget.value);
    this.#choose(act === undefined ? others : { ...others, act });
  };

  readonly #daysChosen = ({ currentTarget }: Event & { currentTarget: PeriodFilter }): void => {
    const { days: _, ...others } = this.filter;
    const { days } = currentTarget;
    this.#choose(days.first === '' && days.last === '' ? others : { ...others, days });
  };

  readonly #showAll = (): void => this.#choose({});

  #choose(filter: Filter): void {
    this.filter = filter;
    this.#pages.restart();
  }
}

/** An act that this console does not know yet shows under its own name rather than not at all. */
function actText(act: string): string {
  const known: Readonly<Record<string, string>> = texts.acts;
  return known[act] ?? act;
}

function reasonText(reason: string): string {
  const known: Readonly<Record<string, string>> = REASON_TEXTS;
  return known[reason] ?? reason;
}

function detailText(act: string, detail: string): string {
  if (act === 'changeSettings') return settingName(detail);
  const known: Readonly<Record<string, string>> = texts.details;
  return known[detail] ?? detail;
}

customElements.define('lo-audit-view', AuditView);
