import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export type HostSiteOptions = { port: number; chatOrigin: string; consoleOrigin: string };

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
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const type = TYPES[name.split('.').at(-1) ?? ''];
  // Flat names only, so that nothing outside the folder can be asked for.
  if (type === undefined || !/^[a-z-]+\.[a-z]+$/.test(name)) return notFound(response);
  try {
    const text = await readFile(fileURLToPath(new URL(`site/${name}`, import.meta.url)), 'utf8');
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
    response.end(
      text
        .replaceAll('{{CHAT_ORIGIN}}', options.chatOrigin)
        .replaceAll('{{CONSOLE_ORIGIN}}', options.consoleOrigin),
    );
  } catch {
    notFound(response);
  }
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('Deze pagina is er niet.');
}
