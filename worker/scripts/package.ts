import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeNoArguments } from './answer-help.ts';
import { build } from './build.ts';

/* `npm run package`: the widget alone, as a package for sites that bundle it with their own code. */

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Of package.json; what the repository itself depends on is not what the widget needs, which is nothing. */
const FIELDS = [
  ...['name', 'version', 'description', 'license', 'type', 'customElements', 'exports'],
  ...['peerDependencies', 'peerDependenciesMeta'],
];

/** Lays the package out. @returns its folder. */
export async function layOutPackage(): Promise<string> {
  const folder = join(root, 'dist/npm');
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  const own = Object.fromEntries(FIELDS.map((field) => [field, manifest[field]]));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  for (const path of ['LICENSE', 'README.md', 'dist/package', 'widget/npm']) {
    await cp(join(root, path), join(folder, path), { recursive: true });
  }
  return folder;
}

if (import.meta.main) {
  takeNoArguments('npm run package makes a package of the widget alone, for npm, in this folder.');
  await build();
  execFileSync('npm', ['pack', await layOutPackage()], { cwd: root, stdio: 'inherit' });
}
