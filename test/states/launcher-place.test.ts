import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { elementTexts } from '../../widget/element/element-texts.ts';
import { findChromium } from '../chromium.ts';
import { readToTheEnd, talkInPanel } from './launcher-states.ts';
import { Visit } from './visit.ts';

/* Where the button stands on a site's page, before the element is there: when it folds, and what it keeps clear of. */

const texts = elementTexts('nl');
const PHONE = { width: 360, height: 740 } as const;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(await findChromium());
});
afterAll(() => browser?.close());

let visit: Visit;
let page: Page;
beforeEach(async () => {
  visit = await Visit.begin(browser, { viewport: PHONE });
  ({ page } = visit);
  return () => page.context().close();
});

const button = () => page.getByRole('button', { name: `${texts.label} ${texts.open}` });
const box = async () => (await button().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
const viewed = async (attributes: Record<string, string> = {}) => {
  await visit.openSite(attributes);
  await visit.see(texts.open);
};
/** How far its lower edge is from where it stands by itself. */
const lifted = async () => {
  const { y, height } = await box();
  return (page.viewportSize()?.height ?? 0) - 20 - y - height;
};
/** Until the page has been at rest after a scroll for long enough to fold the button. */
const restAfter = async (scroll: () => Promise<void>) => {
  await page.clock.install();
  await page.evaluate(() =>
    addEventListener('scroll', () => (document.body.dataset['scrolled'] = ''), { once: true }),
  );
  await scroll();
  await page.locator('body[data-scrolled]').waitFor();
  await page.clock.runFor(1_000);
};
const site = (html: string) =>
  page.evaluate((inner) => {
    const holder = document.createElement('div');
    holder.innerHTML = inner;
    document.body.append(holder);
  }, html);

test('[W2] [W4] on a phone it folds to an icon once the page has scrolled, with the same name, and unfolds at the top', async () => {
  await viewed();
  const before = await box();
  // It rests, folded and lifted, before the page scrolls on to where there is nothing but text beneath it.
  await readToTheEnd(page);
  await expect.poll(lifted).toBeGreaterThan(0);
  await page.evaluate(() => scrollTo(0, 300));
  await expect.poll(lifted).toBe(0);
  expect((await box()).width).toBeLessThan(60);
  const { width, height } = await box();
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(box).toEqual(before);
});

test('[W2] it stays where it is under a finger that is down, and takes the press', async () => {
  await viewed();
  await site('<div style="height:2000px"></div>');
  const before = await box();
  await page.mouse.move(before.x + 9, before.y + before.height / 2);
  await page.mouse.down();
  await restAfter(() => page.evaluate(() => scrollTo(0, 300)));
  expect(await box()).toEqual(before);
  await page.mouse.up();
  await page.locator('luisterend-oog-chat[open]').waitFor({ state: 'attached' });
});

test('[W4] on a desk it keeps its words', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await viewed();
  const before = await box();
  await readToTheEnd(page);
  await page.locator('luisterend-oog-chat .small').waitFor();
  expect((await box()).width).toBe(before.width);
});

test.for([
  ['a button', '<button style="position:fixed;inset:auto 0 0;height:90px">Ik kom</button>'],
  ['a link', '<a href="#x" style="position:fixed;right:10px;bottom:30px">Lees meer over ons</a>'],
  ['a frame', '<iframe style="position:fixed;right:0;bottom:0;width:300px;height:120px"></iframe>'],
  [
    'what the site made pressable',
    '<div tabindex="0" style="position:fixed;inset:auto 0 0;height:60px">Menu</div>',
  ],
] as const)('[W4] it lies over nothing that can be pressed: %s', async ([_name, html]) => {
  await viewed();
  await site(html);
  await page.evaluate(() => dispatchEvent(new Event('resize')));
  await expect.poll(lifted).toBeGreaterThan(0);
  const { x, y, width, height } = await box();
  const met = await page.evaluate(
    ([left, top, right, bottom]) => {
      const found = [...document.querySelectorAll('a, button, iframe, [tabindex]')];
      return found.filter((each) => {
        const its = each.getBoundingClientRect();
        return its.left < right && its.right > left && its.top < bottom && its.bottom > top;
      }).length;
    },
    [x, y, x + width, y + height] as const,
  );
  expect(met).toBe(0);
});

test('[W4] at the end of a page its last button can be pressed', async () => {
  await viewed();
  await readToTheEnd(page);
  await expect.poll(lifted).toBeGreaterThan(0);
  const last = page.getByRole('button', { name: 'Ik kom dinsdag' });
  const { x = 0, y = 0, width = 0, height = 0 } = (await last.boundingBox()) ?? {};
  for (const part of [0.05, 0.5, 0.95]) {
    const hit = await page.evaluate(([left, top]) => document.elementFromPoint(left, top)?.textContent, [
      x + width * part,
      y + height / 2,
    ] as const);
    expect(hit).toBe('Ik kom dinsdag');
  }
});

test('[W4] where nothing near is clear it stays where people look for it', async () => {
  await viewed();
  await site('<div tabindex="0" style="position:fixed;inset:0"></div>');
  await page.evaluate(() => dispatchEvent(new Event('resize')));
  await page.locator('luisterend-oog-chat .small').waitFor();
  expect(await lifted()).toBe(0);
});

test('[W4] in the text it stays as it is, and a panel that opens is not lifted along', async () => {
  await viewed({ mode: 'inline' });
  await restAfter(() => readToTheEnd(page));
  expect((await box()).width).toBeGreaterThan(100);
  await viewed();
  await readToTheEnd(page);
  await expect.poll(lifted).toBeGreaterThan(0);
  await button().click();
  const panel = page.locator('luisterend-oog-chat .panel');
  await panel.waitFor();
  expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, ...PHONE });
});

test('[W4] while a talk runs its words are news, and stay', async () => {
  await talkInPanel(visit);
  await page.getByRole('button', { name: texts.hide }).click();
  await readToTheEnd(page);
  await page.locator('luisterend-oog-chat .small').waitFor();
  const words = page.locator('luisterend-oog-chat .label', { hasText: texts.running });
  expect((await words.boundingBox())?.width).toBeGreaterThan(100);
  expect(await words.evaluate((label) => getComputedStyle(label.parentElement ?? label).clipPath)).toBe(
    'none',
  );
});
