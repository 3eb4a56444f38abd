import { html, nothing } from 'lit';
import type { Page } from '../page.ts';
import { helpLines } from './help-view.ts';

/** Something is on its way. When it does not come: that, help lines meanwhile, and a way back to the beginning. */
export function loadingView(page: Page) {
  const { texts, conversation } = page;
  const stuck = page.laterFailed || conversation.isLost;
  return html`<div class="sheet ${stuck ? '' : 'centred'}">
    ${stuck ? nothing : html`<p class="beacon" aria-hidden="true">…</p>`}
    <h1 tabindex="-1">${texts.loading}</h1>
    <div role="status">${stuck ? html`<p class="notice">${texts.start.problems.network}</p>` : nothing}</div>
    ${
      stuck
        ? html`<button @click=${() => conversation.startAgain()}>${texts.ended.startAgain}</button>
            <h2>${texts.unavailable.helpLines}</h2>
            ${helpLines(page.data.helpLines, texts)}`
        : nothing
    }
  </div>`;
}
