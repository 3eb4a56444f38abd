import { build, type Metafile } from 'esbuild';
import { minifyStyles } from './minify-styles.ts';

/**
 * The text of each stylesheet in these outputs' `.styles.ts` files, as Lit would put it into a `<style>`. They are evaluated,
 * since one can be made of others.
 *
 * @param dense what the build does to code after bundling it, which can change a stylesheet in it.
 */
export async function litStyles(
  root: string,
  { outputs }: Metafile,
  dense: (code: string) => string,
): Promise<string[]> {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  const sources = [...new Set(inputs)].filter((path) => path.endsWith('.styles.ts')).toSorted();
  const contents = sources.map((path, index) => `export * as s${index} from './${path}';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    charset: 'utf8',
    minify: true,
    write: false,
    logLevel: 'silent',
    plugins: [minifyStyles],
  });
  const code = dense(outputFiles[0]?.text ?? '');
  const modules = (await import(
    `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  )) as Record<string, Record<string, unknown>>;
  return Object.values(modules).flatMap((exported) => Object.values(exported).map(textOf));
}

/** @throws for whatever is no stylesheet: then its hash is missing from the policy. */
function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'cssText' in value && typeof value.cssText === 'string')
    return value.cssText;
  throw new Error('A file of styles exports something else than a stylesheet');
}
