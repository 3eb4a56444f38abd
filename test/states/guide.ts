import { mkdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, test } from 'vitest';
import { findChromium } from '../chromium.ts';
import { ConsoleVisit } from './console-visit.ts';
import { everyConsoleState } from './every-console-state.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
/** Wide enough for the console's header on one line, and small enough to be read in a page of text. */
const VIEWPORT = { width: 1080, height: 660 };

const guide = await readFile(`${docs}coordinatoren.md`, 'utf8');
const names = Array.from(guide.matchAll(/\]\(pictures\/([\w-]+)\.png\)/g), ([, name = '']) => name);
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
  await visit.page.screenshot({ path: `${docs}pictures/${name}.png`, animations: 'disabled', caret: 'hide' });
  await visit.page.context().close();
});
