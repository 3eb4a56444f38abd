/* The components that every page needs. A page imports what only it needs, so that the first load stays small. */
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/callout/callout.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/spinner/spinner.js';
import '@awesome.me/webawesome/dist/components/switch/switch.js';
import '@awesome.me/webawesome/dist/translations/nl.js';
import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';

const SPRITE = '/assets/icons.svg';

/**
 * Web Awesome would fetch its icons as `data:` URLs and set them by innerHTML, which the console's CSP and Trusted
 * Types forbid: both libraries are our own sprite sheet (worker/scripts/icons.ts).
 */
export function registerIcons(): void {
  for (const name of ['default', 'system']) {
    registerIconLibrary(name, { resolver: (icon) => `${SPRITE}#${icon}`, spriteSheet: true, mutator: fit });
  }
}

/** A reference into a sheet has no size of its own: browsers would make it 300 pixels wide. */
function fit(svg: SVGElement): void {
  svg.style.width = svg.style.height = '1em';
}
