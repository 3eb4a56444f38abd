import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { findChromium } from '../chromium.ts';
import { galleryPage, pictureOf, SIZES, THEMES } from './gallery-page.ts';
import { launcherStates } from './launcher-states.ts';
import { Visit } from './visit.ts';
import { visitorStates, type PageState } from './visitor-states.ts';

const folder = fileURLToPath(new URL('../gallery/', import.meta.url));
const groups: [string, PageState[]][] = [
  ['De bezoeker', visitorStates],
  ['Op een website', launcherStates],
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

describe.each(groups)('%s', (_group, states) => {
  test.each(states)('$title', async ({ name, context, reach }) => {
    const visit = await Visit.begin(browser, { viewport: SIZES.phone, ...context });
    await reach(visit);
    for (const size of ['phone', 'desktop'] as const) {
      await visit.page.setViewportSize(SIZES[size]);
      for (const theme of THEMES) {
        await visit.page.emulateMedia({ colorScheme: theme });
        const path = folder + pictureOf(name, size, theme);
        await visit.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      }
    }
    await visit.page.context().close();
  });
});
