import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type * as z from 'zod';
import { randomId, randomSecret, sha256 } from '../../protocol/bytes.ts';
import { InvitedBody, TeamBody } from '../../protocol/http/team.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { forgetFormer } from '../../worker/store/removal.ts';
import { makeAuthenticator, register, signIn, START_MS, whoIs, withNobody } from './support/passkeys.ts';
import { call, cookieOf, errorOf, member } from './support/staff-app.ts';

/* [T1] Who works here: invited, given a passkey more, and removed. */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

withNobody();

let coordinator: { id: string; cookie: string };
beforeEach(async () => {
  await env.DB.batch(
    ['audit_log', 'invitations', 'sessions'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  );
  coordinator = await member('coordinator', 'Sam');
});

const read = async <T>(schema: z.ZodType<T>, response: Response): Promise<T> =>
  schema.parse(await response.json());
const team = async () =>
  await read(TeamBody, await call('/api/coordinator/team', { cookie: coordinator.cookie }));
const post = (path: string, body?: unknown, by = coordinator) =>
  call(`/api/coordinator/${path}`, { method: 'POST', cookie: by.cookie, body });
const onRecord = async () =>
  (
    await env.DB.prepare(
      "SELECT act, volunteer_id AS by, about_id AS about, detail FROM audit_log WHERE act NOT IN ('register', 'signIn') ORDER BY seq",
    ).all()
  ).results;

async function invited(alias: string | null = null): Promise<{ secret: string; id: string }> {
  const secret = randomSecret();
  const secretHash = await sha256(secret);
  expect((await post('invitations', { secretHash, role: 'volunteer', alias })).status).toBe(200);
  return { secret, id: secretHash.slice(0, 22) };
}

async function passkeyFor(id: string): Promise<string> {
  const secret = randomSecret();
  expect((await post(`team/${id}/passkey`, { secretHash: await sha256(secret) })).status).toBe(200);
  return secret;
}

describe('the list', () => {
  test('[T1] says of everybody who works here what a coordinator must know, and of when they were here the day alone', async () => {
    vi.setSystemTime(START_MS - DAY_MS);
    const authenticator = await makeAuthenticator();
    const { secret } = await invited();
    await register(authenticator, secret, {}, 'Anna');
    await member('volunteer', 'Bob', 'due');
    const left = await member('volunteer', 'Cas');
    await env.DB.prepare('UPDATE volunteers SET removed_at = 5 WHERE id = ?').bind(left.id).run();
    vi.setSystemTime(START_MS);
    await signIn(authenticator);
    const { people, secrecyN } = await team();
    expect(secrecyN).toBe(1);
    const common = { inTraining: false, mentor: false, id: expect.any(String) };
    expect(people).toEqual([
      {
        ...common,
        alias: 'Anna',
        role: 'volunteer',
        lastActiveOn: '2026-11-24',
        passkeys: 1,
        secrecyN: null,
      },
      { ...common, alias: 'Bob', role: 'volunteer', lastActiveOn: '2026-11-23', passkeys: 0, secrecyN: null },
      { ...common, alias: 'Sam', role: 'coordinator', lastActiveOn: '2026-11-24', passkeys: 0, secrecyN: 1 },
    ]);
  });

  test('[T1] of the day by the helpline’s own clock', async () => {
    vi.setSystemTime(Date.parse('2026-11-24T23:30:00Z'));
    coordinator = await member('coordinator', 'Kim');
    await member('volunteer', 'Nacht');
    const { people } = await team();
    expect(people.find(({ alias }) => alias === 'Nacht')?.lastActiveOn).toBe('2026-11-25');
  });
});

describe('an invitation', () => {
  test('[T1] can be used for as long as the settings say, is listed without its secret, and comes with a proposal', async () => {
    const { secret, id } = await invited('Noor');
    expect((await team()).invitations).toEqual([
      { id, role: 'volunteer', alias: 'Noor', newPasskey: false, expiresAt: START_MS + 72 * HOUR_MS },
    ]);
    const known = await call('/api/auth/invitation', { body: { invitation: secret } });
    expect(await known.json()).toEqual({ role: 'volunteer', alias: 'Noor', newPasskey: false });
    vi.setSystemTime(START_MS + 72 * HOUR_MS - 1);
    expect((await register(await makeAuthenticator(), secret, {}, 'Noortje')).status).toBe(204);
    coordinator = await member('coordinator', 'Kim');
    expect((await team()).invitations).toEqual([]);
  });

  test('[T1] that is asked for twice, because an answer got lost, is one', async () => {
    const body = { secretHash: await sha256(randomSecret()), role: 'coordinator', alias: null };
    const first = await read(InvitedBody, await post('invitations', body));
    vi.setSystemTime(START_MS + 1);
    expect(await read(InvitedBody, await post('invitations', body))).toEqual(first);
    expect(await onRecord()).toEqual([
      { act: 'invite', by: coordinator.id, about: null, detail: 'coordinator' },
    ]);
  });

  test('[T1] [C5] with the name of a colleague is refused before it is sent', async () => {
    const body = { secretHash: await sha256(randomSecret()), role: 'volunteer', alias: 'SAM' };
    expect(await errorOf(await post('invitations', body))).toBe('aliasTaken');
    expect((await team()).invitations).toEqual([]);
  });

  test('[T1] that is taken back opens nothing, and is gone from the list', async () => {
    const [{ secret, id }, other] = [await invited(), await invited()];
    for (const _twice of [1, 2]) expect((await post(`invitations/${id}/revoke`)).status).toBe(204);
    expect((await team()).invitations.map((one) => one.id)).toEqual([other.id]);
    expect((await call('/api/auth/invitation', { body: { invitation: secret } })).status).toBe(410);
    expect((await onRecord()).slice(2)).toEqual([
      { act: 'revokeInvitation', by: coordinator.id, about: null, detail: null },
    ]);
  });
});

describe('a new passkey', () => {
  async function somebody() {
    const authenticator = await makeAuthenticator();
    const { secret } = await invited();
    const cookie = cookieOf(await register(authenticator, secret, {}, 'Anna'));
    const id = (await team()).people.find(({ alias }) => alias === 'Anna')?.id ?? '';
    return { authenticator, cookie, id };
  }

  test('[T1] is the same person’s, who keeps alias, role and the old one', async () => {
    const { authenticator, id } = await somebody();
    const secret = await passkeyFor(id);
    const known = await call('/api/auth/invitation', { body: { invitation: secret } });
    expect(await known.json()).toEqual({ role: 'volunteer', alias: 'Anna', newPasskey: true });
    expect((await team()).invitations).toMatchObject([{ alias: 'Anna', newPasskey: true }]);
    const another = await makeAuthenticator();
    expect(await whoIs(cookieOf(await register(another, secret, {}, 'Ander')))).toBe('Anna');
    for (const one of [another, authenticator]) expect(await whoIs(cookieOf(await signIn(one)))).toBe('Anna');
    expect((await team()).people.filter((one) => one.passkeys > 0)).toMatchObject([{ id, passkeys: 2 }]);
    expect((await onRecord()).slice(1)).toEqual([
      { act: 'invitePasskey', by: coordinator.id, about: id, detail: null },
      { act: 'addPasskey', by: id, about: null, detail: null },
    ]);
  });

  test('[T1] [A1] is one of two that are made at once by the same link', async () => {
    const { id } = await somebody();
    const secret = await passkeyFor(id);
    const two = await Promise.all([makeAuthenticator(), makeAuthenticator()]);
    const answers = await Promise.all(two.map((one) => register(one, secret, {}, 'Anna')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 410]);
    expect((await team()).people.find((one) => one.id === id)?.passkeys).toBe(2);
  });

  test('[T1] is for nobody who does not work here, or no longer does', async () => {
    const body = { secretHash: await sha256(randomSecret()) };
    expect(await errorOf(await post(`team/${randomId()}/passkey`, body))).toBe('gone');
    const { id } = await somebody();
    const secret = await passkeyFor(id);
    await env.DB.prepare('UPDATE volunteers SET removed_at = 1 WHERE id = ?').bind(id).run();
    expect((await call('/api/auth/invitation', { body: { invitation: secret } })).status).toBe(410);
  });
});

test('[T1] what is said of a colleague goes on record where it changes, and by its name alone', async () => {
  const { id } = await member('volunteer', 'Anna');
  const put = (body: object, whom = id) =>
    call(`/api/coordinator/team/${whom}`, { method: 'PUT', cookie: coordinator.cookie, body });
  for (const _twice of [1, 2]) expect((await put({ inTraining: true, mentor: false })).status).toBe(204);
  expect((await team()).people[0]).toMatchObject({ alias: 'Anna', inTraining: true, mentor: false });
  expect((await put({ inTraining: false, mentor: true })).status).toBe(204);
  expect((await team()).people[0]).toMatchObject({ inTraining: false, mentor: true });
  const entry = { act: 'changePerson', by: coordinator.id, about: id };
  expect(await onRecord()).toEqual([
    { ...entry, detail: 'inTraining' },
    { ...entry, detail: 'inTraining' },
    { ...entry, detail: 'mentor' },
  ]);
  expect(await errorOf(await put({ inTraining: true, mentor: true }, randomId()))).toBe('gone');
});

describe('removing', () => {
  const remove = (id: string, alias: string, by = coordinator) => post(`team/${id}/remove`, { alias }, by);

  test('[T1] takes sessions, passkeys and every open invitation of theirs, and leaves the row to the log', async () => {
    const authenticator = await makeAuthenticator();
    const { secret } = await invited();
    const cookie = cookieOf(await register(authenticator, secret, {}, 'Anna'));
    const { id } = (await team()).people.find(({ alias }) => alias === 'Anna') ?? { id: '' };
    await env.DB.prepare("UPDATE volunteers SET role = 'coordinator', mentor = 1 WHERE id = ?")
      .bind(id)
      .run();
    await call('/api/console/secrecy', { cookie, body: { n: 1 } });
    const forHer = await passkeyFor(id);
    const byHer = randomSecret();
    const body = { secretHash: await sha256(byHer), role: 'coordinator', alias: null };
    expect((await post('invitations', body, { id, cookie })).status).toBe(200);
    const untouched = await invited();

    expect((await remove(id, ' anna ')).status).toBe(204);
    expect((await call('/api/console/secrecy', { cookie })).status).toBe(401);
    expect((await signIn(authenticator)).status).toBe(401);
    for (const invitation of [forHer, byHer])
      expect((await call('/api/auth/invitation', { body: { invitation } })).status).toBe(410);
    expect((await team()).invitations.map((one) => one.id)).toEqual([untouched.id]);
    expect((await team()).people.map(({ alias }) => alias)).toEqual(['Sam']);
    const left = env.DB.prepare('SELECT alias, mentor, removed_at FROM volunteers WHERE id = ?').bind(id);
    expect(await left.first()).toEqual({ alias: 'Anna', mentor: 0, removed_at: START_MS });
    expect((await onRecord()).at(-1)).toEqual({
      act: 'removePerson',
      by: coordinator.id,
      about: id,
      detail: null,
    });
    const anew = { secretHash: await sha256(randomSecret()), role: 'volunteer', alias: 'Anna' };
    expect(await errorOf(await post('invitations', anew))).toBe('aliasTaken');
    expect(await errorOf(await remove(id, 'Anna'))).toBe('gone');
  });

  test('[T1] needs the alias typed, and does nothing with another', async () => {
    const { id } = await member('volunteer', 'Anna');
    const answer = await remove(id, 'Ana');
    expect(await answer.json()).toMatchObject({ error: 'badRequest', problems: [{ field: 'alias' }] });
    expect((await team()).people).toHaveLength(2);
    expect(await onRecord()).toEqual([]);
  });

  test('[T1] never takes the last coordinator', async () => {
    await member('volunteer', 'Anna');
    const former = await member('coordinator', 'Cas');
    await env.DB.prepare('UPDATE volunteers SET removed_at = 5 WHERE id = ?').bind(former.id).run();
    expect(await errorOf(await remove(coordinator.id, 'Sam'))).toBe('lastCoordinator');
    expect((await call('/api/console/secrecy', { cookie: coordinator.cookie })).status).toBe(200);
    expect(await onRecord()).toEqual([]);
  });

  test('[T1] of two coordinators who remove each other at once leaves one', async () => {
    const other = await member('coordinator', 'Kim');
    const answers = await Promise.all([remove(other.id, 'Kim'), remove(coordinator.id, 'Sam', other)]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const left = "SELECT count(*) AS n FROM volunteers WHERE role = 'coordinator' AND removed_at IS NULL";
    expect(await env.DB.prepare(left).first('n')).toBe(1);
  });

  test('[T1] is finished by the purge, should the Worker have died in the middle', async () => {
    const { id } = await member('volunteer', 'Anna');
    const works = await member('volunteer', 'Bob');
    for (const whose of [id, works.id])
      await env.DB.prepare(
        "INSERT INTO staff_keys (volunteer_id, key_id, public_key, created_at) VALUES (?, ?, 'k', 1)",
      )
        .bind(whose, whose)
        .run();
    await env.DB.prepare('UPDATE volunteers SET removed_at = 5 WHERE id = ?').bind(id).run();
    await runPurge(env, START_MS);
    const keys = await env.DB.prepare('SELECT volunteer_id FROM staff_keys').all();
    expect(keys.results).toEqual([{ volunteer_id: works.id }]);
  });
});

test('[T2] a year after somebody left their alias is forgotten, and after two that they accepted the statement', async () => {
  const { id } = await member('volunteer', 'Anna');
  await env.DB.prepare('UPDATE volunteers SET removed_at = ? WHERE id = ?').bind(START_MS, id).run();
  const works = await member('volunteer', 'Bob');
  const facts = async (afterMs: number, secrecyKeptMonths: number | null = 24) => {
    const terms = secrecyKeptMonths === null ? null : { secrecyKeptMonths };
    await forgetFormer(env.DB, terms, START_MS + afterMs);
    const alias = await env.DB.prepare('SELECT alias FROM volunteers WHERE id = ?').bind(id).first('alias');
    const accepted = env.DB.prepare('SELECT count(*) AS n FROM secrecy_acceptances WHERE volunteer_id = ?');
    return [alias, await accepted.bind(id).first('n')];
  };
  const twoYearsMs = 24 * 30.4375 * DAY_MS;
  expect(await facts(365 * DAY_MS - 1)).toEqual(['Anna', 1]);
  expect(await facts(365 * DAY_MS)).toEqual(['oud-medewerker', 1]);
  expect(await facts(twoYearsMs - 1)).toEqual(['oud-medewerker', 1]);
  expect(await facts(twoYearsMs, 36)).toEqual(['oud-medewerker', 1]);
  expect(await facts(twoYearsMs, null)).toEqual(['oud-medewerker', 1]);
  expect(await facts(twoYearsMs)).toEqual(['oud-medewerker', 0]);
  const kept = env.DB.prepare('SELECT alias FROM volunteers WHERE id = ?').bind(works.id);
  expect(await kept.first('alias')).toBe('Bob');
});
