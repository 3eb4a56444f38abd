import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { elementTexts } from '../../widget/element/element-texts.ts';
import { nl } from '../../widget/locales/nl.ts';
import { findChromium } from '../chromium.ts';
import { CHAT, SITE } from './chat-server.ts';
import { SITE_PAGE } from './site-page.ts';
import { Visit } from './visit.ts';

/* What a page view fetches, what comes when somebody is about to use it, and what is there until it has come. */

const texts = elementTexts('nl');
const ELEMENT = /\/assets\/element-[0-9a-f]{12}\.js/;
const EVERGREEN = /\/element\.js/;

let browser: Browser;
beforeAll(async () => {
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args });
});
afterAll(() => browser?.close());

let visit: Visit;
let page: Page;
let asked: string[];
beforeEach(async () => {
  visit = await Visit.begin(browser);
  ({ page } = visit);
  asked = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === CHAT) asked.push(pathname);
  });
  return () => page.context().close();
});

const button = () => page.getByRole('button', { name: texts.label });
const form = () => visit.frame.getByRole('heading', { name: nl.start.title });
const viewed = async (attributes: Record<string, string> = {}) => {
  await visit.openSite(attributes);
  await visit.see(texts.open);
};

/** Answers for the element only when told to. */
async function hold(pattern: RegExp): Promise<() => void> {
  const released = Promise.withResolvers<void>();
  await page.route(pattern, async (route) => {
    await released.promise;
    await route.fallback();
  });
  return released.resolve;
}

test('a page view asks for the loader and for availability; the element comes when the pointer does, and once', async () => {
  await viewed();
  expect(asked).toEqual(['/widget.js', '/api/availability']);
  const fetched = page.waitForResponse(ELEMENT);
  await button().hover();
  await fetched;
  await button().click();
  await form().waitFor();
  const scripts = asked.filter((path) => path.endsWith('.js') && !path.includes('chat'));
  expect(scripts).toEqual(['/widget.js', expect.stringMatching(ELEMENT)]);
  // The frame asks for nothing that the page view has asked for.
  expect(asked.filter((path) => path === '/widget.js')).toHaveLength(1);
});

test.for([
  ['the keyboard reaches it', () => page.keyboard.press('Tab')],
  ['a site asks for all of it', () => visit.openSite({ load: 'eager' })],
  ['it stands in the text', () => visit.openSite({ mode: 'inline' })],
  ['open is set', () => visit.openSite({ open: '' })],
  ['a talk runs in the tab', () => talkRuns()],
] as const)('the element comes when %s', async ([_when, act]) => {
  await viewed();
  const fetched = page.waitForRequest(ELEMENT);
  await act();
  await fetched;
});

async function talkRuns(): Promise<void> {
  await page.evaluate(() => sessionStorage.setItem('lo-conversation', '1'));
  await page.reload();
}

