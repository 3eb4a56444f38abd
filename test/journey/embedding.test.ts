import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { elementTexts } from '../../widget/element/element-texts.ts';
import { makeExportableKeyPair } from '../../widget/keys/key-pair.ts';
import { nl } from '../../widget/locales/nl.ts';
import { findChromium } from '../chromium.ts';
import { heardAvailability, startHost, watchTroubles, type Host } from './support/host-page.ts';
import { install, type Installation } from './support/installation.ts';
import { chatFrame, fillIn } from './support/people.ts';

/* What a site owner may expect of the tag, on a real installation and real host pages of another origin. */

const texts = elementTexts('nl');
const TAG = '<luisterend-oog-chat></luisterend-oog-chat>';

let installation: Installation;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let script: string;
let host: Host;

beforeAll(async () => {
  host = await startHost();
  installation = await install([host.origin]);
  // Without a review key nobody may sign up; nobody reads anything back here.
  const { id, publicKey } = (await makeExportableKeyPair()).publicKey;
  await installation.sql(
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

beforeEach(async () => {
  context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
});

afterEach(async () => {
  await context.close();
});

const launcher = (where: Page = page, name = texts.label) =>
  where.locator('luisterend-oog-chat').getByRole('button', { name });
const nickname = (where: Page = page) => chatFrame(where).getByLabel(nl.start.nickname);

async function open(where: Page = page): Promise<void> {
  await launcher(where).click();
  await nickname(where).waitFor();
}

async function wait(where: Page = page): Promise<void> {
  await fillIn(chatFrame(where), 'Stille Merel');
  await chatFrame(where).getByRole('button', { name: nl.waiting.leave }).waitFor();
}

async function leaveQueue(where: Page = page): Promise<void> {
  await chatFrame(where).getByRole('button', { name: nl.waiting.leave }).click();
  await expect.poll(() => hostStorage(where)).toEqual({});
}

const hostStorage = (where: Page) =>
  where.evaluate(() =>
    Object.fromEntries([sessionStorage, localStorage].flatMap((storage) => Object.entries(storage))),
  );

describe('what a page view costs', () => {
  test('two requests to the chat and none elsewhere, no cookie, no storage, no layout shift', async () => {
    const asked: string[] = [];
    context.on('request', (request) => void asked.push(request.url()));
    const text = `<p>${'Wij zijn er voor je. '.repeat(200)}</p>`;
    host.serve('/', { body: `${text}${TAG}`, head: script });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value') as number);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${host.origin}/`, { waitUntil: 'networkidle' });
    await heardAvailability(page);
    expect(asked.toSorted()).toEqual(
      [
        `${host.origin}/`,
        `${installation.chatOrigin}/widget.js`,
        `${installation.chatOrigin}/api/availability?site=${encodeURIComponent(host.origin)}`,
      ].toSorted(),
    );
    expect(await context.cookies()).toEqual([]);
    expect(await hostStorage(page)).toEqual({});
    expect(await page.evaluate(() => Reflect.get(window, 'shifts') as number[])).toEqual([]);
    await launcher().waitFor();
  });

  test('the pinned address serves the same bytes, for as long as they have the hash it was given', async () => {
    await page.goto(`${installation.siteOrigin}/embedding`);
    const code = await page.locator('#versie pre').innerText();
    const evergreen = await (await fetch(`${installation.chatOrigin}/widget.js`)).text();
    const [, address = ''] = /src="([^"]+)"/.exec(code) ?? [];
    const answer = await fetch(address);
    expect(await answer.text()).toBe(evergreen);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(code).toContain('integrity="sha384-');

    host.serve('/', { body: code });
    await page.goto(`${host.origin}/`);
    await open();
    const tampered = await context.newPage();
    const address2 = host.serve('/tampered', { body: code.replace(/sha384-.{6}/, 'sha384-AAAAAA') });
    await tampered.goto(address2, { waitUntil: 'networkidle' });
    // The link inside the tag is what is left, and it works.
    expect(await tampered.getByRole('link', { name: nl.title }).getAttribute('href')).toBe(
      `${installation.chatOrigin}/`,
    );
  });
});

describe('what opening costs', () => {
  test('on slow 4G and a processor four times slower, one can type within a second', async () => {
    const address = `${installation.chatOrigin}/chat?site=${encodeURIComponent(host.origin)}&lang=nl`;
    const measured: number[] = [];
    // The best of three: what else this machine does meanwhile is not the chat's.
    for (let turn = 0; turn < 3; turn += 1) {
      const cold = await browser.newContext();
      const visit = await cold.newPage();
      await visit.addInitScript(() => {
        const look = () => {
          const field = document.querySelector('lo-chat-page')?.shadowRoot?.querySelector('input');
          if (field) Object.assign(window, { usableMs: performance.now() });
          else requestAnimationFrame(look);
        };
        look();
      });
      const cdp = await cold.newCDPSession(visit);
      await cdp.send('Network.enable');
      await cdp.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 150,
        downloadThroughput: 1_600_000 / 8,
        uploadThroughput: 750_000 / 8,
      });
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await visit.goto(address);
      const usable = await visit.waitForFunction(() => Reflect.get(window, 'usableMs') as number | undefined);
      measured.push((await usable.jsonValue()) ?? Infinity);
      await cold.close();
    }
    expect(Math.min(...measured), measured.map(Math.round).join(', ')).toBeLessThan(1_000);
  });
});

