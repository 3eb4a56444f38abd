import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashOfSources, isPublished, publish } from '../../worker/scripts/publish.ts';

/* A build of the same sources is not made again; one of other sources, or of which something is missing, is. */

let root: string;
let dist: string;
let sources: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'luisterend-oog-publish-'));
  dist = join(root, 'dist');
  for (const folder of ['protocol', 'widget/element', 'worker']) {
    await mkdir(join(root, folder), { recursive: true });
  }
  await writeFile(join(root, 'widget/element/launcher.ts'), 'const label = 1;');
  sources = await hashOfSources(root);
  const files = { 'assets/old.js': '1', 'manifest.json': '{}' };
  await publish(dist, sources, made(files));
});
afterEach(() => rm(root, { recursive: true }));

const made = (files: Record<string, string>) =>
  new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]));

test('what was built is there until a source changes, and anew when the change is taken back', async () => {
  expect(await isPublished(dist, sources)).toBe(true);
  const launcher = join(root, 'widget/element/launcher.ts');
  await writeFile(launcher, 'const label = 2;');
  expect(await isPublished(dist, await hashOfSources(root))).toBe(false);
  await writeFile(launcher, 'const label = 1;');
  expect(await isPublished(dist, await hashOfSources(root))).toBe(true);
});

test.each([
  ['a source is added', 'widget/added.css', ''],
  ['a package gets another version', 'package-lock.json', '{}'],
  ['the version of the house changes', 'package.json', '{}'],
])('it is built anew when %s', async (_name, path, content) => {
  await writeFile(join(root, path), content);
  expect(await isPublished(dist, await hashOfSources(root))).toBe(false);
});

test.each([
  ['an asset is another', () => writeFile(join(dist, 'assets/old.js'), '2')],
  ['an asset is missing', () => rm(join(dist, 'assets/old.js'))],
  ['an asset is there that nobody built', () => writeFile(join(dist, 'assets/strange.js'), '')],
  ['the manifest is missing', () => rm(join(dist, 'manifest.json'))],
  ['nobody has said of what it was built', () => rm(join(dist, 'built-from.json'))],
])('it is built anew when %s', async (_name, harm) => {
  await harm();
  expect(await isPublished(dist, sources)).toBe(false);
});

test('what is built anew takes the place of the old, and drops what is no longer made', async () => {
  await publish(dist, 'others', made({ 'assets/new.js': '3', 'manifest.json': '{"new":1}' }));
  expect(await isPublished(dist, 'others')).toBe(true);
  expect(await readFile(join(dist, 'manifest.json'), 'utf8')).toBe('{"new":1}');
  await expect(readFile(join(dist, 'assets/old.js'))).rejects.toThrow();
});
