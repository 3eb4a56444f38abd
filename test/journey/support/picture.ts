import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';

const FILE = fileURLToPath(new URL('../../../demo/screenshot.png', import.meta.url));
const GAP = 24;

/**
 * The README's picture: visitor and volunteer side by side, as they are at this moment. Made when there is none, or
 * when PICTURES is set; else each run of the tests would change a file of the repository.
 */
export async function pictureOf(browser: Browser, pages: { visitor: Page; volunteer: Page }): Promise<void> {
  if (existsSync(FILE) && process.env['PICTURES'] === undefined) return;
  // The strip belongs to the demo, and this installation is a real one.
  await pages.visitor.evaluate(() => document.querySelector('.demo-strip')?.remove());
  const shots = await Promise.all([shot(pages.visitor, 900), shot(pages.volunteer, 1_000)]);
  const sheet = await browser.newPage({ viewport: { width: 900 + 1_000 + 3 * GAP, height: 720 + 2 * GAP } });
  await sheet.setContent(
    `<body style="margin:${GAP}px;display:flex;gap:${GAP}px;background:#d9e2df">${shots
      .map((data) => `<img style="border-radius:12px" src="data:image/png;base64,${data}">`)
      .join('')}</body>`,
  );
  await sheet.screenshot({ path: FILE });
  await sheet.close();
}

async function shot(page: Page, width: number): Promise<string> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 720 });
  const picture = await page.screenshot({ animations: 'disabled' });
  if (before !== null) await page.setViewportSize(before);
  return picture.toString('base64');
}
