import { html, raw } from 'hono/html';
import type { ChatPageData, HelpLine } from '../../../protocol/http/visitor.ts';
import type { PageTexts } from './page-texts.ts';
import { describeWeek } from './weekly-hours.ts';

/**
 * These styles are inline and not in the page's stylesheet, because a visitor in a frame never needs them. The colours are
 * the chat's. Newer CSS has an older declaration before it, or does no harm where a browser ignores it.
 */
const STYLES = `
/* Overrides page.css, which hides the chat's element until it is defined. */
lo-chat-page:not(:defined) {
  display: block;
}

/*
 * The plain page is shown only after a delay, so that a chat that loads in time does not flash it. It is no motion, so
 * reduced motion changes nothing. A browser without :defined can't run the chat either, and shows it at once.
 */
lo-chat-page:not(:defined) > main {
  visibility: hidden;
  animation: lo-late 0s 4s forwards;
}

@keyframes lo-late {
  to {
    visibility: visible;
  }
}

/* This part scrolls by itself, because the page around it is fixed for the chat. */
lo-chat-page > main {
  position: fixed;
  top: 0;
  right: 0;
  bottom: 0;
  left: 0;
  padding: 0 1rem 2rem;
  padding: 0 max(1rem, 50% - 20rem) 2rem;
  overflow: auto;
  overflow-wrap: break-word;
  background: #efe8dc;
  color: #24211c;
  font:
    17px/1.55 system-ui,
    sans-serif;
}

lo-chat-page > main h1,
lo-chat-page > main h2 {
  line-height: 1.25;
}

lo-chat-page > main ul {
  padding: 0;
  list-style: none;
}

lo-chat-page > main .help-line {
  padding-top: 12px;
}

lo-chat-page > main a {
  display: inline-block;
  box-sizing: border-box;
  min-width: 44px;
  margin-right: 1rem;
  padding: 9px 0;
  color: inherit;
}

lo-chat-page > main .exit {
  position: sticky;
  top: 8px;
  margin-top: 8px;
  padding: 9px 1rem;
  border: 1px solid transparent;
  border-radius: 14px;
  background: #24211c;
  color: #faf6ef;
  font-weight: 600;
  text-decoration: none;
}

@media (prefers-color-scheme: dark) {
  lo-chat-page > main {
    background: #12110f;
    color: #f3eee6;
  }

  lo-chat-page > main .exit {
    background: #f3eee6;
    color: #1a1917;
  }
}
`;

const STYLES_WITHOUT_SCRIPT = `
lo-chat-page:not(:defined) > main {
  visibility: visible;
  animation: none;
}

.late {
  display: none;
}
`;

/**
 * The page for a browser without JavaScript, or where the script does not load: hours, help lines and the way out. It is
 * the light DOM of the chat's element, so that the element's shadow root replaces it, for the eye and for screen readers.
 */
export function plainPage(data: ChatPageData, texts: PageTexts, styleNonce: string) {
  return html`<style nonce="${styleNonce}">
      ${raw(STYLES)}
    </style>
    <main>
      <a class="exit" href="${data.exitUrl}" rel="noreferrer">${texts.leave}</a>
      <h1 lang="nl">${data.organisation}</h1>
      <noscript>
        <style nonce="${styleNonce}">
          ${raw(STYLES_WITHOUT_SCRIPT)}
        </style>
        <p>${texts.needsScript}</p>
      </noscript>
      <p class="late" role="alert">${texts.notOpening}</p>
      <p><a href="">${texts.tryAgain}</a></p>
      <h2>${texts.hoursTitle}</h2>
      <ul>
        ${describeWeek(data.weeklyHours, texts).map(({ days, hours }) => html`<li>${days}: ${hours}</li>`)}
      </ul>
      ${data.signUpEndsMinutes > 0 ? html`<p>${texts.signUpEnds(data.signUpEndsMinutes)}</p>` : ''}
      <p>${texts.times(data.zoneName)}</p>
      <h2>${texts.helpLinesTitle}</h2>
      <p>${texts.noEmergencyService}</p>
      <ul>
        ${data.helpLines.map((one) => helpLine(one))}
      </ul>
    </main>`;
}

/** A help line in the organisation's own words, which are Dutch on an English page too. */
function helpLine({ name, purpose, phone, url, hours }: HelpLine) {
  const about = [purpose, hours].filter((text) => text !== '').join(' · ');
  return html`<li class="help-line">
    <span lang="nl"><strong>${name}</strong>${about === '' ? '' : `: ${about}`}</span>
    <div>
      ${phone === null ? '' : html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`}
      ${url === null ? '' : html`<a href="${url}" rel="noreferrer" target="_blank">${new URL(url).hostname}</a>`}
    </div>
  </li>`;
}
