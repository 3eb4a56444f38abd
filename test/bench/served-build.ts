import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

export type ServedBuild = { name: string; chat: string; site: string; stop: () => void };

/** One checkout's build and pages, compressed as the platform would, with a site on another origin that embeds it. */
export async function serveBuild(root: string, name: string): Promise<ServedBuild> {
  await promisify(execFile)(process.execPath, [join(root, 'worker/scripts/build.ts')], { cwd: root });
  const pages = await pagesOf(root);
  const availability = { state: 'open', signUpEndsInMs: 7_200_000, nobodyOnDuty: false };
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const type = TYPES[pathname.split('.').at(-1) ?? ''];
      const headers = {
        'Access-Control-Allow-Origin': '*',
        'Content-Encoding': 'br',
        'Cache-Control': 'public, max-age=300',
      };
      const send = (contentType: string, body: string | Buffer) => {
        const known = packed.get(request.url ?? '') ?? brotliCompressSync(body);
        packed.set(request.url ?? '', known);
        response.writeHead(200, { ...headers, 'Content-Type': contentType }).end(known);
      };
      if (pathname === '/chat')
        return send(
          'text/html; charset=utf-8',
          pages.chat.replace('http://site.invalid', searchParams.get('site') ?? ''),
        );
      if (pathname === '/api/chat-page') return send('application/json', JSON.stringify(pages.data));
      if (pathname === '/site') return send('text/html; charset=utf-8', SITE);
      if (pathname === '/api/availability') {
        const helpLines = searchParams.has('site') && !pages.longAnswer ? [] : pages.helpLines;
        const exitUrl = 'https://www.buienradar.nl/';
        return send(
          'application/json',
          JSON.stringify({ availability, siteListed: true, helpLines, exitUrl }),
        );
      }
      const content = await readFile(join(root, 'dist/assets', pathname)).catch(() => null);
      if (content === null || type === undefined) return response.writeHead(404).end();
      send(type, content);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  return {
    name,
    chat: origin,
    site: `http://127.0.0.1:${port}/site?chat=${origin}`,
    stop: () => server.close(),
  };
}

const SITE = `<!doctype html><html lang="nl"><meta name="viewport" content="width=device-width"><title>Site</title>
<p>${'Wij zijn er voor je. '.repeat(60)}</p><luisterend-oog-chat></luisterend-oog-chat>
<script type="module">
  const script = document.createElement('script');
  script.type = 'module';
  script.src = new URLSearchParams(location.search).get('chat') + '/widget.js';
  document.head.append(script);
</script>`;

/** Where the Worker of a checkout makes the lines that visitors see. */
const linesOf = (handler: string): string =>
  handler.includes('helpLinesInWords')
    ? `import { helpLinesInWords } from './worker/http/pages/help-lines-in-words.ts';
       export const helpLines = helpLinesInWords('nl', settings, Date.UTC(2026, 10, 24, 19));`
    : `import { helpLinesAt } from './worker/domain/queue/availability.ts';
       export const helpLines = helpLinesAt(settings, Date.UTC(2026, 10, 24, 19));`;

type Pages = { chat: string; data: object; helpLines: unknown[]; longAnswer: boolean };

/** The page as it was built, or as the Worker of an older checkout writes it, with its data in it. */
async function pagesOf(root: string): Promise<Pages> {
  const handler = await readFile(join(root, 'worker/http/routes/availability.ts'), 'utf8');
  const manifest = JSON.parse(await readFile(join(root, 'dist/manifest.json'), 'utf8')) as {
    pages?: { frame: { nl: { html: string } } };
  };
  const built = manifest.pages?.frame.nl.html;
  const contents = `
    ${built === undefined ? "import { chatPage } from './worker/http/pages/chat-page.ts';" : ''}
    import { DEFAULT_SETTINGS as settings } from './worker/domain/settings/default-settings.ts';
    ${linesOf(handler)}
    const { helpLinesCheckedOn = null, organisation, exitUrl, openingHours } = settings;
    export const data = {
      availability: { state: 'open', signUpEndsInMs: 7_200_000, nobodyOnDuty: false },
      helpLines, helpLinesCheckedOn, organisation, exitUrl, retentionWeeks: 6, weeklyHours: openingHours.weekly,
      zone: openingHours.zone, zoneName: 'Nederlandse tijd',
      signUpEndsMinutes: openingHours.signUpEndsMinutes, graceMinutes: 10, site: 'http://site.invalid',
    };
    export const chat = ${
      built === undefined ? "String(await chatPage('nl', data, 'bench'))" : JSON.stringify(built)
    };`;
  const made = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const source = Buffer.from(made.outputFiles[0]?.contents ?? []).toString('base64');
  const pages = (await import(`data:text/javascript;base64,${source}`)) as Omit<Pages, 'longAnswer'>;
  return { ...pages, longAnswer: !handler.includes('helpLines: []') };
}
