import { describe, expect, test } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { heardAvailability } from '../support/host-page.ts';
import {
  TAG,
  context,
  freshPage,
  host,
  hostStorage,
  installation,
  launcher,
  open,
  page,
  script,
} from '../support/stage.ts';

describe('what a page view costs', () => {
  freshPage();

  test('two requests to the chat and none elsewhere, no cookie, no storage, no layout shift', async () => {
    const asked: string[] = [];
    context.on('request', (request) => void asked.push(request.url()));
    const text = `<p>${'Wij zijn er voor je. '.repeat(200)}</p>`;
    host.serve('/', { body: `${text}${TAG}`, head: script });
    await watchShifts();
    await askNothingAgain();
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
    expect(await shifts()).toEqual([]);
    await launcher().waitFor();
  });

  const link = '<a href="/chat">Chat met een vrijwilliger</a>';
  test.each([
    ['in the corner', `<luisterend-oog-chat>${link}</luisterend-oog-chat>`],
    [
      'in the text, with its place kept free',
      `<luisterend-oog-chat mode="inline" style="display: block; min-height: 64px">${link}</luisterend-oog-chat>`,
    ],
  ])('a tag at the top of the page moves nothing when its link gives way: %s', async (_name, tag) => {
    host.serve('/', { body: `${tag}<p>${'Wij zijn er voor je. '.repeat(200)}</p>` });
    await watchShifts();
    await page.goto(`${host.origin}/`);
    await page.getByRole('link').waitFor();
    await page.addScriptTag({ type: 'module', url: `${installation.chatOrigin}/widget.js` });
    await heardAvailability(page);
    expect(await page.getByRole('link').isVisible()).toBe(false);
    expect(await shifts()).toEqual([]);
  });

  test('two tags ask once, and one in the text fetches the element', async () => {
    const asked: string[] = [];
    context.on('request', (request) => void asked.push(new URL(request.url()).pathname));
    host.serve('/', { body: `${TAG.replace('>', ' mode="inline">')}${TAG}`, head: script });
    await askNothingAgain();
    await page.goto(`${host.origin}/`, { waitUntil: 'networkidle' });
    await heardAvailability(page);
    expect(asked.toSorted()).toEqual([
      '/',
      '/api/availability',
      expect.stringMatching(/^\/assets\/element-[0-9a-f]{12}\.js$/),
      '/widget.js',
    ]);
  });

  test('the pinned address serves the same bytes, for as long as they have the hash it was given', async () => {
    await page.goto(`${installation.siteOrigin}/embedding`);
    const code = await page.locator('#versie pre').innerText();
    const evergreen = await (await fetch(`${installation.chatOrigin}/widget.js`)).text();
    const [, address = ''] = /src="([^"]+)"/.exec(code) ?? [];
    const answer = await fetch(address);
    expect(await answer.text()).toBe(evergreen);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
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

/** Every 10 s a page that is looked at asks anew, which is no part of what a view costs. A busy machine may take as long to load it. */
async function askNothingAgain(): Promise<void> {
  await page.addInitScript(() => Object.assign(window, { setInterval: () => 0 }));
}

async function watchShifts(): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value') as number);
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** After two frames: what has moved is told with the next one. */
async function shifts(): Promise<number[]> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    return Reflect.get(window, 'shifts') as number[];
  });
}
