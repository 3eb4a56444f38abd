import { css, html, LitElement, nothing } from 'lit';
import type { AuditBody } from '../../protocol/http.ts';
import { errorCodeOf, type Api, type ApiErrorCode } from './api.ts';
import { problemCallout } from './callouts.ts';
import { COORDINATOR_TEXTS, ERROR_TEXTS } from './coordinator-texts.ts';
import { formatDateTime } from './format.ts';
import { PATHS } from './router.ts';
import { shared } from './shared.styles.ts';
import { REASON_TEXTS, TEXTS } from './texts.ts';

const texts = COORDINATOR_TEXTS.audit;

/** Who opened what, and why. Content-free. */
export class AuditView extends LitElement {
  static override readonly styles = [
    shared,
    css`
      .list {
        padding: 0;
        overflow: hidden;
      }
      ul {
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 11.5rem 9rem minmax(0, 1fr);
        gap: 0.125rem 1.25rem;
        padding: 0.75rem 1.25rem;
      }
      li + li {
        border-top: 1px solid var(--lo-line);
      }
      li a {
        display: inline-block;
        padding-block: 0.625rem;
        margin-block: -0.625rem;
      }
      .empty {
        padding: 3rem 1.5rem;
        text-align: center;
      }
      @media (max-width: 45rem) {
        li {
          grid-template-columns: 1fr;
          padding-inline: 1rem;
        }
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    entries: { state: true },
    problem: { state: true },
  };
  declare api: Api;
  declare private entries: AuditBody['entries'] | null;
  declare private problem: ApiErrorCode | null;

  constructor() {
    super();
    this.entries = this.problem = null;
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) void this.#load();
  }

  protected override render() {
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${TEXTS.pages.audit}</h1>
      <p class="lead">${texts.intro}</p>
      ${this.#list()}
    </div>`;
  }

  #list() {
    const { entries, problem } = this;
    if (problem !== null) {
      return html`${problemCallout(ERROR_TEXTS[problem])}
        <div><wa-button appearance="outlined" @click=${this.#load}>${TEXTS.retry}</wa-button></div>`;
    }
    if (entries === null) {
      return html`<div class="spinner"><wa-spinner></wa-spinner>${TEXTS.loading}</div>`;
    }
    if (entries.length === 0) {
      return html`<div class="card empty"><h2>${texts.empty}</h2></div>`;
    }
    return html`<div class="card list">
      <ul>
        ${entries.map(
          ({ at, alias, act, conversationId, reason }) =>
            html`<li>
              <span class="quiet small">${formatDateTime(at)}</span>
              <strong>${alias}</strong>
              <span>
                ${actText(act)}${reason === null ? nothing : html`: ${REASON_TEXTS[reason]}`}
                ${
                  conversationId === null
                    ? nothing
                    : html`<br /><a class="small" href="${PATHS.transcripts}/${conversationId}"
                          >${texts.toConversation}</a
                        >`
                }
              </span>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  readonly #load = async (): Promise<void> => {
    this.problem = null;
    try {
      this.entries = (await this.api.audit()).entries;
    } catch (error) {
      this.problem = errorCodeOf(error);
    }
  };
}

/** An act that this console does not know yet shows under its own name rather than not at all. */
function actText(act: string): string {
  const known: Readonly<Record<string, string>> = texts.acts;
  return known[act] ?? act;
}

customElements.define('lo-audit-view', AuditView);
