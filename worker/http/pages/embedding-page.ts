import { html, raw } from 'hono/html';
import manifest from '../../../dist/manifest.json';
import { fillGuide } from './embed-code.ts';
import { ICON_PATH, stylesheet } from './page-files.ts';

/** The guide for site owners, with the addresses of this installation in it. It needs no script. */
export function embeddingPage(chatOrigin: string) {
  return html`<!doctype html>
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Zo zet je de chat op je site</title>
        <link rel="icon" href="${ICON_PATH}" type="image/svg+xml" />
        ${stylesheet(manifest.guide.styles, manifest.guide.integrity)}
      </head>
      <body>
        ${raw(fillGuide(manifest.guide.html, chatOrigin, manifest.widget))}
      </body>
    </html>`;
}
