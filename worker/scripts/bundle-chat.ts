import { join, relative } from 'node:path';
import type { Metafile } from 'esbuild';
import { rolldown, type OutputChunk } from 'rolldown';
import { LIMITS } from '../../protocol/limits.ts';
import { minifiedStyles } from './minify-styles.ts';

/** In code that keeps them: the licences of what is bundled. */
const LICENCES = /\/\*[!*](?:(?!\*\/)[\s\S])*?@(?:license|preserve)[\s\S]*?\*\//g;

/**
 * Bundles the script of the chat's page, or of its preview, and the parts that it fetches apart. What the page and a part both import lies in the page's
 * own file, and the part imports it from there: the other bundler would make a third file of it, which everybody had
 * to fetch.
 */
export async function bundleChat(
  root: string,
  name: 'chat' | 'preview',
  source: string,
): Promise<{ files: Map<string, Uint8Array>; metafile: Metafile }> {
  const chat = await rolldown({
    cwd: root,
    input: { [name]: source },
    preserveEntrySignatures: 'allow-extension',
    platform: 'browser',
    transform: { target: 'es2022' },
    logLevel: 'warn',
    checks: { pluginTimings: false },
    plugins: [
      {
        // As an object that the page and a part share, it would stay whole in the page's file.
        name: 'fold-limits',
        transform: {
          filter: { id: /\/widget\/.*\.ts$/, code: 'LIMITS.' },
          handler: (code) => ({ code: code.replaceAll(/\bLIMITS\.(\w+)/g, limit), map: null }),
        },
      },
      {
        name: 'minify-styles',
        transform: {
          filter: { id: /\.styles\.ts$/ },
          handler: async (code) => ({ code: await minifiedStyles(code), map: null }),
        },
      },
    ],
  });
  try {
    const { output } = await chat.generate({
      format: 'esm',
      minify: true,
      comments: { legal: true, annotation: false, jsdoc: false },
      entryFileNames: `assets/${name}-[hash].js`,
      chunkFileNames: ({ name: chunk }) =>
        chunk === name
          ? `assets/${name}-[hash].js`
          : `assets/${name}-${chunk === 'talk' ? chunk : 'part'}-[hash].js`,
      codeSplitting: { groups: [{ name, tags: ['$initial'] }] },
    });
    return bundleOf(root, output);
  } finally {
    await chat.close();
  }
}

function limit(written: string, name: string): string {
  const value = Object.entries(LIMITS).find(([key]) => key === name)?.[1];
  return value === undefined ? written : String(value);
}

/** @returns what the other bundler says of what it made, for those who ask which part begins with which file. */
function bundleOf(root: string, output: readonly { type: string }[]) {
  const files = new Map<string, Uint8Array>();
  const outputs: Metafile['outputs'] = {};
  const chunks = output.filter(isChunk);
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (entry === undefined || entry.imports.length > 1) throw new Error('The page is not one file');
  // An entry that is but an import of the page's own file is left out, and that takes its place.
  const own = entry.imports[0] ?? entry.fileName;
  for (const chunk of chunks) {
    if (chunk === entry && chunk.fileName !== own) continue;
    // What two parts share would become a third file, and a round trip before either is there.
    if (chunk.imports.some((path) => path !== own)) throw new Error(`${chunk.name} is more than one file`);
    const { code } = chunk;
    const facadeModuleId = (chunk.fileName === own ? entry : chunk).facadeModuleId;
    const fileName = join('assets', chunk.fileName);
    const licences = new Set(code.match(LICENCES));
    const stripped = code.replaceAll(LICENCES, '');
    files.set(fileName, Buffer.from(stripped));
    if (licences.size > 0) files.set(`${fileName}.LEGAL.txt`, Buffer.from([...licences].join('\n\n')));
    const imported = (path: string, kind: 'import-statement' | 'dynamic-import') => ({
      path: join('dist/assets', path),
      kind,
    });
    outputs[join('dist', fileName)] = {
      bytes: stripped.length,
      exports: chunk.exports,
      imports: [
        ...chunk.imports.map((path) => imported(path, 'import-statement')),
        ...chunk.dynamicImports.map((path) => imported(path, 'dynamic-import')),
      ],
      inputs: Object.fromEntries(
        chunk.moduleIds.map((id) => [
          relative(root, id),
          { bytesInOutput: chunk.modules[id]?.renderedLength ?? 0 },
        ]),
      ),
      ...(facadeModuleId !== null && { entryPoint: relative(root, facadeModuleId) }),
    };
  }
  return { files, metafile: { inputs: {}, outputs } };
}

function isChunk(output: { type: string }): output is OutputChunk {
  return output.type === 'chunk';
}
