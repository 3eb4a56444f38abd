import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ENDPOINTS, type Endpoint } from '../../protocol/endpoints.ts';
import { AccessCountsBody } from '../../protocol/http/audit.ts';
import { createApp } from '../../worker/http/app.ts';
import { conversation } from './support/opened-talk.ts';
import { EVERYBODY_LEFT, makeAuthenticator, optionsFor, register, signIn } from './support/passkeys.ts';
import { call, errorOf, invite, member, ORIGIN } from './support/staff-app.ts';

/* [A13] Signing in and what is refused: counted by kind, and of staff on record, without an address or a browser. */

/** Later than any other file's clock: what is counted is written by the clock, and files may share an isolate. */
const NOW_MS = Date.parse('2030-11-26T12:00:00Z');
const AGENT = 'Mozilla/5.0 (of nobody in particular)';
const ADDRESS = '203.0.113.77';
const app = createApp();
let nowMs = NOW_MS;

/** Has what other files of this isolate left uncounted written before the first test begins. */
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW_MS - 3_600_000 });
  await ask(ENDPOINTS.settings, {});
  vi.useRealTimers();
});
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs });
  await env.DB.batch(['audit_log', 'access_counts'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  await env.DB.prepare(EVERYBODY_LEFT).run();
});
afterEach(() => {
  vi.useRealTimers();
  // What one test counted must be written before the next counts.
  nowMs += 3_600_000;
});

async function counts(): Promise<Record<string, number>> {
  const { cookie } = await member('coordinator');
  const body: unknown = await (await call('/api/coordinator/audit/counts', { cookie })).json();
  const parsed = AccessCountsBody.parse(body);
  return Object.fromEntries(parsed.counts.map(({ kind, n }) => [kind, n]));
}

async function onRecord(): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    'SELECT act, volunteer_id AS volunteerId, detail FROM audit_log ORDER BY seq',
  ).all();
  return results;
}

/** One request, with all that it counts written. */
async function ask(row: Endpoint, headers: Record<string, string>): Promise<Response> {
  const context = createExecutionContext();
  const request = new Request(ORIGIN + row.path.replaceAll(/:\w+/g, 'no-such-id'), {
    method: row.method,
    headers: { Origin: ORIGIN, ...headers },
    body: row.method === 'GET' ? null : '{}',
  });
  const response = await app.fetch(request, env, context);
  await waitOnExecutionContext(context);
  return response;
}

describe('signing in', () => {
  test('[A13] is counted and on record with who it was, and so is signing out', async () => {
    const authenticator = await makeAuthenticator();
    await register(authenticator, await invite('volunteer'));
    const response = await signIn(authenticator);
    const cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    await call('/api/auth/sign-out', { method: 'POST', cookie });
    await call('/api/auth/sign-out', { method: 'POST', cookie });
    const [registered] = (await onRecord()) as { volunteerId: string }[];
    const volunteerId = registered?.volunteerId;
    expect(await onRecord()).toEqual(
      ['register', 'signIn', 'signOut'].map((act) => ({ act, volunteerId, detail: null })),
    );
    expect(await counts()).toEqual({ register: 1, signIn: 1 });
  });

  test('[A13] that fails is counted by kind, and on record where the passkey is somebody’s', async () => {
    const authenticator = await makeAuthenticator();
    await register(authenticator, await invite('volunteer'));
    const [{ volunteerId }] = (await onRecord()) as [{ volunteerId: string }];
    const { challengeId, challenge } = await optionsFor('/api/auth/sign-in/options', {});
    const body = { challengeId, response: await authenticator.signIn({ challenge }) };
    await call('/api/auth/sign-in/verify', { body });
    expect((await call('/api/auth/sign-in/verify', { body })).status).toBe(401);
    await signIn(await makeAuthenticator());
    await signIn(authenticator, { origin: 'https://evil.test', counter: 20 });
    await signIn(authenticator, { userVerified: false, counter: 21 });
    await env.DB.prepare('UPDATE volunteers SET removed_at = 1 WHERE id = ?').bind(volunteerId).run();
    expect((await signIn(authenticator, { counter: 22 })).status).toBe(401);
    expect(await counts()).toEqual({
      register: 1,
      signIn: 1,
      signInStale: 1,
      signInUnknown: 1,
      signInWrong: 2,
      signInRemoved: 1,
    });
    expect((await onRecord()).slice(2)).toEqual([
      { act: 'signInFailed', volunteerId, detail: 'signInWrong' },
      { act: 'signInFailed', volunteerId, detail: 'signInRemoved' },
    ]);
  });

  test('[A13] with an invitation fails by kind too', async () => {
    const body = { invitation: 'x'.repeat(43), alias: 'Noor' };
    await call('/api/auth/invitation', { body: { invitation: body.invitation } });
    await call('/api/auth/registration/options', { body });
    await register(await makeAuthenticator(), await invite('volunteer'), { userVerified: false });
    expect(await counts()).toEqual({ registerGone: 2, registerWrong: 1 });
    expect(await onRecord()).toEqual([]);
  });

  test('[A13] [A2] answers nobody whose sign-in can’t be put on record', async () => {
    const authenticator = await makeAuthenticator();
    await register(authenticator, await invite('volunteer'));
    await env.DB.prepare(
      `CREATE TRIGGER no_sign_ins BEFORE INSERT ON audit_log WHEN NEW.act = 'signIn'
       BEGIN SELECT RAISE(ABORT, 'full'); END`,
    ).run();
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await signIn(authenticator);
    log.mockRestore();
    await env.DB.prepare('DROP TRIGGER no_sign_ins').run();
    expect(await errorOf(response)).toBe('internal');
    expect(response.headers.get('Set-Cookie')).toBeNull();
  });
});