describe('hosts that forbid much', () => {
  const least = (chat: string) =>
    `default-src 'none'; script-src ${chat}; frame-src ${chat}; connect-src ${chat}`;

  test.each([
    ['the three directives and nothing else', (chat: string) => least(chat)],
    [
      'Trusted Types without any policy',
      (chat: string) => `${least(chat)}; require-trusted-types-for 'script'; trusted-types 'none'`,
    ],
  ])('the strictest policy: %s', async (_name, policy) => {
    const { errors, refused } = await watchTroubles(page);
    host.serve('/', {
      body: TAG,
      head: script,
      headers: { 'content-security-policy': policy(installation.chatOrigin) },
    });
    await page.goto(`${host.origin}/`);
    await heardAvailability(page);
    // Styled, though the policy allows no style at all.
    expect(
      await launcher().evaluate((button) => [
        getComputedStyle(button).position,
        getComputedStyle(button).backgroundColor,
      ]),
    ).toEqual(['static', 'rgb(13, 86, 80)']);
    await open();
    expect(refused.filter((text) => !text.startsWith('img-src data'))).toEqual([]);
    expect(errors).toEqual([]);
  });

  test.each(['strict-csp', 'strict-csp-trusted'])(
    'the demo’s page %s works without a complaint',
    async (name) => {
      const { errors, refused } = await watchTroubles(page);
      await page.goto(`${installation.siteOrigin}/${name}`);
      await open();
      expect([...errors, ...refused]).toEqual([]);
    },
  );
});

