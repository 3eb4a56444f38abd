import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { forgetSettings } from '../../worker/store/settings.ts';
import { patchSettings, type SettingsPatch } from '../../worker/store/settings-changes.ts';
import { dataFor, htmlOf } from './support/page-answers.ts';
import { call, member, ORIGIN } from './support/staff-app.ts';

/* What makes the pages ones that anybody can check. test/tools/verify.test.ts does so. */

const SITE = 'https://buurthuis.test';

beforeEach(async () => {
  await env.DB.prepare('DELETE FROM settings').run();
  forgetSettings();
});

const patch = async (settings: SettingsPatch) => {
  await patchSettings(env.DB, settings, 1);
};
const inPage = (html: string, pattern: RegExp) =>
  Array.from(html.matchAll(pattern), ([, content = '']) => content);
const hashed = async (text: string) => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
};

test.each(['/', '/?lang=en', '/chat', '/chat?lang=en', '/console'])(
  '[A8] what stands in %s itself is named by its hash, and nothing else is styled or run inline',
  async (path) => {
    const policy = (await call(path, { origin: null })).headers.get('Content-Security-Policy') ?? '';
    const html = await htmlOf(path);
    const scripts = inPage(html, /<script(?![^>]* src=)[^>]*>(.*?)<\/script>/gs);
    expect(scripts).toHaveLength(1);
    for (const script of scripts) {
      expect(JSON.parse(script)).toEqual({ integrity: expect.anything() as object });
      expect(/script-src ([^;]*)/.exec(policy)?.[1]).toContain(await hashed(script));
    }
    const styles = inPage(html, /<style[^>]*>(.*?)<\/style>/gs);
    expect(styles).toHaveLength({ '/': 3, '/?lang=en': 3 }[path] ?? (path === '/console' ? 0 : 1));
    for (const style of styles) expect(/style-src ([^;]*)/.exec(policy)?.[1]).toContain(await hashed(style));
    expect(html).not.toMatch(/<[^>]+\s(style|on\w+|nonce)=/);
  },
);

test.each(['/', '/chat', '/console', '/embedding', '/hours'])(
  '[A11] every script and style that %s names has its hash, and no other script may run',
  async (path) => {
    const { headers } = await call(path, { origin: null });
    expect(headers.get('Integrity-Policy')).toBe('blocked-destinations=(script)');
    const html = await htmlOf(path);
    const loaded = html.match(/<(script[^>]* src=|link[^>]* rel="(stylesheet|modulepreload)")[^>]*>/g) ?? [];
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter((tag) => !/ integrity="sha256-[\w+/]{43}="/.test(tag))).toEqual([]);
  },
);

test('[O7] [A4] the preview of the visitor’s page is for coordinators, inside the console, and connects to nothing', async () => {
  const path = '/console/preview';
  expect((await call(path, { origin: null })).status).toBe(403);
  expect((await call(path, { origin: null, cookie: (await member('volunteer')).cookie })).status).toBe(403);
  const answer = await call(path, { origin: null, cookie: (await member('coordinator')).cookie });
  expect(answer.status).toBe(200);
  const policy = answer.headers.get('Content-Security-Policy') ?? '';
  const { origin } = new URL(answer.url === '' ? ORIGIN : answer.url);
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining(["connect-src 'none'", "form-action 'none'", `frame-ancestors ${origin}`]),
  );
  expect(await answer.text()).not.toContain('/api/');
  const console = (await call('/console', { origin: null })).headers.get('Content-Security-Policy');
  expect(console).toContain("frame-src 'self'");
  for (const page of ['/', '/chat', '/embedding'])
    expect((await call(page, { origin: null })).headers.get('Content-Security-Policy')).not.toContain(
      'frame-src',
    );
});

test('[A11] is the same for everybody: whoever asks, from whatever site, whatever is set', async () => {
  const pages = async () =>
    await Promise.all(['/', '/?lang=en', '/chat', `/chat?site=${SITE}`, '/chat?x=y', '/console'].map(htmlOf));
  const before = await pages();
  expect(before[2]).toBe(before[3]);
  expect(before[2]).toBe(before[4]);
  await patch({
    sites: [SITE],
    organisation: 'Een ander',
    exitUrl: 'https://example.org/',
    retentionDays: 7,
  });
  expect(await pages()).toEqual(before);
  const { cookie } = await member('coordinator');
  for (const [path, page] of [
    ['/', before[0]],
    ['/console', before[5]],
  ] as const) {
    expect(await (await call(path, { cookie, origin: 'https://evil.test' })).text()).toBe(page);
  }
});

test('[A11] and asks, while it is read, for all that the chat must know', async () => {
  for (const [path, language] of [
    ['/', 'nl'],
    ['/chat?lang=en', 'en'],
  ] as const) {
    const [, asked = ''] = /<link rel="preload" as="fetch" href="([^"]+)"/.exec(await htmlOf(path)) ?? [];
    expect(asked).toBe(`/api/chat-page?lang=${language}`);
  }
  const data = await dataFor();
  expect(data).toMatchObject({
    availability: { state: 'closed', notReady: true },
    organisation: 'Het Luisterend Oog',
    retentionWeeks: 6,
    signUpEndsMinutes: 30,
    zone: 'Europe/Amsterdam',
    zoneName: 'Nederlandse tijd',
  });
  expect(data.weeklyHours).toHaveLength(7);
});
