import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, test } from 'vitest';
import { findChromium } from '../chromium.ts';
import { ConsoleVisit } from './console-visit.ts';
import { everyConsoleState } from './every-console-state.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
/** Wide enough for the console's header on one line, and small enough to be read in a page of text. */
const VIEWPORT = { width: 1160, height: 708 };

const guide = await readFile(`${docs}coordinatoren.md`, 'utf8');
const names = Array.from(guide.matchAll(/\]\(pictures\/([\w-]+)\.webp\)/g), ([, name = '']) => name);
let browser: Browser;

beforeAll(async () => {
  await rm(`${docs}pictures`, { recursive: true, force: true });
  await mkdir(`${docs}pictures`);
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args });
});

afterAll(() => browser?.close());

test.each(names)('%s', async (name) => {
  const state = everyConsoleState.find((each) => each.name === name);
  if (state === undefined)
    throw new Error(`The guide shows ${name}, and no state of the console has that name.`);
  const visit = await ConsoleVisit.begin(browser, { viewport: VIEWPORT, colorScheme: 'light' });
  await state.reach(visit);
  const picture = await visit.page.screenshot({ animations: 'disabled', caret: 'hide' });
  await writeFile(`${docs}pictures/${name}.webp`, await asWebp(visit.page, picture));
  await visit.page.context().close();
});

/** A third of the size of a PNG, by the encoder that the browser has. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const blank = await page.context().newPage();
  const base64 = await blank.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.9).split(',')[1] ?? '';
  }, png.toString('base64'));
  return Buffer.from(base64, 'base64');
}
