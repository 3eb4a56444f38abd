import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['protocol', 'widget', 'worker', 'demo', 'test'];
/** A component's styles stand beside it under the same name. */
const NEEDS_NO_LINE = /\.styles\.ts$|(^|\/)tsconfig\.json$|^README\.md$|\.(png|svg|css)$/;

/** READMEs ↔ files: each file has its line in the nearest README above it, and each line its file. */
export async function checkReadmes(): Promise<string[]> {
  const folders = (await Promise.all(FOLDERS.map(foldersWithReadme))).flat();
  return (await Promise.all(folders.map((folder) => checkFolder(folder, folders)))).flat();
}

async function checkFolder(folder: string, folders: readonly string[]): Promise<string[]> {
  const text = await readFile(join(root, folder, 'README.md'), 'utf8').catch(() => '');
  const listed = new Set(Array.from(text.matchAll(/^- \[?`([^`]+)`/gm), ([, path = '']) => path));
  const present = await linesNeeded(folder, folders);
  return [
    ...present
      .filter((path) => !listed.has(path))
      .map((path) => `${folder}/README.md has no line for ${path}.`),
    ...[...listed]
      .filter((path) => !present.includes(path))
      .map((path) => `${folder}/README.md has a line for ${path}, which is not there.`),
  ];
}

/** What this README lists: its files, and as `folder/` each folder below it that has a README of its own. */
async function linesNeeded(folder: string, folders: readonly string[]): Promise<string[]> {
  const below = folders
    .filter((other) => other.startsWith(`${folder}/`))
    .map((other) => other.slice(folder.length + 1));
  const own = (await filesOf(folder))
    .filter((path) => !NEEDS_NO_LINE.test(path) && !path.startsWith('gallery/'))
    .filter((path) => !below.some((other) => path.startsWith(`${other}/`)));
  const nearest = below.filter((path) => !below.some((other) => path.startsWith(`${other}/`)));
  return [...own, ...nearest.map((path) => `${path}/`)];
}

async function foldersWithReadme(folder: string): Promise<string[]> {
  const readmes = (await filesOf(folder)).filter((path) => /(^|\/)README\.md$/.test(path));
  return readmes.map((path) => join(folder, path, '..').replaceAll('\\', '/'));
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(root, folder), join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

if (import.meta.main) {
  const problems = await checkReadmes();
  console.log(problems.length === 0 ? 'Every file has its line.' : problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
}
