import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceFor, root, sources } from './evidence.ts';
import { plantMutants, type Outcome } from './plant.ts';
import { SURVIVORS } from './survivors.ts';

/*
 * `npm run mutants`: plants faults in the pure rules and fails on one that no test notices and nobody has named. Only sources whose
 * evidence has changed since they were last proved are done again, or those under the paths given. What the last run on this machine
 * found of code that has not changed is taken over from it, unless the first argument is `--afresh`.
 */

const LEAST_SCORE = 0.85;
const LEDGER = join(root, 'test/mutants/proved.json');

type Proof = { evidence: string; mutants: number; killed: number };
type Ledger = Record<string, Proof>;

const namesIn = (source: string): string[] => (SURVIVORS[source] ?? []).flatMap(({ mutants }) => mutants);

async function run(args: readonly string[]): Promise<string[]> {
  const ledger = JSON.parse(readFileSync(LEDGER, 'utf8')) as Ledger;
  const [afresh, paths] = [args[0] === '--afresh', args.filter((arg) => !arg.startsWith('--'))];
  // Read before the run: what somebody edits meanwhile has not been proved.
  const evidence = new Map(sources.map((source) => [source, evidenceFor(source, namesIn(source))]));
  const due = sources.filter((source) =>
    paths.length > 0
      ? paths.some((path) => source.startsWith(path))
      : ledger[source]?.evidence !== evidence.get(source),
  );
  const outcomes = due.length === 0 ? [] : await plantMutants(due, afresh);
  const problems = Object.keys(SURVIVORS)
    .filter((source) => !sources.includes(source))
    .map((source) => `${source}: survivors are named, but it is not there.`);
  const proofs: Ledger = {};
  for (const source of sources) {
    const own = outcomes.filter((outcome) => outcome.source === source);
    const found = due.includes(source) ? problemsOf(source, own) : [];
    problems.push(...found);
    const proof = due.includes(source) ? proofOf(evidence.get(source) ?? '', own) : ledger[source];
    if (proof !== undefined && found.length === 0) proofs[source] = proof;
  }
  problems.push(...scoreProblem(proofs));
  const text = `${JSON.stringify(proofs, null, 2)}\n`;
  if (text !== readFileSync(LEDGER, 'utf8')) writeFileSync(LEDGER, text);
  return problems;
}

function problemsOf(source: string, outcomes: readonly Outcome[]): string[] {
  const survivors = outcomes.filter(({ isKilled }) => !isKilled);
  const names = namesIn(source);
  return [
    ...survivors
      .filter(({ name }) => !names.includes(name))
      .toSorted((one, other) => one.line - other.line)
      .map(({ line, name }) => `${source}:${line} no test notices  ${name}`),
    ...names
      .filter((name) => !survivors.some((survivor) => survivor.name === name))
      .map((name) => `${source}: named as a survivor, but it is killed or gone  ${name}`),
  ];
}

function proofOf(evidence: string, outcomes: readonly Outcome[]): Proof {
  const killed = outcomes.filter(({ isKilled }) => isKilled).length;
  return { evidence, mutants: outcomes.length, killed };
}

function scoreProblem(proofs: Ledger): string[] {
  const sum = (of: 'mutants' | 'killed') =>
    Object.values(proofs).reduce((total, proof) => total + proof[of], 0);
  const score = sum('killed') / Math.max(1, sum('mutants'));
  console.log(`${sum('killed')} of ${sum('mutants')} mutants are noticed: ${(score * 100).toFixed(1)} %.`);
  return score < LEAST_SCORE ? [`That is less than ${LEAST_SCORE * 100} %.`] : [];
}

const problems = await run(process.argv.slice(2));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
