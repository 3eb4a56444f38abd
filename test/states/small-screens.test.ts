import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { nl } from '../../widget/locales/nl.ts';
import { nlLater } from '../../widget/locales/nl-later.ts';
import { findChromium } from '../chromium.ts';
import { prepare, running } from './inspect.ts';
import { talkInPanel } from './launcher-states.ts';
import { talking } from './room-states.ts';
import { Visit } from './visit.ts';

/* What fits on a small screen, in states chosen for it. `look-at-each.ts` looks at every state by itself. */

const SMALL = { width: 320, height: 640 } as const;
const LOW = { width: 320, height: 256 } as const;
let browser: Browser;

beforeAll(async () => {
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args });
});

afterAll(() => browser?.close());

test('[W4] at 256 px height the room between the ways out and the message box is for messages', async () => {
  const visit = await Visit.begin(browser, { viewport: LOW });
  const { page } = visit;
  await visit.talkAWhile();
  const box = async (selector: string) => (await page.locator(selector).boundingBox()) ?? { y: 0, height: 0 };
  const main = await box('.course main');
  expect(main.height).toBeGreaterThan(100);
  expect((await box('header')).height + main.height + (await box('footer')).height).toBeCloseTo(256, 0);
  expect(await box('[role=log]')).toMatchObject({ y: main.y, height: main.height });
  await page.getByText('Hoe is die stilte').hover();
  const end = page.getByRole('button', { name: nl.talk.end });
  await end.focus();
  await vi.waitFor(async () => {
    const { y, height } = (await end.boundingBox()) ?? { y: 0, height: 0 };
    expect(y).toBeGreaterThanOrEqual(main.y - 1);
    expect(y + height).toBeLessThanOrEqual(main.y + main.height + 1);
  });
  await page.context().close();
});

test('[W4] at 256 px height in a site’s page, too: help shares the row with the way out', async () => {
  const visit = await Visit.begin(browser, { viewport: LOW });
  const { page, frame } = visit;
  await talkInPanel(visit);
  const box = async (selector: string) =>
    (await frame.locator(selector).boundingBox()) ?? { y: 0, height: 0 };
  const bar = (await page.locator('luisterend-oog-chat .bar').boundingBox()) ?? { y: 0, height: 0 };
  const footer = await box('footer');
  const log = await box('[role=log]');
  expect(Math.abs(log.y - bar.y - bar.height)).toBeLessThanOrEqual(1);
  expect(log.y + log.height).toBeCloseTo(footer.y, 0);
  expect(footer.y + footer.height).toBeCloseTo(256, 0);
  const help = frame.getByRole('button', { name: nl.help.open });
  expect((await help.boundingBox())?.y).toBeLessThan(bar.y + bar.height);
  await help.click();
  await frame.getByText(nl.help.intro).waitFor();
  await page.context().close();
});

test('[W4] with little height a question is read from its beginning, and its answers can be scrolled to', async () => {
  const visit = await Visit.begin(browser, { viewport: LOW });
  const { page } = visit;
  await visit.talkAWhile();
  visit.room.show(talking({ coach: { stage: 'asked', sitIn: 1, alias: 'Marijke' } }));
  const question = page.locator('.notice', { hasText: nlLater.coach.asked('Marijke', 'Anna') });
  const main = (await page.locator('.course main').boundingBox()) ?? { y: 0, height: 0 };
  await expect.poll(async () => (await question.boundingBox())?.y).toBeGreaterThanOrEqual(main.y - 1);
  expect(await question.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  await page.getByRole('button', { name: nlLater.coach.no }).click();
  await page.context().close();
});

test('[W4] whatever there is to tell at once, some of the messages stay in view', async () => {
  const visit = await Visit.begin(browser, { viewport: { width: 320, height: 568 } });
  const { page } = visit;
  await visit.talkAWhile();
  const coach = { stage: 'asked', sitIn: 1, alias: 'Marijke' } as const;
  const closing = { closesInMs: 12 * 60_000 };
  const messages = async () => (await page.getByRole('log').boundingBox())?.height;
  visit.room.show(talking({ volunteer: 'gone', coach, ...closing }));
  await visit.see(nlLater.closing(12));
  expect(await messages()).toBeGreaterThan(90);
  await visit.press(nlLater.another);
  visit.room.show(talking({ coach, ...closing }));
  await visit.see(nlLater.coach.asked('Marijke', 'Anna'));
  expect(await messages()).toBeGreaterThan(90);
  await visit.press(nlLater.coach.no);
  await page.context().close();
});

test('[W4] all text follows the size that was set in the browser', async () => {
  const visit = await Visit.begin(browser, { viewport: SMALL });
  const { page } = visit;
  await visit.talkAWhile();
  await prepare(page);
  const sizes = () =>
    page.evaluate(() => window.shown().map((each) => Number.parseFloat(getComputedStyle(each).fontSize)));
  const before = await sizes();
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  expect(before.length).toBeGreaterThan(20);
  await expect
    .poll(async () => (await sizes()).map((size) => size.toFixed(1)))
    .toEqual(before.map((size) => (2 * size).toFixed(1)));
  await page.context().close();
});

test('[W4] [W2] without JavaScript all of it can be reached and pressed, the way out from wherever one reads', async () => {
  const visit = await Visit.begin(browser, { viewport: SMALL, javaScriptEnabled: false });
  const { page } = visit;
  await visit.openWithoutScript();
  const links = page.getByRole('link');
  for (const link of await links.all()) {
    const { width = 0, height = 0 } = (await link.boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
  await page.getByRole('main').hover();
  await page.mouse.wheel(0, 10_000);
  await expect.poll(async () => (await links.last().boundingBox())?.y).toBeLessThan(SMALL.height - 44);
  const exit = await page.getByRole('link', { name: nl.exit }).boundingBox();
  expect(exit?.y).toBeGreaterThanOrEqual(0);
  expect(exit?.y).toBeLessThan(44);
  await page.context().close();
});

test('[W5] who did not ask for less gets a little', async () => {
  const visit = await Visit.begin(browser, { reducedMotion: 'no-preference' });
  await visit.wait();
  await prepare(visit.page);
  await expect.poll(async () => (await running(visit.page)).join()).toContain('beacon');
  await visit.page.context().close();
});