describe('a hostile host', () => {
  const SENTINEL = { nickname: 'Zilverreiger4417', message: 'dit hoort niemand 4417', bait: 'lokaas 4417' };

  test('[C3] [K1] scripts that log every key, input, mutation and message see nothing of what is typed', async () => {
    await page.goto(`${installation.siteOrigin}/hostile`);
    await page.locator('input[name=bait]').pressSequentially(SENTINEL.bait);
    await launcher().click();
    await nickname().pressSequentially(SENTINEL.nickname);
    await chatFrame(page).getByRole('button', { name: nl.start.submit }).click();
    await chatFrame(page)
      .getByRole('textbox', { name: nl.composer.label })
      .pressSequentially(SENTINEL.message);
    await expect
      .poll(() => page.evaluate(() => (Reflect.get(window, 'hostileLog') as string[]).join('\n')))
      .toContain('peek SecurityError');
    const log = await page.evaluate(() => (Reflect.get(window, 'hostileLog') as string[]).join('\n'));
    // It does log: its own input, and all that the element says.
    expect(log).toContain(SENTINEL.bait);
    expect(log).toContain('"state":"waiting"');
    expect(log).not.toContain(SENTINEL.nickname);
    expect(log).not.toContain(SENTINEL.message);
    expect(await page.content()).not.toContain(SENTINEL.nickname);
    await leaveQueue();
  });

  test.each(['all', 'reset', 'unset', 'bootstrap', 'rtl', 'huge', 'transform'])(
    'its styles do not reach button or panel: %s',
    async (css) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`${installation.siteOrigin}/hostile?css=${css}`);
      await heardAvailability(page);
      const { x = 0, y = 0, width = 0, height = 0 } = (await launcher().boundingBox()) ?? {};
      expect([Math.round(x + width), Math.round(y + height)]).toEqual([1260, 780]);
      const looks = await launcher().evaluate((button) => {
        const { fontSize, letterSpacing, textTransform, direction, fontStyle, opacity } =
          getComputedStyle(button);
        return { fontSize, letterSpacing, textTransform, direction, fontStyle, opacity };
      });
      expect(looks).toEqual({
        fontSize: '16px',
        letterSpacing: 'normal',
        textTransform: 'none',
        direction: 'ltr',
        fontStyle: 'normal',
        opacity: '1',
      });
      await open();
      const panel = page.getByRole('dialog', { name: texts.label });
      expect(await panel.boundingBox()).toEqual({ x: 840, y: 80, width: 420, height: 700 });
      await page.setViewportSize({ width: 360, height: 740 });
      await expect.poll(() => panel.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
      await nickname().fill('Merel');
    },
  );
});

describe('ways to put it on a page', () => {
  test('a link inside the tag is there without the script, and gone once it works', async () => {
    const link = `<luisterend-oog-chat><a href="${installation.chatOrigin}/">${nl.title}</a></luisterend-oog-chat>`;
    host.serve('/', { body: link });
    await page.goto(`${host.origin}/`);
    await page.getByRole('link', { name: nl.title }).waitFor();
    await page.addScriptTag({ type: 'module', url: `${installation.chatOrigin}/widget.js` });
    await launcher().waitFor();
    expect(await page.getByRole('link', { name: nl.title }).isVisible()).toBe(false);
  });

  test.each([
    ['before the tag', (tag: string) => `${script.replace(' async', '')}${tag}`],
    ['after the tag', (tag: string) => `${tag}${script.replace(' async', '')}`],
    [
      'twice',
      (tag: string) =>
        `${script}${tag}<script type="module" src="${installation.chatOrigin}/widget.js?2"></script>`,
    ],
  ])('the script stands %s', async (_name, markup) => {
    const { errors } = await watchTroubles(page);
    host.serve('/', { body: markup(TAG) });
    await page.goto(`${host.origin}/`);
    await open();
    expect(errors).toEqual([]);
  });

  test('inside a shadow root, with events that come out of it', async () => {
    host.serve('/', { body: `<my-foot></my-foot>`, head: script });
    await page.goto(`${host.origin}/`);
    const state = page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('lo-availability', (event) => resolve((event as CustomEvent).detail));
          const root = document.querySelector('my-foot')?.attachShadow({ mode: 'open' });
          root?.append(document.createElement('luisterend-oog-chat'));
        }),
    );
    expect(await state).toHaveProperty('state');
    await open();
  });

  test('two tags hold one conversation: either button leads to it', async () => {
    const asked: string[] = [];
    context.on('request', (request) => void asked.push(request.url()));
    host.serve('/', {
      head: script,
      body: '<luisterend-oog-chat id="in-text" mode="inline" label="In de tekst"></luisterend-oog-chat><luisterend-oog-chat id="corner"></luisterend-oog-chat>',
    });
    await page.goto(`${host.origin}/`);
    await open();
    await page.getByRole('button', { name: texts.hide }).click();
    await launcher(page, 'In de tekst').click();
    await wait();
    await page.getByRole('button', { name: texts.hide }).click();
    const corner = page.locator('#corner').getByRole('button', { name: texts.running });
    await corner.click();
    await page.locator('#in-text').getByRole('dialog').waitFor();
    expect(await page.locator('#corner').getByRole('dialog').isVisible()).toBe(false);
    await leaveQueue();
    expect(asked.filter((url) => url.endsWith('/api/sign-up'))).toHaveLength(1);
  });

  test('removed and added again it finds the conversation, and moved as a whole it never loses it', async () => {
    host.serve('/', { body: `<main></main>${TAG}`, head: script });
    await page.goto(`${host.origin}/`);
    await open();
    await wait();
    await page.evaluate(() => {
      const tag = document.querySelector('luisterend-oog-chat');
      tag?.remove();
      if (tag !== null) document.querySelector('main')?.append(tag);
    });
    await chatFrame(page).getByRole('button', { name: nl.waiting.leave }).waitFor();
    const composer = chatFrame(page).getByRole('textbox', { name: nl.composer.label });
    await composer.fill('half');
    let loads = 0;
    page.on('framenavigated', () => void (loads += 1));
    await page.evaluate(() => {
      const tag = document.querySelector('luisterend-oog-chat');
      const { moveBefore } = document.body as unknown as {
        moveBefore: (node: unknown, before: null) => void;
      };
      moveBefore.call(document.body, tag, null);
    });
    expect(await composer.inputValue()).toBe('half');
    expect(loads).toBe(0);
    await leaveQueue();
  });
});

