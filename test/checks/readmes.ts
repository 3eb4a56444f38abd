import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['protocol', 'widget', 'worker', 'demo', 'test'];
/** A component's styles stand beside it under the same name. */
const NEEDS_NO_LINE = /\.styles\.ts$|(^|\/)tsconfig\.json$|^README\.md$|\.(png|svg|css)$/;

/** Folder READMEs ↔ files: each file has its line, and each line its file. */
export async function checkReadmes(): Promise<string[]> {
  return (await Promise.all(FOLDERS.map(checkFolder))).flat();
}

async function checkFolder(folder: string): Promise<string[]> {
  const text = await readFile(join(root, folder, 'README.md'), 'utf8').catch(() => '');
  const listed = new Set(Array.from(text.matchAll(/^- `([^`]+)`/gm), ([, path = '']) => path));
  const present = await filesOf(folder);
  return [
    ...present
      .filter((path) => !listed.has(path))
      .map((path) => `${folder}/README.md has no line for ${path}.`),
    ...[...listed]
      .filter((path) => !present.includes(path))
      .map((path) => `${folder}/README.md has a line for ${path}, which is not there.`),
  ];
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(root, folder), join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !NEEDS_NO_LINE.test(path) && !path.startsWith('gallery/'));
}

if (import.meta.main) {
  const problems = await checkReadmes();
  console.log(problems.length === 0 ? 'Every file has its line.' : problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
}
