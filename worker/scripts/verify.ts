import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pageHeaders } from '../http/security-headers.ts';
import { answerHelp } from './answer-help.ts';
import { build } from './build.ts';
import { compareServed, type Expected } from './compare-served.ts';
import { pagesByAddress } from './hashes.ts';
import type { StaticPages } from './static-pages.ts';

/*
 * `npm run verify -- https://chat.example.org`: whether an installation serves what this checkout builds. Ends with 0 if it
 * does, with 1 if something differs, and with 2 if it could not be compared. docs/verify.md says what that proves.
 */

const USAGE = `npm run verify -- https://chat.example.org [--site https://www.example.org] [--console https://console.example.org]

Fetches what an installation serves (pages, scripts, styles, and the parts that load later), and compares all of it with
what this checkout builds. First check out the version that the installation says it runs.

--site     the page as it is served to the visitors of this site, too
--console  where the console is, if it has an address of its own`;

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

type Installation = { chatOrigin: string; consoleOrigin: string; site: string | null };

function installationOf(args: string[]): Installation | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { site: { type: 'string' }, console: { type: 'string' } },
    });
    if (positionals.length !== 1) return null;
    const chatOrigin = new URL(positionals[0] ?? '').origin;
    const consoleOrigin = values.console === undefined ? chatOrigin : new URL(values.console).origin;
    return {
      chatOrigin,
      consoleOrigin,
      site: values.site === undefined ? null : new URL(values.site).origin,
    };
  } catch {
    return null;
  }
}

/** What each origin of the installation should answer, by address. */
async function expectedOf({ chatOrigin, consoleOrigin, site }: Installation, pages: StaticPages) {
  const origins = { chatOrigin, consoleOrigin };
  const [chat, console] = [new Map<string, Expected>(), new Map<string, Expected>()];
  for (const [address, { html, inline }] of Object.entries(pagesByAddress(pages))) {
    const content = Buffer.from(html);
    const kind = address === '/console' ? 'console' : address.startsWith('/chat') ? 'frame' : 'chat';
    const headers = pageHeaders(origins, { kind, inline, frameAncestor: null });
    (kind === 'console' ? console : chat).set(address, { content, headers });
    if (kind !== 'frame' || site === null) continue;
    const forSite = new URL(address, chatOrigin);
    forSite.searchParams.set('site', site);
    const framed = pageHeaders(origins, { kind, inline, frameAncestor: site });
    chat.set(`${forSite.pathname}${forSite.search}`, { content, headers: framed });
  }
  const hashes = JSON.parse(await readFile(join(dist, 'hashes.json'), 'utf8')) as Record<string, string>;
  const files = Object.keys(hashes).filter((address) => !(address in pagesByAddress(pages)));
  for (const address of files) chat.set(address, { content: await readFile(join(dist, 'assets', address)) });
  // The console's scripts once more where it is, if that is another host.
  for (const address of files.filter((each) => chatOrigin !== consoleOrigin && each.includes('/console-'))) {
    console.set(address, { content: await readFile(join(dist, 'assets', address)) });
  }
  return { chat, console };
}

async function verify(installation: Installation): Promise<0 | 1 | 2> {
  const { pages } = await build();
  const expected = await expectedOf(installation, pages);
  const differences: string[] = [];
  try {
    differences.push(...(await compareServed(installation.chatOrigin, expected.chat)));
    differences.push(...(await compareServed(installation.consoleOrigin, expected.console)));
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    console.error(`${installation.chatOrigin} could not be compared, because it can't be reached: ${cause}`);
    return 2;
  }
  if (differences.length === 0) {
    const count = expected.chat.size + expected.console.size;
    console.log(`The same: ${installation.chatOrigin} serves what this checkout builds.
All ${count} pages and files are equal, byte by byte, and so are the pages' policies.
That holds for what it served to this computer just now.`);
    return 0;
  }
  console.log(`NOT the same: ${installation.chatOrigin} serves something else than this checkout builds.\n`);
  for (const difference of differences) console.log(`- ${difference}`);
  console.log(`
If most of it differs, the installation may simply run another version: ask which, check that out, and run this again.
If little differs, ask whoever runs the installation to explain it before anybody chats there.`);
  return 1;
}

if (import.meta.main) {
  answerHelp(USAGE);
  const installation = installationOf(process.argv.slice(2));
  if (installation === null) console.error(USAGE);
  process.exitCode = installation === null ? 2 : await verify(installation);
}
