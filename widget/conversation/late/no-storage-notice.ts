import { html } from 'lit';
import type { LaterTexts } from '../../locales/nl-later.ts';

/** Says what a reload would cost, and where the browser does keep what it needs. */
export function noStorageNotice({ noStorage, ownTab }: LaterTexts) {
  return html`<p class="notice">${noStorage} <a href="/" target="_blank" rel="noopener">${ownTab}</a></p>`;
}
