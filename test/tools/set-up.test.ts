import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

/* What runs before `npm start` and `npm test`, in a clone without packages and on a machine without a network. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const SET_UP = 'worker/scripts/set-up.js';
let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'luisterend-oog-set-up-'));
  for (const name of ['package.json', 'package-lock.json', '.npmrc', SET_UP])
    cpSync(join(root, name), join(clone, name), { recursive: true });
});
afterEach(() => rmSync(clone, { recursive: true }));

function setUp(env: Record<string, string> = {}) {
  // Nothing listens on port 9, and npm has nothing in this cache.
  const offline = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_cache: join(clone, 'cache') };
  return spawnSync(process.execPath, [join(clone, SET_UP)], {
    encoding: 'utf8',
    env: { ...process.env, ...offline, ...env },
  });
}

test('a first start without a network says that it needs one, and npm’s own words are left out', () => {
  const { status, stdout, stderr } = setUp();
  expect(status).toBe(1);
  expect(stdout).toContain('Daar is internet voor nodig');
  expect(stderr.trim()).toBe(
    'Er is geen internet. De eerste keer is dat nodig; daarna start alles ook zonder.',
  );
  expect(existsSync(join(clone, 'node_modules'))).toBe(false);
});

test('once installed nothing is asked of npm, until other packages are wanted', () => {
  // One package, which is in the clone itself.
  const manifest = { name: 'small', version: '1.0.0', type: 'module', dependencies: { own: 'file:own' } };
  const own = { name: 'own', version: '1.0.0' };
  const packages = { '': manifest, own, 'node_modules/own': { resolved: 'own', link: true } };
  mkdirSync(join(clone, 'own'));
  writeFileSync(join(clone, 'own/package.json'), JSON.stringify(own));
  writeFileSync(join(clone, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(clone, 'package-lock.json'),
    JSON.stringify({ name: 'small', version: '1.0.0', lockfileVersion: 3, requires: true, packages }),
  );
  const first = setUp();
  expect([first.status, first.stderr]).toEqual([0, '']);
  expect(existsSync(join(clone, 'node_modules/own'))).toBe(true);

  const again = setUp({ PATH: '' });
  expect([again.status, again.stdout, again.stderr]).toEqual([0, '', '']);
  writeFileSync(join(clone, '.npmrc'), '');
  expect(setUp({ PATH: '' }).status).toBe(1);
});
