import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../chromium.ts';
import { axeFindings, cutOff, prepare, running, smallTargets, spaceText } from '../states/inspect.ts';
import { launcherStates } from '../states/launcher-states.ts';
import { Visit } from '../states/visit.ts';
import { visitorStates, type PageState } from '../states/visitor-states.ts';

/* What must hold whatever is on the screen. Each state is reached once, in the built page, and looked at in every way. */

const SMALL = { width: 320, height: 640 } as const;
const LOW = { width: 320, height: 256 } as const;
const LOOKS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;

let browser: Browser;

beforeAll(async () => {
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args });
});

afterAll(() => browser?.close());

// Without scripts there is nothing to look with.
const states = [...visitorStates, ...launcherStates].filter(
  ({ context }) => context?.javaScriptEnabled !== false,
);

describe.each(states)('$name', ({ context, reach }: PageState) => {
  let page: Page;

  beforeAll(async () => {
    const visit = await Visit.begin(browser, { viewport: SMALL, ...context });
    page = visit.page;
    await reach(visit);
    await prepare(page);
  });

  afterAll(() => page.context().close());

  test.for(LOOKS)('[W1] axe finds nothing: $colorScheme, forced $forcedColors', async (look) => {
    await page.emulateMedia(look);
    expect(await axeFindings(page)).toEqual([]);
  });

  test('[W2] nothing to press is smaller than 44 px', async () => {
    expect(await smallTargets(page)).toEqual([]);
  });

  test('[W4] at 320 px, which 400 % zoom makes of 1280, nothing is cut off', async () => {
    expect(await cutOff(page)).toEqual([]);
    await page.setViewportSize(LOW);
    expect(await cutOff(page)).toEqual([]);
    await page.setViewportSize(SMALL);
  });

  test('[W5] who asked for less motion gets none', async () => {
    expect(await running(page)).toEqual([]);
  });

  test('[W4] with the spacing of WCAG 1.4.12 nothing is cut off', async () => {
    await spaceText(page);
    expect(await cutOff(page)).toEqual([]);
  });
});
