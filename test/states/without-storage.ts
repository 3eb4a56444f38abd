import type { BrowserContext } from 'playwright';

/**
 * frames: as Chromium in a private window, which refuses storage to a frame in the page of another site, and lets a tab of its
 * own have it. Debian's Chromium 156 does so by itself in every fresh context. The packaged browser (153, headless shell) has
 * neither the preference nor a switch for it, so here a script throws what that browser throws.
 * everywhere: as a browser that is told to block all cookies.
 */
export async function denyStorage(context: BrowserContext, where: 'frames' | 'everywhere'): Promise<void> {
  await context.addInitScript((denied) => {
    if (denied === 'frames' && window.parent === window) return;
    for (const name of ['sessionStorage', 'localStorage']) {
      const get = (): never => {
        const refusal = `Failed to read the '${name}' property from 'Window': Access is denied for this document.`;
        throw new DOMException(refusal, 'SecurityError');
      };
      Object.defineProperty(window, name, { get });
    }
  }, where);
}