describe('what is refused', () => {
  test('[A13] every coordinator’s route to a volunteer: on record by its name, once an hour, and each counted', async () => {
    const { id, cookie } = await member('volunteer');
    const rows = Object.entries<Endpoint>(ENDPOINTS).filter(([, row]) => row.audience === 'coordinator');
    expect(rows.length).toBeGreaterThan(5);
    for (const [, row] of [...rows, ...rows]) expect((await ask(row, { Cookie: cookie })).status).toBe(403);
    expect(await onRecord()).toEqual(
      rows.map(([name]) => ({ act: 'refused', volunteerId: id, detail: name })),
    );
    vi.setSystemTime(Date.now() + 3_600_000);
    const again = await member('volunteer');
    await ask(ENDPOINTS.audit, { Cookie: again.cookie });
    expect((await counts())['refusedRole']).toBe(2 * rows.length + 1);
  });

  test('[A13] to who has not signed in, or comes from another page: counted, and of nobody', async () => {
    await ask(ENDPOINTS.settings, {});
    vi.setSystemTime(Date.now() + 10_000);
    await ask(ENDPOINTS.signOut, { Origin: 'https://evil.test' });
    vi.setSystemTime(Date.now() + 10_000);
    await ask(ENDPOINTS.me, { 'Sec-Fetch-Site': 'cross-site' });
    expect(await counts()).toEqual({ refusedNotSignedIn: 1, refusedOrigin: 2 });
    expect(await onRecord()).toEqual([]);
  });

  test('[A13] a flood writes once in ten seconds, and loses nothing of what came before', async () => {
    const prepare = vi.spyOn(env.DB, 'prepare');
    const writes = () => prepare.mock.calls.filter(([sql]) => sql.includes('access_counts')).length;
    for (let n = 0; n < 100; n += 1) await ask(ENDPOINTS.settings, {});
    expect(writes()).toBe(1);
    vi.setSystemTime(Date.now() + 10_000);
    await ask(ENDPOINTS.settings, {});
    expect(writes()).toBe(2);
    prepare.mockRestore();
    expect(await counts()).toEqual({ refusedNotSignedIn: 101 });
  });

  test('[A13] [A4] the record of another’s talk, which is named with it', async () => {
    const { id } = await member('volunteer');
    const other = await member('volunteer');
    const room = await conversation(id);
    const record = { topic: null, heavy: null, text: null };
    const path = `/api/console/conversations/${room}/record`;
    expect(await errorOf(await call(path, { cookie: other.cookie, body: record }))).toBe('forbidden');
    const rows = await env.DB.prepare('SELECT act, detail, conversation_id FROM audit_log').all();
    expect(rows.results).toEqual([{ act: 'refused', detail: 'sendRecord', conversation_id: room }]);
  });
});

test('[A13] no address and no browser is kept of any of it', async () => {
  const headers = { 'User-Agent': AGENT, 'CF-Connecting-IP': ADDRESS, 'X-Forwarded-For': ADDRESS };
  const { cookie } = await member('volunteer');
  const authenticator = await makeAuthenticator();
  await register(authenticator, await invite('volunteer'));
  const { challengeId, challenge } = await optionsFor('/api/auth/sign-in/options', {});
  const response = await authenticator.signIn({ challenge });
  await call('/api/auth/sign-in/verify', { body: { challengeId, response }, headers });
  await call('/api/auth/sign-in/verify', { body: { challengeId, response }, headers });
  await ask(ENDPOINTS.audit, { Cookie: cookie, ...headers });
  await ask(ENDPOINTS.settings, headers);
  const tables = ['audit_log', 'access_counts', 'sessions', 'challenges'];
  const all = await Promise.all(tables.map((table) => env.DB.prepare(`SELECT * FROM ${table}`).all()));
  const text = JSON.stringify(all.map(({ results }) => results));
  expect(text).toContain('"refused"');
  expect(text).not.toContain(ADDRESS);
  expect(text).not.toContain('Mozilla');
});
