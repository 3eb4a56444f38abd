import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright';
import { findChromium } from '../../chromium.ts';
import { PATIENCE_MS } from '../../patience-ms.ts';
import { fromBase64url } from '../../../protocol/bytes.ts';
import { openKept, splitKey } from '../../../widget/keys/split-key.ts';
import { blocksOf } from './leveldb.ts';
import { guisesOf } from './traffic.ts';

/** PKCS#8 (RFC 5208) of a P-256 key with its public half beside it (RFC 5915): 32 private and 65 public bytes. */
const PRIVATE_P256 = new RegExp(
  `${latin1('308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420')}[^]{32}${latin1('a144034200')}\x04[^]{64}`,
  'g',
);

function latin1(hex: string): string {
  return hex.replace(/../g, (byte) => `\\x${byte}`);
}

/** A browser that has a disk, as people's have, and what whoever gets hold of that disk can do with it. */
export class Profile {
  readonly context: BrowserContext;
  readonly #folder: string;
  /** Keys that a page of it had in its hands as bytes, base64url. */
  readonly keys: Set<string>;
  /** The server's halves that it was sent. */
  readonly halves: Set<string>;

  private constructor(context: BrowserContext, folder: string, keys: Set<string>, halves: Set<string>) {
    this.context = context;
    this.#folder = folder;
    this.keys = keys;
    this.halves = halves;
  }

  static async open(): Promise<Profile> {
    const folder = await mkdtemp(join(tmpdir(), 'luisterend-oog-profile-'));
    const context = await chromium.launchPersistentContext(folder, {
      ...(await findChromium()),
      locale: 'nl-NL',
      timezoneId: 'Europe/Amsterdam',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const [keys, halves] = [new Set<string>(), new Set<string>()];
    await context.exposeFunction('reportKey', (key: string) => void keys.add(key));
    await context.addInitScript(reportKeys);
    context.on('page', (page) => {
      page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => addHalves(String(payload), halves)),
      );
      page.on('response', async (response) => {
        if (response.url().endsWith('/me')) addHalves(await response.text().catch(() => ''), halves);
      });
    });
    return new Profile(context, folder, keys, halves);
  }

  /** Closes the browser; its disk stays. */
  async close(): Promise<void> {
    await this.context.close();
  }

  async remove(): Promise<void> {
    // The browser's other processes may still be writing for a moment.
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 10 });
  }

  /** Every file, read for text, and what the compressed ones among them hold. `storage`: what pages have stored alone. */
  async disk(part: 'all' | 'storage' = 'all'): Promise<string> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => part === 'all' || /\/(Session Storage|Local Storage|IndexedDB)\//.test(file));
    const texts = await Promise.all(files.map(textsIn));
    return texts.flat().join('\n');
  }

  /** Those of these texts and keys that the disk holds, in whatever guise. */
  async finds(texts: readonly string[], keys: Iterable<string>): Promise<string[]> {
    const disk = await this.disk();
    return [
      ...texts.filter((text) => inDisguise(text).some((guise) => disk.includes(guise))),
      ...[...keys].filter((key) => keyInDisguise(key).some((guise) => disk.includes(guise))),
    ];
  }

  /** P-256 private keys that lie raw on the disk, as browsers write them: PKCS#8 in base64url. */
  async privateKeys(): Promise<string[]> {
    const found = (await this.disk('storage')).match(PRIVATE_P256) ?? [];
    return [...new Set(found.map((key) => Buffer.from(key, 'latin1').toString('base64url')))];
  }

  /** All that pages have stored encrypted, in the order of writing. */
  async ciphertexts(): Promise<string[]> {
    const disk = (await this.disk('storage')).replaceAll('\0', '');
    return [...new Set(disk.match(/(?<![\w-])[\w-]{600,}(?![\w-])/g))];
  }

  /**
   * What opens of all that the disk still has as ciphertext, by trying every pair of halves among what the disk has, what
   * else somebody has got hold of, and `halves`.
   */
  async opens(
    keptBy: 'tab' | 'console',
    id: string,
    elsewhere: string,
    halves: Iterable<string>,
  ): Promise<unknown[]> {
    const disk = (await this.disk('storage')).replaceAll('\0', '');
    const sealed = await this.ciphertexts();
    const candidates = (text: string) => new Set(text.match(/(?<![\w-])[\w-]{43}(?![\w-])/g));
    const ours = candidates(disk);
    const theirs = new Set([...ours, ...candidates(elsewhere), ...halves]);
    const opened: unknown[] = [];
    for (const device of ours)
      for (const server of theirs) {
        const key = await splitKey(device, server, keptBy, id);
        for (const one of sealed) opened.push(await openKept(key, one).catch(() => null));
      }
    return opened.filter((value) => value !== null);
  }
}

async function textsIn(file: string): Promise<string[]> {
  // A browser that runs deletes files at any time.
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const blocks = extname(file) === '.ldb' ? (blocksOf(bytes) ?? []) : [];
  return [bytes, ...blocks].map((part) => part.toString('latin1'));
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('latin1');

function inDisguise(text: string): string[] {
  const utf8 = Buffer.from(text).toString('latin1');
  const hex = Buffer.from(text).toString('hex');
  const wide = guisesOf(utf16(text));
  return [utf8, hex.toUpperCase(), ...guisesOf(text), ...guisesOf(text).map(utf16), ...wide];
}

/** @param key base64url */
function keyInDisguise(key: string): string[] {
  const bytes = Buffer.from(fromBase64url(key));
  const written = [
    key,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ];
  return [bytes.toString('latin1'), ...written, ...written.map(utf16)];
}

function addHalves(frame: string, halves: Set<string>): void {
  for (const [, half] of frame.matchAll(/"half":"([\w-]{43})"/g)) if (half !== undefined) halves.add(half);
}

/** In every page and frame: tells of each key that leaves the browser's own keeping, or is taken into it. */
function reportKeys(): void {
  const { subtle } = crypto ?? {};
  const { reportKey } = window as unknown as { reportKey: (key: string) => void };
  if (subtle === undefined) return;
  const tell = (bytes: Uint8Array) =>
    reportKey(
      btoa(String.fromCharCode(...bytes))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', ''),
    );
  const exportKey = subtle.exportKey.bind(subtle) as (format: string, key: CryptoKey) => Promise<unknown>;
  const importKey = subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<CryptoKey>;
  Object.assign(subtle, {
    exportKey: async (format: string, key: CryptoKey) => {
      const made = await exportKey(format, key);
      if (made instanceof ArrayBuffer && key.type !== 'public') tell(new Uint8Array(made));
      return made;
    },
    importKey: async (...args: unknown[]) => {
      const key = await importKey(...args);
      const [, bytes] = args;
      // A half opens nothing by itself, and of a public key's id, which is no secret, a fingerprint is derived.
      const isNone = ['HKDF', 'HMAC', 'PBKDF2'].includes(key.algorithm.name);
      if (bytes instanceof Uint8Array && key.type !== 'public' && !isNone) tell(bytes);
      return key;
    },
  });
}
