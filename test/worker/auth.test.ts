import { env } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import { sha256 } from '../../protocol/bytes.ts';
import { readRunningSession } from '../../worker/http/auth/session.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { MOST_SIGN_INS } from '../../worker/store/challenges.ts';
import {
  MINUTE_MS,
  START_MS,
  makeAuthenticator,
  me,
  optionsFor,
  register,
  signIn,
  whoIs,
  withNobody,
} from './support/passkeys.ts';
import { call, cookieOf, errorOf, invite, ORIGIN } from './support/staff-app.ts';

withNobody();

describe('signing in', () => {
  test('[A2] [Q9] keeps so many attempts and lets the oldest go, of whoever begins one', async () => {
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
       INSERT INTO challenges (id, challenge, purpose, expires_at) SELECT 'flood' || i, 'x', 'signIn', ?1 FROM n`,
    )
      .bind(START_MS + MINUTE_MS, MOST_SIGN_INS)
      .run();
    const authenticator = await makeAuthenticator();
    const invited = { invitation: await invite('volunteer'), alias: 'Noor' };
    const registering = await optionsFor('/api/auth/registration/options', invited);
    const honest = await optionsFor('/api/auth/sign-in/options', {});
    for (let n = 0; n < 3; n += 1) await optionsFor('/api/auth/sign-in/options', {});
    const kept = await env.DB.prepare('SELECT id, purpose FROM challenges').all<
      Record<'id' | 'purpose', string>
    >();
    const ids = kept.results.map(({ id }) => id);
    expect(kept.results.filter(({ purpose }) => purpose === 'signIn')).toHaveLength(MOST_SIGN_INS);
    expect(ids).not.toContain('flood4');
    expect(ids).toEqual(expect.arrayContaining(['flood5', registering.challengeId, honest.challengeId]));
    expect(await signIn(authenticator)).toMatchObject({ status: 401 });
  });

  test('[A2] needs nothing but the passkey', async () => {
    const authenticator = await makeAuthenticator();
    await register(authenticator, await invite('volunteer'));
    const options = await optionsFor('/api/auth/sign-in/options', {});
    expect(options).toMatchObject({ rpId: 'chat.test', userVerification: 'required' });
    expect(options).not.toHaveProperty('allowCredentials');

    const response = await signIn(authenticator);
    expect(response.status).toBe(204);
    expect(await whoIs(cookieOf(response))).toBe('Noor');
  });

  test('[A2] takes an answer to a challenge once, and for five minutes', async () => {
    const authenticator = await makeAuthenticator();
    await register(authenticator, await invite('volunteer'));
    const { challengeId, challenge } = await optionsFor('/api/auth/sign-in/options', {});
    const body = { challengeId, response: await authenticator.signIn({ challenge }) };
    const twice = await Promise.all([1, 2].map(() => call('/api/auth/sign-in/verify', { body })));
    expect(twice.map((answer) => answer.status).toSorted()).toEqual([204, 401]);

    const late = await optionsFor('/api/auth/sign-in/options', {});
    vi.setSystemTime(Date.now() + 5 * MINUTE_MS);
    const response = await authenticator.signIn(late);
    const answer = await call('/api/auth/sign-in/verify', {
      body: { challengeId: late.challengeId, response },
    });
    expect(await errorOf(answer)).toBe('notSignedIn');
  });

  test('[A2] refuses a wrong passkey, an unverified one and one of another site, all in the same words', async () => {
    const authenticator = await makeAuthenticator();
    await register(authenticator, await invite('volunteer'));
    const stranger = await makeAuthenticator();
    const refused = [
      await signIn(authenticator, { userVerified: false, counter: 20 }),
      await signIn(authenticator, { origin: 'https://evil.test', counter: 21 }),
      await signIn(stranger),
    ];
    authenticator.userHandle = stranger.id;
    refused.push(await signIn(authenticator, { counter: 30 }));
    for (const response of refused) {
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ error: 'notSignedIn', message: 'Sign in first.' });
    }
  });

  test('[A2] lets in a passkey whose counter went back, and puts that on record', async () => {
    const authenticator = await makeAuthenticator();
    await register(authenticator, await invite('volunteer'));
    const recorded = () =>
      env.DB.prepare("SELECT count(*) AS n FROM audit_log WHERE act = 'passkeyCounter'").first<number>('n');
    const counters = [9, 10, 10, 3, 11];
    const records = [0, 0, 1, 2, 2];
    for (const [index, counter] of counters.entries()) {
      expect((await signIn(authenticator, { counter })).status).toBe(204);
      expect([counter, await recorded()]).toEqual([counter, records[index]]);
    }
  });

  test('[A2] records nothing of a passkey that never counts', async () => {
    const authenticator = await makeAuthenticator();
    await register(authenticator, await invite('volunteer'), { counter: 0 });
    const recorded = () =>
      env.DB.prepare("SELECT count(*) AS n FROM audit_log WHERE act = 'passkeyCounter'").first<number>('n');
    const before = await recorded();
    for (const counter of [0, 0]) expect((await signIn(authenticator, { counter })).status).toBe(204);
    expect(await recorded()).toBe(before);
  });

  test('[A2] does not take a registration challenge for signing in', async () => {
    const authenticator = await makeAuthenticator();
    await register(authenticator, await invite('volunteer'));
    const body = { invitation: await invite('volunteer'), alias: 'Sanne' };
    const { challengeId, challenge } = await optionsFor('/api/auth/registration/options', body);
    const response = await authenticator.signIn({ challenge });
    expect((await call('/api/auth/sign-in/verify', { body: { challengeId, response } })).status).toBe(401);
  });

  test('[A2] lets nobody in who was removed', async () => {
    const authenticator = await makeAuthenticator();
    const cookie = cookieOf(await register(authenticator, await invite('volunteer')));
    await env.DB.prepare('UPDATE volunteers SET removed_at = ?').bind(Date.now()).run();
    expect(await whoIs(cookie)).toBeNull();
    expect((await signIn(authenticator)).status).toBe(401);
  });
});

describe('sessions', () => {
  async function signedIn(alias = 'Noor'): Promise<{ cookie: string; setCookie: string }> {
    const response = await register(await makeAuthenticator(), await invite('volunteer'), {}, alias);
    return { cookie: cookieOf(response), setCookie: response.headers.get('Set-Cookie') ?? '' };
  }

  test('[A3] is a host-bound strict cookie whose token is stored nowhere', async () => {
    const { cookie, setCookie } = await signedIn();
    expect(setCookie).toMatch(
      /^__Host-session=[A-Za-z0-9_-]{43}; Max-Age=129600; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const token = cookie.slice('__Host-session='.length);
    const { results } = await env.DB.prepare('SELECT * FROM sessions').all();
    expect(JSON.stringify(results)).toContain(await sha256(token));
    expect(JSON.stringify(results)).not.toContain(token);
  });

  test('[A3] ends after an hour without activity, and after twelve with it', async () => {
    const { cookie } = await signedIn();
    for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
      vi.setSystemTime(START_MS + minutes * MINUTE_MS);
      expect(await whoIs(cookie)).toBe('Noor');
    }
    vi.setSystemTime(START_MS + 12 * 60 * MINUTE_MS);
    expect(await whoIs(cookie)).toBeNull();

    const idle = await signedIn('Sanne');
    vi.setSystemTime(Date.now() + 60 * MINUTE_MS);
    expect(await whoIs(idle.cookie)).toBeNull();
  });

  test('[A3] writes activity at most once a minute', async () => {
    const { cookie } = await signedIn();
    const lastActiveAt = async () =>
      await env.DB.prepare('SELECT last_active_at FROM sessions WHERE token_hash = ?')
        .bind(await sha256(cookie.slice('__Host-session='.length)))
        .first('last_active_at');
    vi.setSystemTime(START_MS + MINUTE_MS - 1);
    await me(cookie);
    expect(await lastActiveAt()).toBe(START_MS);
    vi.setSystemTime(START_MS + MINUTE_MS);
    await me(cookie);
    expect(await lastActiveAt()).toBe(START_MS + MINUTE_MS);
  });

  test('[C8] that ran out still proves whose a running talk is, for a day; signing out ends that too', async () => {
    const { cookie } = await signedIn();
    const request = new Request(ORIGIN, { headers: { Cookie: cookie } });
    const aliasAt = async (hours: number) => {
      vi.setSystemTime(START_MS + hours * 60 * MINUTE_MS);
      await runPurge(env, Date.now());
      return (await readRunningSession(env.DB, request))?.alias;
    };
    expect(await aliasAt(13)).toBe('Noor');
    expect(await whoIs(cookie)).toBeNull();
    expect(await aliasAt(12 + 24)).toBeUndefined();

    const other = await signedIn('Sanne');
    await call('/api/auth/sign-out', { method: 'POST', cookie: other.cookie });
    const again = new Request(ORIGIN, { headers: { Cookie: other.cookie } });
    expect(await readRunningSession(env.DB, again)).toBeNull();
  });

  test('[A3] ends at once on signing out', async () => {
    const { cookie } = await signedIn();
    const response = await call('/api/auth/sign-out', { method: 'POST', cookie });
    expect(response.status).toBe(204);
    expect(response.headers.get('Set-Cookie')).toContain('__Host-session=; Max-Age=0');
    expect(await whoIs(cookie)).toBeNull();
  });
});
