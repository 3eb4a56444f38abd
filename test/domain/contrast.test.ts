import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { styles as launcherStyles } from '../../widget/loader/launcher.styles.ts';
import { readableAccent } from '../../widget/ui/accent.ts';
import { tokens } from '../../widget/ui/base.styles.ts';

const AAA = 7;
/** What is written in which colours on which surfaces. */
const PAGE: [text: string, surfaces: string[]][] = [
  ['--lo-ink', ['--lo-bg', '--lo-surface', '--lo-sunken', '--lo-own', '--lo-notice']],
  ['--lo-muted', ['--lo-bg', '--lo-surface', '--lo-sunken']],
  ['--lo-accent', ['--lo-bg', '--lo-surface', '--lo-sunken', '--lo-notice']],
  ['--lo-danger', ['--lo-bg', '--lo-surface', '--lo-sunken']],
  ['--lo-accent-strong', ['--lo-own']],
  ['--lo-on-accent', ['--lo-accent', '--lo-accent-strong']],
  ['--lo-bg', ['--lo-ink', '--lo-muted']],
];

/** The blocks of a stylesheet that set colours: light first, then each of the dark ones. */
function palettes(css: string): Map<string, string>[] {
  return Array.from(
    css.matchAll(/\{([^{}]*#[0-9a-f]{6}[^{}]*)\}/g),
    ([, block = '']) =>
      new Map(
        Array.from(
          block.matchAll(/(--[a-z-]+): (?:var\(--[a-z-]+, )?(#[0-9a-f]{3,6})\)?;/g),
          ([, name = '', colour = '']) => [name, colour],
        ),
      ),
  );
}

/** The contrast of WCAG 2.2, 1.4.6, computed by other code than the widget's. */
function contrast(one: number[], other: number[]): number {
  const [dark = 0, light = 0] = [one, other]
    .map((colour) =>
      colour
        .map((value) => (value / 255 <= 0.04045 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, index) => sum + value * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0),
    )
    .toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function numbersOf(colour = ''): number[] {
  if (colour.startsWith('rgb')) return (colour.match(/\d+/g) ?? []).map(Number);
  const digits = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour;
  return [1, 3, 5].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
}

const [light, , dark] = palettes(tokens.cssText);
const themes = [
  { theme: 'light', palette: light },
  { theme: 'dark', palette: dark },
] as const;

describe.each(themes)('$theme', ({ theme, palette }) => {
  const colour = (name: string) => numbersOf(palette?.get(name));

  test.each(PAGE)('[W3] %s can be read by everyone on %s', (text, surfaces) => {
    for (const surface of surfaces) {
      expect(contrast(colour(text), colour(surface)), surface).toBeGreaterThanOrEqual(AAA);
    }
  });

  test('[W3] whatever colour a site has, text in it and on it can be read by everyone', () => {
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(channel, channel, channel), (given) => {
        const hex = `#${given.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
        const { accent, onAccent } = readableAccent(hex, theme);
        for (const surface of ['--lo-bg', '--lo-surface', '--lo-sunken', '--lo-notice']) {
          expect(contrast(numbersOf(accent), colour(surface))).toBeGreaterThanOrEqual(AAA);
        }
        expect(contrast(numbersOf(accent), numbersOf(onAccent))).toBeGreaterThanOrEqual(AAA);
      }),
    );
  });

  test('[W3] and so can the launcher and the bar over the frame', () => {
    const own = palettes(launcherStyles)[theme === 'light' ? 0 : 1];
    const pairs = [
      ['--ink', '--bg'],
      ['--on-fill', '--fill'],
    ] as const;
    for (const [text, surface] of pairs) {
      const found = contrast(numbersOf(own?.get(text)), numbersOf(own?.get(surface)));
      expect(found, text).toBeGreaterThanOrEqual(AAA);
    }
  });
});

describe.each(['light', 'dark'])('the console, %s', (theme) => {
  const css = readFileSync(new URL('../../worker/console/app/page.css', import.meta.url), 'utf8');
  const own = palettes(css)[theme === 'light' ? 0 : 1];

  test.each(PAGE)('[W3] %s can be read by everyone on %s', (text, surfaces) => {
    for (const surface of surfaces) {
      const found = contrast(numbersOf(own?.get(text)), numbersOf(own?.get(surface)));
      expect(found, surface).toBeGreaterThanOrEqual(AAA);
    }
  });

  test('[W3] has the colours of the visitor’s side', () => {
    const visitors = theme === 'light' ? light : dark;
    for (const [name, colour] of visitors ?? []) expect(own?.get(name), name).toBe(colour);
    expect(visitors?.size).toBeGreaterThan(10);
  });
});

test('[W3] the dark of the device is the dark that a site may choose', () => {
  const [, byDevice, byChoice] = palettes(tokens.cssText);
  expect(byDevice).toEqual(byChoice);
  expect(byDevice?.size).toBe(light?.size);
});
