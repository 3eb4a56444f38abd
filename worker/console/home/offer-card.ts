import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Offer } from '../../../protocol/queue.ts';
import { formatMinutes } from '../kit/format.ts';
import { styles } from './offer-card.styles.ts';
import type { QueueController } from '../session/queue-controller.ts';
import { shared } from '../kit/shared.styles.ts';
import { Ticker } from '../kit/ticker.ts';
import { OFFER } from './home-texts.ts';

/** Somebody's turn: take it, or not now. Stands above whatever page is open. */
export class OfferCard extends LitElement {
  static override readonly styles = [shared, styles];
  static override readonly properties = {
    queue: { attribute: false },
    offer: { attribute: false },
    heardAtMs: { attribute: false },
    answering: { type: Boolean },
  };
  declare queue: QueueController;
  declare offer: Offer;
  /** `performance.now()` when the offer's durations were true. */
  declare heardAtMs: number;
  declare answering: boolean;

  readonly #ticker = new Ticker(this);
  #wholeMs: number | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('offer');
    if (before?.generation !== this.offer.generation && changed.has('offer')) this.#wholeMs = null;
    this.#wholeMs ??= this.offer.expiresInMs;
  }

  protected override render() {
    const { offer, answering } = this;
    const sinceMs = this.#ticker.sinceMs(this.heardAtMs);
    const leftMs = offer.expiresInMs === null ? null : Math.max(0, offer.expiresInMs - sinceMs);
    return html`<section class="card" aria-labelledby="title">
      <div class="text">
        <h2 id="title">${OFFER.title}</h2>
        <p class="time">${OFFER.waited(formatMinutes(offer.waitedMs + sinceMs))}</p>
        ${offer.talkedBefore ? html`<p>${OFFER.talkedBefore}</p>` : nothing}
        ${
          offer.asks
            ? html`<p>${OFFER.asks}</p>`
            : html`<p class="small time">
                ${leftMs === null ? OFFER.stays : OFFER.expires(Math.ceil(leftMs / 1_000))}
              </p>`
        }
      </div>
      <div class="row">
        <wa-button variant="brand" ?loading=${answering} @click=${() => this.queue.accept(offer)}
          >${OFFER.accept}</wa-button
        >
        <wa-button
          appearance="outlined"
          ?disabled=${answering}
          title=${OFFER.declineHint}
          @click=${() => this.queue.decline(offer)}
          >${OFFER.decline}</wa-button
        >
      </div>
      ${leftMs === null || this.#wholeMs === null ? nothing : html`<div class="bar"><i></i></div>`}
    </section>`;
  }

  protected override updated(): void {
    const bar = this.renderRoot.querySelector<HTMLElement>('.bar i');
    if (bar === null || this.offer.expiresInMs === null || this.#wholeMs === null) return;
    const leftMs = this.offer.expiresInMs - this.#ticker.sinceMs(this.heardAtMs);
    bar.style.transform = `scaleX(${Math.max(0, Math.min(1, leftMs / this.#wholeMs))})`;
  }
}

customElements.define('lo-offer-card', OfferCard);
