import { html, nothing } from 'lit';
import type { HelpLine } from '../../../protocol/http.ts';
import type { Texts } from '../../locales/nl.ts';

/** Lines to turn to, those open now first and otherwise in the helpline's own order. */
export function helpLines(lines: readonly HelpLine[], { help }: Texts) {
  const rank = ({ openNow }: HelpLine) => (openNow === false ? 1 : 0);
  return html`<ul class="lines">
    ${[...lines]
      .sort((a, b) => rank(a) - rank(b))
      .map(
        ({ name, purpose, phone, url, hours, openNow }) =>
          html`<li>
            <div>
              <strong>${name}</strong> ${purpose === '' ? nothing : html`<span>${purpose}</span>`}
              <small
                >${
                  openNow === null
                    ? nothing
                    : html`<b class=${openNow ? 'open' : ''}>${openNow ? help.openNow : help.closedNow}</b>`
                }
                ${hours}
              </small>
              ${
                url?.startsWith('https://') === true
                  ? html`<a href=${url} target="_blank" rel="noopener noreferrer"
                      >${new URL(url).hostname}</a
                    >`
                  : nothing
              }
            </div>
            ${phone === null ? nothing : html`<a class="call" href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`}
          </li>`,
      )}
  </ul>`;
}
