import { css, html, LitElement, nothing } from 'lit';
import type { AuditBody } from '../../../protocol/http/audit.ts';
import type { Api } from '../session/api.ts';
import { formatDateTime } from '../kit/format.ts';
import { shared } from '../kit/shared.styles.ts';
import { LoadTask } from '../kit/load-task.ts';
import { AUDIT, REASON_TEXTS } from './review-texts.ts';
import { PAGES } from '../session/pages.ts';
import { problemText } from '../session/problem-text.ts';

const texts = AUDIT;

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
  };
  declare api: Api;
  readonly #entries = new LoadTask(this, async () => (await this.api.audit()).entries, problemText);

  protected override render() {
    return html`<div class="page stack loose">
      <h1 tabindex="-1">${PAGES.audit.name}</h1>
      <p class="lead">${texts.intro}</p>
      ${this.#entries.render((entries) => this.#list(entries))}
    </div>`;
  }

  #list(entries: AuditBody['entries']) {
    if (entries.length === 0) {
      return html`<div class="card empty"><h2>${texts.empty}</h2></div>`;
    }
    return html`<div class="card list">
      <ul>
        ${entries.map(
          ({ at, alias, act, conversationId, conversation, reason }) =>
            html`<li>
              <span class="quiet small">${formatDateTime(at)}</span>
              <strong>${alias}</strong>
              <span>
                ${actText(act)}${reason === null ? nothing : html`: ${REASON_TEXTS[reason]}`}
                ${conversationId === null ? nothing : html`<br />${which(conversationId, conversation)}`}
              </span>
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

/** Which talk: by its beginning and its volunteer, or that it is no more. */
function which(id: string, conversation: AuditBody['entries'][number]['conversation']) {
  return conversation === null
    ? html`<span class="quiet small">${texts.erased}</span>`
    : html`<a class="small" href="${PAGES.transcripts.path}/${id}"
        >${texts.conversation(formatDateTime(conversation.startedAt), conversation.alias)}</a
      >`;
}

/** An act that this console does not know yet shows under its own name rather than not at all. */
function actText(act: string): string {
  const known: Readonly<Record<string, string>> = texts.acts;
  return known[act] ?? act;
}

customElements.define('lo-audit-view', AuditView);
