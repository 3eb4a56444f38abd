import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Metafile } from 'esbuild';

/* `npm run sizes`: what a visitor downloads, in bytes of brotli, against the budget. Needs a build. */

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Every page view of an embedding site pays the first; opening the chat, in a frame or by itself, adds the second. */
const BUDGETS = {
  view: { bytes: 7_000, label: 'Every page view of the embedding site' },
  opening: { bytes: 24_000, label: 'Opening the chat, encryption included' },
} as const;

type Part = { name: string; bytes: number };
export type SizeReport = { label: string; parts: Part[]; bytes: number; budget: number };

export async function measureSizes(): Promise<SizeReport[]> {
  const bundles = JSON.parse(await readFile(`${dist}bundles.json`, 'utf8')) as Metafile[];
  const [widget, chat] = bundles;
  if (widget === undefined || chat === undefined)
    throw new Error('dist/ is not built: run npm run build first.');
  const launcher = await Promise.all(scriptsAndStyles(widget).map(part));
  const opened = await Promise.all(neededToTalk(chat).map(part));
  return [report('view', launcher), report('opening', opened)];
}

function report(name: keyof typeof BUDGETS, parts: Part[]): SizeReport {
  const bytes = parts.reduce((sum, each) => sum + each.bytes, 0);
  return { label: BUDGETS[name].label, parts, bytes, budget: BUDGETS[name].bytes };
}

/**
 * The page's styles, its script, what that imports at once, and whatever holds the encryption: it may load later, but
 * nobody can talk without it. The rest (evaluation, help panel, English) loads when it is wanted.
 */
function neededToTalk({ outputs }: Metafile): string[] {
  const needed = new Set<string>();
  const visit = (path: string) => {
    if (needed.has(path)) return;
    needed.add(path);
    for (const imported of outputs[path]?.imports ?? []) {
      if (imported.kind === 'import-statement' && !imported.external) visit(imported.path);
    }
  };
  for (const [path, output] of Object.entries(outputs)) {
    if (!/\.(js|css)$/.test(path)) continue;
    const isPage = output.entryPoint === 'widget/conversation/main.ts' || path.endsWith('.css');
    const seals = Object.keys(output.inputs).some((input) => input.includes('widget/keys/'));
    if (isPage || seals) visit(path);
  }
  return [...needed];
}

function scriptsAndStyles({ outputs }: Metafile): string[] {
  return Object.keys(outputs).filter((path) => /\.(js|css)$/.test(path));
}

async function part(path: string): Promise<Part> {
  const content = await readFile(`${dist}../${path}`);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return { name: path.replace('dist/assets/', '/'), bytes: brotliCompressSync(content, { params }).length };
}

export async function checkSizes(): Promise<string[]> {
  return (await measureSizes())
    .filter(({ bytes, budget }) => bytes > budget)
    .map(
      ({ label, bytes, budget, parts }) =>
        `${label}: ${bytes} bytes, ${bytes - budget} over the budget of ${budget}.\n${table(parts)}\n` +
        'Load what is not needed at once with import(), drop a dependency, or say in the commit why the budget must grow.',
    );
}

function table(parts: readonly Part[]): string {
  return parts.map(({ name, bytes }) => `  ${String(bytes).padStart(7)}  ${name}`).join('\n');
}

if (import.meta.main) {
  for (const { label, parts, bytes, budget } of await measureSizes()) {
    const verdict = bytes > budget ? 'OVER' : 'ok';
    console.log(`${label}: ${bytes} of ${budget} bytes (brotli), ${verdict}\n${table(parts)}\n`);
  }
  const problems = await checkSizes();
  if (problems.length > 0) console.error(problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
}
