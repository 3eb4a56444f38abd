import { icons } from '@awesome.me/webawesome/dist/components/icon/library.system.js';

/**
 * Where the sprite sheet is served. Its `<symbol>` ids are the icons' names:
 * `registerIconLibrary(library, { resolver: (name) => '/assets/icons.svg#' + name, spriteSheet: true })`.
 */
export const ICON_SPRITE = 'assets/icons.svg';

/** What the console asks of the `default` library under another name than Web Awesome ships it. */
const ALIASES: Readonly<Record<string, string>> = {};

/**
 * All icons that Web Awesome's own components use, as one sheet from our own origin: its usual `data:` URLs and
 * innerHTML are what our CSP and Trusted Types forbid. Font Awesome Free, CC BY 4.0, credited in the sheet.
 */
export function makeIconSprite(): string {
  const shapes = new Map([
    ...Object.entries(icons['regular'] ?? {}),
    ...Object.entries(icons['solid'] ?? {}),
  ]);
  for (const [alias, name] of Object.entries(ALIASES)) shapes.set(alias, shapes.get(name) ?? '');
  const symbols = [...shapes].map(([name, svg]) => toSymbol(name, svg));
  return [
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<!-- Font Awesome Free by @fontawesome, https://fontawesome.com/license/free, icons CC BY 4.0 -->',
    ...symbols,
    '</svg>',
  ].join('\n');
}

/** @throws when Web Awesome ships an icon of another form than this can turn into a symbol. */
function toSymbol(name: string, svg: string): string {
  const parts = /^<svg [^>]*?viewBox="([\d. ]+)"[^>]*>(?:<!--.*?-->)?(.*)<\/svg>$/s.exec(svg.trim());
  const [, viewBox, body] = parts ?? [];
  if (viewBox === undefined || body === undefined) throw new Error(`The icon "${name}" has an unknown form`);
  return `<symbol id="${name}" viewBox="${viewBox}" fill="currentColor">${body.trim()}</symbol>`;
}
