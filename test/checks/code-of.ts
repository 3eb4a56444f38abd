import { transformSync } from 'esbuild';

/**
 * What runs of a source file: without comments, types and layout.
 *
 * @param isAnonymous also without the names of what no other file sees.
 */
export function codeOf(path: string, source: string, isAnonymous: boolean): string {
  const { code } = transformSync(source, {
    loader: path.endsWith('.json') ? 'json' : 'ts',
    format: 'esm',
    minifyWhitespace: true,
    minifyIdentifiers: isAnonymous,
  });
  return code;
}
