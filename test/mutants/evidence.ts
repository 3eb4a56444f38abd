import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importsOf } from '../checks/imports-of.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is mutated. The default settings are content, not rules: a test of them would repeat them. */
const MUTATED = ['worker/domain/**/*.ts', 'widget/personal-data/*.ts'];
const NOT_MUTATED = ['worker/domain/settings/default-settings.ts'];
/** Besides the tests: what decides how they are run, and which tool plants the mutants. */
const MEANS = ['test/mutants/vitest.config.ts', 'test/mutants/plant.ts'];

export const sources = globSync(MUTATED, { cwd: root, exclude: NOT_MUTATED })
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted();
const tests = globSync('test/domain/**/*.test.ts', { cwd: root }).map((path) => path.replaceAll('\\', '/'));

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const known = new Map<string, ReadonlySet<string>>();

/** This file and all that it imports, directly or not, by paths from the root. Packages are left out. */
function closureOf(path: string): ReadonlySet<string> {
  const before = known.get(path);
  if (before !== undefined) return before;
  const closure = new Set<string>();
  const open = [path];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (closure.has(next)) continue;
    closure.add(next);
    for (const { from } of importsOf(next, read(next))) {
      const imported = join(dirname(next), from).replaceAll('\\', '/');
      if (from.startsWith('.') && existsSync(join(root, imported))) open.push(imported);
    }
  }
  known.set(path, closure);
  return closure;
}

/**
 * A hash of all on which the outcome for one source rests: the source, what it imports, the tests that reach it with their helpers,
 * and how they are run. Another source that only imports this one does not count, as it can't change what a mutant here does.
 */
export function evidenceFor(source: string, named: readonly string[]): string {
  const reaching = tests.filter((test) => closureOf(test).has(source));
  const helpers = reaching.flatMap((test) => [...closureOf(test)].filter((path) => path.startsWith('test/')));
  const files = [...new Set([...closureOf(source), ...helpers, ...MEANS])].toSorted();
  const hash = createHash('sha256').update(JSON.stringify(named));
  for (const path of files) hash.update(`\0${path}\0${read(path)}`);
  return hash.digest('base64url').slice(0, 22);
}
