import { describe, expect, test } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { heardAvailability, startHost, watchTroubles } from '../support/host-page.ts';
import {
  TAG,
  context,
  freshPage,
  host,
  installation,
  launcher,
  page,
  script,
  texts,
} from '../support/stage.ts';

describe('when the chat can not come', () => {
  freshPage();

  const cover = () => page.locator('luisterend-oog-chat').getByRole('alert');

  async function expectHelpLines(): Promise<void> {
    await cover().waitFor();
    const panel = page.locator('luisterend-oog-chat').getByRole('dialog');
    const ways = panel.getByRole('listitem').filter({ hasText: '113 Zelfmoordpreventie' }).getByRole('link');
    expect(await ways.first().getAttribute('href')).toBe('https://www.113.nl/');
    expect(await ways.last().getAttribute('href')).toMatch(/^tel:0800-?0113$/);
    expect(await panel.getByRole('link', { name: texts.ownTab }).getAttribute('href')).toBe(
      `${installation.chatOrigin}/?lang=nl`,
    );
  }

  test('the server is down: the button says so, the panel has help lines, the host hears of no error', async () => {
    const { errors } = await watchTroubles(page);
    host.serve('/', { body: TAG, head: script });
    await context.route(/\/api\/|\/chat\?/, (route) => route.abort('connectionrefused'));
    await page.goto(`${host.origin}/`);
    expect(await heardAvailability(page)).toBe(texts.unreachable);
    await launcher().click();
    await expectHelpLines();
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
    await expectHelpLines();
    await page.getByRole('button', { name: texts.hide }).click();
    await page.locator('luisterend-oog-chat').getByText(texts.unreachable).waitFor();
    expect(errors).toEqual([]);
  });

  test.each([
    ['the frame is refused, and loads all the same', 'deny'],
    ['the host’s policy has no place for it', 'policy'],
  ])('%s: after 5 s help lines, and a tab of its own', async (_name, by) => {
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
    await expectHelpLines();
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
