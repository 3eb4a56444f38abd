import { css, html, LitElement } from 'lit';
import { shared } from '../kit/shared.styles.ts';
import { STILL_HERE } from './home-texts.ts';

/**
 * [Q11] Asks whether anybody is there, after a long time without a touch. Stands above whatever page is open.
 *
 * @event {Event} lo-still-here - yes
 */
export class StillHere extends LitElement {
  static override readonly styles = [
    shared,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.75rem 1.5rem;
        padding: 1.25rem 1.5rem;
        border: 2px solid var(--lo-accent);
        border-radius: var(--lo-radius);
        background: var(--lo-own);
      }
      div {
        flex: 1 1 16rem;
      }
      h2 {
        font-size: 1.3125rem;
      }
      @media (max-width: 40rem) {
        section {
          padding: 1rem;
        }
        wa-button {
          flex: 1 0 auto;
        }
      }
    `,
  ];

  protected override render() {
    return html`<section aria-labelledby="title">
      <div>
        <h2 id="title">${STILL_HERE.title}</h2>
        <p class="small">${STILL_HERE.body}</p>
      </div>
      <wa-button variant="brand" @click=${this.#yes}>${STILL_HERE.yes}</wa-button>
    </section>`;
  }

  readonly #yes = (): void => {
    this.dispatchEvent(new Event('lo-still-here', { bubbles: true, composed: true }));
  };
}

customElements.define('lo-still-here', StillHere);
