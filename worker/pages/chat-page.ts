import { html, raw } from 'hono/html';
import type { ChatPageData, HelpLine } from '../../protocol/http.ts';
import { PAGE_TEXTS as texts } from './page-texts.ts';
import { pageFiles } from './page-files.ts';
import { describeWeek } from './weekly-hours.ts';

/** The page inside the frame and the stand-alone chat: the same one, but that only a script ever makes the frame. */
export function chatPage(language: 'nl' | 'en', data: ChatPageData, styleNonce: string) {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>${texts.chatTitle}</title>
        ${pageFiles('chat', styleNonce)}
      </head>
      <body>
        <lo-chat-page></lo-chat-page>
        ${data.site === null ? html`<noscript>${withoutScript(data)}</noscript>` : ''}
        <script type="application/json" id="lo-data">
          ${raw(scriptSafeJson(data))}
        </script>
      </body>
    </html>`;
}

/** JSON in which no character can end the script element or start a comment, whatever the settings' texts hold. */
function scriptSafeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function withoutScript(data: ChatPageData) {
  return html`<main lang="nl">
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
    <p><a href="${data.exitUrl}" rel="noreferrer">${texts.leave}</a></p>
  </main>`;
}

function helpLine({ name, purpose, phone, url, hours }: HelpLine) {
  const about = [purpose, hours].filter((text) => text !== '').join(' · ');
  return html`<strong>${name}</strong>${about === '' ? '' : html`: ${about}`}
    ${phone === null ? '' : html` <a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`}
    ${url === null ? '' : html` <a href="${url}" rel="noreferrer" target="_blank">${new URL(url).hostname}</a>`}`;
}
