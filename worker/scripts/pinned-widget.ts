import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PinnedScript } from '../http/pages/embed-code.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Versions that some site may still name with their hash; each build goes on serving them. */
export const KEPT_FOLDER = join(root, 'widget/pinned');
const NAME = /^(widget-[\w.-]+|element)-[0-9a-f]{12}\.js$/;

export type PinnedWidget = PinnedScript & {
  /** The file that it fetches, and whose hash it holds. */
  element: string;
};

/** @param element what the widget fetches. */
export async function pinWidget(content: Uint8Array, element: Uint8Array): Promise<PinnedWidget> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    script: `/assets/widget-${version}-${hashOf(content)}.js`,
    integrity: integrityOf(content, 'sha384'),
    element: elementFile(element),
  };
}

/** The kept versions by address. */
export async function keptWidgets(): Promise<Map<string, Uint8Array>> {
  const names = (await readdir(KEPT_FOLDER)).filter((name) => NAME.test(name));
  const entries = names.map(
    async (name) => [`/assets/${name}`, await readFile(join(KEPT_FOLDER, name))] as const,
  );
  return new Map(await Promise.all(entries));
}

/** CHAT_ORIGIN of the deployment: the first in wrangler.toml, whose top level is production. */
export async function chatOrigin(): Promise<string> {
  const toml = await readFile(join(root, 'wrangler.toml'), 'utf8');
  return /^CHAT_ORIGIN = "(.+)"$/m.exec(toml)?.[1] ?? 'https://chat.example.org';
}

/** The address of the element that a loader names. */
export function elementFile(content: Uint8Array): string {
  return `/assets/element-${hashOf(content)}.js`;
}

export function integrityOf(content: Uint8Array, algorithm: 'sha256' | 'sha384'): string {
  return `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;
}

function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