describe('when the chat can not come', () => {
  const cover = () => page.locator('luisterend-oog-chat').getByRole('alert');

  async function expectLines(): Promise<void> {
    await cover().waitFor();
    const panel = page.locator('luisterend-oog-chat').getByRole('dialog');
    const number = panel
      .getByRole('listitem')
      .filter({ hasText: '113 Zelfmoordpreventie' })
      .getByRole('link');
    expect(await number.getAttribute('href')).toMatch(/^tel:(0800)?0?113$/);
    expect(await panel.getByRole('link', { name: texts.ownTab }).getAttribute('href')).toBe(
      `${installation.chatOrigin}/?lang=nl`,
    );
  }

  test('the server is down: the button says so, the panel has lines, the host hears of no error', async () => {
    const { errors } = await watchTroubles(page);
    host.serve('/', { body: TAG, head: script });
    await context.route(/\/api\/|\/chat\?/, (route) => route.abort('connectionrefused'));
    await page.goto(`${host.origin}/`);
    expect(await heardAvailability(page)).toBe(texts.unreachable);
    await launcher().click();
    await expectLines();
    expect(errors).toEqual([]);
  });

  test('the server accepts and never answers: after 5 s the same', async () => {
    const { errors } = await watchTroubles(page);
    host.serve('/', { body: TAG, head: script });
    await context.route(/\/api\/|\/chat\?/, () => {});
    await page.clock.install();
    await page.goto(`${host.origin}/`);
    await launcher().click();
    await page.locator('luisterend-oog-chat').getByText(texts.loading).waitFor();
    await page.clock.fastForward(5_000);
    await expectLines();
    await page.getByRole('button', { name: texts.hide }).click();
    await page.locator('luisterend-oog-chat').getByText(texts.unreachable).waitFor();
    expect(errors).toEqual([]);
  });

  test.each([
    ['the frame is refused, and loads all the same', 'deny'],
    ['the host’s policy has no place for it', 'policy'],
  ])('%s: after 5 s lines, and a tab of its own', async (_name, by) => {
    const { errors } = await watchTroubles(page);
    const policy = `script-src ${installation.chatOrigin}; connect-src ${installation.chatOrigin}; frame-src 'none'`;
    host.serve('/', {
      body: TAG,
      head: script,
      headers: by === 'policy' ? { 'content-security-policy': policy } : {},
    });
    await context.route(/\/chat\?/, (route) =>
      route.fulfill({ contentType: 'text/html', headers: { 'x-frame-options': 'DENY' }, body: 'nee' }),
    );
    await page.clock.install();
    await page.goto(`${host.origin}/`);
    await heardAvailability(page);
    await launcher().click();
    await page.clock.fastForward(5_000);
    await expectLines();
    expect(errors).toEqual([]);
  });

  test('[A8] a site that is not listed is named in the console, and gets the chat in a tab of its own', async () => {
    const said: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && said.push(message.text())));
    const stranger = await startHost();
    await page.goto(stranger.serve('/', { body: TAG, head: script }));
    await heardAvailability(page);
    expect(said.join('\n')).toContain(`${stranger.origin} is not among the sites`);
    const tab = context.waitForEvent('page');
    await launcher().click();
    expect((await tab).url()).toBe(`${installation.chatOrigin}/?lang=nl`);
    await (await tab).getByLabel(nl.start.nickname).waitFor();
    stranger.stop();
  });
});

