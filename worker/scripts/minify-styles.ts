import { readFile } from 'node:fs/promises';
import { formatMessages, transform, type Plugin } from 'esbuild';

/** The bundler leaves the inside of template literals alone: this treats the stylesheets in them as it would any other. */
export const minifyStyles: Plugin = {
  name: 'minify-styles',
  setup(build) {
    build.onLoad({ filter: /\.styles\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: await minifiedStyles(source), loader: 'ts' };
    });
  },
};

/**
 * Whole stylesheets only: one with holes in it is no CSS that could be parsed.
 *
 * @throws what is wrong with a stylesheet. A browser would pass over it in silence, with all that stands behind it.
 */
export async function minifiedStyles(source: string): Promise<string> {
  const parts = source.split(/(`[^`$]*\{[^`$]*`)/);
  const made = parts.map(async (part, index) => {
    if (index % 2 === 0) return part;
    const { code, warnings } = await transform(part.slice(1, -1), { loader: 'css', minify: true });
    if (warnings.length > 0) throw new Error((await formatMessages(warnings, { kind: 'error' })).join('\n'));
    return `\`${code
      .trim()
      .replaceAll('\\', '\\\\')
      .replaceAll(/(--[\w-]+:) /g, '$1')}\``;
  });
  return (await Promise.all(made)).join('');
}
