import { css, html, LitElement } from 'lit';
import { setSound } from '../kit/attention.ts';
import { shared } from '../kit/shared.styles.ts';
import { HOME } from './home-texts.ts';

/**
 * Asks once on this device whether a sound is wanted, at the first `Beschikbaar`: whoever was not asked misses who waits.
 *
 * @event {Event} lo-answered
 */
export class SoundQuestion extends LitElement {
  static override readonly styles = [
    shared,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.75rem 1.5rem;
      }
      p {
        flex: 1 1 16rem;
      }
    `,
  ];

  protected override render() {
    return html`<section class="card" aria-labelledby="question">
      <p id="question">${HOME.soundQuestion}</p>
      <div class="row">
        <wa-button variant="brand" appearance="outlined" @click=${() => this.#answer(true)}
          >${HOME.soundYes}</wa-button
        >
        <wa-button appearance="outlined" @click=${() => this.#answer(false)}>${HOME.soundNo}</wa-button>
      </div>
    </section>`;
  }

  #answer(on: boolean): void {
    setSound(on);
    this.dispatchEvent(new Event('lo-answered'));
  }
}

customElements.define('lo-sound-question', SoundQuestion);
