import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const testFolder = fileURLToPath(new URL('..', import.meta.url));
const TAG = /\[([A-Z]\d+)\]/g;

/** Rules ↔ tests: every rule of RULES.md has a test whose name starts with it, and no test names an unknown rule. */
export async function checkRules(): Promise<string[]> {
  const rules = await readFile(join(testFolder, 'RULES.md'), 'utf8');
  const [now = '', later = ''] = rules.split(/^## Later$/m);
  const current = tagsIn(now, /^- \[([A-Z]\d+)\]/gm);
  const future = tagsIn(later, /^- \[([A-Z]\d+)\]/gm);
  const used = await tagsOfTests();
  return [
    ...[...current]
      .filter((rule) => !used.has(rule))
      .map((rule) => `[${rule}] in test/RULES.md has no test whose name starts with it.`),
    ...[...used]
      .filter(([rule]) => !current.has(rule) && !future.has(rule))
      .map(([rule, file]) => `[${rule}] in ${file} is not in test/RULES.md.`),
    ...[...current]
      .filter((rule) => future.has(rule))
      .map((rule) => `[${rule}] stands twice in test/RULES.md.`),
  ];
}

async function tagsOfTests(): Promise<Map<string, string>> {
  const used = new Map<string, string>();
  const entries = await readdir(testFolder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((file) => file.isFile() && file.name.endsWith('.ts'))) {
    const path = join(entry.parentPath, entry.name);
    const source = await readFile(path, 'utf8');
    for (const [, names = ''] of source.matchAll(
      /\b(?:test|it|describe)\b[^'"`\n]*\n?\s*['"`]((?:\[[A-Z]\d+\])+)/g,
    )) {
      for (const [, rule = ''] of names.matchAll(TAG)) used.set(rule, path.slice(testFolder.length));
    }
  }
  return used;
}

function tagsIn(text: string, pattern: RegExp): Set<string> {
  return new Set(Array.from(text.matchAll(pattern), ([, rule = '']) => rule));
}

if (import.meta.main) {
  const problems = await checkRules();
  console.log(problems.length === 0 ? 'Every rule has its test.' : problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
}
