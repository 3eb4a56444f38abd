import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { circlesIn } from './circles.ts';
import type { Row } from './import-table-visitor.ts';
import { IMPORT_TABLE } from './import-table.ts';
import { importsOf, type Import } from './imports-of.ts';

/*
 * Imports ↔ the table of what is allowed, and no circles. It reads the sources with oxc-parser, since dependency-cruiser
 * (18.7, November 2026) needs TypeScript < 7 and, with its other parser, swc, sees no `import('…')` inside a generic type,
 * which is how the longest circle of this project was written.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['protocol', 'widget', 'worker', 'demo', 'test'];
const SOURCE = /\.[cm]?[jt]sx?$/;
const TABLE_FILE = 'test/checks/import-table.ts';

/** What each source file imports, by its path from the project's folder. */
export type Modules = ReadonlyMap<string, readonly Import[]>;

export async function checkImports(): Promise<string[]> {
  const modules = await readModules();
  return [...importProblems(modules), ...circleProblems(modules), ...rowsWithoutFiles(modules)];
}

/** One line for each import that no row allows, and each file that no row is about. */
export function importProblems(modules: Modules): string[] {
  return [...modules].flatMap(([path, imports]) => {
    const row = rowOf(path);
    if (row === null) return [`${path} is in no row of ${TABLE_FILE}.`];
    return imports.flatMap((found) => problemOf(path, row, found, modules) ?? []);
  });
}

/** One line for each circle, through imports of types too: of files, and of rows of the table. */
export function circleProblems(modules: Modules): string[] {
  const files: [string, string[]][] = [];
  const rows = new Map<string, string[]>();
  for (const [path, imports] of modules) {
    const targets = imports.map(({ from }) => targetOf(path, from));
    files.push([path, targets]);
    const row = nameOf(path);
    rows.set(row, [...(rows.get(row) ?? []), ...targets.map(nameOf).filter((other) => other !== row)]);
  }
  return [...circlesIn(new Map(files)), ...circlesIn(rows)].map(
    (circle) => `These import each other in a circle: ${circle.join(' → ')}.`,
  );
}

function rowsWithoutFiles(modules: Modules): string[] {
  const paths = [...modules.keys()];
  return IMPORT_TABLE.flatMap(({ files }) => files)
    .filter((name) => !paths.some((path) => covers(name, path)))
    .map((name) => `${TABLE_FILE} has a row for ${name}, which is not there.`);
}

function problemOf(path: string, row: Row, { from, kind }: Import, modules: Modules): string | null {
  const target = targetOf(path, from);
  if (target !== from && SOURCE.test(target) && !modules.has(target))
    return `${path} imports ${target}, which is not there.`;
  const allows = (names: readonly string[] = []) => names.some((name) => covers(name, target));
  if (rowOf(target) === row || allows(row.imports)) return null;
  if (allows(row.types)) return kind === 'types' ? null : `${path} may import only types of ${target}.`;
  if (allows(row.lazy)) return kind !== 'code' ? null : `${path} may import ${target} only by import().`;
  return `${path} may not import ${target || 'a computed address'}.`;
}

/** The row with the longest name that covers the path. */
function rowOf(path: string): Row | null {
  const fitting = IMPORT_TABLE.flatMap((row) =>
    row.files.filter((name) => covers(name, path)).map((name) => ({ row, length: name.length })),
  );
  return fitting.toSorted((a, b) => b.length - a.length)[0]?.row ?? null;
}

const nameOf = (path: string) => rowOf(path)?.files[0] ?? path;

/** A folder (`widget/ui/`) covers all below it, a package its parts (`lit`, `lit/directives/keyed.js`). */
function covers(name: string, target: string): boolean {
  return target === name || target.startsWith(/[/:]$/.test(name) ? name : `${name}/`);
}

/** A path from the project's folder; what is no relative path stays as it is. Declarations say `.js` of each other. */
function targetOf(path: string, from: string): string {
  if (!from.startsWith('.')) return from;
  const target = posix.join(posix.dirname(path), from);
  return path.endsWith('.d.ts') ? target.replace(/\.js$/, '.d.ts') : target;
}

export async function readModules(): Promise<Modules> {
  const inRoot = (await readdir(root)).filter((name) => SOURCE.test(name));
  const paths = [...inRoot, ...(await Promise.all(FOLDERS.map(sourcesBelow))).flat()].toSorted();
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path, importsOf(path, await readFile(join(root, path), 'utf8'))] as const),
    ),
  );
}

async function sourcesBelow(folder: string): Promise<string[]> {
  const paths = await readdir(join(root, folder), { recursive: true });
  return paths
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => SOURCE.test(path));
}

if (import.meta.main) {
  const problems = await checkImports();
  console.log(
    problems.length === 0 ? 'Every import is allowed, and there is no circle.' : problems.join('\n'),
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