test('the button is painted once: it is the same element after the element has taken over, and nothing shifts', async () => {
  await viewed();
  await page.evaluate(() => {
    const tag = document.querySelector('luisterend-oog-chat');
    const shifts: number[] = [];
    Object.assign(window, { before: tag?.shadowRoot?.querySelector('button'), shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value') as number);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const before = await button().screenshot();
  await button().focus();
  await page.locator('luisterend-oog-chat .panel').waitFor({ state: 'attached' });
  const kept = await page.evaluate(() => {
    const root = document.querySelector('luisterend-oog-chat')?.shadowRoot;
    const launcher = root?.querySelector('.launcher');
    return [launcher === Reflect.get(window, 'before'), root?.activeElement === launcher];
  });
  expect(kept).toEqual([true, true]);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  expect((await button().screenshot()).equals(before)).toBe(true);
  expect(await page.evaluate(() => Reflect.get(window, 'shifts') as number[])).toEqual([]);
});

test('a press is not lost while the element hangs: it is busy, then open, with the focus in the panel', async () => {
  const release = await hold(ELEMENT);
  await viewed();
  const frame = page.waitForRequest(/\/chat\?/);
  await button().click();
  // Beside the element, and not after it.
  await frame;
  await visit.see(texts.loading);
  expect(await button().getAttribute('aria-busy')).toBe('true');
  // Nothing is said to have failed yet.
  expect(await page.locator('luisterend-oog-chat .failed').isVisible()).toBe(false);
  release();
  await form().waitFor();
  expect(
    await page.evaluate(() =>
      document.querySelector('luisterend-oog-chat')?.shadowRoot?.activeElement?.matches('.panel'),
    ),
  ).toBe(true);
  expect(await page.getByRole('button', { name: texts.exit }).count()).toBe(1);
  expect(asked.filter((path) => path === '/chat')).toHaveLength(1);
});

test.for([
  ['the button', () => page.getByRole('button', { name: texts.exit }).click()],
  [
    'three taps of Shift',
    async () => {
      for (let tap = 0; tap < 3; tap += 1) await page.keyboard.press('Shift');
    },
  ],
] as const)('the way out works while the element hangs: %s', async ([_name, leave]) => {
  await hold(ELEMENT);
  await viewed({ 'exit-url': 'https://weer.test/' });
  await page.route('https://weer.test/', (route) => route.fulfill({ body: 'weer' }));
  await button().click();
  await page.getByRole('button', { name: texts.exit }).waitFor();
  await leave();
  await page.waitForURL('https://weer.test/');
});

test.for([{ mode: 'inline' }, {}] as const)(
  'a talk that runs is offered before the element is there: %o',
  async (attributes) => {
    await hold(ELEMENT);
    await viewed(attributes);
    await page.evaluate(() => sessionStorage.setItem('lo-conversation', '1'));
    await page.reload();
    const resume = page.getByRole('button', { name: texts.running });
    await resume.waitFor();
    expect(await resume.innerText()).toContain(texts.resume);
    await resume.click();
    await page.getByRole('button', { name: texts.exit }).waitFor();
  },
);

test('Shift does nothing before the panel is asked for', async () => {
  await hold(ELEMENT);
  await viewed();
  for (let tap = 0; tap < 3; tap += 1) await page.keyboard.press('Shift');
  await visit.see(texts.open);
  expect(page.url()).toContain(SITE);
});

test('a tag that is taken away while the element hangs takes its way out along', async () => {
  await hold(ELEMENT);
  await viewed();
  await button().click();
  await page.getByRole('button', { name: texts.exit }).waitFor();
  await page.evaluate(() => document.querySelector('luisterend-oog-chat')?.remove());
  for (let tap = 0; tap < 3; tap += 1) await page.keyboard.press('Shift');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).display)).toBe('block');
});

test('a leave that has begun goes on when its tag is taken away: the page does not stay blank', async () => {
  await hold(ELEMENT);
  await viewed({ 'exit-url': 'https://weer.test/' });
  await page.route('https://weer.test/', (route) => route.fulfill({ body: 'weer' }));
  await button().click();
  await page.evaluate(() => {
    const tag = document.querySelector('luisterend-oog-chat');
    tag?.shadowRoot?.querySelector<HTMLElement>('.leave')?.click();
    tag?.remove();
  });
  await page.waitForURL('https://weer.test/');
});

test('on a phone on its side the way out stays in view above the numbers', async () => {
  await page.setViewportSize({ width: 640, height: 320 });
  await page.route(/element/, (route) => route.abort());
  await viewed();
  await button().click();
  await visit.see(texts.failed);
  const box = await page.getByRole('button', { name: texts.exit }).boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
});

test('an element that does not come gives way to help lines and a tab of its own; the next press tries again', async () => {
  let down = true;
  await page.route(/element/, (route) => (down ? route.abort() : route.fallback()));
  await viewed();
  await button().click();
  await visit.see(texts.failed);
  await visit.see(texts.open);
  expect(await button().getAttribute('aria-busy')).toBeNull();
  await page.getByRole('link', { name: '0800-0113' }).waitFor();
  const chat = page.getByRole('link', { name: 'Chat: 113.nl' });
  expect(await chat.getAttribute('href')).toBe('https://www.113.nl/');
  const link = page.getByRole('link', { name: texts.ownTab });
  expect(await link.getAttribute('href')).toBe(`${CHAT}/?lang=nl`);
  down = false;
  await button().click();
  await form().waitFor();
  await expect.poll(() => page.getByText(texts.failed).isVisible()).toBe(false);
});

test('methods and properties work before the element is there, and the tag is defined as people expect', async () => {
  const release = await hold(ELEMENT);
  await viewed();
  const early = await page.evaluate(async () => {
    const type = await customElements.whenDefined('luisterend-oog-chat');
    const tag = document.querySelector('luisterend-oog-chat');
    if (tag === null) throw new Error('no tag');
    tag.label = 'Praat met ons';
    tag.open();
    return [tag instanceof type, tag.opened, tag.getAttribute('label')];
  });
  expect(early).toEqual([true, true, 'Praat met ons']);
  await page.getByRole('button', { name: 'Praat met ons' }).waitFor();
  release();
  await form().waitFor();
  const late = await page.evaluate(() => {
    const tag = document.querySelector('luisterend-oog-chat');
    const type = customElements.get('luisterend-oog-chat');
    return type !== undefined && tag instanceof type && tag.label;
  });
  expect(late).toBe('Praat met ons');
});

test('an evergreen loader that a deploy has overtaken takes the newest element', async () => {
  await page.route(ELEMENT, (route) => route.fulfill({ status: 404 }));
  await viewed();
  await button().click();
  await form().waitFor();
  expect(asked.filter((path) => EVERGREEN.test(path))).toHaveLength(1);
});

test('a pinned loader refuses an element of another hash, and takes no other', async () => {
  const manifest = JSON.parse(
    await readFile(fileURLToPath(new URL('../../dist/manifest.json', import.meta.url)), 'utf8'),
  ) as { widget: { script: string } };
  await page.route(`${SITE}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: SITE_PAGE.replace('/widget.js', manifest.widget.script),
    }),
  );
  let ran = false;
  await page.exposeFunction('ran', () => void (ran = true));
  await page.route(ELEMENT, async (route) => {
    const headers = { 'access-control-allow-origin': '*' };
    await route.fulfill({ contentType: 'text/javascript', headers, body: 'ran();' });
  });
  await viewed();
  await button().click();
  await visit.see(texts.failed);
  expect(ran).toBe(false);
  expect(asked.filter((path) => EVERGREEN.test(path))).toEqual([]);
  await page.unroute(ELEMENT);
  await button().click();
  await vi.waitFor(() => form().waitFor());
});
