import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle, type BuildOptions } from 'esbuild';
import { minify } from 'terser';
import type { Language } from '../../protocol/languages.ts';
import { embedCode } from '../http/pages/embed-code.ts';
import { takeNoArguments } from './answer-help.ts';
import { bundleChat } from './bundle-chat.ts';
import { explain } from './explain.ts';
import { filesInLanguage, filesOf, integrityByAddress, withRetries, type Bundle } from './files-of-page.ts';
import { importableOnServers } from './for-servers.ts';
import { hashesOf } from './hashes.ts';
import { ICON_SPRITE, makeIconSprite } from './icons.ts';
import { litStyles } from './lit-styles.ts';
import { minifyStyles } from './minify-styles.ts';
import { nameByContent } from './name-by-content.ts';
import { requireVariables } from './require-variables.ts';
import { withoutPolicy } from './without-policy.ts';
import {
  chatOrigin,
  elementFile,
  integrityOf,
  keptWidgets,
  pinWidget,
  type PinnedWidget,
} from './pinned-widget.ts';
import { hashOfSources, isPublished, publish } from './publish.ts';
import { staticPages, type StaticPages } from './static-pages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

/** Files of `dist/assets` by address; everything under /assets/ carries its content's hash but the icons. */
const HEADERS = `/*
  Strict-Transport-Security: max-age=31536000; includeSubDomains

/assets/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff

/${ICON_SPRITE}
  ! Cache-Control
  Cache-Control: public, max-age=3600

${['/widget.js', '/element.js']
  .map(
    (path) => `${path}
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
`,
  )
  .join('\n')}`;

/** What the package holds: all of the element in one file, for a site that bundles it with its own code, and Lit's licence. */
const PACKAGE_FOLDER = 'package/';

/** The guide for site owners, which the Worker fills in and serves. */
const GUIDE = 'worker/http/pages/embedding-guide';

/** What is shown where the chat can't be. */
const PLAIN = 'worker/http/pages/plain-page';

type Stylesheet = { styles: string; integrity: Record<string, string> };

type Manifest = {
  widget: PinnedWidget;
  pages: StaticPages;
  guide: Stylesheet & { html: string };
  plain: Stylesheet;
};

/**
 * Bundles all that browsers load into `dist/`, unless it holds what these very sources make.
 * @returns what manifest.json holds. @throws with the bundler's own explanation.
 */
export async function build(): Promise<Manifest> {
  const sources = await hashOfSources(root);
  if (await isPublished(dist, sources)) {
    return JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8')) as Manifest;
  }
  // Each apart: a chunk shared by chat and console would cost visitors a request.
  const [[widget, element], packaged, chat, preview, consoleApp, guide, plain, chatStyles] =
    await Promise.all([
      widgetBundles(),
      oneFile('widget/luisterend-oog-chat.ts', 'luisterend-oog-chat'),
      chatBundle('chat', 'widget/conversation/main.ts').then(squeeze).then(nameByContent),
      chatBundle('preview', 'widget/preview/main.ts').then(squeeze).then(nameByContent),
      run({ ...page('console', 'worker/console/app'), banner: { js: NO_EVAL } }).then(nameByContent),
      stylesheet(GUIDE, 'guide'),
      stylesheet(PLAIN, 'plain'),
      stylesheet('widget/conversation/page', 'chat'),
    ]);
  const script = contentOf(widget, 'widget');
  const elementScript = contentOf(element, 'element');
  const pinned = await pinWidget(script, elementScript);
  const chatFiles = filesOf(chat, 'widget/conversation');
  const inLanguage = (language: Language) => withRetries(filesInLanguage(chatFiles, chat, language));
  const manifest: Manifest = {
    widget: pinned,
    pages: await staticPages(
      {
        chat: { nl: inLanguage('nl'), en: inLanguage('en') },
        preview: filesOf(preview, 'widget/preview'),
        console: filesOf(consoleApp, 'worker/console/app'),
      },
      { pageStyles: textOf(chatStyles), plainStyles: textOf(plain) },
      await litStyles(root, chat.metafile, denseCode),
    ),
    guide: { html: await readFile(join(root, `${GUIDE}.html`), 'utf8'), ...named(guide) },
    plain: named(plain),
  };
  const files = new Map<string, Uint8Array>([
    ...widget.files,
    ...element.files,
    ...chat.files,
    ...preview.files,
    ...consoleApp.files,
    ...guide.files,
    ...plain.files,
  ]);
  for (const [address, content] of [...(await keptWidgets()), [pinned.script, script] as const]) {
    files.set(`assets${address}`, content);
  }
  files.set(`assets${pinned.element}`, elementScript);
  for (const [path, content] of packaged.files) {
    const safe = path.endsWith('.js') ? importableOnServers(content, 'LuisterendOogChat') : content;
    files.set(path.replace('assets/', PACKAGE_FOLDER), safe);
  }
  files.set(`assets/${ICON_SPRITE}`, Buffer.from(makeIconSprite()));
  files.set('hashes.json', hashesOf(files, manifest.pages));
  files.set('assets/_headers', Buffer.from(HEADERS));
  files.set(
    'bundles.json',
    Buffer.from(JSON.stringify([widget, element, chat, consoleApp].map((made) => made.metafile))),
  );
  files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  await publish(dist, sources, files);
  return manifest;
}

