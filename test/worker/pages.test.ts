import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../worker/http/app.ts';
import { forgetSettings } from '../../worker/store/settings.ts';
import { patchSettings, type SettingsPatch } from '../../worker/store/settings-changes.ts';
import { htmlOf } from './support/page-answers.ts';
import { call } from './support/staff-app.ts';

const SITE = 'https://buurthuis.test';
const HSTS = 'max-age=31536000; includeSubDomains';

beforeEach(async () => {
  await env.DB.prepare('DELETE FROM settings').run();
  forgetSettings();
});

const patch = async (settings: SettingsPatch) => {
  await patchSettings(env.DB, settings, 1);
};
const ancestorsOf = (response: Response) =>
  /frame-ancestors ([^;]*)/.exec(response.headers.get('Content-Security-Policy') ?? '')?.[1];

/** What stands where the chat will be. */
const placeOf = async (path: string) =>
  /<lo-chat-page>(.*)<\/lo-chat-page>/s.exec(await htmlOf(path))?.[1] ?? 'no place';

test('the guide for site owners names this installation, and nothing in it is left to be filled in', async () => {
  const response = await call('/embedding', { origin: null });
  const html = await response.text();
  expect(response.headers.get('Content-Type')).toContain('text/html');
  expect(html).toContain(
    '&lt;script type=&quot;module&quot; src=&quot;https://chat.test/widget.js&quot; async&gt;',
  );
  expect(html).toMatch(
    /src=&quot;https:\/\/chat\.test\/assets\/widget-[\w.-]+\.js&quot;\s+integrity=&quot;sha384-/,
  );
  expect(html).not.toMatch(/\{\{|chat\.example\.org/);
  // What the demo alone has is not linked to.
  const local = Array.from(html.matchAll(/ href="(\/[^"]*)"/g), ([, path = '']) => path);
  expect(local.filter((path) => !/^\/(icon\.svg|assets\/guide-\w+\.css)$/.test(path))).toEqual([]);
});

describe('an installation whose variables are broken', () => {
  const broken = { ...env, CHAT_ORIGIN: 'https://chat.test/', RP_ID: 'https://chat.test' };
  const ask = async (path: string, accept: string) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const request = new Request(`https://chat.test${path}`, { headers: { Accept: accept } });
    const response = await createApp().fetch(request, broken, createExecutionContext());
    expect(logged.mock.calls.flat().join()).toContain('CHAT_ORIGIN: must be an origin');
    logged.mockRestore();
    expect(response.status).toBe(500);
    expect(response.headers.get('Strict-Transport-Security')).toBe(HSTS);
    return response;
  };

  test.each(['/', '/chat', '/console'])('[A7] says on %s what needs repair, to a browser', async (path) => {
    const response = await ask(path, 'text/html,application/xhtml+xml');
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const html = await response.text();
    expect(html).toContain('<code>CHAT_ORIGIN</code>: must be an origin such as https://chat.example.org');
    expect(html).toContain('<code>RP_ID</code>: must be a host name');
    expect(html).toContain('tel:113');
    expect(html).not.toContain('chat.test');
  });

  test.each(['/health', '/api/availability'])('[A7] names it in the answer of %s', async (path) => {
    expect(await (await ask(path, '*/*')).json()).toEqual({
      error: 'misconfigured',
      message: 'This installation is not set up: its wrangler.toml needs repair.',
      problems: [
        { field: 'CHAT_ORIGIN', rule: 'custom' },
        { field: 'RP_ID', rule: 'invalid_format' },
      ],
    });
  });
});

test.each(['/nothing-here', '/api/availability', '/api/console/me', '/icon.svg'])(
  '[A8] %s too says that nothing here is reached without encryption',
  async (path) => {
    expect((await call(path)).headers.get('Strict-Transport-Security')).toBe(HSTS);
    const plain = new Request(`http://chat.test${path}`);
    const answer = await createApp().fetch(plain, env, createExecutionContext());
    expect(answer.headers.get('Strict-Transport-Security')).toBeNull();
  },
);

test('[A8] a frame may be part of a page that is isolated from other origins', async () => {
  const { headers } = await call('/chat', { origin: null });
  expect(headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
  expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
});

describe('the policy of every page', () => {
  test.each(['/', '/chat', '/console', '/console/gesprekken', '/embedding', '/hours'])(
    '[A8] %s allows nothing but our own',
    async (path) => {
      const { headers, status } = await call(path, { origin: null });
      expect(status).toBe(200);
      const policy = headers.get('Content-Security-Policy') ?? '';
      expect(policy.replaceAll(/ 'sha256-[\w+/]{43}='/g, '')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
          `connect-src 'self' wss://chat.test; ${path.startsWith('/console') ? "frame-src 'self'; " : ''}base-uri 'none'; form-action 'none'; frame-ancestors 'none'; ` +
          "require-trusted-types-for 'script'; trusted-types lit-html",
      );
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('Strict-Transport-Security')).toBe(HSTS);
      expect(headers.get('Permissions-Policy')).toContain('camera=(), ');
      expect(headers.get('Set-Cookie')).toBeNull();
    },
  );

  test('[A8] the console is for passkeys, by itself and for no search engine', async () => {
    const { headers } = await call('/console');
    expect(await (await call('/console')).text()).toContain('translate="no"');
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('X-Robots-Tag')).toBe('noindex, nofollow');
    expect(headers.get('Permissions-Policy')).toContain('publickey-credentials-get=(self)');
    expect((await call('/')).headers.get('Permissions-Policy')).toContain('publickey-credentials-get=()');
  });

  test('[A8] an answer that is no page may hold nothing active and is not kept', async () => {
    const { headers } = await call('/nothing');
    expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('who may frame the chat', () => {
  test('[A8] the asking site, if it is listed; no other is named', async () => {
    await patch({ sites: [SITE, 'https://ander.test'] });
    const response = await call(`/chat?site=${SITE}`);
    expect(ancestorsOf(response)).toBe(SITE);
    expect(response.headers.get('Cross-Origin-Opener-Policy')).toBeNull();
  });

  test('[A8] nobody else: unlisted, without a name, or the stand-alone page', async () => {
    await patch({ sites: [SITE] });
    const asked = [
      '/chat?site=https://evil.test',
      `/chat?site=${SITE}/`,
      '/chat?site=x',
      '/chat',
      `/?site=${SITE}`,
    ];
    for (const path of asked) {
      const response = await call(path);
      expect(ancestorsOf(response)).toBe("'none'");
    }
  });

  test('[A8] a listed text that is no origin cannot write a policy of its own', async () => {
    const evil = "https://evil.test; script-src 'unsafe-inline'";
    await patch({ sites: [evil, '*', 'https:'] });
    for (const site of [evil, '*', 'https:']) {
      const response = await call(`/chat?site=${encodeURIComponent(site)}`);
      expect(ancestorsOf(response)).toBe("'none'");
      expect(response.headers.get('Content-Security-Policy')).not.toContain('unsafe-inline');
    }
  });
});

describe('what the chat page holds', () => {
  test('[O1] without the chat itself: the way out, lines to chat with and to call, and the way to the hours', async () => {
    const text = await placeOf('/');
    expect(text).toContain('<a href="tel:112">112</a>');
    expect(text).toContain(
      '<a href="https://www.113.nl/">Chat: 113.nl</a> <a href="tel:08000113">0800-0113</a>',
    );
    expect(text).toContain('<a href="/hours">Openingstijden en meer hulplijnen</a>');
    expect(text).toMatch(/<noscript>.*JavaScript.*<\/noscript>.*De chat is nog niet open\./s);
    expect(await placeOf('/?lang=en')).toContain('<a href="/hours?lang=en">');
    // A browser without JavaScript goes there by itself.
    expect(await htmlOf('/')).toContain(
      '<noscript><meta http-equiv="refresh" content="0;url=/hours"></noscript>',
    );
  });

  test('in a frame there is nothing but the place of the chat: the site has its own words for when it fails', async () => {
    await patch({ sites: [SITE] });
    expect(await placeOf(`/chat?site=${SITE}`)).toBe('');
    expect(await htmlOf(`/chat?site=${SITE}`)).not.toContain('http-equiv');
  });

  test('[C3] the title and the icon say nothing to who looks over a shoulder', async () => {
    for (const path of ['/', '/hours']) {
      expect(await htmlOf(path)).toContain('<title>Gesprek</title>');
      expect(await htmlOf(`${path}?lang=en`)).toContain('<title>Conversation</title>');
    }
    const icon = await call('/icon.svg');
    expect(icon.headers.get('Content-Type')).toBe('image/svg+xml');
  });

  test('[A8] the language is one of two', async () => {
    for (const path of ['/', '/chat', '/hours']) {
      expect(await htmlOf(`${path}?lang=en`)).toContain('<html lang="en">');
      expect(await htmlOf(`${path}?lang="><script>`)).toContain('<html lang="nl">');
    }
  });
});
