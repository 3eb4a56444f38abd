import { html } from 'lit';
import type { LaterTexts } from '../../locales/nl-later.ts';

/** Between the volunteer's yes and the first word: the key changes hands. */
export function connectingView({ connecting }: LaterTexts) {
  return html`<div class="sheet centred">
    <p class="beacon" aria-hidden="true">…</p>
    <h1 tabindex="-1">${connecting.title}</h1>
    <p>${connecting.text}</p>
  </div>`;
}
