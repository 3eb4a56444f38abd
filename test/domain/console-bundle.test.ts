import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import * as app from '../../worker/console/app/app-texts.ts';
import * as demo from '../../worker/console/demo/demo-texts.ts';
import * as home from '../../worker/console/home/home-texts.ts';
import * as review from '../../worker/console/review/review-texts.ts';
import * as signIn from '../../worker/console/sign-in/sign-in-texts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What a volunteer's console may fetch: the first load, and the parts that it fetches while the home page is shown. */
const FIRST = ['worker/console/app/main.ts'];
const SOON = ['worker/console/app/talk-part.ts', 'worker/console/helpline/hours-view.ts'];

let made: Metafile;
let everything: string;
beforeAll(async () => {
  const bundles = JSON.parse(await readFile(`${root}dist/bundles.json`, 'utf8')) as Metafile[];
  const found = bundles.find(({ outputs }) =>
    Object.values(outputs).some(({ entryPoint }) => entryPoint === FIRST[0]),
  );
  if (found === undefined) throw new Error('dist/ holds no console');
  made = found;
  everything = await contentOf(Object.keys(made.outputs).filter((path) => path.endsWith('.js')));
});

/** The chunks that these source files begin, with all that they import at once. */
function chunksOf(entries: readonly string[]): string[] {
  const chunks = new Set<string>();
  const visit = (path: string): void => {
    if (chunks.has(path)) return;
    chunks.add(path);
    const imports = made.outputs[path]?.imports ?? [];
    for (const { kind, path: imported } of imports) if (kind === 'import-statement') visit(imported);
  };
  for (const entry of entries) {
    const path = Object.keys(made.outputs).find((each) => made.outputs[each]?.entryPoint === entry);
    if (path === undefined) throw new Error(`No chunk begins with ${entry}`);
    visit(path);
  }
  return [...chunks];
}

async function contentOf(paths: readonly string[]): Promise<string> {
  return (await Promise.all(paths.map((path) => readFile(root + path, 'utf8')))).join('\n');
}

/** Every sentence in a module of texts that is long enough to stand nowhere else. */
function sentencesOf(texts: unknown): string[] {
  if (typeof texts === 'string') return texts.length > 24 ? [texts] : [];
  return typeof texts === 'object' && texts !== null ? Object.values(texts).flatMap(sentencesOf) : [];
}

test.for([
  ['a coordinator’s', review],
  ['the demo’s', demo],
  ['signing in’s', signIn],
] as const)('a volunteer downloads none of %s words', async ([, texts]) => {
  const sentences = sentencesOf(texts);
  expect(sentences.length).toBeGreaterThan(5);
  // They are in the build, so that their absence below says something.
  expect(sentences.filter((sentence) => !everything.includes(sentence))).toEqual([]);
  const downloaded = await contentOf(chunksOf([...FIRST, ...SOON]));
  expect(sentences.filter((sentence) => downloaded.includes(sentence))).toEqual([]);
});

test('the first load holds the words of the home page, and what the shell says', async () => {
  const first = await contentOf(chunksOf(FIRST));
  for (const texts of [home, app]) {
    expect(sentencesOf(texts).filter((sentence) => !first.includes(sentence))).toEqual([]);
  }
});
