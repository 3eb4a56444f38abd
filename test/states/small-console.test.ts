import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PACE, TALK } from '../../worker/console/talk/talk-texts.ts';
import { CONCERN } from '../../worker/console/concern/concern-texts.ts';
import { findChromium } from '../chromium.ts';
import { consolePaceStates } from './console-pace-states.ts';
import { consoleStates } from './console-states.ts';
import { ConsoleVisit } from './console-visit.ts';
import { SIZES } from './gallery-page.ts';

/* What fits of a talk on a volunteer's phone. */

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(await findChromium());
});
afterAll(() => browser?.close());

test.each(['console-pace-writes', 'console-pace-away', 'console-pace-ending'])(
  '[C14] [C15] %s: the head of a talk takes two rows of a phone, and has its ways to the end behind one press',
  async (name) => {
    const visit = await ConsoleVisit.begin(browser, { viewport: SIZES.phone });
    await consolePaceStates.find((state) => state.name === name)?.reach(visit);
    const { page } = visit;
    const head = page.locator('lo-conversation-view header');
    expect((await head.boundingBox())?.height).toBeLessThanOrEqual(96);
    const button = (words: string) => head.getByRole('button', { name: words, exact: true });
    expect(await button(CONCERN.open).isVisible()).toBe(true);
    expect(await button(TALK.end).isVisible()).toBe(false);
    await button(PACE.toEnd).click();
    await head.getByText(PACE.left[2].button).waitFor();
    await button(TALK.end).click();
    await visit.see(TALK.endBody);
    await page.context().close();
  },
);

test('[B3] on a phone the sheet for who is worried keeps the keyboard to itself, and Escape brings it back to its button', async () => {
  const visit = await ConsoleVisit.begin(browser, { viewport: SIZES.phone });
  await consoleStates.find(({ name }) => name === 'console-concern')?.reach(visit);
  const { page } = visit;
  const held = new Set<string>();
  for (let presses = 0; presses < 40; presses += 1) {
    held.add(await page.evaluate(focusedWithin));
    await page.keyboard.press('Tab');
  }
  // The page itself: between the last thing of a dialog and the first the keyboard is at the browser's own buttons.
  expect([...held].filter((tag) => tag !== 'body')).toEqual(['lo-concern-sheet']);
  await page.getByRole('button', { name: CONCERN.close }).focus();
  await page.keyboard.press('Escape');
  await visit.see(PACE.toEnd);
  await expect.poll(() => page.evaluate(focusedWithin)).toBe('lo-conversation-view');
  await page.context().close();
});

/** The view or sheet that what has the focus is in. */
function focusedWithin(): string {
  let active = document.activeElement;
  let within = 'body';
  while (active) {
    if (/^lo-(console-header|conversation-view|concern-sheet|composer)$/.test(active.localName))
      within = active.localName;
    active = active.shadowRoot?.activeElement ?? null;
  }
  return within;
}
