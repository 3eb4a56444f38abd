import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RELOAD_ADDRESS, reloadScript, type ChangeFeed } from './reload.ts';
import { fillGuide, type PinnedScript } from '../worker/http/pages/embed-code.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
/** Pieces of HTML that several pages share, and the guide that the Worker serves too. The braces name the file. */
const PIECES = ['site/demo-strip.html', 'site/masthead.html', '../worker/http/pages/embedding-guide.html'];

export type HostSiteOptions = {
  port: number;
  chatOrigin: string;
  consoleOrigin: string;
  changes?: ChangeFeed | undefined;
};

/**
 * The site of a made-up organisation that embeds the chat. On 127.0.0.1, since two ports of localhost are one *site*
 * to a browser and this one must be foreign to the Worker's.
 */
export async function startHostSite(options: HostSiteOptions): Promise<Server> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '/', response, options);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return server;
}

async function answer(address: string, response: ServerResponse, options: HostSiteOptions): Promise<void> {
  const { pathname } = new URL(address, 'http://127.0.0.1');
  if (pathname === RELOAD_ADDRESS && options.changes !== undefined)
    return options.changes.subscribe(response);
  const name = fileOf(pathname);
  const type = TYPES[name.split('.').at(-1) ?? ''];
  // Only names without a slash are served, so that no request can reach outside the folder.
  if (type === undefined || !/^[a-z-]+\.[a-z]+$/.test(name)) return notFound(response);
  try {
    const text = await read(`site/${name}`);
    const policy = policyOf(pathname, options.chatOrigin);
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'no-cache',
      ...(policy === null ? {} : { 'content-security-policy': policy }),
    });
    // A page with a policy of its own lets no inline script in: it is loaded anew by hand.
    const reload = options.changes !== undefined && policy === null ? reloadScript(options.chatOrigin) : '';
    response.end(name.endsWith('.html') ? (await fillIn(text, options)) + reload : text);
  } catch {
    notFound(response);
  }
}

function fileOf(pathname: string): string {
  if (pathname === '/') return 'index.html';
  if (pathname === '/strict-csp-trusted') return 'strict-csp.html';
  return pathname.includes('.') ? pathname.slice(1) : `${pathname.slice(1)}.html`;
}

/**
 * The strictest policy that the element works under, with the page's own styles allowed. The second address also demands
 * Trusted Types and allows no policy, because the element needs none.
 */
function policyOf(pathname: string, chat: string): string | null {
  if (pathname !== '/strict-csp' && pathname !== '/strict-csp-trusted') return null;
  const least = `default-src 'none'; script-src ${chat}; frame-src ${chat}; connect-src ${chat}; style-src 'self'; img-src 'self'`;
  return pathname === '/strict-csp'
    ? least
    : `${least}; require-trusted-types-for 'script'; trusted-types 'none'`;
}

async function fillIn(text: string, options: HostSiteOptions): Promise<string> {
  const pieces = await Promise.all(
    PIECES.map(async (path) => [`{{${basename(path, '.html')}}}`, await read(path)] as const),
  );
  const whole = pieces.reduce((page, [mark, piece]) => page.replaceAll(mark, () => piece), text);
  return fillGuide(whole, options.chatOrigin, await pinnedWidget()).replaceAll(
    '{{CONSOLE_ORIGIN}}',
    options.consoleOrigin,
  );
}

/** Returns the address and hash of the widget in the build that runs. */
async function pinnedWidget(): Promise<PinnedScript> {
  const manifest = await readFile(new URL('../dist/manifest.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { widget: PinnedScript }).widget;
}

/** @param path from this folder. */
function read(path: string): Promise<string> {
  return readFile(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('Deze pagina is er niet.');
}
