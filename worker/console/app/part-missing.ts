import { html } from 'lit';
import type { ApiErrorCode } from '../session/api.ts';
import { problemCallout } from '../kit/callouts.ts';
import { COMMON } from '../kit/common-texts.ts';
import { ERROR_TEXTS } from '../session/session-texts.ts';

/** In the place of what is still being fetched, or can't be. */
export function partMissing(state: 'loading' | 'failed') {
  return state === 'loading'
    ? html`<div class="spinner"><wa-spinner></wa-spinner>${COMMON.loading}</div>`
    : html`${problemCallout(ERROR_TEXTS.network)}
        <div>
          <wa-button variant="brand" @click=${() => location.reload()}>${COMMON.reload}</wa-button>
        </div>`;
}

/** In the place of the whole console, which could not learn who is signed in. */
export function startFailed(code: ApiErrorCode, again: () => void) {
  return html`<main class="starting">
    <p role="alert">${ERROR_TEXTS[code]}</p>
    <div><wa-button variant="brand" @click=${again}>${COMMON.retry}</wa-button></div>
  </main>`;
}
