import { env } from 'cloudflare:workers';
import { Hono } from 'hono';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AppEnv } from '../../worker/http/app-env.ts';
import { DEMO_IDS } from '../../worker/demo/demo-data.ts';
import { demoHoursPatch, demoStateOf } from '../../worker/demo/demo-hours.ts';
import type { Config } from '../../worker/platform/config.ts';
import { answerError } from '../../worker/http/errors.ts';
import { addDemo } from '../../worker/demo/routes.ts';
import { forgetSettings, readSettings } from '../../worker/store/settings.ts';
import { patchSettings } from '../../worker/store/settings-changes.ts';
import { call, errorOf } from './support/staff-app.ts';

const CHAT = 'http://localhost:8787';
const SITE = 'http://127.0.0.1:8788';
const STATES = ['full', 'signUpEnded', 'closed', 'open'] as const;

const config: Config = {
  chatOrigin: CHAT,
  consoleOrigin: CHAT,
  rpId: 'localhost',
  jurisdiction: 'none',
  demo: { siteOrigin: SITE },
};

/** The demo's routes as a demo build has them, under this configuration. */
function demoApp(demo: Config['demo']): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.onError(answerError);
  app.use(async (c, next) => {
    c.set('config', { ...config, demo });
    await next();
  });
  addDemo(app);
  return app;
}

async function post(path: string, body: object, origin = CHAT, host = CHAT, demo = config.demo) {
  const init = { method: 'POST', headers: { Origin: origin }, body: JSON.stringify(body) };
  return await demoApp(demo).request(host + path, init, env);
}

beforeEach(async () => {
  forgetSettings();
  await env.DB.batch([
    env.DB.prepare('DELETE FROM settings'),
    env.DB.prepare('DELETE FROM sessions'),
    env.DB.prepare('DELETE FROM volunteers'),
    env.DB.prepare(
      "INSERT INTO volunteers (id, alias, role, created_at) VALUES (?, 'Demo', 'volunteer', 1)",
    ).bind(DEMO_IDS.volunteer),
  ]);
});

describe('the way in without a passkey', () => {
  test('[A9] a production build has none', async () => {
    for (const path of ['/api/demo/sign-in', '/api/demo/hours']) {
      expect((await call(path, { body: { role: 'volunteer' } })).status).toBe(404);
      expect((await call(path)).status).toBe(404);
    }
  });

  test('[A9] the demo signs in as the seeded volunteer, from its own console', async () => {
    const response = await post('/api/demo/sign-in', { role: 'volunteer' });
    expect(response.status).toBe(204);
    expect(response.headers.get('Set-Cookie')).toMatch(/^__Host-session=.{43};/);
    expect((await post('/api/demo/sign-in', { role: 'coordinator' })).status).toBe(404);
    expect(await errorOf(await post('/api/demo/sign-in', { role: 'volunteer' }, SITE))).toBe('badOrigin');
  });

  test('[A9] is shut with the flag off, and to any name but this machine', async () => {
    const body = { role: 'volunteer' };
    expect((await post('/api/demo/sign-in', body, CHAT, CHAT, null)).status).toBe(404);
    expect(await errorOf(await post('/api/demo/sign-in', body, CHAT, 'http://demo.example.org'))).toBe(
      'forbidden',
    );
    expect(await env.DB.prepare('SELECT count(*) AS n FROM sessions').first('n')).toBe(0);
  });
});

describe("the demo site's switch", () => {
  test.each(STATES)('[A9] puts the helpline into the state %s, seen at once', async (state) => {
    const response = await post('/api/demo/hours', { state }, SITE);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(SITE);
    const seen = await demoApp(config.demo).request(
      `${CHAT}/api/demo/hours`,
      { headers: { Origin: SITE } },
      env,
    );
    expect(await seen.json()).toEqual({ state });
  });

  test.each(STATES)('[O3] makes %s at every hour, also of the day the clock jumps forward', async (state) => {
    for (const day of ['2026-03-29', '2026-11-24']) {
      for (let hour = 0; hour < 24; hour += 1) {
        const nowMs = Date.parse(`${day}T00:20:00Z`) + hour * 3_600_000;
        await patchSettings(env.DB, demoHoursPatch(state, 'Europe/Amsterdam', nowMs), nowMs);
        expect([day, hour, demoStateOf(await readSettings(env.DB), nowMs)]).toEqual([day, hour, state]);
      }
    }
  });

  test('[A9] [O5] opens doors that a coordinator of the demo has shut, and says so while they are', async () => {
    const nowMs = Date.now();
    const closedNow = { reason: 'wegens een storing', sinceMs: nowMs, until: 'byHand' } as const;
    await patchSettings(env.DB, { ...demoHoursPatch('open', 'Europe/Amsterdam', nowMs), closedNow }, nowMs);
    expect(demoStateOf(await readSettings(env.DB), nowMs)).toBe('closed');
    await post('/api/demo/hours', { state: 'open' }, SITE);
    expect((await readSettings(env.DB)).closedNow).toBeNull();
  });

  test('[A9] answers the preflight of the demo site, and of no other', async () => {
    const preflight = async (origin: string) =>
      await demoApp(config.demo).request(
        `${CHAT}/api/demo/hours`,
        { method: 'OPTIONS', headers: { Origin: origin } },
        env,
      );
    expect((await preflight(SITE)).status).toBe(204);
    const refused = await preflight('https://evil.test');
    expect(refused.status).toBe(403);
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect((await post('/api/demo/hours', { state: 'closed' }, 'https://evil.test')).status).toBe(403);
  });
});
