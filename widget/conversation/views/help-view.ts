import { html, nothing } from 'lit';
import type { HelpChannel, HelpLine } from '../../../protocol/http/visitor.ts';
import type { Texts } from '../../locales/nl.ts';
import type { LinesData } from '../page-data.ts';

/** The lines in the server's order, but that who is under 18 finds theirs directly below those on top. */
export function linesFor({ helpLines, under18 }: LinesData): HelpLine[] {
  const rank = ({ first }: HelpLine) => (first === 'all' ? 0 : under18 && first ? 1 : 2);
  return [...helpLines].sort((a, b) => rank(a) - rank(b));
}

/** Lines to turn to, and of each what is open now. What the helpline says in Dutch alone is marked as that. */
export function helpLines(lines: readonly HelpLine[], texts: Texts) {
  return html`<ul class="help-lines">
    ${lines.map(
      ({ name, purpose, lang, channels }) =>
        html`<li>
          <strong lang="nl">${name}</strong>
          <span lang=${lang}>${purpose}</span>
          ${channels.map((channel) => way(channel, texts))}
        </li>`,
    )}
  </ul>`;
}

function way({ kind, values, hours, openNow, always }: HelpChannel, { help }: Texts) {
  return html`<div>
    <small
      >${help.ways[kind]}:
      ${
        openNow === null || (always && kind === 'phone')
          ? nothing
          : html`<b class=${openNow ? 'open' : ''}
              >${openNow ? help.openNow : help.closedNow}${hours && ','}</b
            >`
      } <span lang=${openNow === null ? 'nl' : nothing} class=${always ? 'open' : ''}>${hours}</span></small
    >
    ${values.map((value) =>
      kind === 'phone'
        ? html` <a class="call" href=${callTo(value)}>${value}</a>`
        : html` <a class="call" href=${value} target="_blank" rel="noopener noreferrer"
            >${new URL(value).hostname.replace('www.', '')}</a
          >`,
    )}
  </div>`;
}

export const callTo = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`;
