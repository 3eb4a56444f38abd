import { css, html } from 'lit';
import type { SecrecyVersion } from '../../../protocol/http/secrecy.ts';
import { formatFullDate } from '../kit/format.ts';
import { RECORD } from './team-texts.ts';

/** What one person accepted, and when. */
export type Sheet = { alias: string; at: number; version: SecrecyVersion };

/** On paper there is the sheet alone, and on screen everything but it. */
export const sheetStyles = css`
  .sheet {
    display: none;
  }
  @media print {
    .screen:has(+ .sheet) {
      display: none;
    }
    .sheet {
      display: block;
      background: #fff;
      color: #000;
      font-size: 12pt;
    }
    .sheet h1 {
      margin-bottom: 1.5rem;
    }
    .sheet ol {
      padding-left: 1.75rem;
    }
    .sheet li {
      margin-bottom: 0.5rem;
    }
    .sheet dl {
      margin-block: 1.5rem;
    }
    .sheet .facts dt {
      color: #000;
    }
  }
`;

/** One person's statement, to print. */
export function secrecySheet({ alias, at, version }: Sheet) {
  const texts = RECORD.sheet;
  const lines = version.text.split('\n').filter((line) => line.trim() !== '');
  return html`<article class="sheet">
    <h1>${texts.title}</h1>
    <ol>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ol>
    <dl class="facts">
      <dt>${texts.who}</dt>
      <dd>${alias}</dd>
      <dt>${texts.version}</dt>
      <dd>${version.n} (${formatFullDate(version.since)})</dd>
      <dt>${texts.at}</dt>
      <dd>${formatFullDate(at)}</dd>
    </dl>
    <p>${texts.how}</p>
  </article>`;
}
