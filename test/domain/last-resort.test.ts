import { expect, test } from 'vitest';
import { LAST_RESORT_HELP_LINES } from '../../widget/loader/last-resort.ts';
import { helpLinesAt } from '../../worker/domain/help-lines/help-lines.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';

const NIGHT = Date.parse('2026-11-24T03:00:00+01:00');

test('[O4] what stands there without a server is true at any hour: of the list, and never closed', () => {
  const always = helpLinesAt(DEFAULT_SETTINGS, NIGHT).flatMap(({ name, channels }) =>
    channels.filter((each) => each.always).map(({ kind, value }) => ({ name, kind, value })),
  );
  const address = (value: string) => value.replaceAll(/[ -]/g, '');
  const lines = LAST_RESORT_HELP_LINES.flatMap(({ name, ways }) =>
    ways.map(([words, href = `tel:${words}`]) => ({ name, words, href: address(href) })),
  );
  for (const { name, words, href } of lines) {
    const way = always.find(
      (each) =>
        each.name === name && href === (each.kind === 'phone' ? `tel:${address(each.value)}` : each.value),
    );
    expect(way).toBeDefined();
    expect(words).toBe(
      way?.kind === 'chat' ? `Chat: ${new URL(href).hostname.replace('www.', '')}` : way?.value,
    );
  }
  expect(lines.filter(({ href }) => href.startsWith('https:')).map(({ name }) => name)).toEqual([
    '113 Zelfmoordpreventie',
  ]);
});
