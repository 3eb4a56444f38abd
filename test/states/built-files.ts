import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Route } from 'playwright';
import type { Language } from '../../protocol/languages.ts';
import { pageHeaders } from '../../worker/http/security-headers.ts';
import type { StaticPages } from '../../worker/scripts/static-pages.ts';

const ASSETS = fileURLToPath(new URL('../../dist/assets/', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

/** Read once, with the manifest: a build in the meantime must not pull files away from under a page. */
const files = new Map<string, Buffer>();
for (const entry of await readdir(ASSETS, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile()) files.set(`/${relative(ASSETS, path).replaceAll('\\', '/')}`, await readFile(path));
}

const { pages } = JSON.parse(
  await readFile(fileURLToPath(new URL('../../dist/manifest.json', import.meta.url)), 'utf8'),
) as { pages: StaticPages };

/**
 * Answers with a page of the build, as it is served.
 * @param policies whether with its policies too, under which a test can add nothing of its own to the page, such as axe.
 */
export async function fulfillPage(
  route: Route,
  kind: 'chat' | 'frame' | 'preview' | 'console',
  { language = 'nl', policies = false }: { language?: Language; policies?: boolean } = {},
): Promise<void> {
  const { origin, searchParams } = new URL(route.request().url());
  const { html, inline } = kind === 'console' || kind === 'preview' ? pages[kind] : pages[kind][language];
  const page = { kind, inline, frameAncestor: searchParams.get('site') };
  const headers = policies ? pageHeaders({ chatOrigin: origin, consoleOrigin: origin }, page) : {};
  await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html, headers });
}

/** Answers with a file of the build, as the Worker's assets would. */
export async function fulfillBuilt(route: Route, pathname: string): Promise<void> {
  const body = files.get(pathname);
  const contentType = TYPES[pathname.split('.').at(-1) ?? ''];
  await route.fulfill(
    body === undefined || contentType === undefined
      ? { status: 404 }
      : { body, contentType, headers: { 'access-control-allow-origin': '*' } },
  );
}
