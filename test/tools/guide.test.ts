import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PAGES } from '../../worker/console/session/pages.ts';
import { SETTINGS_PAGES } from '../../worker/console/settings/settings-pages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(`${root}docs/coordinatoren.md`, 'utf8');
const pictures = `${root}docs/pictures/`;
const chapters = Array.from(
  guide.matchAll(/^(#+) (.+)\n\n(.+)/gm),
  ([, hashes = '', name = '', begin = '']) => ({
    level: hashes.length,
    name,
    begin,
  }),
);

/** What the console shows: each literal of its texts, with `…` where something is filled in. */
const shown = globSync(
  [
    'worker/console/**/*-texts.ts',
    'worker/console/session/{pages,setting-names}.ts',
    'worker/console/kit/just-changed.ts',
    'worker/console/settings/settings-pages.ts',
  ],
  { cwd: root },
)
  .map((file) => readFileSync(root + file, 'utf8'))
  .flatMap((source) => source.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [])
  .map((literal) => literal.slice(1, -1).replaceAll(/\$\{[^}]*\}/g, '…'));

test('all that the guide quotes is what the console says; what ends in dots may be only its beginning', () => {
  const quoted = Array.from(guide.matchAll(/`([^`]+)`/g), ([, label = '']) => label.replaceAll(/\s+/g, ' '));
  expect(quoted.length).toBeGreaterThan(100);
  const isShown = (label: string) =>
    shown.some((text) => text === label || (label.endsWith('…') && text.startsWith(label)));
  expect(quoted.filter((label) => !isShown(label))).toEqual([]);
});

test.each(Object.values(PAGES))(
  'the page $name has a chapter, which begins with what one can do there',
  ({ name }) => {
    const chapter = chapters.find((each) => each.level === 2 && each.name === name);
    expect(chapter?.begin).toMatch(/^Hier /);
  },
);

test('each page of the settings has a part of its own', () => {
  const parts = chapters.filter(({ level }) => level === 3).map(({ name }) => name);
  expect(SETTINGS_PAGES.map(({ name }) => name).filter((name) => !parts.includes(name))).toEqual([]);
});

test('each picture is there, is shown once and described, and all of them are small', () => {
  const named = Array.from(
    guide.matchAll(/!\[(.*?)\]\(pictures\/([\w.-]+)\)/g),
    ([, alt = '', file = '']) => ({ alt, file }),
  );
  expect(named.filter(({ alt }) => alt.length < 10)).toEqual([]);
  expect(named.map(({ file }) => file).toSorted()).toEqual(readdirSync(pictures).toSorted());
  const sizes = named.map(({ file }) => statSync(pictures + file).size);
  expect(Math.max(...sizes)).toBeLessThan(100_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_200_000);
});

test('each link within the guide leads to a heading, as GitHub names it', () => {
  const anchors = new Set<string>();
  for (const [, name = ''] of guide.matchAll(/^#+ (.+)$/gm)) {
    const anchor = name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-');
    anchors.add(anchors.has(anchor) ? `${anchor}-1` : anchor);
  }
  const links = Array.from(guide.matchAll(/\]\(#([^)]+)\)/g), ([, anchor = '']) => anchor);
  expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
});
