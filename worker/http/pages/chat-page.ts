import { html, raw } from 'hono/html';
import type { Language } from '../../../protocol/languages.ts';
import { pageFiles, type PageFiles } from './page-files.ts';
import { PAGE_TEXTS } from './page-texts-by-language.ts';
import { hoursAddress, plainPart, type LastResort } from './plain-page.ts';

/** What the page needs besides its words; all of it is known when it is built. */
export type ChatPageParts = {
  files: PageFiles;
  /** What stands before the chat's own styles. They are few, and every page would wait for a file of them. */
  pageStyles: string;
  /** The plain page's styles, which a page by itself holds inline. */
  plainStyles: string;
  lastResort: LastResort;
};

const VIEWPORT = 'width=device-width,initial-scale=1,viewport-fit=cover,interactive-widget=resizes-content';

/**
 * The chat's page, inside a frame or by itself: the same for everybody, so that anyone can compare it with a build. What an
 * installation knows is asked for at once by the preload, while the script is on its way (widget/conversation/page-data.ts).
 * A framed page needs no plain version, since a script made the frame. A preview asks for nothing: the console hands it all over.
 */
export function chatPage(language: Language, kind: 'chat' | 'frame' | 'preview', parts: ChatPageParts) {
  const texts = PAGE_TEXTS[language];
  const alone = kind === 'chat';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="${VIEWPORT}" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>${texts.title}</title>
        ${kind === 'preview' ? '' : html`<link rel="preload" as="fetch" href="/api/chat-page?lang=${language}" crossorigin />`}
        <style>
          ${raw(parts.pageStyles)}
        </style>
        ${pageFiles(parts.files)}
        ${alone ? html`<noscript><meta http-equiv="refresh" content="0;url=${hoursAddress(language)}" /></noscript>` : ''}
      </head>
      <body>
        <lo-chat-page>${alone ? plainPart(language, parts.plainStyles, parts.lastResort) : ''}</lo-chat-page>
      </body>
    </html>`;
}
