import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Route } from 'playwright';

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
