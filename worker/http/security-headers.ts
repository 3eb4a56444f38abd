import type { Config } from '../platform/config.ts';

/** As on the static files (`worker/scripts/build.ts`). Nothing runs under the name of an installation that needs less. */
const TRANSPORT_SECURITY = 'max-age=31536000; includeSubDomains';

/** What no page of ours ever needs; passkeys are for the console alone. */
const NO_FEATURES = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** CSP hashes of what stands in a page itself: its import map, and styles. They are known when it is built. */
export type InlineHashes = { scripts: readonly string[]; styles: readonly string[] };

/** `connects`: to our own origin, or to nothing. `frames`: pages of our own, or none. */
type Policy = { origin: string; frameAncestor: string | null; connects: boolean; frames: boolean };

/**
 * The policy of one page: everything from our own origin or not at all, nothing inline but what the build put there, Trusted
 * Types for Lit only. `frameAncestor` is the one origin that may frame it, and must be a bare origin.
 */
function contentSecurityPolicy(
  { origin, frameAncestor, connects, frames }: Policy,
  inline: InlineHashes,
): string {
  const own = (hashes: readonly string[]) => ["'self'", ...hashes.map((hash) => `'${hash}'`)].join(' ');
  return [
    "default-src 'none'",
    `script-src ${own(inline.scripts)}`,
    `style-src ${own(inline.styles)}`,
    "img-src 'self'",
    "font-src 'self'",
    // Safari before 15.4 does not count wss: as 'self'.
    connects ? `connect-src 'self' ${origin.replace(/^http/, 'ws')}` : "connect-src 'none'",
    ...(frames ? ["frame-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestor ?? "'none'"}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

/**
 * What a page with an embedder policy of its own (`require-corp` or `credentialless`) demands of a frame. It costs nothing
 * elsewhere, because the frame loads our own files alone.
 */
const IN_ISOLATED_PAGES = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/**
 * [K3] Has the browser delete all that our origin has stored, in every tab, for whoever leaves. Not `cache`, which takes seconds and
 * holds nothing of anybody. Not at sign-out: in Chromium 153 the key pair of the next sign-in was then gone after a reload, for a
 * reason not found yet; and what IndexedDB's log still holds opens nothing without our half.
 */
export const CLEAR_STORAGE = ['Clear-Site-Data', '"storage"'] as const;

/**
 * Headers of an HTML page, besides those of every answer. `Integrity-Policy` refuses every script whose hash the page does not
 * name (Chrome 138, Firefox 145, Safari 26); no browser heeds it for styles yet, which have their hash nevertheless.
 */
export function pageHeaders(
  { chatOrigin, consoleOrigin }: Pick<Config, 'chatOrigin' | 'consoleOrigin'>,
  page:
    | { kind: 'chat'; inline: InlineHashes }
    | { kind: 'frame'; inline: InlineHashes; frameAncestor: string | null }
    | { kind: 'console'; inline: InlineHashes }
    /** The visitor's page inside the console, which can sign nobody up: it connects to nothing. */
    | { kind: 'preview'; inline: InlineHashes }
    | { kind: 'guide' },
): Record<string, string> {
  const isConsole = page.kind === 'console';
  const isPreview = page.kind === 'preview';
  const passkeys = isConsole ? '(self)' : '()';
  return {
    'Content-Security-Policy': contentSecurityPolicy(
      {
        origin: isConsole || isPreview ? consoleOrigin : chatOrigin,
        frameAncestor: page.kind === 'frame' ? page.frameAncestor : isPreview ? consoleOrigin : null,
        connects: !isPreview,
        frames: isConsole,
      },
      page.kind === 'guide' ? { scripts: [], styles: [] } : page.inline,
    ),
    'Integrity-Policy': 'blocked-destinations=(script)',
    'Permissions-Policy': [
      ...NO_FEATURES.map((feature) => `${feature}=()`),
      `publickey-credentials-create=${passkeys}`,
      `publickey-credentials-get=${passkeys}`,
    ].join(', '),
    // A frame's opener policy is ignored, and a sandboxed document with one does not load at all.
    ...(page.kind === 'frame' || isPreview
      ? IN_ISOLATED_PAGES
      : { 'Cross-Origin-Opener-Policy': 'same-origin' }),
    ...(page.kind === 'chat' ? {} : { 'X-Robots-Tag': 'noindex, nofollow' }),
    'Cache-Control': 'no-store',
  };
}

/** What every answer of the Worker carries, whatever became of the request; a header that a route has set stands. */
export function withSecurityHeaders(response: Response, request: Request): Response {
  // An upgrade's response can't be copied, and nothing reads its headers.
  if (response.status === 101) return response;
  const headers = new Headers(response.headers);
  const setDefault = (name: string, value: string): void => {
    if (!headers.has(name)) headers.set(name, value);
  };
  setDefault('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  setDefault('Cache-Control', 'no-store');
  headers.set('Referrer-Policy', 'no-referrer');
  headers.set('X-Content-Type-Options', 'nosniff');
  if (new URL(request.url).protocol === 'https:')
    headers.set('Strict-Transport-Security', TRANSPORT_SECURITY);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
