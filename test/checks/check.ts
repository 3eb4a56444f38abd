import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeNoArguments } from '../../worker/scripts/answer-help.ts';
import { build } from '../../worker/scripts/build.ts';
import { checkCitedTests } from './cited-tests.ts';
import { checkElementDocs } from './element-docs.ts';
import { checkImports } from './imports.ts';
import { checkReadmes } from './readmes.ts';
import { checkRules } from './rules.ts';
import { checkSizes } from './sizes.ts';

/*
 * `npm run check`: everything that can be said of the code without running it. What would be deployed is bundled by
 * test/domain/production-bundle.test.ts. Each check prints only when it fails;
 * the summary at the end says how long each took.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

type Check = { name: string; run: () => Promise<string | null> };
type Result = { name: string; seconds: number; problem: string | null };

/** What a program remembers of the files it has seen; it looks again at those whose content has changed since. */
const CACHE = 'node_modules/.cache/check';

/**
 * The slowest first, so that the machine's cores stay busy to the end. One more check is one more line here: a program of
 * node_modules/.bin (`tool`) or a function that answers one line a problem (`own`).
 */
const CHECKS: readonly Check[] = [
  {
    // With --type-check it also reports what tsc would, each file once, by the nearest tsconfig.json.
    name: 'oxlint, types',
    run: () =>
      tool('oxlint', [
        '--type-aware',
        '--type-check',
        '--format=unix',
        '--deny-warnings',
        '--report-unused-disable-directives',
      ]),
  },
  { name: 'oxfmt', run: () => tool('oxfmt', ['--check', '.']) },
  {
    // oxlint leaves declaration files out, and these are what the package's users get.
    name: 'package’s own types',
    run: () =>
      tool('tsc', [
        ...['-p', 'test/browser/frameworks'],
        ...['--incremental', '--tsBuildInfoFile', `${CACHE}/frameworks.tsbuildinfo`],
      ]),
  },
  { name: 'knip', run: () => tool('knip', ['--no-progress', '--treat-config-hints-as-errors']) },
  { name: 'publint', run: () => tool('publint', ['--strict']) },
  { name: 'imports ↔ table', run: () => own(checkImports) },
  { name: 'rules ↔ tests', run: () => own(checkRules) },
  { name: 'docs ↔ tests they cite', run: () => own(checkCitedTests) },
  { name: 'READMEs ↔ files', run: () => own(checkReadmes) },
  { name: 'element ↔ its docs', run: () => own(checkElementDocs) },
  { name: 'sizes', run: () => own(checkSizes) },
];

async function own(check: () => Promise<string[]>): Promise<string | null> {
  const problems = await check();
  return problems.length === 0 ? null : problems.join('\n');
}

/** A program of node_modules/.bin. @returns what it said when it fails. */
function tool(name: string, args: string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(join(root, 'node_modules/.bin', name), args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CI: '1', NO_COLOR: '1', WRANGLER_SEND_METRICS: 'false' },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? null : said.trim()));
  });
}

async function timed({ name, run }: Check): Promise<Result> {
  const startMs = performance.now();
  const problem = await run().catch((error: unknown) => String(error));
  return { name, seconds: (performance.now() - startMs) / 1_000, problem };
}

async function runAll(checks: readonly Check[]): Promise<Result[]> {
  const waiting = [...checks];
  const results: Result[] = [];
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift())
      results.push(await timed(check));
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  return results;
}

takeNoArguments('npm run check says everything about the code that can be said without running it.');
// Sizes and publint look at the build, and the Worker's types at its manifest.
const results = [
  await timed({ name: 'build', run: () => build().then(() => null) }),
  ...(await runAll(CHECKS)),
];
for (const { name, problem } of results) {
  if (problem !== null) console.error(`\n── ${name} ──\n${problem}`);
}
console.log();
for (const { name, seconds, problem } of results) {
  console.log(`${problem === null ? '✓' : '✗'} ${name.padEnd(28)} ${seconds.toFixed(1)} s`);
}
process.exitCode = results.some(({ problem }) => problem !== null) ? 1 : 0;
