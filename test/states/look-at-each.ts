import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../chromium.ts';
import { outOfReach, prepare } from './inspect.ts';
import { LOOKS, LOW, SMALL, testLooks } from './looks.ts';
import type { PageState } from './page-state.ts';
import { Visit } from './visit.ts';
import { watched } from '../browser/watched.ts';

/** A small phone with its keyboard open. */
const KEYBOARD = { width: 320, height: 315 } as const;

/**
 * What must hold whatever is on the screen. Each state is reached once, in the built page, and looked at in every way. For
 * the file that holds the tests; a state without scripts is left out, because there is nothing to look with.
 */
export function lookAtEach(states: readonly PageState[]): void {
  let browser: Browser;
  /** One for all states without a context of their own, because a process that has shown the page and run axe does both again in a fraction of the time. */
  let shared: Page;

  beforeAll(async () => {
    browser = await chromium.launch(await findChromium());
    shared = await Visit.newTab(browser, { viewport: SMALL });
  });

  afterAll(() => browser?.close());

  const withScripts = states.filter(({ context }) => context?.javaScriptEnabled !== false);

  describe.each(withScripts)('$name', ({ context, reach }: PageState) => {
    let page: Page;

    beforeAll(async () => {
      page = context === undefined ? shared : await Visit.newTab(browser, context);
      await page.setViewportSize(SMALL);
      await page.emulateMedia(LOOKS[0]);
      await reach(await Visit.inTab(page));
      await prepare(page);
    });

    test('[C3] every box and every message asks the browser to keep it to itself', async () => {
      expect(await page.evaluate(watched)).toEqual([]);
    });

    test('[W4] with little height, too, the way out, the way in and the message box can be seen and pressed', async () => {
      // A frame that never comes can't be looked into.
      const frames = page.frames().filter((frame) => frame.url().startsWith('https:'));
      for (const frame of frames) await prepare(frame);
      for (const size of [LOW, KEYBOARD]) {
        await page.setViewportSize(size);
        // What follows the visible part of a window does so a moment later.
        for (const frame of frames) await expect.poll(() => outOfReach(frame)).toEqual([]);
      }
      await page.setViewportSize(SMALL);
    });

    testLooks(() => page);
  });
}
