import { html, nothing } from 'lit';
import type { Texts } from '../../locales/nl.ts';
import type { LinesData } from '../page-data.ts';
import { helpLines, linesFor } from './help-view.ts';

export interface LoadingPage {
  readonly texts: Texts;
  readonly data: LinesData;
  dispatch(event: { type: 'startAgain' }): void;
}

/**
 * Something is on its way. When it does not come: that, help lines meanwhile, and a way back to the beginning.
 * @param stuck true if it does not come for now.
 * @param returning true if a conversation goes on, which can be read once the room is reached.
 */
export function loadingView(page: LoadingPage, stuck: boolean, returning: boolean) {
  const { texts } = page;
  return html`<div class="sheet ${stuck ? '' : 'centred'}">
    ${stuck ? nothing : html`<p class="beacon" aria-hidden="true">…</p>`}
    <h1 tabindex="-1">${texts.loading}</h1>
    <div role="status">
      ${stuck ? html`<p class="notice">${texts.start.problems.network} ${returning ? texts.locked : nothing}</p>` : nothing}
    </div>
    ${
      stuck
        ? html`<button @click=${() => page.dispatch({ type: 'startAgain' })}>${texts.startAgain}</button>
            <h2>${texts.turnTo}</h2>
            ${helpLines(linesFor(page.data), texts)}`
        : nothing
    }
  </div>`;
}
