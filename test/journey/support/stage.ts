import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { elementTexts } from '../../../widget/element/element-texts.ts';
import { makeExportableKeyPair } from '../../../widget/keys/key-pair.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { nl } from '../../../widget/locales/nl.ts';
import { findChromium } from '../../chromium.ts';
import { PATIENCE_MS } from '../../patience-ms.ts';
import { startHost, type Host } from './host-page.ts';
import { install, type Installation } from './installation.ts';
import { chatFrame, fillIn } from './people.ts';

/* One installation, one browser and one host, which all tests of a visitor's side share that do not ask for more. */

export const texts = elementTexts('nl');
export const TAG = '<luisterend-oog-chat></luisterend-oog-chat>';

export let installation: Installation;
export let browser: Browser;
export let context: BrowserContext;
export let page: Page;
export let script: string;
export let host: Host;

/** For the file that holds the tests. */
export function setStage(): void {
  beforeAll(async () => {
    host = await startHost();
    installation = await install([host.origin]);
    // Without a review key nobody may sign up; nobody reads anything back here.
    const { id, publicKey } = (await makeExportableKeyPair()).publicKey;
    installation.sql(
      `INSERT INTO review_keys (id, public_key, created_at) VALUES ('${id}', '${publicKey}', 0)`,
    );
    script = `<script type="module" src="${installation.chatOrigin}/widget.js" async></script>`;
    browser = await chromium.launch(await findChromium());
  });

  afterAll(async () => {
    await browser?.close();
    await installation?.stop();
    host?.stop();
  });
}

/** For a group of tests, each of which gets a browser that has never been anywhere. */
export function freshPage(): void {
  beforeEach(async () => {
    context = await newContext();
    page = await context.newPage();
  });

  afterEach(async () => {
    await context.close();
  });
}

export async function newContext(): Promise<BrowserContext> {
  const made = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  made.setDefaultTimeout(PATIENCE_MS);
  return made;
}

export const launcher = (where: Page = page, name = texts.label) =>
  where.locator('luisterend-oog-chat').getByRole('button', { name });
export const nickname = (where: Page = page) => chatFrame(where).getByLabel(nl.start.nickname);

export async function open(where: Page = page): Promise<void> {
  await launcher(where).click();
  await nickname(where).waitFor();
}

export async function wait(where: Page = page): Promise<void> {
  await fillIn(chatFrame(where), 'Stille Merel');
  await chatFrame(where).getByRole('button', { name: nl.waiting.leave }).waitFor();
}

export async function leaveQueue(where: Page = page): Promise<void> {
  await pressLeave(chatFrame(where));
  await expect.poll(() => hostStorage(where)).toEqual({});
}

/** Leaves the queue by its button and the question that follows. Before the part with the question has come, the button asks nothing. */
export async function pressLeave(chat: FrameLocator | Page): Promise<void> {
  await chat.locator('dialog#leave').waitFor({ state: 'attached' });
  await chat.getByRole('button', { name: nl.waiting.leave }).click();
  await chat.getByRole('button', { name: nlLater.leaveQueue.yes }).click();
}

export const hostStorage = (where: Page) =>
  where.evaluate(() =>
    Object.fromEntries([sessionStorage, localStorage].flatMap((storage) => Object.entries(storage))),
  );
