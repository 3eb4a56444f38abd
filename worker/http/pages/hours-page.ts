import { html } from 'hono/html';
import type { ChatPageData, HelpChannel, HelpLine } from '../../../protocol/http/visitor.ts';
import type { Language } from '../../../protocol/languages.ts';
import manifest from '../../../dist/manifest.json';
import { ICON_PATH, stylesheet } from './page-files.ts';
import { PAGE_TEXTS } from './page-texts-by-language.ts';
import type { PageTexts } from './page-texts.ts';
import { telephone } from './plain-page.ts';
import { describeWeek } from './weekly-hours.ts';

/** When the chat is open and whom to call, for a browser without JavaScript and for whom the chat does not load. No script. */
export function hoursPage(language: Language, data: ChatPageData) {
  const texts = PAGE_TEXTS[language];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>${texts.title}</title>
        <link rel="icon" href="${ICON_PATH}" type="image/svg+xml" />
        ${stylesheet(manifest.plain.styles, manifest.plain.integrity)}
      </head>
      <body>
        <main>
          <a class="exit" href="${data.exitUrl}" rel="noreferrer">${texts.leave}</a>
          <h1 lang="nl">${data.organisation}</h1>
          <noscript><p>${texts.needsScript}</p></noscript>
          <p><a href="${language === 'nl' ? '/' : `/?lang=${language}`}">${texts.toChat}</a></p>
          <h2>${texts.hoursTitle}</h2>
          <ul>
            ${describeWeek(data.weeklyHours, texts).map(({ days, hours }) => html`<li>${days}: ${hours}</li>`)}
          </ul>
          ${data.signUpEndsMinutes > 0 ? html`<p>${texts.signUpEnds(data.signUpEndsMinutes)}</p>` : ''}
          <p>${texts.times(data.zoneName)}</p>
          <h2>${texts.helpLinesTitle}</h2>
          <p>${texts.noEmergencyService}</p>
          <ul>
            ${data.helpLines.map((one) => helpLine(one, texts))}
          </ul>
        </main>
      </body>
    </html>`;
}

/** A help line; what the organisation says of it may be Dutch on an English page. */
function helpLine({ name, purpose, lang, channels }: HelpLine, texts: PageTexts) {
  return html`<li class="help-line">
    <strong lang="nl">${name}</strong>${purpose === '' ? '' : html`: <span lang="${lang}">${purpose}</span>`}
    ${channels.map((channel) => way(channel, texts))}
  </li>`;
}

function way({ kind, values, hours, openNow, always }: HelpChannel, texts: PageTexts) {
  const now =
    openNow === null || (always && kind === 'phone') ? '' : openNow ? texts.openNow : texts.closedNow;
  const words = html`${now}${now === '' || hours === '' ? '' : ', '}<span${openNow === null ? html` lang="nl"` : ''}>${hours}</span>`;
  return html`<div>
    ${texts.ways[kind]}: ${words}
    <br />
    ${values.map((value) =>
      kind === 'phone'
        ? html`<a href="${telephone(value)}">${value}</a>`
        : html`<a href="${value}" rel="noreferrer" target="_blank">${new URL(value).hostname}</a>`,
    )}
  </div>`;
}
