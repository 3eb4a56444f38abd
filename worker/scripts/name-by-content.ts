import { createHash } from 'node:crypto';
import type { Metafile } from 'esbuild';
import type { Bundle } from './files-of-page.ts';

/** The hash at the end of a bundler's name for a script: `chat-part-xCvRdtBA.js`. */
const NAMED_BY_BUNDLER = /([\w-]+-)[\w-]{8}\.js$/;

/**
 * Names a bundle's scripts by what they hold in the end. A bundler names them before they are minified once more, and browsers
 * keep a file under its name for a year: one with other bytes under the same name would be refused, by the hash that the
 * page has for it. They all get new names as soon as one changes, because they hold each other's names.
 */
export function nameByContent({ files, metafile }: Bundle): Bundle {
  const all = createHash('sha256');
  for (const [path, content] of files) all.update(`${path}\n`).update(content);
  const together = all.digest('base64url');
  const names = new Map<string, string>();
  for (const path of files.keys()) {
    const [old = '', beginning = ''] = NAMED_BY_BUNDLER.exec(path) ?? [];
    if (old === '') continue;
    const hash = createHash('sha256')
      .update(old + together)
      .digest('hex')
      .slice(0, 8);
    names.set(old, `${beginning}${hash}.js`);
  }
  const renamed = (text: string) =>
    Array.from(names).reduce((made, [old, name]) => made.replaceAll(old, name), text);
  return {
    files: new Map(
      Array.from(files, ([path, content]) => [
        renamed(path),
        path.endsWith('.js') ? Buffer.from(renamed(Buffer.from(content).toString())) : content,
      ]),
    ),
    metafile: JSON.parse(renamed(JSON.stringify(metafile))) as Metafile,
  };
}
