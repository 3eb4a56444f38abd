import { html } from 'hono/html';
import { pageFiles, type PageFiles } from './page-files.ts';
import { CONSOLE_TEXTS as texts } from './page-texts.ts';

/** The page of the volunteers' and coordinators' app, for every address under /console. */
export function consolePage(files: PageFiles) {
  return html`<!doctype html>
    <html lang="nl" translate="no">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${texts.title}</title>
        ${pageFiles(files)}
      </head>
      <body>
        <lo-console></lo-console>
        <noscript><p>${texts.needsScript}</p></noscript>
      </body>
    </html>`;
}
