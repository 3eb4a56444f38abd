import { html, raw } from 'hono/html';
import type { ChatPageData, HelpLine } from '../../protocol/http.ts';
import { PAGE_TEXTS as texts } from './page-texts.ts';
import { describeWeek } from './weekly-hours.ts';

/** Here, not in the page's own styles: nobody who can chat has to fetch it. */
const STYLES = `
/* It scrolls by itself: the page around it does not, for the chat's sake. */
noscript {
  display: block;
  box-sizing: border-box;
  height: 100%;
  padding: 0 max(1rem, 50% - 20rem) 2rem;
  overflow: auto;
  font:
    17px/1.55 system-ui,
    sans-serif;
}

noscript a {
  display: inline-grid;
  place-items: center;
  min-width: 44px;
  min-height: 44px;
  margin-inline-end: 1rem;
  color: inherit;
}

noscript .exit {
  position: sticky;
  top: 8px;
  padding: 0 1rem;
  border-radius: 14px;
  background: #24211c;
  color: #faf6ef;
  font-weight: 600;
  text-decoration: none;
}
`;

/** For a browser without JavaScript: when one can chat, lines to call, and the way out. */
export function noScript(data: ChatPageData, styleNonce: string) {
  return html`<style nonce="${styleNonce}">
      ${raw(STYLES)}
    </style>
    <main lang="nl">
      <a class="exit" href="${data.exitUrl}" rel="noreferrer">${texts.leave}</a>
      <h1>${data.organisation}</h1>
      <p>${texts.needsScript}</p>
      <h2>${texts.hoursTitle}</h2>
      <ul>
        ${describeWeek(data.weeklyHours).map(({ days, hours }) => html`<li>${days}: ${hours}</li>`)}
      </ul>
      ${data.signUpEndsMinutes > 0 ? html`<p>${texts.signUpEnds(data.signUpEndsMinutes)}</p>` : ''}
      <h2>${texts.linesTitle}</h2>
      <p>${texts.noEmergencyService}</p>
      <ul>
        ${data.lines.map((line) => html`<li>${helpLine(line)}</li>`)}
      </ul>
    </main>`;
}

function helpLine({ name, purpose, phone, url, hours }: HelpLine) {
  const about = [purpose, hours].filter((text) => text !== '').join(' · ');
  return html`<strong>${name}</strong>${about === '' ? '' : html`: ${about}`}
    ${phone === null ? '' : html` <a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`}
    ${url === null ? '' : html` <a href="${url}" rel="noreferrer" target="_blank">${new URL(url).hostname}</a>`}`;
}
