import type { Metafile } from 'esbuild';
import { LANGUAGES, type Language } from '../../protocol/languages.ts';
import { RETRIES } from '../../widget/conversation/part-loader.ts';
import type { PageFiles } from '../http/pages/page-files.ts';
import { integrityOf } from './pinned-widget.ts';

/** What was made of a page's sources: files by their path in `dist/`, and what the bundler says of them. */
export type Bundle = { files: Map<string, Uint8Array>; metafile: Metafile };

/** The files of the page whose `main.ts` is in this folder, with its `page.css` if that is a file of its own. */
export function filesOf({ files, metafile }: Bundle, folder: string): PageFiles {
  const outputs = Object.entries(metafile.outputs);
  // By name: a chunk that is imported later counts as an entry of the bundle too.
  const entry = (name: string) => outputs.find(([, output]) => output.entryPoint === `${folder}/${name}`);
  const [script] = entry('main.ts') ?? [];
  const [styles] = entry('page.css') ?? [];
  if (script === undefined) throw new Error(`The build made no page of ${folder}`);
  return {
    script: addressOf(script),
    styles: styles === undefined ? null : addressOf(styles),
    preload: [...importedBy(metafile, script)].map(addressOf),
    integrity: integrityByAddress(files),
  };
}

/** The same without the words of other languages, which a page never loads; but for Dutch, to which it falls back. */
export function filesInLanguage(files: PageFiles, { metafile }: Bundle, language: Language): PageFiles {
  const others = LANGUAGES.filter((each) => each !== language && each !== LANGUAGES[0]);
  const sources = others.map((other) => `widget/locales/${other}.ts`);
  const unused = Object.entries(metafile.outputs).filter(([, { entryPoint = '' }]) =>
    sources.includes(entryPoint),
  );
  const integrity = { ...files.integrity };
  for (const [path] of unused) delete integrity[addressOf(path)];
  return { ...files, integrity };
}

/** The same with the other addresses at which the page asks once more for a part that could not be fetched. */
export function withRetries(files: PageFiles): PageFiles {
  const parts = Object.entries(files.integrity).filter(
    ([path]) => path.endsWith('.js') && path !== files.script,
  );
  const more = parts.flatMap(([path, hash]) => RETRIES.map((other) => [path + other, hash] as const));
  return { ...files, integrity: { ...files.integrity, ...Object.fromEntries(more) } };
}

/** The hash of each script and stylesheet. SHA-256, which is half as long: every visitor downloads these. */
export function integrityByAddress(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  const loaded = [...files].filter(([path]) => /\.(js|css)$/.test(path));
  return Object.fromEntries(
    loaded.map(([path, content]) => [path.replace('assets/', '/'), integrityOf(content, 'sha256')]),
  );
}

const addressOf = (path: string) => path.replace('dist/assets/', '/');

/** The chunks that a script imports at once, and those that they import. */
function importedBy({ outputs }: Metafile, script: string): Set<string> {
  const found = new Set<string>();
  const follow = (path: string): void => {
    for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind !== 'import-statement' || found.has(imported)) continue;
      found.add(imported);
      follow(imported);
    }
  };
  follow(script);
  return found;
}
