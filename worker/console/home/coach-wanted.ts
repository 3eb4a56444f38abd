import { css, html, LitElement } from 'lit';
import type { CoachWish } from '../session/queue-controller.ts';
import { shared } from '../kit/shared.styles.ts';
import { COACH_WANTED } from './home-texts.ts';

/**
 * [C6] A colleague would like somebody to read along. Stands above whatever page is open, for who is free.
 *
 * @event {CustomEvent<CoachWish>} lo-sit-in
 * @event {CustomEvent<CoachWish>} lo-sit-in-declined - somebody else may
 */
export class CoachWanted extends LitElement {
  static override readonly styles = [
    shared,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1.5rem;
        padding: 0.875rem 1.25rem;
        border: 1px solid color-mix(in oklab, var(--lo-accent) 55%, var(--lo-line));
        border-radius: var(--lo-radius);
        background: var(--lo-surface);
      }
      h2 {
        flex: 1 1 16rem;
        font-size: 1.0625rem;
      }
      @media (max-width: 40rem) {
        wa-button {
          flex: 1 0 auto;
        }
      }
    `,
  ];
  static override readonly properties = { wanted: { attribute: false } };
  declare wanted: CoachWish;

  protected override render() {
    const { alias } = this.wanted;
    return html`<section aria-labelledby="title">
      <h2 id="title">${COACH_WANTED.wanted(alias)}</h2>
      <div class="row">
        <wa-button variant="brand" appearance="outlined" @click=${() => this.#answer('lo-sit-in')}
          >${COACH_WANTED.start}<span class="hidden"> ${COACH_WANTED.startAt(alias)}</span></wa-button
        >
        <wa-button appearance="outlined" @click=${() => this.#answer('lo-sit-in-declined')}
          >${COACH_WANTED.decline}<span class="hidden"> ${COACH_WANTED.startAt(alias)}</span></wa-button
        >
      </div>
    </section>`;
  }

  #answer(event: 'lo-sit-in' | 'lo-sit-in-declined'): void {
    this.dispatchEvent(new CustomEvent(event, { detail: this.wanted, bubbles: true, composed: true }));
  }
}

customElements.define('lo-coach-wanted', CoachWanted);
