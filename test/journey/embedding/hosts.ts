import { describe, expect, test } from 'vitest';
import { nl } from '../../../widget/locales/nl.ts';
import { heardAvailability, watchTroubles } from '../support/host-page.ts';
import { chatFrame } from '../support/people.ts';
import {
  TAG,
  freshPage,
  host,
  installation,
  launcher,
  leaveQueue,
  nickname,
  open,
  page,
  script,
  texts,
} from '../support/stage.ts';

describe('hosts that forbid much', () => {
  freshPage();

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
    // The element is styled, though the policy allows no style at all.
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

describe('hosts that are isolated from other origins', () => {
  freshPage();

  test.each(['require-corp', 'credentialless'])(
    'with the embedder policy %s get the chat',
    async (policy) => {
      const headers = {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': policy,
      };
      await page.goto(host.serve('/isolated', { body: TAG, head: script, headers }));
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      await open();
    },
  );
});

describe('a hostile host', () => {
  freshPage();

  const SENTINEL = { nickname: 'Zilverreiger4417', message: 'dit hoort niemand 4417', bait: 'lokaas 4417' };

  test('[C3] [K1] scripts that log every key, input, mutation and message see nothing of what is typed', async () => {
    await page.goto(`${installation.siteOrigin}/hostile`);
    await page.locator('input[name=bait]').pressSequentially(SENTINEL.bait);
    await launcher().click();
    await nickname().clear();
    await nickname().pressSequentially(SENTINEL.nickname);
    await chatFrame(page).getByRole('button', { name: nl.start.submit }).click();
    await chatFrame(page)
      .getByRole('textbox', { name: nl.composer.label })
      .pressSequentially(SENTINEL.message);
    await expect
      .poll(() => page.evaluate(() => (Reflect.get(window, 'hostileLog') as string[]).join('\n')))
      .toContain('peek SecurityError');
    const log = await page.evaluate(() => (Reflect.get(window, 'hostileLog') as string[]).join('\n'));
    // The script does log: its own input, and every message of the element.
    expect(log).toContain(SENTINEL.bait);
    expect(log).toContain('"state":"conversation"');
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
      // With everything as big as some of these make it, the button may have to keep clear of a field of the page.
      const corner = () =>
        launcher().evaluate((button) => {
          const { right, bottom } = button.getBoundingClientRect();
          const lift = Number.parseFloat(getComputedStyle(button).getPropertyValue('--lift')) || 0;
          return [Math.round(right), Math.round(bottom - lift)];
        });
      await expect.poll(corner).toEqual([1260, 780]);
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
      await expect.poll(() => panel.boundingBox()).toEqual({ x: 840, y: 80, width: 420, height: 700 });
      await page.setViewportSize({ width: 360, height: 740 });
      await expect.poll(() => panel.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
      await nickname().fill('Merel');
    },
  );
});
