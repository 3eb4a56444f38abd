import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import { PasskeysBody } from '../../protocol/http/passkeys.ts';
import { CHALLENGE_MS } from '../../worker/store/challenges.ts';
import type { SoftwareAuthenticator } from './support/authenticator.ts';
import { anyWrap } from './support/coordinators.ts';
import { makeAuthenticator, register, signIn, whoIs, type Options } from './support/passkeys.ts';
import { openHelpline, TestVolunteer } from './support/people.ts';
import { call, errorOf, invite, member, publicKey } from './support/staff-app.ts';

/* [A15] One's own passkeys beside the one that one came with, and taking away one that is lost. */

const BASE = '/api/console/passkeys';
type Person = { id: string; cookie: string; authenticator: SoftwareAuthenticator };

beforeAll(openHelpline);
beforeEach(async () => {
  vi.useRealTimers();
  await env.DB.batch(
    ['staff_key_wraps', 'credentials', 'audit_log'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  );
  await env.DB.prepare(
    "UPDATE volunteers SET removed_at = 1, alias = 'oud-medewerker', alias_key = NULL WHERE alias IN ('Anna', 'Bas')",
  ).run();
});

const cookieOf = (response: Response): string => response.headers.get('Set-Cookie')?.split(';')[0] ?? '';
const own = async (cookie: string) =>
  PasskeysBody.parse(await (await call(BASE, { cookie })).json()).passkeys;
const post = (cookie: string, path: string, body: object) => call(BASE + path, { cookie, body });

async function somebody(alias = 'Anna'): Promise<Person> {
  const authenticator = await makeAuthenticator();
  const cookie = cookieOf(await register(authenticator, await invite('volunteer'), {}, alias));
  const id = await env.DB.prepare('SELECT volunteer_id FROM credentials WHERE id = ?')
    .bind(authenticator.id)
    .first<string>('volunteer_id');
  return { id: id ?? '', cookie, authenticator };
}

/** What a passkey answers to the question that comes before another may be made. */
async function proof(cookie: string, authenticator: SoftwareAuthenticator): Promise<object> {
  const { challengeId, challenge } = await (await post(cookie, '/proof', {})).json<Options>();
  return { challengeId, response: await authenticator.signIn({ challenge }) };
}

async function optionsFor({ cookie, authenticator }: Person): Promise<Options> {
  const answer = await post(cookie, '/options', await proof(cookie, authenticator));
  expect(answer.status).toBe(200);
  return await answer.json();
}

/** Makes another passkey for somebody, on another device. */
async function add(person: Person): Promise<SoftwareAuthenticator> {
  const another = await makeAuthenticator();
  const options = await optionsFor(person);
  const body = { challengeId: options.challengeId, response: await another.register(options) };
  expect((await post(person.cookie, '', body)).status).toBe(204);
  return another;
}

async function onRecord(): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    "SELECT act, volunteer_id AS by, about_id AS about FROM audit_log WHERE act LIKE '%Passkey' ORDER BY seq",
  ).all();
  return results;
}

describe('adding a passkey', () => {
  test('[A15] takes the one there is, and gives the same person two that sign in, on record', async () => {
    const anna = await somebody();
    const another = await add(anna);
    for (const one of [anna.authenticator, another])
      expect(await whoIs(cookieOf(await signIn(one)))).toBe('Anna');
    const passkeys = await own(anna.cookie);
    expect(passkeys.map(({ id, opens, here }) => ({ id, opens, here }))).toEqual(
      expect.arrayContaining([
        { id: another.id, opens: false, here: false },
        { id: anna.authenticator.id, opens: false, here: true },
      ]),
    );
    expect(passkeys.every(({ madeOn, usedOn }) => madeOn === usedOn)).toBe(true);
    expect(await onRecord()).toEqual([{ act: 'addPasskey', by: anna.id, about: null }]);
  });

  test('[A15] says which there are, so that one device makes no second', async () => {
    const anna = await somebody();
    expect(await optionsFor(anna)).toMatchObject({
      excludeCredentials: [{ id: anna.authenticator.id, type: 'public-key' }],
      user: { name: 'Anna' },
    });
  });

  test('[A15] is refused without a fresh answer of one’s own passkey, in this session', async () => {
    const [anna, bas] = [await somebody(), await somebody('Bas')];
    const refused = async (body: object, cookie = anna.cookie) => {
      const answer = await post(cookie, '/options', body);
      expect([answer.status, await errorOf(answer)]).toEqual([403, 'confirmAgain']);
    };
    // A colleague's passkey, and one that is known nowhere.
    await refused(await proof(anna.cookie, bas.authenticator));
    await refused(await proof(anna.cookie, await makeAuthenticator()));
    // Another session's question, the same one twice, and one that is too old.
    await refused(await proof(bas.cookie, anna.authenticator));
    const once = await proof(anna.cookie, anna.authenticator);
    expect((await post(anna.cookie, '/options', once)).status).toBe(200);
    await refused(once);
    const late = await proof(anna.cookie, anna.authenticator);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + CHALLENGE_MS });
    await refused(late);
    expect(await own(anna.cookie)).toHaveLength(1);
  });

  test('[A15] is refused with another session’s options, with a passkey that is taken, and by a changed answer', async () => {
    const [anna, bas] = [await somebody(), await somebody('Bas')];
    const made = async (person: Person, authenticator: SoftwareAuthenticator, behaviour = {}) => {
      const options = await optionsFor(person);
      const response = await authenticator.register(options, behaviour);
      return { challengeId: options.challengeId, response };
    };
    const another = await makeAuthenticator();
    const refused = async (body: object) => errorOf(await post(anna.cookie, '', body));
    expect(await refused(await made(bas, another))).toBe('confirmAgain');
    expect(await refused(await made(anna, another, { userVerified: false }))).toBe('confirmAgain');
    expect(await refused(await made(anna, bas.authenticator))).toBe('conflict');
    // What answers here is no registration of somebody new.
    const invitation = await invite('volunteer');
    const body = { invitation, alias: 'Cas', ...(await made(anna, another)) };
    expect((await call('/api/auth/registration/verify', { body })).status).toBe(400);
    expect(await own(anna.cookie)).toHaveLength(1);
  });

  test('[A15] answers no sign-in', async () => {
    const anna = await somebody();
    const body = await proof(anna.cookie, anna.authenticator);
    expect((await call('/api/auth/sign-in/verify', { body })).status).toBe(401);
  });
});

