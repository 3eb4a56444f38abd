import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { install, type Installation } from '../journey/support/installation.ts';

/*
 * A real installation, behind somebody who can change each of its answers. The command has a process of its own, as for
 * whoever runs it.
 */

type Answer = { status: number; headers: Record<string, string>; body: string };

const VERIFY = fileURLToPath(new URL('../../worker/scripts/verify.ts', import.meta.url));
let installation: Installation;
let between: Server;
let origin: string;
let tamper: (path: string, answer: Answer) => Partial<Answer>;

beforeAll(async () => {
  installation = await install();
  between = createServer((request, response) => {
    void (async () => {
      const path = request.url ?? '/';
      const asked = await fetch(installation.chatOrigin + path, { redirect: 'manual' });
      const headers = Object.fromEntries(
        ['content-type', 'content-security-policy', 'integrity-policy', 'permissions-policy']
          .concat(
            ['cache-control', 'x-robots-tag', 'cross-origin-opener-policy'],
            ['cross-origin-embedder-policy', 'cross-origin-resource-policy'],
          )
          .flatMap((name) => {
            // The policy names the installation, which has another address here.
            const value = asked.headers
              .get(name)
              ?.replaceAll(installation.chatOrigin.replace('http', 'ws'), origin.replace('http', 'ws'));
            return value === undefined ? [] : [[name, value]];
          }),
      );
      const honest = { status: asked.status, headers, body: await asked.text() };
      const given = { ...honest, ...tamper(path, honest) };
      response.writeHead(given.status, given.headers).end(given.body);
    })();
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
  // As long as a journey waits for its installation.
}, 600_000);

afterAll(async () => {
  between?.close();
  await installation?.stop();
});

beforeEach(() => {
  tamper = () => ({});
});

async function verify(...args: string[]): Promise<{ code: number; said: string }> {
  return await new Promise((resolve) => {
    execFile(process.execPath, [VERIFY, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr });
    });
  });
}

test('an installation that serves what was built here is the same, for each of its sites too', async () => {
  const { code, said } = await verify(origin, '--site', installation.siteOrigin);
  expect(said).toContain('byte by byte');
  expect(code).toBe(0);
});

const PLACES = {
  'the page of the chat': /^\/$/,
  'its page in English': /^\/chat\?lang=en$/,
  'the page for one site': /^\/chat\?site=/,
  'the console': /^\/console$/,
  'the button on a site': /^\/widget\.js$/,
  'the element': /^\/assets\/element-/,
  'the script of the chat': /^\/assets\/chat-(?!part|talk).*\.js$/,
  'a part that loads later': /^\/assets\/chat-talk-/,
  'a part of the console': /^\/assets\/console-part-/,
  'a stylesheet': /^\/assets\/console-.*\.css$/,
};

test('one character that was changed is found wherever it is, and nothing else is named', async () => {
  const changed: string[] = [];
  tamper = (path, { body }) => {
    if (!Object.values(PLACES).some((where) => where.test(path))) return {};
    changed.push(path);
    return { body: `${body.slice(0, -2)}${body.at(-2) === ' ' ? ';' : ' '}${body.slice(-1)}` };
  };
  const { code, said } = await verify(origin, '--site', installation.siteOrigin);
  expect(code).toBe(1);
  for (const [place, where] of Object.entries(PLACES)) {
    expect(
      changed.some((path) => where.test(path)),
      place,
    ).toBe(true);
  }
  expect(said.match(/^- \S+/gm)?.toSorted()).toEqual(changed.map((path) => `- ${path}`).toSorted());
});

test('a page whose headers let more happen is found', async () => {
  const headersOf: Record<string, Record<string, string>> = {
    '/': { 'content-security-policy': "script-src 'self' https://evil.test" },
    '/chat': { 'integrity-policy': '' },
    '/console': { refresh: '0;url=https://evil.test' },
  };
  tamper = (path, { headers }) => ({ headers: { ...headers, ...headersOf[path] } });
  const { code, said } = await verify(origin);
  expect(code).toBe(1);
  const found = said.match(/^- .*?(?=\.|,)/gm);
  expect(found).toEqual([
    '- / has another Content-Security-Policy',
    '- /chat has another Integrity-Policy',
    '- /console has a header Refresh',
  ]);
});

test('what is not served, or leads elsewhere, is found', async () => {
  tamper = (path) => {
    if (path.startsWith('/assets/chat-talk-')) return { status: 404 };
    return path === '/widget.js' ? { status: 302, headers: { location: 'https://evil.test/' } } : {};
  };
  const { code, said } = await verify(origin);
  expect(code).toBe(1);
  expect(said).toMatch(/- \/assets\/chat-talk-\S+ is not served: the answer is 404/);
  expect(said).toContain('- /widget.js is not served: the answer is 302');
});

test('what can not be reached is no difference, and a mistake explains itself', async () => {
  expect(await verify('http://127.0.0.1:9')).toMatchObject({
    code: 2,
    said: expect.stringContaining("can't be reached") as string,
  });
  for (const args of [[], ['not an address'], [origin, origin], [origin, '--sites', origin]]) {
    const { code, said } = await verify(...args);
    expect({ args, code }).toEqual({ args, code: 2 });
    expect(said).toContain('npm run verify -- https://');
  }
});
