import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { answerHelp } from '../../worker/scripts/answer-help.ts';
import { evidenceFor, root, sources } from './evidence.ts';
import type { Outcome } from './plant.ts';
import { SURVIVORS } from './survivors.ts';

/*
 * `npm run mutants`: plants faults in the pure rules and fails on one that no test notices and nobody has named. Only sources whose
 * evidence has changed since they were last proved are done again, or those under the paths given. What the last run on this machine
 * found of code that has not changed is taken over from it, unless the first argument is `--afresh`.
 */

/** The least share of mutants that a test must notice, in each folder. */
const LEAST_SCORE = 0.85;
const LEDGER = join(root, 'test/mutants/proved.json');

type Proof = { evidence: string; mutants: number; survivors: string[] };
type Ledger = Record<string, Proof>;

async function run(args: readonly string[]): Promise<string[]> {
  const ledger = JSON.parse(readFileSync(LEDGER, 'utf8')) as Ledger;
  const [afresh, paths] = [args[0] === '--afresh', args.filter((arg) => !arg.startsWith('--'))];
  // Read before the run: what somebody edits meanwhile has not been proved.
  const evidence = new Map(sources.map((source) => [source, evidenceFor(source)]));
  const due = sources.filter((source) =>
    paths.length > 0
      ? paths.some((path) => source.startsWith(path))
      : ledger[source]?.evidence !== evidence.get(source),
  );
  const outcomes = due.length === 0 ? [] : await plant(due, afresh);
  const proofs: Ledger = {};
  for (const source of sources) {
    const own = outcomes.filter((outcome) => outcome.source === source);
    const proof = due.includes(source) ? proofOf(evidence.get(source) ?? '', own) : ledger[source];
    if (proof !== undefined) proofs[source] = proof;
  }
  const text = `${JSON.stringify(proofs, null, 2)}\n`;
  if (text !== readFileSync(LEDGER, 'utf8')) writeFileSync(LEDGER, text);
  return [...survivorProblems(proofs), ...scoreProblems(proofs)];
}

/** Stryker is loaded only when there is something to do: most runs only compare hashes. */
async function plant(due: readonly string[], afresh: boolean): Promise<Outcome[]> {
  console.log(`Planting mutants in ${due.join(', ')}`);
  const { plantMutants } = await import('./plant.ts');
  return plantMutants(due, afresh);
}

function proofOf(evidence: string, outcomes: readonly Outcome[]): Proof {
  const survivors = outcomes.filter(({ isKilled }) => !isKilled).map(({ name }) => name);
  return { evidence, mutants: outcomes.length, survivors: survivors.toSorted() };
}

function survivorProblems(proofs: Ledger): string[] {
  const strange = Object.keys(SURVIVORS).filter((source) => !sources.includes(source));
  const problems = strange.map((source) => `${source}: survivors are named, but it is not there`);
  for (const [source, { survivors }] of Object.entries(proofs)) {
    const named = (SURVIVORS[source] ?? []).flatMap(({ mutants }) => mutants);
    const [unnamed, gone] = [
      survivors.filter((name) => !named.includes(name)),
      named.filter((name) => !survivors.includes(name)),
    ];
    problems.push(...unnamed.map((name) => `${source}: no test notices  ${name}`));
    problems.push(...gone.map((name) => `${source}: named, but is noticed or gone  ${name}`));
  }
  return problems;
}

function scoreProblems(proofs: Ledger): string[] {
  const folders = Map.groupBy(Object.entries(proofs), ([source]) => dirname(source));
  return [...folders].flatMap(([folder, entries]) => {
    const mutants = entries.reduce((total, [, proof]) => total + proof.mutants, 0);
    const noticed = entries.reduce((rest, [, { survivors }]) => rest - survivors.length, mutants);
    const score = noticed / Math.max(1, mutants);
    const said = `${folder}: tests notice ${noticed} of ${mutants} mutants, ${(score * 100).toFixed(1)} %`;
    console.log(said);
    return score < LEAST_SCORE ? [`${said}, which is less than ${LEAST_SCORE * 100} %`] : [];
  });
}

answerHelp(`
npm run mutants                             plants faults in the rules whose evidence has changed
npm run mutants -- worker/domain/queue      in the rules under these paths, whatever has changed
npm run mutants -- --afresh [paths]         takes nothing over from the last run
`);
const problems = await run(process.argv.slice(2));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
