import { createServer } from 'node:http';
import type { Page } from 'playwright';
import { freePort } from './free-port.ts';

/** What went wrong in the host page itself, as its own error reporting would see it, and what its policy refused. */
export type HostTroubles = { errors: string[]; refused: string[] };

/** The icon is no file: a request for it would be one of the page's. */
const HEAD =
  '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">';

type HostPage = { body: string; head?: string; headers?: Record<string, string> };
export type Host = {
  origin: string;
  /** Makes or changes a page. @returns its address. */
  serve: (path: string, page: HostPage) => string;
  stop: () => void;
};

/**
 * A site whose pages a test writes itself. A real server: a browser takes a page that the test answers in its place for
 * one from the wide world, which may load nothing from this machine.
 */
export async function startHost(): Promise<Host> {
  const pages = new Map<string, HostPage>();
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '/');
    if (page === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html', ...page.headers });
    response.end(
      `<!doctype html><html lang="nl"><head>${HEAD}${page.head ?? ''}<title>Site</title></head><body>${page.body}</body></html>`,
    );
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    serve: (path, page) => {
      pages.set(path, page);
      return `${origin}${path}`;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Listens as a site's error reporting does: from before anything else runs. */
export async function watchTroubles(page: Page): Promise<HostTroubles> {
  const troubles: HostTroubles = { errors: [], refused: [] };
  await page.exposeFunction('reportError', (text: string) => void troubles.errors.push(text));
  await page.exposeFunction('reportRefusal', (text: string) => void troubles.refused.push(text));
  await page.addInitScript(() => {
    if (window.parent !== window) return;
    const { reportError, reportRefusal } = window as unknown as Record<string, (text: string) => void>;
    addEventListener('error', ({ message }) => reportError?.(message));
    addEventListener('unhandledrejection', ({ reason }) => reportError?.(String(reason)));
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      reportRefusal?.(`${violatedDirective} ${blockedURI}`),
    );
  });
  return troubles;
}

/** Resolves when the element has heard whether one may come in, or that nobody answers. */
export function heardAvailability(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const status = () =>
          document.querySelector('luisterend-oog-chat')?.shadowRoot?.querySelector('.status');
        const look = () => {
          const text = status()?.textContent ?? '';
          if (text === '') requestAnimationFrame(look);
          else resolve(text);
        };
        look();
      }),
  );
}
