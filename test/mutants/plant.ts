import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { importedByTests, root } from './evidence.ts';
import { NOT_PLANTED } from './means.ts';

/** What the tests of pure rules need besides the code that they import; the rest of the repository stays out of the sandbox. */
const COPIED = [
  'worker/domain/**',
  'widget/personal-data/**',
  'protocol/**',
  'test/domain/**',
  'test/mutants/{vitest.config,means}.ts',
  'package.json',
  'tsconfig.json',
];

type Place = { line: number; column: number };
type MutantResult = {
  fileName: string;
  location: { start: Place; end: Place };
  replacement?: string;
  status: string;
};
/** What is used of `@stryker-mutator/core`, whose own types are there only once it is installed. */
type StrykerModule = {
  Stryker: new (options: object) => { runMutationTest(): Promise<readonly MutantResult[]> };
};

/**
 * Installs and loads Stryker apart from the other packages, by a lock file of its own, since it brings two hundred that nothing else uses.
 * Its runner finds the repository's vitest, as the folder lies below `node_modules`.
 */
function loadStryker(): StrykerModule {
  const folder = join(root, 'node_modules/.cache/stryker');
  cpSync(join(root, 'test/mutants/stryker'), folder, { recursive: true });
  const { status } = spawnSync('npm', ['install', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error('Stryker can not be installed.');
  return createRequire(join(folder, 'package.json'))('@stryker-mutator/core') as StrykerModule;
}

/** What came of one mutant, which is named by its line as it stands and as it was mutated. */
export type Outcome = { source: string; name: string; isKilled: boolean };

/** Plants every mutant of these sources, one at a time, and runs the tests that reach it. */
export async function plantMutants(sources: readonly string[], afresh: boolean): Promise<Outcome[]> {
  const { Stryker } = loadStryker();
  const stryker = new Stryker({
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutants/vitest.config.ts' },
    mutate: [...sources],
    ignorePatterns: ['**', ...[...COPIED, ...importedByTests()].map((pattern) => `!${pattern}`)],
    // The compiler of this repository has no JavaScript interface to rewrite a tsconfig with, and none needs rewriting.
    tsconfigFile: 'none',
    mutator: { excludedMutations: [...NOT_PLANTED] },
    coverageAnalysis: 'perTest',
    // Long enough that a busy machine does not make a survivor look like an endless loop.
    timeoutMS: 20_000,
    incremental: true,
    incrementalFile: 'node_modules/.cache/mutants.json',
    force: afresh,
    tempDirName: '.stryker-tmp',
    cleanTempDir: 'always',
    // Leaves a core to whatever else is going on.
    concurrency: Math.max(1, availableParallelism() - 1),
    reporters: ['progress-append-only'],
    warnings: false,
    allowEmpty: true,
  });
  const mutants = await stryker.runMutationTest();
  return mutants.filter(({ status }) => status !== 'Ignored').map(outcomeOf);
}

function outcomeOf({ fileName, location, replacement, status }: MutantResult): Outcome {
  const lines = readFileSync(fileName, 'utf8').split('\n');
  const { start, end } = location;
  const [first = '', last = ''] = [lines[start.line - 1], lines[end.line - 1]];
  const mutated = first.slice(0, start.column - 1) + (replacement ?? '') + last.slice(end.column - 1);
  return {
    source: relative(root, fileName).replaceAll('\\', '/'),
    name: `${shortened(first)} → ${shortened(mutated)}`,
    // RuntimeError: with this one the tests can't even be loaded.
    isKilled: ['Killed', 'Timeout', 'RuntimeError'].includes(status),
  };
}

const shortened = (code: string): string => {
  const line = code.trim().replaceAll(/\s+/g, ' ');
  return line.length <= 110 ? line : `${line.slice(0, 109)}…`;
};
