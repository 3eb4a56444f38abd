import { html, raw } from 'hono/html';

/**
 * A page's files by address. `preload` is what the script imports at once, so that a page can ask for all of it together.
 * `integrity` holds the hash of each script and stylesheet that the page may ever load, also of what is imported later.
 */
export type PageFiles = {
  script: string;
  /** Null: the page holds its few styles itself. */
  styles: string | null;
  preload: string[];
  integrity: Record<string, string>;
};

/**
 * Returns the elements that load a page's script, styles and neutral icon. The import map gives a browser the hash of
 * whatever is imported, at once or later (Chrome 127, Firefox 138, Safari 18); older ones check what has an attribute.
 */
export function pageFiles({ script, styles, preload, integrity }: PageFiles) {
  const imported = Object.entries(integrity).filter(([path]) => !path.endsWith('.css') && path !== script);
  const importMap = JSON.stringify({ integrity: Object.fromEntries(imported) });
  return html`<link rel="icon" href="${ICON_PATH}" />
    <script type="importmap">
      ${raw(importMap)}
    </script>
    ${styles === null ? '' : stylesheet(styles, integrity)}
    ${preload.map((path) => html`<link rel="modulepreload" href="${path}" integrity="${integrity[path]}" />`)}
    <script type="module" src="${script}" integrity="${integrity[script]}"></script>`;
}

export function stylesheet(path: string, integrity: Readonly<Record<string, string>>) {
  return html`<link rel="stylesheet" href="${path}" integrity="${integrity[path]}" />`;
}

/** A neutral icon, which tells nothing to somebody who looks at the tab or through the history. */
export const ICON_PATH = '/icon.svg';
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="13" fill="#7a8694"/></svg>';
