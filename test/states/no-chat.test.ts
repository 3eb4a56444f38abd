import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test, vi } from 'vitest';
import { en as enWords } from '../../worker/http/pages/page-texts-en.ts';
import { nl as words } from '../../worker/http/pages/page-texts.ts';
import { nl } from '../../widget/locales/nl.ts';
import { findChromium } from '../chromium.ts';
import { Visit } from './visit.ts';

/*
 * The stand-alone page when the chat itself does not come: what an old phone, or one with a bad connection, is left with.
 * How that looks is one of the states.
 */

const SMALL = { width: 320, height: 640 } as const;
const SCRIPT = '**/assets/chat-*.js';
/** A page waits this long for the chat before it speaks for itself. */
const WAITS_MS = 4_000;

let browser: Browser;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args });
});

afterAll(() => browser?.close());

beforeEach(async () => {
  visit = await Visit.begin(browser, { viewport: SMALL });
  page = visit.page;
});

afterEach(() => page.context().close());

/** Puts the page's own clock there, instead of waiting. */
async function afterMs(ms: number): Promise<void> {
  await page.evaluate((time) => {
    for (const animation of document.getAnimations()) {
      animation.pause();
      animation.currentTime = time;
    }
  }, ms);
}

const plain = () => page.getByRole('main').filter({ hasText: words.helpLinesTitle });

async function failToLoad(address = '/'): Promise<void> {
  await page.route(SCRIPT, (route) => route.abort());
  await visit.open(address);
  await afterMs(WAITS_MS);
  await page.getByRole('main').waitFor();
}

describe.each([
  { what: 'is lost on the way', body: null },
  { what: 'is too new for the browser', body: 'this browser can not read it' },
])('a script that $what', ({ body }) => {
  test.each(['no-preference', 'reduce'] as const)(
    '[O1] leaves numbers, the way to the hours and the way out, after a moment (motion: %s)',
    async (reducedMotion) => {
      await page.emulateMedia({ reducedMotion });
      await page.route(SCRIPT, (route) =>
        body === null ? route.abort() : route.fulfill({ contentType: 'text/javascript', body }),
      );
      await visit.open();
      await afterMs(WAITS_MS - 1);
      expect(await page.locator('body').ariaSnapshot()).toBe('');
      expect(await plain().isVisible()).toBe(false);

      await afterMs(WAITS_MS);
      await plain().waitFor();
      await page.getByRole('link', { name: words.leave }).waitFor();
      await page.getByRole('link', { name: '0800-0113' }).waitFor();
      expect(await page.getByRole('alert').textContent()).toBe(words.notOpening);
      expect(await page.getByText(words.needsScript).isVisible()).toBe(false);

      await page.getByRole('link', { name: words.hoursAndLines }).click();
      await visit.see('14.00 tot 23.00 uur');
      await page.getByRole('link', { name: '0800-2000' }).waitFor();
      await page.getByRole('link', { name: words.leave }).waitFor();
      expect(await page.getByText(words.needsScript).isVisible()).toBe(false);
    },
  );
});

test('[O1] a slow chat takes the place of all that, for the eye and for screen readers', async () => {
  const held = Promise.withResolvers<void>();
  await page.route(SCRIPT, async (route) => {
    await held.promise;
    await route.fallback();
  });
  await page.goto('https://chat.test/', { waitUntil: 'commit' });
  await page.locator('lo-chat-page > main').waitFor({ state: 'attached' });
  await afterMs(WAITS_MS);
  await plain().waitFor();
  held.resolve();
  await page.getByLabel(nl.start.nickname).waitFor();
  expect(await plain().count()).toBe(0);
  expect(await page.getByText(words.notOpening).isVisible()).toBe(false);
  const heard = await page.locator('body').ariaSnapshot();
  expect(heard).toContain(nl.start.title);
  for (const gone of [words.notOpening, words.helpLinesTitle, words.tryAgain])
    expect(heard).not.toContain(gone);
});

test('trying again is one press, and keeps the language', async () => {
  await failToLoad('/?lang=en');
  await page.unroute(SCRIPT);
  await page.getByRole('link', { name: enWords.tryAgain }).click();
  await page.getByLabel('Nickname').waitFor();
  expect(await page.evaluate(() => history.length)).toBe(2);
});

test('without JavaScript the hours and all lines are there at once, in words of their own', async () => {
  const without = await Visit.begin(browser, { viewport: SMALL, javaScriptEnabled: false });
  without.server.policies = true;
  await without.openWithoutScript();
  const why = without.page.locator('noscript p');
  expect(await why.textContent()).toBe(words.needsScript);
  expect(await why.isVisible()).toBe(true);
  await without.page.getByRole('link', { name: words.leave }).waitFor();
  await without.see('14.00 tot 23.00 uur');
  await without.page.context().close();
});

test('what the chat must know is asked for together with its script; lost on the way, it is asked for again', async () => {
  let asked = 0;
  await page.route('**/api/chat-page*', async (route) => {
    asked += 1;
    await (asked === 1 ? route.abort() : route.fallback());
  });
  await page.clock.install();
  await visit.open();
  await vi.waitFor(() => expect(asked).toBeGreaterThanOrEqual(1));
  await page.clock.fastForward(2_000);
  await page.getByLabel(nl.start.nickname).waitFor();
  expect(asked).toBe(2);
});

test('one answer is enough: the page uses what its preload asked for', async () => {
  let asked = 0;
  page.on('request', (request) => void (asked += request.url().includes('/api/chat-page') ? 1 : 0));
  await visit.open();
  await page.getByLabel(nl.start.nickname).waitFor();
  expect(asked).toBe(1);
});

test.each(['light', 'dark'] as const)('[W3] the way out stands out: %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await failToLoad();
  const backgrounds = await page.evaluate(() =>
    ['main', 'main .exit'].map((selector) => {
      const element = document.querySelector(selector);
      return element === null ? '' : getComputedStyle(element).backgroundColor;
    }),
  );
  const [dark = 0, light = 0] = backgrounds.map(luminance).sort((a, b) => a - b);
  expect((light + 0.05) / (dark + 0.05), backgrounds.join(' on ')).toBeGreaterThanOrEqual(7);
});

test('English words that can not be fetched leave the chat in Dutch, with a Dutch voice', async () => {
  const english = await partOf('widget/locales/en.ts');
  await page.route(`**${english}`, (route) => route.abort());
  await visit.open('/?lang=en');
  await page.getByRole('heading', { name: nl.start.title }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('nl');
  await visit.press(nl.about);
  await page.locator('dialog#about h3').first().waitFor();
});

/** WCAG 2.2, of "rgb(1, 2, 3)". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((digits) => {
    const value = Number(digits) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The address of the part of the build that begins with this file. */
async function partOf(file: string): Promise<string> {
  const bundles = JSON.parse(
    await readFile(fileURLToPath(new URL('../../dist/bundles.json', import.meta.url)), 'utf8'),
  ) as Metafile[];
  const outputs = bundles.flatMap((made) => Object.entries(made.outputs));
  const [path] = outputs.find(([, { entryPoint }]) => entryPoint === file) ?? [];
  if (path === undefined) throw new Error(`no part begins with ${file}`);
  return path.replace('dist/assets', '');
}
