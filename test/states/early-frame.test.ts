import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elementTexts } from '../../widget/element/element-texts.ts';
import { nl } from '../../widget/locales/nl.ts';
import { findChromium } from '../chromium.ts';
import { CHAT } from './chat-server.ts';
import { Visit } from './visit.ts';

/* The frame that is asked for when the pointer reaches the button. */

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(await findChromium());
});
afterAll(() => browser?.close());

async function hovered() {
  const visit = await Visit.begin(browser);
  const { page } = visit;
  await page.clock.install();
  let asked = 0;
  page.on('request', (request) => void (asked += Number(request.url().includes('/chat?'))));
  await visit.openSite();
  await visit.see(elementTexts('nl').open);
  const button = page.getByRole('button', { name: elementTexts('nl').label });
  await button.hover();
  const form = visit.frame.getByRole('heading', { name: nl.start.title });
  await form.waitFor({ state: 'attached' });
  return { page, button, form, frame: page.locator('luisterend-oog-chat iframe'), asked: () => asked };
}

test('it is not seen and has stored nothing, and is the one that opens', async () => {
  const { page, button, form, frame, asked } = await hovered();
  expect(await frame.isVisible()).toBe(false);
  const chat = page.frames().find((each) => each.url().startsWith(CHAT));
  const stored = await chat?.evaluate(() => Object.keys(sessionStorage));
  expect(stored?.filter((name) => name.startsWith('lo-'))).toEqual([]);
  await button.click();
  await form.waitFor();
  expect(asked()).toBe(1);
  await page.context().close();
});

test('a pointer that only passed leaves no frame behind, and a later press has its own', async () => {
  const { page, button, form, frame, asked } = await hovered();
  await page.clock.fastForward(30_000);
  expect(await frame.count()).toBe(0);
  await button.click();
  await form.waitFor();
  expect(asked()).toBe(2);
  await page.context().close();
});

test('a tag that changes meanwhile opens with what it says then', async () => {
  const { page, button } = await hovered();
  await page.evaluate(() => document.querySelector('luisterend-oog-chat')?.setAttribute('lang', 'en'));
  await page.locator('luisterend-oog-chat').getByRole('button').first().click();
  await page.locator('luisterend-oog-chat iframe[src*="lang=en"]').waitFor();
  expect(await page.locator('luisterend-oog-chat iframe').count()).toBe(1);
  expect(await button.count()).toBe(0);
  await page.context().close();
});
