import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf } from '../checks/code-of.ts';
import { importsOf } from '../checks/imports-of.ts';
import { MUTATED, NOT_MUTATED, TESTS_LEFT_OUT, TESTS_RUN } from './means.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Besides the tests: what decides how they are run, and which mutants are planted. */
const MEANS = ['test/mutants/means.ts', 'test/mutants/vitest.config.ts', 'test/domain/same-seed.ts'];

const find = (patterns: string[], exclude: string[] = []): string[] =>
  globSync(patterns, { cwd: root, exclude })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();

const tests = find(TESTS_RUN, TESTS_LEFT_OUT);
const codes = new Map<string, string>();
const closures = new Map<string, ReadonlySet<string>>();

function codeAt(path: string): string {
  const known = codes.get(path);
  if (known !== undefined) return known;
  // Survivors are named by their line, so that a source with another name in it has to be looked at again.
  const isAnonymous = path.startsWith('test/');
  const code = codeOf(path, readFileSync(join(root, path), 'utf8'), isAnonymous);
  codes.set(path, code);
  return code;
}

/** Every file with code in it that is mutated; a file of types has none. */
export const sources = find(MUTATED, NOT_MUTATED).filter((path) => codeAt(path) !== '');

/** This file and all code that it imports, directly or not, by paths from the root. Packages are left out. */
function closureOf(path: string): ReadonlySet<string> {
  const known = closures.get(path);
  if (known !== undefined) return known;
  const closure = new Set<string>();
  const open = [path];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (closure.has(next)) continue;
    closure.add(next);
    for (const { from } of importsOf('code.js', codeAt(next))) {
      const imported = join(dirname(next), from).replaceAll('\\', '/');
      if (from.startsWith('.') && existsSync(join(root, imported))) open.push(imported);
    }
  }
  closures.set(path, closure);
  return closure;
}

/** Every file of code that the tests import, directly or not: without one of them a test would look at the code outside the sandbox. */
export function importedByTests(): string[] {
  return [...new Set(tests.flatMap((test) => [...closureOf(test)]))].toSorted();
}

/**
 * A hash of what the outcome for one source rests on: its code, the tests that reach it with their helpers, and how they are run. The
 * sources that it imports are left out, because they have evidence of their own.
 */
export function evidenceFor(source: string): string {
  const reaching = tests.filter((test) => closureOf(test).has(source));
  const helpers = reaching.flatMap((test) => [...closureOf(test)].filter((path) => path.startsWith('test/')));
  const hash = createHash('sha256');
  for (const path of new Set([source, ...helpers.toSorted(), ...MEANS]))
    hash.update(`\0${path}\0${codeAt(path)}`);
  return hash.digest('base64url').slice(0, 22);
}