describe('taking a passkey away', () => {
  const wrapsOf = async () =>
    (await env.DB.prepare('SELECT credential_id AS id FROM staff_key_wraps').all<{ id: string }>()).results;

  test('[A15] ends what it opened and the sessions that began with it, and leaves the others, on record', async () => {
    const anna = await somebody();
    const lost = await add(anna);
    const elsewhere = cookieOf(await signIn(lost));
    const beside = cookieOf(await signIn(anna.authenticator));
    const key = { key: await publicKey(), recovery: null, passkey: null, replaces: null };
    await call('/api/console/staff-key', { cookie: anna.cookie, method: 'PUT', body: key });
    for (const credentialId of [lost.id, anna.authenticator.id]) {
      const body = { credentialId, wrapped: await anyWrap() };
      await call('/api/console/staff-key/wrap', { cookie: anna.cookie, method: 'PUT', body });
    }
    expect((await own(anna.cookie)).map(({ opens }) => opens)).toEqual([true, true]);
    expect((await post(anna.cookie, '/retire', { id: lost.id })).status).toBe(204);
    expect((await signIn(lost)).status).toBe(401);
    expect(await wrapsOf()).toEqual([{ id: anna.authenticator.id }]);
    expect([await whoIs(elsewhere), await whoIs(beside), await whoIs(anna.cookie)]).toEqual([
      null,
      'Anna',
      'Anna',
    ]);
    expect(await errorOf(await post(anna.cookie, '/retire', { id: lost.id }))).toBe('gone');
    expect((await onRecord()).slice(1)).toEqual([{ act: 'retirePasskey', by: anna.id, about: null }]);
  });

  test('[A15] closes the sockets of those sessions before the answer', async () => {
    const anna = await somebody();
    const lost = await add(anna);
    const volunteer = await TestVolunteer.signIn('Anna', 'volunteer', anna.id);
    await env.DB.prepare('UPDATE sessions SET credential_id = ? WHERE token_hash = ?')
      .bind(lost.id, volunteer.sessionHash)
      .run();
    expect((await post(anna.cookie, '/retire', { id: lost.id })).status).toBe(204);
    expect(await volunteer.queue.closed()).toBe(CLOSE.refused.code);
  });

  test('[A15] ends a session of which nobody knows how it began, but for the one that asks', async () => {
    const anna = await somebody();
    const lost = await add(anna);
    const before = cookieOf(await signIn(anna.authenticator));
    await env.DB.prepare('UPDATE sessions SET credential_id = NULL').run();
    expect((await post(anna.cookie, '/retire', { id: lost.id })).status).toBe(204);
    expect([await whoIs(before), await whoIs(anna.cookie)]).toEqual([null, 'Anna']);
  });

  test('[A15] never takes the last, nor one that is somebody else’s', async () => {
    const [anna, bas] = [await somebody(), await somebody('Bas')];
    const another = await add(bas);
    const retire = (id: string) => post(anna.cookie, '/retire', { id });
    expect(await errorOf(await retire(anna.authenticator.id))).toBe('lastPasskey');
    expect(await errorOf(await retire(another.id))).toBe('gone');
    const two = await add(anna);
    const both = await Promise.all([two.id, anna.authenticator.id].map((id) => retire(id)));
    // One of them ends the session that asks, so the other may find nobody signed in.
    expect(both.filter(({ status }) => status === 204).length).toBeLessThan(2);
    const left = await env.DB.prepare('SELECT count(*) AS n FROM credentials WHERE volunteer_id = ?')
      .bind(anna.id)
      .first('n');
    expect(left).toBe(1);
    expect(await whoIs(cookieOf(await signIn(another)))).toBe('Bas');
  });

  test('[A15] is done for a colleague by a coordinator, who sees days alone, on record with whose it was', async () => {
    const anna = await somebody();
    const lost = await add(anna);
    const marijke = await member('coordinator', 'Marijke');
    const path = `/api/coordinator/team/${anna.id}/passkeys`;
    const list = async () =>
      PasskeysBody.parse(await (await call(path, { cookie: marijke.cookie })).json()).passkeys;
    expect((await list()).map(({ here }) => here)).toEqual([false, false]);
    const retire = (id: string) => call(`${path}/retire`, { cookie: marijke.cookie, body: { id } });
    const elsewhere = cookieOf(await signIn(lost));
    expect((await retire(lost.id)).status).toBe(204);
    expect([await whoIs(elsewhere), await whoIs(anna.cookie)]).toEqual([null, 'Anna']);
    expect(await errorOf(await retire(anna.authenticator.id))).toBe('lastPasskey');
    expect((await onRecord()).slice(1)).toEqual([{ act: 'retirePasskey', by: marijke.id, about: anna.id }]);
    await env.DB.prepare('UPDATE volunteers SET removed_at = 1 WHERE id = ?').bind(anna.id).run();
    expect((await call(path, { cookie: marijke.cookie })).status).toBe(404);
  });
});
