import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';

/** All that decides what is built. A file that is missing counts as empty, because a copy may have no lock file. */
const FOLDERS = ['protocol', 'widget', 'worker'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'wrangler.toml'];

/** Says of what `dist/` was made: a hash of all sources, and one of each file that was made of them. */
const RECORD = 'built-from.json';
const Record = z.object({ sources: z.string(), files: z.record(z.string(), z.string()) });

/** A hash of the sources, the packages and this Node. */
export async function hashOfSources(root: string): Promise<string> {
  const found = await Promise.all(FOLDERS.map((folder) => filesUnder(join(root, folder))));
  const paths = [...found.flat(), ...FILES.map((file) => join(root, file))].toSorted();
  const contents = await Promise.all(paths.map((path) => readFile(path).catch(() => new Uint8Array())));
  const all = paths.map((path, index) => `${relative(root, path)} ${hashOf(contents[index])}\n`);
  return hashOf(Buffer.from(process.version + all.join('')));
}

/** True if `dist` holds what was made of these sources, every byte of it, and no other assets. */
export async function isPublished(dist: string, sources: string): Promise<boolean> {
  try {
    const record = Record.parse(JSON.parse(await readFile(join(dist, RECORD), 'utf8')));
    if (record.sources !== sources) return false;
    const isAsIt = ([path, hash]: [string, string]) =>
      readFile(join(dist, path)).then((content) => hashOf(content) === hash);
    const assets = await filesUnder(join(dist, 'assets'));
    if (assets.some((path) => !Object.hasOwn(record.files, relative(dist, path)))) return false;
    return (await Promise.all(Object.entries(record.files).map(isAsIt))).every(Boolean);
  } catch {
    // Something is missing, or is no record.
    return false;
  }
}

/** Puts each file in place by a rename and drops old ones last, so that a running server never misses one. */
export async function publish(
  dist: string,
  sources: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const workshop = join(dist, `.build-${process.pid}`);
  await mkdir(workshop, { recursive: true });
  try {
    for (const [path, contents] of files) {
      const target = join(dist, path);
      // An unchanged file stays untouched: a rename would make a running server reload for nothing.
      if (await holds(target, contents)) continue;
      const made = join(workshop, path.replaceAll('/', '_'));
      await writeFile(made, contents);
      await mkdir(dirname(target), { recursive: true });
      await rename(made, target);
    }
    for (const path of await filesUnder(join(dist, 'assets'))) {
      if (!files.has(relative(dist, path))) await rm(path, { force: true });
    }
    const hashes = Object.fromEntries(Array.from(files, ([path, contents]) => [path, hashOf(contents)]));
    await writeFile(join(dist, RECORD), JSON.stringify({ sources, files: hashes }));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function holds(path: string, contents: Uint8Array): Promise<boolean> {
  const present = await readFile(path).catch(() => null);
  return present !== null && present.equals(contents);
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function hashOf(content: Uint8Array = new Uint8Array()): string {
  return createHash('sha256').update(content).digest('base64url');
}