/** For browsers that can't run the chat too: so nothing may become newer by being minified. */
function stylesheet(source: string, out: string): Promise<Bundle> {
  const entryPoints = [{ in: `${source}.css`, out }];
  return run({ entryPoints, entryNames: 'assets/[name]-[hash]', target: ['chrome60', 'safari11'] });
}

function textOf({ files }: Bundle): string {
  return Buffer.from([...files.values()][0] ?? []).toString();
}

function named({ files }: Bundle): Stylesheet {
  const integrity = integrityByAddress(files);
  return { styles: Object.keys(integrity)[0] ?? '', integrity };
}

/** The loader, which names the element by the hash of what was made of that. */
async function widgetBundles(): Promise<[Bundle, Bundle]> {
  const element = await oneFile('widget/element/chat-element.ts', 'element');
  const content = contentOf(element, 'element');
  const loader = await oneFile('widget/loader/main.ts', 'widget', {
    ELEMENT_FILE: JSON.stringify(elementFile(content)),
    ELEMENT_INTEGRITY: JSON.stringify(integrityOf(content, 'sha256')),
  });
  return [loader, element];
}

async function oneFile(source: string, out: string, define: Record<string, string> = {}): Promise<Bundle> {
  const plugins = [minifyStyles, withoutPolicy];
  return squeeze(await run({ entryPoints: [{ in: source, out }], entryNames: '[name]', define, plugins }));
}

function contentOf({ files }: Bundle, name: string): Uint8Array {
  const content = files.get(`assets/${name}.js`);
  if (content === undefined) throw new Error(`The build made no ${name}`);
  return content;
}

async function chatBundle(name: 'chat' | 'preview', source: string): Promise<Bundle> {
  const { files, metafile } = await bundleChat(root, name, source).catch(async (error: unknown) => {
    throw new Error(`The build failed.\n${await explain(error)}`, { cause: error });
  });
  return { files: new Map([...files].map(([path, content]) => [path, dense(path, content)])), metafile };
}

function page(name: string, folder: string): BuildOptions {
  return {
    entryPoints: [
      { in: `${folder}/main.ts`, out: name },
      { in: `${folder}/page.css`, out: name },
    ],
    entryNames: 'assets/[name]-[hash]',
    chunkNames: `assets/${name}-part-[hash]`,
    splitting: true,
  };
}

/**
 * At the head of each chunk, so that it runs before any schema is made, whichever chunk comes first: zod would probe for
 * `new Function`, which the console's policy forbids and reports.
 */
const NO_EVAL = 'globalThis.__zod_globalConfig??={jitless:!0};';

async function run(options: BuildOptions): Promise<Bundle> {
  const outdir = join(dist, 'assets');
  try {
    const { outputFiles = [], metafile } = await bundle({
      absWorkingDir: root,
      outdir,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      minify: true,
      charset: 'utf8',
      // Licences go beside the bundles, not into every visitor's download.
      legalComments: 'external',
      metafile: true,
      write: false,
      logLevel: 'silent',
      plugins: [minifyStyles],
      ...options,
    });
    const files = new Map(
      outputFiles.map(({ path, contents }) => [relative(dist, path), dense(path, contents)]),
    );
    return { files, metafile: metafile ?? { inputs: {}, outputs: {} } };
  } catch (error) {
    throw new Error(`The build failed.\n${await explain(error)}`, { cause: error });
  }
}

/**
 * What indentation is left in minified code stands in templates of markup and styles, where a line break does the same.
 */
function dense(path: string, contents: Uint8Array): Uint8Array {
  return path.endsWith('.js') ? Buffer.from(denseCode(Buffer.from(contents).toString())) : contents;
}

const denseCode = (code: string) => code.replaceAll(/\n[ \t]+/g, '\n');

/**
 * What is fetched apart, `import("./part.js")`, under an address that can change: a browser never fetches a module again
 * that failed once, not even when the network is back. `widget/conversation/part-loader.ts` asks for it anew.
 */
const retryable = (code: string) =>
  code.replaceAll(/\bimport\((["`][^"`]+["`])\)/g, 'import($1+(self.loRetry||""))');

/** What visitors load is minified once more, by a slower tool that finds another 3 percent. */
async function squeeze({ files, metafile }: Bundle): Promise<Bundle> {
  const squeezed = Array.from(files, async ([path, content]) => {
    if (!path.endsWith('.js')) return [path, content] as const;
    const { code = '' } = await minify(retryable(Buffer.from(content).toString()), {
      module: true,
      ecma: 2020,
      compress: { passes: 3, ecma: 2020 },
    });
    return [path, Buffer.from(code)] as const;
  });
  return { files: new Map(await Promise.all(squeezed)), metafile };
}

// wrangler runs this before a deployment (`[build]` in wrangler.toml); who starts wrangler after a build says so.
if (import.meta.main && process.env['ALREADY_BUILT'] === undefined) {
  takeNoArguments('npm run build makes dist/: all that browsers load, and the package.');
  try {
    await requireVariables(join(root, 'wrangler.toml'));
    const { widget } = await build();
    console.log(
      `For a site that checks what it loads (npm run pin keeps it valid):\n\n${embedCode(await chatOrigin(), widget)}\n`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
