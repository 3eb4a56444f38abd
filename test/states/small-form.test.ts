import { chromium, type Browser, type Locator } from 'playwright';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { nl } from '../../widget/locales/nl.ts';
import { findChromium } from '../chromium.ts';
import { openPanel, talkInPanel } from './launcher-states.ts';
import { Visit } from './visit.ts';

/* What a small screen shows of the form, and of what opens over the page. */

const PHONE = { width: 360, height: 740 } as const;
const SMALL_PHONE = { width: 360, height: 640 } as const;
/** 400 % zoom, and a small phone with its keyboard open. */
const LOW = { width: 320, height: 256 } as const;
const KEYBOARD = { width: 320, height: 315 } as const;
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(await findChromium());
});

afterAll(() => browser?.close());

const boxOf = async (found: Locator) => {
  const box = await found.boundingBox();
  if (box === null) throw new Error('not on the screen');
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
};

/** Whether a press at its middle reaches it, through shadow roots. */
const isOnTop = (found: Locator) =>
  found.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const root = element.getRootNode() as ShadowRoot;
    const hit = root.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && element.contains(hit);
  });

test('[W4] on a phone all of the form is in view at once, also in a site’s page', async () => {
  const alone = await Visit.begin(browser, { viewport: PHONE });
  await alone.open();
  const embedded = await Visit.begin(browser, { viewport: PHONE });
  await openPanel(embedded);
  for (const page of [alone.page, embedded.frame]) {
    const room = await page.locator('.course main').evaluate((main) => main.clientHeight - main.scrollHeight);
    expect(room).toBe(0);
    expect((await boxOf(page.getByRole('button', { name: nl.start.submit }))).bottom).toBeLessThanOrEqual(
      PHONE.height,
    );
  }
  await alone.page.context().close();
  await embedded.page.context().close();
});

test('[W4] on a phone the questions that open are in view', async () => {
  const visit = await Visit.begin(browser, { viewport: PHONE });
  const { page } = visit;
  await visit.open();
  await page.getByText(nl.start.more).click();
  const way = await boxOf(page.getByRole('button', { name: nl.start.submit }));
  const first = page.getByLabel(nl.start.ageGroup);
  await expect.poll(async () => (await boxOf(first)).bottom).toBeLessThanOrEqual(way.y);
  expect(await isOnTop(first)).toBe(true);
  await page.context().close();
});

test.for([SMALL_PHONE, KEYBOARD, LOW])(
  '[W4] [W6] the way in stays in view and lies over no field that has the focus: $width × $height',
  async (viewport) => {
    const visit = await Visit.begin(browser, { viewport });
    const { page } = visit;
    await visit.open();
    await page.getByText(nl.start.more).click();
    const way = await boxOf(page.getByRole('button', { name: nl.start.submit }));
    const fields = await page.locator('form').locator('input, select, summary, button').all();
    expect(fields).toHaveLength(8);
    for (const field of fields) {
      await field.focus();
      await expect.poll(async () => (await boxOf(field)).bottom).toBeLessThanOrEqual(way.y);
      await expect.poll(() => isOnTop(field)).toBe(true);
      expect(await boxOf(page.getByRole('button', { name: nl.start.submit }))).toEqual(way);
    }
    expect(way.bottom).toBeLessThanOrEqual(viewport.height);
    await page.context().close();
  },
);

test('[W4] on a phone the ways out and help share one row, and the head of a talk takes at most a sixth', async () => {
  const visit = await Visit.begin(browser, { viewport: PHONE });
  const { page, frame } = visit;
  await talkInPanel(visit);
  const exit = page.getByRole('button', { name: nl.exit });
  const help = frame.getByRole('button', { name: nl.help.open });
  for (const width of [PHONE.width, 320, 420]) {
    await page.setViewportSize({ width, height: PHONE.height });
    // What is in the frame follows a moment later.
    await vi.waitFor(async () => {
      const [left, right] = [await boxOf(help), await boxOf(exit)];
      expect(right.right).toBeLessThanOrEqual(width);
      expect(right.x - left.right).toBeGreaterThanOrEqual(4);
      expect(Math.abs(left.y + left.height / 2 - right.y - right.height / 2)).toBeLessThanOrEqual(2);
      expect(await isOnTop(help)).toBe(true);
    });
  }
  await page.setViewportSize(PHONE);
  await expect
    .poll(async () => (await boxOf(frame.getByRole('log'))).y)
    .toBeLessThanOrEqual(PHONE.height / 6);
  await page.context().close();
});

test('[W4] text twice as large gives the way out a row of its own, and covers nothing', async () => {
  const visit = await Visit.begin(browser, { viewport: { width: 320, height: 640 } });
  const { page, frame } = visit;
  await openPanel(visit);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  const help = frame.getByRole('button', { name: nl.help.open });
  const exit = page.getByRole('button', { name: nl.exit });
  await expect.poll(async () => (await boxOf(help)).y - (await boxOf(exit)).bottom).toBeGreaterThanOrEqual(0);
  await expect.poll(() => isOnTop(help)).toBe(true);
  await page.context().close();
});

test.for([PHONE, SMALL_PHONE, { width: 320, height: 640 }])(
  '[W4] what opens over the page can be closed above its text, wherever one reads: $width × $height',
  async (viewport) => {
    const alone = await Visit.begin(browser, { viewport });
    await alone.open();
    const embedded = await Visit.begin(browser, { viewport });
    await openPanel(embedded);
    for (const [at, page] of [
      [alone.page, alone.page],
      [embedded.frame, embedded.page],
    ] as const) {
      await at.getByRole('button', { name: nl.help.open }).click();
      const dialog = at.getByRole('dialog', { name: nl.help.open });
      const close = dialog.getByRole('button', { name: nl.help.close });
      const title = await boxOf(dialog.getByRole('heading', { name: nl.help.open }));
      expect((await boxOf(close)).y).toBeLessThanOrEqual(title.y);
      const length = await dialog.evaluate(({ scrollHeight }) => scrollHeight);
      for (const y of [0, length / 2, length]) {
        await dialog.evaluate((sheet, top) => sheet.scrollTo(0, top), y);
        expect(await isOnTop(close)).toBe(true);
        const { x, y: top, right, bottom } = await boxOf(close);
        expect(bottom).toBeLessThanOrEqual(viewport.height);
        const exit = await boxOf(page.getByRole('button', { name: nl.exit }).last());
        const apart = top >= exit.bottom || exit.y >= bottom || x >= exit.right || exit.x >= right;
        expect(apart).toBe(true);
      }
    }
    await alone.page.context().close();
    await embedded.page.context().close();
  },
);
