import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { takeNoArguments } from '../../worker/scripts/answer-help.ts';
import type { ChatPageData } from '../../protocol/http/visitor.ts';
import type { Language } from '../../protocol/languages.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { helpLinesInWords } from '../../worker/http/pages/help-lines-in-words.ts';
import type { StaticPages } from '../../worker/scripts/static-pages.ts';

/* `npm run sizes`: what visitors and volunteers download, in bytes of brotli, against the budget. Needs a build. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = `${root}dist/`;

/**
 * Every page view of an embedding site pays the first. Somebody who is about to use the button adds the second, opening the
 * panel the third. `talk` comes once the form is there, and `later` while it is filled in or somebody waits. What has no
 * budget of its own is there to be known.
 */
const BUDGETS = {
  view: { bytes: 6_240, label: 'Every page view of the embedding site' },
  element: { bytes: 11_050, label: 'When somebody is about to use it: the element' },
  opening: { bytes: 19_870, label: 'Opening the chat, until one can type in the form' },
  talk: {
    bytes: 30_260,
    label: 'And what comes after the form, up to and including the first message, encrypted',
  },
  english: { bytes: null, label: 'Opening it in English' },
  accent: { bytes: null, label: 'Opening it on a site that gives it a colour of its own (accent)' },
  later: { bytes: null, label: 'Fetched apart, when it is wanted or while somebody waits' },
  console: { bytes: 132_700, label: 'A volunteer’s first load of the console, up to the home page' },
  worker: { bytes: 861_500, label: 'The Worker’s script as it is deployed: minified, and not compressed' },
  consoleLater: { bytes: null, label: 'Fetched apart by the console, by role or when it is wanted' },
} as const;

type Part = { name: string; bytes: number };

/** What a launcher is told, of which test/worker/availability.test.ts says that it stays within this, uncompressed. */
const AVAILABILITY: Part = { name: '/api/availability, at most', bytes: 250 };
export type SizeReport = { label: string; parts: Part[]; bytes: number; budget: number | null };

export async function measureSizes(): Promise<SizeReport[]> {
  const bundles = JSON.parse(await readFile(`${dist}bundles.json`, 'utf8')) as Metafile[];
  const [widget, element, chat, consoleApp] = bundles;
  if (widget === undefined || element === undefined || chat === undefined || consoleApp === undefined)
    throw new Error('dist/ is not built: run npm run build first.');
  const needed = atOnce(chat, (path) => entryOf(chat, path) === 'widget/conversation/main.ts');
  const talk = neededToTalk(chat).filter((path) => !needed.includes(path));
  const english = madeOf(chat, 'widget/locales/en.ts');
  const accent = madeOf(chat, 'widget/ui/accent.ts');
  const told = [...needed, ...talk, english, accent];
  const apart = scriptsAndStyles(chat).filter((path) => !told.includes(path));
  const pages = await pagesAsSent();
  const home = atOnce(
    consoleApp,
    (path) => entryOf(consoleApp, path) === 'worker/console/app/main.ts' || path.endsWith('.css'),
  );
  const consoleLater = scriptsAndStyles(consoleApp).filter((path) => !home.includes(path));
  const consolePage = { name: '/console', bytes: brotli(Buffer.from(pages.console)) };
  const page = { name: '/chat', bytes: brotli(Buffer.from(pages.nl)) };
  const data = { name: '/api/chat-page', bytes: brotli(Buffer.from(pages.data)) };
  const opening = report('opening', [page, data, ...(await partsOf(chat, needed))]);
  const asAbove = { name: 'as above', bytes: opening.bytes };
  const pageInEnglish = {
    name: '/chat, more than in Dutch',
    bytes: brotli(Buffer.from(pages.en)) - page.bytes,
  };
  return [
    report('view', [...(await partsOf(widget, scriptsAndStyles(widget))), AVAILABILITY]),
    report('element', await partsOf(element, scriptsAndStyles(element))),
    opening,
    report('talk', [asAbove, ...(await partsOf(chat, talk))]),
    report('english', [asAbove, pageInEnglish, ...(await partsOf(chat, [english]))]),
    report('accent', [asAbove, ...(await partsOf(chat, [accent]))]),
    report('later', await partsOf(chat, apart)),
    report('console', [consolePage, ...(await partsOf(consoleApp, home))]),
    report('consoleLater', await partsOf(consoleApp, consoleLater)),
    report('worker', await workerParts()),
  ];
}

/** The part that begins with this file. @throws when it is no longer a part of its own: then the report is to be set right. */
function madeOf({ outputs }: Metafile, file: string): string {
  const path = Object.keys(outputs).find((each) => outputs[each]?.entryPoint === file);
  if (path === undefined) throw new Error(`No part of the chat begins with ${file}`);
  return path;
}

function report(name: keyof typeof BUDGETS, parts: Part[]): SizeReport {
  const bytes = parts.reduce((sum, each) => sum + each.bytes, 0);
  return { label: BUDGETS[name].label, parts, bytes, budget: BUDGETS[name].bytes };
}

