import { css, html, LitElement, nothing } from 'lit';
import type { QueueSnapshot } from '../session/queue-controller.ts';
import { shared } from '../kit/shared.styles.ts';
import { HOME } from './home-texts.ts';

const OPEN_KEY = 'lo-console-busy';

/** How many wait, behind a disclosure: a number that grows pushes whoever sees it. Open or closed is remembered for the tab. */
export class HowBusy extends LitElement {
  static override readonly styles = [
    shared,
    css`
      summary {
        width: fit-content;
        min-height: var(--lo-target);
        align-content: center;
        padding-inline: 0.25rem;
        border-radius: var(--lo-radius);
        cursor: pointer;
      }
      .figures {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 1rem;
        margin-top: 0.5rem;
      }
      .figure {
        display: flex;
        flex-direction: column;
        gap: 0.125rem;
      }
      .figure strong {
        font-size: 2rem;
        font-weight: 600;
        line-height: 1.1;
        font-variant-numeric: tabular-nums;
      }
      @media (max-width: 40rem) {
        .figures {
          gap: 0.75rem;
        }
        .figure strong {
          font-size: 1.625rem;
        }
      }
    `,
  ];
  static override readonly properties = { snapshot: { attribute: false } };
  declare snapshot: QueueSnapshot;

  protected override render() {
    const { waiting, away, onDuty } = this.snapshot;
    return html`<details ?open=${wasOpen()} @toggle=${this.#toggled}>
      <summary>${HOME.howBusy}</summary>
      <div class="figures">
        <div class="card figure">
          <strong>${waiting}</strong>
          <span class="quiet small">${HOME.waiting(waiting)}</span>
          ${away > 0 ? html`<span class="quiet small">${HOME.away(away)}</span>` : nothing}
        </div>
        <div class="card figure">
          <strong>${onDuty}</strong>
          <span class="quiet small">${HOME.onDuty(onDuty)}</span>
        </div>
      </div>
    </details>`;
  }

  readonly #toggled = ({ currentTarget }: Event & { currentTarget: HTMLDetailsElement }): void => {
    try {
      if (currentTarget.open) sessionStorage.setItem(OPEN_KEY, 'open');
      else sessionStorage.removeItem(OPEN_KEY);
    } catch {
      // Without storage it is closed again with the next page.
    }
  };
}

function wasOpen(): boolean {
  try {
    return sessionStorage.getItem(OPEN_KEY) === 'open';
  } catch {
    return false;
  }
}

customElements.define('lo-how-busy', HowBusy);
