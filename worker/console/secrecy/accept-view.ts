import { css, html, LitElement, nothing } from 'lit';
import type { SecrecyBody } from '../../../protocol/http/secrecy.ts';
import { noticeCallout, plainCallout, problemCallout } from '../kit/callouts.ts';
import { formatDate } from '../kit/format.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import { errorCodeOf, type Api } from '../session/api.ts';
import { problemText } from '../session/problem-text.ts';
import { SECRECY } from './secrecy-texts.ts';

const texts = SECRECY;

/** [A14] The newest statement of secrecy, for whoever has yet to accept it: nothing else of the console works before that. */
export class SecrecyAcceptView extends LitElement {
  static override readonly styles = [
    shared,
    css`
      ol {
        display: grid;
        gap: 0.75rem;
        padding-left: 1.75rem;
      }
      li {
        padding-left: 0.25rem;
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
    refresh: { attribute: false },
    busy: { state: true },
    problem: { state: true },
    newer: { state: true },
  };
  declare api: Api;
  /** Asks anew what this person may do. */
  declare refresh: () => Promise<void>;
  declare private busy: boolean;
  declare private problem: string | null;
  declare private newer: boolean;
  readonly #statement = new LoadTask(this, () => this.api.secrecy(), problemText);

  constructor() {
    super();
    this.busy = this.newer = false;
    this.problem = null;
  }

  protected override render() {
    return html`<div class="page narrow stack loose">
      <h1 tabindex="-1">${texts.title}</h1>
      ${this.#statement.render((statement) => this.#show(statement))}
    </div>`;
  }

  #show({ current, acceptedN }: SecrecyBody) {
    const lines = current.text.split('\n').filter((line) => line.trim() !== '');
    return html`<p class="lead">${acceptedN === null ? texts.first : texts.again}</p>
      ${noticeCallout('warning', this.newer ? texts.newer : null)}
      ${current.draft ? plainCallout('neutral', texts.draft) : nothing}
      <section class="card stack" aria-label=${texts.title}>
        <ol>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ol>
        <p class="quiet small">${texts.version(current.n, formatDate(current.since))}</p>
      </section>
      ${problemCallout(this.problem)}
      <div class="stack">
        <div>
          <wa-button variant="brand" ?loading=${this.busy} @click=${() => this.#accept(current.n)}
            >${texts.accept}</wa-button
          >
        </div>
        <p class="quiet small">${texts.kept} ${texts.questions}</p>
      </div>`;
  }

  async #accept(n: number): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await this.api.acceptSecrecy(n);
      await this.refresh();
    } catch (error) {
      this.newer = errorCodeOf(error) === 'conflict';
      this.problem = this.newer ? null : problemText(error);
      if (this.newer) this.#statement.again();
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('lo-secrecy-accept-view', SecrecyAcceptView);
