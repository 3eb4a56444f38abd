import { html, raw } from 'hono/html';
import type { ChatPageData } from '../../../protocol/http/visitor.ts';
import type { Language } from '../../../protocol/languages.ts';
import { pageFiles } from './page-files.ts';
import { en } from './page-texts-en.ts';
import { nl, type PageTexts } from './page-texts.ts';
import { plainPage } from './plain-page.ts';

const TEXTS: Record<Language, PageTexts> = { nl, en };

/** The chat's page, inside a frame or by itself. A framed page needs no plain version, since a script made the frame. */
export function chatPage(language: Language, data: ChatPageData, styleNonce: string) {
  const texts = TEXTS[language];
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
        <title>${texts.title}</title>
        ${pageFiles('chat', styleNonce)}
      </head>
      <body>
        <lo-chat-page>${data.site === null ? plainPage(data, texts, styleNonce) : ''}</lo-chat-page>
        <script type="application/json" id="lo-data">
          ${raw(scriptSafeJson(data))}
        </script>
      </body>
    </html>`;
}

/** Escapes JSON so that no text in the settings can end the script element or start a comment. */
function scriptSafeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
