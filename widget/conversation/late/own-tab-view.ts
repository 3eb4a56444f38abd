import { html } from 'lit';
import type { Language } from '../../../protocol/languages.ts';
import type { LaterTexts } from '../../locales/nl-later.ts';

export type OwnTabData = { late: LaterTexts; language: Language; goOn: () => void };

/**
 * Instead of the form, in a frame for which the browser keeps nothing: Chromium does so in a private window, and so may any
 * browser that is told to block other sites. A page of the chat's own origin is no other site, and is let keep what it needs.
 */
export function ownTabView({ late, language, goOn }: OwnTabData) {
  const { ownTabFirst } = late;
  return html`<div class="sheet">
    <h1 tabindex="-1">${ownTabFirst.title}</h1>
    <p class="lead">${ownTabFirst.text}</p>
    ${ownTabLink(late, language, 'primary wide')}
    <button class="plain" @click=${goOn}>${ownTabFirst.goOn}</button>
  </div>`;
}

/** At the form: what a reload would cost. In a frame also where it would not. */
export function noStorageNotice({ late, language, framed }: Omit<OwnTabData, 'goOn'> & { framed: boolean }) {
  return html`<p class="notice">${late.noStorage} ${framed ? ownTabLink(late, language, '') : null}</p>`;
}

/** Without an opener, so that the new page shares nothing with the frame and the site around it. */
function ownTabLink({ ownTab }: LaterTexts, language: Language, looks: string) {
  return html`<a class=${looks} href="/?lang=${language}" target="_blank" rel="noopener">${ownTab}</a>`;
}
