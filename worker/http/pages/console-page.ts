import { html } from 'hono/html';
import { pageFiles } from './page-files.ts';
import { CONSOLE_TEXTS as texts } from './page-texts.ts';

/**
 * The page of the volunteers' and coordinators' app, for every address under /console.
 *
 * @param demoSite the demo's host site; null outside the demo.
 */
export function consolePage(demoSite: string | null) {
  return html`<!doctype html>
    <html lang="nl" translate="no">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${texts.title}</title>
        ${pageFiles('console')}
      </head>
      <body>
        ${demoSite === null ? html`<lo-console></lo-console>` : html`<lo-console demo-site="${demoSite}"></lo-console>`}
        <noscript><p>${texts.needsScript}</p></noscript>
      </body>
    </html>`;
}