/** The pages as they are served, and what the chat's page asks for with them: with the default settings, while it is open. */
async function pagesAsSent(): Promise<Record<Language | 'console' | 'data', string>> {
  const { pages } = JSON.parse(await readFile(`${dist}manifest.json`, 'utf8')) as { pages: StaticPages };
  const { organisation, exitUrl, openingHours, retentionDays } = DEFAULT_SETTINGS;
  const data: ChatPageData = {
    availability: { state: 'open', signUpEndsInMs: 7_200_000, nobodyOnDuty: false },
    helpLines: helpLinesInWords('nl', DEFAULT_SETTINGS, Date.UTC(2026, 10, 24, 19)),
    helpLinesCheckedOn: null,
    organisation,
    retentionWeeks: retentionDays / 7,
    weeklyHours: openingHours.weekly,
    zone: openingHours.zone,
    zoneName: 'Nederlandse tijd',
    signUpEndsMinutes: openingHours.signUpEndsMinutes,
    graceMinutes: 10,
    exitUrl,
    signedBy: 'q7Xk2vTz0bRf9LmWc4HsYd',
  };
  return {
    nl: pages.frame.nl.html,
    en: pages.frame.en.html,
    console: pages.console.html,
    data: JSON.stringify(data),
  };
}

/**
 * Whatever holds the encryption: it may load later, but nobody can talk without it. The rest (evaluation, help panel,
 * English) loads when it is needed.
 */
function neededToTalk(chat: Metafile): string[] {
  return atOnce(chat, (path) =>
    Object.keys(chat.outputs[path]?.inputs ?? {}).some((input) => input.includes('widget/keys/')),
  );
}

/** The files that pass the test, and what they import at once. */
function atOnce(made: Metafile, begins: (path: string) => boolean): string[] {
  const needed = new Set<string>();
  const visit = (path: string) => {
    if (needed.has(path)) return;
    needed.add(path);
    for (const imported of made.outputs[path]?.imports ?? []) {
      if (imported.kind === 'import-statement' && !imported.external) visit(imported.path);
    }
  };
  scriptsAndStyles(made).filter(begins).forEach(visit);
  return [...needed];
}

const entryOf = ({ outputs }: Metafile, path: string) => outputs[path]?.entryPoint;

function scriptsAndStyles({ outputs }: Metafile): string[] {
  return Object.keys(outputs).filter((path) => /\.(js|css)$/.test(path));
}

function partsOf(made: Metafile, paths: string[]): Promise<Part[]> {
  return Promise.all(paths.map((path) => part(made, path)));
}

async function part({ outputs }: Metafile, path: string): Promise<Part> {
  const name = path.replace('dist/assets/', '/');
  const entry = outputs[path]?.entryPoint;
  return {
    name: entry === undefined ? name : `${name}  (${entry})`,
    bytes: brotli(await readFile(`${root}${path}`)),
  };
}

/** What wrangler makes of it, by the same bundler: our own code, and each package in it. */
async function workerParts(): Promise<Part[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['worker/index.ts'],
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*'],
    define: { __DEMO__: 'false' },
    metafile: true,
    write: false,
  });
  const parts = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split('/')[0] ?? path;
      parts.set(name, (parts.get(name) ?? 0) + bytesInOutput);
    }
  }
  const sorted = Array.from(parts, ([name, bytes]) => ({ name, bytes })).toSorted(
    (a, b) => b.bytes - a.bytes,
  );
  const small = sorted.slice(10).reduce((sum, { bytes }) => sum + bytes, 0);
  return [...sorted.slice(0, 10), { name: 'smaller ones', bytes: small }];
}

function brotli(content: Buffer): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return brotliCompressSync(content, { params }).length;
}

export async function checkSizes(): Promise<string[]> {
  return (await measureSizes()).flatMap((report) =>
    report.budget === null || report.bytes <= report.budget
      ? []
      : [
          `${table(report)}\nThat is ${report.bytes - report.budget} over. Load what is not needed at once with import(), drop a ` +
            'dependency, or say in the commit why the budget must grow.',
        ],
  );
}

function table({ label, parts, bytes, budget }: SizeReport): string {
  const line = (amount: number, text: string) => `${amount.toLocaleString('en').padStart(9)}  ${text}`;
  const of =
    budget === null ? 'in all' : `of ${budget.toLocaleString('en')}${bytes > budget ? '  OVER' : ''}`;
  return [label, ...parts.map((each) => line(each.bytes, each.name)), line(bytes, of)].join('\n');
}

if (import.meta.main) {
  takeNoArguments('npm run sizes prints what visitors and volunteers download against the budget.');
  console.log('Bytes of brotli.\n');
  for (const report of await measureSizes()) console.log(`${table(report)}\n`);
  const problems = await checkSizes();
  if (problems.length > 0) console.error(problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
}
