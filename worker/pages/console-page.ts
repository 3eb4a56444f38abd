import { html } from 'hono/html';
import { PAGE_TEXTS as texts } from './page-texts.ts';
import { pageFiles } from './page-files.ts';

/** The volunteers' and coordinators' app; it makes its own pages under /console. */
export function consolePage() {
  return html`<!doctype html>
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${texts.consoleTitle}</title>
        ${pageFiles('console')}
      </head>
      <body>
        <lo-console></lo-console>
        <noscript><p>${texts.consoleNoScript}</p></noscript>
      </body>
    </html>`;
}
