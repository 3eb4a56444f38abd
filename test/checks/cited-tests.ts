import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The pages that cite tests, each by its whole name: “[K1] only the review key opens the copy that is kept”. */
const PAGES = ['docs/security.md', 'docs/asvs.md'];

/** Pages on security ↔ tests: each test that is cited exists under that very name, and each page cites some. */
export async function checkCitedTests(): Promise<string[]> {
  const names = await namesOfTests();
  const pages = PAGES.map(async (page) => {
    const text = await readFile(join(root, page), 'utf8');
    const cited = Array.from(text.matchAll(/“([^”]+)”/g), ([, name = '']) => name);
    if (cited.length === 0) return [`${page} cites no test.`];
    return cited
      .filter((name) => !names.has(name))
      .map((name) => `${page} cites a test that is not there: ${name}`);
  });
  return (await Promise.all(pages)).flat();
}

/** Every text that could name a test; a name may be broken over lines from its `test(`, so what stands before is not looked at. */
async function namesOfTests(): Promise<Set<string>> {
  const entries = await readdir(join(root, 'test'), { recursive: true, withFileTypes: true });
  const sources = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('/checks'))
    .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8'));
  const texts = (await Promise.all(sources)).flatMap((source) =>
    Array.from(source.matchAll(/(?<=[\s(])(['"`])((?:(?!\1).)+)\1,/g), ([, , name = '']) => name),
  );
  return new Set(texts);
}

if (import.meta.main) {
  const problems = await checkCitedTests();
  console.log(problems.length === 0 ? 'Every cited test is there.' : problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
}
