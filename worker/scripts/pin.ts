import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.ts';
import { chatOrigin, embedCode, KEPT_FOLDER } from './pinned-widget.ts';

/*
 * `npm run pin`: keeps this version of the widget, so that every later deploy still serves it under its own address to
 * sites that named its hash.
 */

const assets = fileURLToPath(new URL('../../dist/assets', import.meta.url));
const { widget } = await build();
const name = basename(widget.script);
await copyFile(join(assets, widget.script), join(KEPT_FOLDER, name));
console.log(`
Kept as widget/pinned/${name}. Commit that file and deploy; then a site may use

${embedCode(await chatOrigin(), widget)}

for as long as the file stays in widget/pinned/.
`);
