import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { findChromium } from '../chromium.ts';
import type { ConsoleState } from './console-states.ts';
import { ConsoleVisit } from './console-visit.ts';
import { everyConsoleState } from './every-console-state.ts';
import { galleryPage, pictureOf, SIZES, THEMES } from './gallery-page.ts';
import { launcherStates } from './launcher-states.ts';
import { Visit } from './visit.ts';
import type { PageState } from './page-state.ts';
import { shutStates } from './shut-states.ts';
import { visitorStates } from './visitor-states.ts';

const folder = fileURLToPath(new URL('../gallery/', import.meta.url));

type Picture = { name: string; title: string; show: (browser: Browser) => Promise<Page> };

const groups: [string, Picture[]][] = [
  ['De bezoeker', [...visitorStates, ...shutStates].map(asVisitor)],
  ['Op een website', launcherStates.map(asVisitor)],
  ['De console', everyConsoleState.map(asStaff)],
];
let browser: Browser;

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args });
});

afterAll(async () => {
  await browser?.close();
  await writeFile(`${folder}index.html`, galleryPage(groups));
  process.stdout.write(`\n\n${folder}index.html\n`);
});

function asVisitor({ name, title, context, reach }: PageState): Picture {
  const show = async (browser: Browser) => {
    const visit = await Visit.begin(browser, { viewport: SIZES.phone, ...context });
    await reach(visit);
    return visit.page;
  };
  return { name, title, show };
}

function asStaff({ name, title, reach }: ConsoleState): Picture {
  const show = async (browser: Browser) => {
    const visit = await ConsoleVisit.begin(browser, { viewport: SIZES.phone });
    await reach(visit);
    return visit.page;
  };
  return { name, title, show };
}

describe.each(groups)('%s', (_group, states) => {
  test.each(states)('$title', async ({ name, show }) => {
    const page = await show(browser);
    for (const size of ['phone', 'desktop'] as const) {
      await page.setViewportSize(SIZES[size]);
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme });
        const path = folder + pictureOf(name, size, theme);
        await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      }
    }
    await page.context().close();
  });
});
