import { html, nothing } from 'lit';
import type { HelpLine } from '../../../protocol/http/visitor.ts';
import type { Texts } from '../../locales/nl.ts';

/**
 * Lines to turn to, those open now first and otherwise in the helpline's own order. What settings say of them is Dutch,
 * also on an English page.
 */
export function helpLines(all: readonly HelpLine[], texts: Texts) {
  const rank = ({ openNow }: HelpLine) => (openNow === false ? 1 : 0);
  const sorted = [...all].sort((a, b) => rank(a) - rank(b));
  return html`<ul class="help-lines">
    ${sorted.map((one) => helpLine(one, texts))}
  </ul>`;
}

function helpLine({ name, purpose, phone, url, hours, openNow }: HelpLine, { help }: Texts) {
  const open =
    openNow === null
      ? nothing
      : html`<b class=${openNow ? 'open' : ''}>${openNow ? help.openNow : help.closedNow}</b>`;
  return html`<li>
    <div>
      <strong lang="nl">${name}</strong>
      <span lang="nl">${purpose}</span>
      <small>${open} <span lang="nl">${hours}</span></small>
    </div>
    ${
      phone === null ? nothing : html`<a class="call" href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`
    }
    ${
      url?.startsWith('https://') === true
        ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${new URL(url).hostname}</a>`
        : nothing
    }
  </li>`;
}
