import { html } from 'hono/html';
import manifest from '../../../dist/manifest.json';

type PageFiles = { script: string; styles: string; preload: string[] };
const PAGES: Record<'chat' | 'console', PageFiles> = manifest;

/** Returns the elements that load a page's script, styles and neutral icon. The script passes the nonce on to its styles. */
export function pageFiles(page: keyof typeof PAGES, styleNonce: string | null = null) {
  const { script, styles, preload } = PAGES[page];
  return html`<link rel="icon" href="${ICON_PATH}" type="image/svg+xml" />
    ${
      styleNonce === null
        ? html`<link rel="stylesheet" href="${styles}" />`
        : html`<link rel="stylesheet" href="${styles}" nonce="${styleNonce}" />`
    }
    ${preload.map((path) => html`<link rel="modulepreload" href="${path}" />`)}
    <script type="module" src="${script}"></script>`;
}

/** A neutral icon, which tells nothing to somebody who looks at the tab or through the history. */
export const ICON_PATH = '/icon.svg';
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="13" fill="#7a8694"/></svg>';
