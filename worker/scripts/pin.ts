import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeNoArguments } from './answer-help.ts';
import { build } from './build.ts';
import { embedCode } from '../http/pages/embed-code.ts';
import { chatOrigin, KEPT_FOLDER } from './pinned-widget.ts';

/*
 * `npm run pin`: keeps this version of the widget, so that every later deploy still serves it under its own address to
 * sites that named its hash.
 */

takeNoArguments(
  'npm run pin keeps this version of the widget in widget/pinned/, and prints the tag that names it.',
);
const assets = fileURLToPath(new URL('../../dist/assets', import.meta.url));
const { widget } = await build();
const name = basename(widget.script);
// Together with the element that it fetches, as it takes no other.
for (const file of [widget.script, widget.element]) {
  await copyFile(join(assets, file), join(KEPT_FOLDER, basename(file)));
}
console.log(`
Kept as widget/pinned/${name} with ${basename(widget.element)}. Commit both and deploy; then a site may use

${embedCode(await chatOrigin(), widget)}

for as long as these files stay in widget/pinned/.
`);
