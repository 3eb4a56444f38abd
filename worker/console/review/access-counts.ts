import { css, html, LitElement } from 'lit';
import type { AccessCountsBody } from '../../../protocol/http/audit.ts';
import type { Api } from '../session/api.ts';
import { LoadTask } from '../kit/load-task.ts';
import { shared } from '../kit/shared.styles.ts';
import { problemText } from '../session/problem-text.ts';
import { COUNTS } from './audit-texts.ts';

const texts = COUNTS;

/** [A13] How often people signed in, failed to, and were refused. Of nobody in particular. */
export class AccessCounts extends LitElement {
  static override readonly styles = [
    shared,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.375rem 1.25rem;
      }
      dd {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
  static override readonly properties = {
    api: { attribute: false },
  };
  declare api: Api;
  readonly #counts = new LoadTask(this, () => this.api.accessCounts(), problemText);

  protected override render() {
    return html`${this.#counts.render((counts) => this.#card(counts))}`;
  }

  #card({ days, counts }: AccessCountsBody) {
    return html`<section class="card stack narrow">
      <h2>${texts.title(days)}</h2>
      <p class="quiet">${texts.body}</p>
      ${
        counts.length === 0
          ? html`<p>${texts.none}</p>`
          : html`<dl>
              ${counts.map(
                ({ kind, n }) =>
                  html`<dt>${inWords(kind)}</dt>
                    <dd>${n}</dd>`,
              )}
            </dl>`
      }
    </section>`;
  }
}

/** A kind that this console does not know yet shows under its own name. */
function inWords(kind: string): string {
  const known: Readonly<Record<string, string>> = texts.kinds;
  return known[kind] ?? kind;
}

customElements.define('lo-access-counts', AccessCounts);