describe('a conversation outlasts the page', () => {
  test('[C2] a link on the site keeps it: the next page offers it, until it ends', async () => {
    await page.goto(installation.siteOrigin);
    await open();
    expect(await hostStorage(page)).toEqual({});
    await wait();
    expect(await hostStorage(page)).toEqual({ 'lo-conversation': '1' });
    await page.getByRole('button', { name: texts.hide }).click();
    await page
      .getByRole('navigation', { name: 'Voorbeelden' })
      .getByRole('link', { name: 'Eigen kleuren' })
      .click();
    await launcher(page, texts.running).click();
    await chatFrame(page).getByRole('button', { name: nl.waiting.leave }).waitFor();
    await leaveQueue();
  });

  test('[C7] of two tabs of one conversation the newest has it, and the other says so', async () => {
    await page.goto(installation.siteOrigin);
    await open();
    await wait();
    const opening = context.waitForEvent('page');
    // What "duplicate tab" does: the new one begins with a copy of the tab's storage.
    await page.evaluate(() => void window.open(location.href));
    const copy = await opening;
    await launcher(copy, texts.running).click();
    await chatFrame(copy).getByRole('button', { name: nl.waiting.leave }).waitFor();
    await chatFrame(page).getByRole('heading', { name: nl.stopped.title.replaced }).waitFor();
    expect(await hostStorage(page)).toEqual({});
    await leaveQueue(copy);
  });
});

describe('the back gesture of a phone', () => {
  const back = async (options: { hasTouch: boolean; isMobile: boolean }) => {
    const phone = await browser.newContext({ ...options, viewport: { width: 360, height: 740 } });
    const where = await phone.newPage();
    await where.goto(installation.siteOrigin);
    await open(where);
    // What Android's "back" and a keyboard's Escape both ask of a page: to close what is on top.
    await where.keyboard.press('Escape');
    return { phone, where };
  };

  test('[W6] folds the panel away, keeps the conversation, and leaves nothing in the history', async () => {
    const { phone, where } = await back({ hasTouch: true, isMobile: true });
    await launcher(where).waitFor();
    expect(await where.evaluate(() => history.length)).toBe(2);
    await launcher(where).click();
    await nickname(where).waitFor();
    await phone.close();
  });

  test('[W6] with a mouse, Escape does not close the panel', async () => {
    const { phone, where } = await back({ hasTouch: false, isMobile: false });
    await nickname(where).waitFor();
    expect(await launcher(where).isVisible()).toBe(false);
    await phone.close();
  });
});
