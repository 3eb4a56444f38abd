import { integrityOf } from './pinned-widget.ts';

/** One answer that an installation should give. `headers` are those that decide what the page may do. */
export type Expected = { content: Uint8Array; headers?: Readonly<Record<string, string>> };

/** Headers that can put other content in a page's place, which no page of ours has. */
const NEVER = ['Refresh', 'Link'];
const AT_ONCE = 6;
const SHOWN = 80;

/** As a browser asks, so that a server can't easily tell this from a visitor. */
const AS_A_BROWSER = {
  'User-Agent':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language': 'nl-NL,nl;q=0.9,en;q=0.8',
  'Cache-Control': 'no-cache',
};

/**
 * Fetches each address of an installation, and compares it byte by byte.
 * @returns what differs, one sentence each in the order of the addresses. @throws if the installation can't be reached.
 */
export async function compareServed(
  origin: string,
  expected: ReadonlyMap<string, Expected>,
): Promise<string[]> {
  const waiting = [...expected];
  const found = new Map<string, string[]>();
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [address, wanted] = next;
      found.set(address, await differencesAt(origin + address, address, wanted));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return [...expected.keys()].flatMap((address) => found.get(address) ?? []);
}

async function differencesAt(url: string, address: string, wanted: Expected): Promise<string[]> {
  const response = await fetch(url, { headers: AS_A_BROWSER, redirect: 'manual' });
  const served = new Uint8Array(await response.arrayBuffer());
  if (response.status !== 200)
    return [`${address} is not served: the answer is ${response.status}, not 200.`];
  const same = integrityOf(served, 'sha384') === integrityOf(wanted.content, 'sha384');
  return [
    ...(same ? [] : [`${address} has other content. ${firstDifference(served, wanted.content)}`]),
    ...(wanted.headers === undefined ? [] : differentHeaders(address, response.headers, wanted.headers)),
  ];
}

function differentHeaders(
  address: string,
  served: Headers,
  wanted: Readonly<Record<string, string>>,
): string[] {
  const others = Object.entries(wanted).filter(([name, value]) => served.get(name) !== value);
  return [
    ...others.map(
      ([name, value]) =>
        `${address} has another ${name}. Served: ${served.get(name) ?? 'none'}. Built: ${value}.`,
    ),
    ...NEVER.filter((name) => served.has(name)).map(
      (name) => `${address} has a header ${name}, which no page of a build has: ${served.get(name) ?? ''}.`,
    ),
  ];
}

/** The first line that differs, from a little before the first character that does. */
function firstDifference(served: Uint8Array, built: Uint8Array): string {
  const [theirs, ours] = [served, built].map((bytes) => Buffer.from(bytes).toString().split('\n'));
  if (theirs === undefined || ours === undefined) return '';
  const line = theirs.findIndex((text, index) => text !== ours[index]);
  const [there, here] = [theirs[line] ?? '', ours[line === -1 ? theirs.length : line] ?? ''];
  let same = 0;
  while (same < there.length && there[same] === here[same]) same += 1;
  const from = Math.max(0, same - 20);
  const excerpt = (text: string) => JSON.stringify(text.slice(from, from + SHOWN));
  const where = line === -1 ? theirs.length + 1 : line + 1;
  return `In line ${where}, served: ${excerpt(there)}. Built: ${excerpt(here)}.`;
}
