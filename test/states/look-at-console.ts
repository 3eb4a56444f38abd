import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../chromium.ts';
import type { ConsoleState } from './console-states.ts';
import { ConsoleVisit } from './console-visit.ts';
import { SIZES } from './gallery-page.ts';
import { prepare } from './inspect.ts';
import { LOOKS, SMALL, testLooks } from './looks.ts';
import { Visit } from './visit.ts';

/** Reaches each state once, in one tab of the built console, and looks at it in every way. For the file that holds the tests. */
export function lookAtConsole(states: readonly ConsoleState[]): void {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await chromium.launch(await findChromium());
    page = await Visit.newTab(browser, { viewport: SMALL });
  });

  afterAll(() => browser?.close());

  describe.each(states)('$name', ({ reach }: ConsoleState) => {
    beforeAll(async () => {
      await page.setViewportSize(SMALL);
      await page.emulateMedia(LOOKS[0]);
      await reach(await ConsoleVisit.inTab(page));
      await prepare(page);
    });

    testLooks(() => page);

    test('[W4] nothing lies below the window, where the whole page could be scrolled to', async () => {
      await page.setViewportSize(SIZES.phone);
      expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    });
  });
}
