import { env } from 'cloudflare:workers';
import { describe, expect, test, vi } from 'vitest';
import type { Behaviour } from './support/authenticator.ts';
import {
  MINUTE_MS,
  START_MS,
  makeAuthenticator,
  me,
  optionsFor,
  register,
  whoIs,
  withNobody,
} from './support/passkeys.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import { forgetFormer } from '../../worker/store/removal.ts';
import { call, cookieOf, errorOf, invite } from './support/staff-app.ts';

withNobody();

const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;

const countOf = (table: string) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n');

describe('registration', () => {
  test('[A1] turns an invitation into a volunteer with a passkey, who is signed in at once', async () => {
    const invitation = await invite('coordinator');
    const known = await call('/api/auth/invitation', { body: { invitation } });
    expect(await known.json()).toEqual({ role: 'coordinator', alias: null, newPasskey: false });

    const response = await register(await makeAuthenticator(), invitation);
    expect(response.status).toBe(204);
    const answer = await (await me(cookieOf(response))).json();
    expect(answer).toMatchObject({ volunteer: { alias: 'Noor', role: 'coordinator' }, demo: false });
    expect(await errorOf(await call('/api/auth/invitation', { body: { invitation } }))).toBe('gone');
  });

  test('[A1] asks for a discoverable passkey with user verification, of the configured host', async () => {
    const body = { invitation: await invite('volunteer'), alias: 'Noor' };
    expect(await optionsFor('/api/auth/registration/options', body)).toMatchObject({
      rp: { id: 'chat.test' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  });

  test('[A1] makes exactly one volunteer of two simultaneous registrations with one invitation', async () => {
    const invitation = await invite('volunteer');
    const before = Number(await countOf('volunteers'));
    const authenticators = await Promise.all([makeAuthenticator(), makeAuthenticator()]);
    const answers = await Promise.all(authenticators.map((one) => register(one, invitation)));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([204, 410]);
    expect(Number(await countOf('volunteers'))).toBe(before + 1);
    expect(await countOf('credentials')).toBe(await countOf('volunteers'));
  });

  test('[A1] keeps the invitation when registering fails, and says no more than that', async () => {
    const invitation = await invite('volunteer');
    const failures: Behaviour[] = [
      { userVerified: false },
      { origin: 'https://evil.test' },
      { challenge: 'AAAA' },
    ];
    for (const behaviour of failures) {
      const refused = await register(await makeAuthenticator(), invitation, behaviour);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toEqual({ error: 'badRequest', message: 'The request is not valid.' });
      expect(refused.headers.get('Set-Cookie')).toBeNull();
    }
    expect((await register(await makeAuthenticator(), invitation)).status).toBe(204);
  });

  test('[A1] refuses an invitation that has run out or never was', async () => {
    const invitation = await invite('volunteer', MINUTE_MS);
    vi.setSystemTime(START_MS + MINUTE_MS);
    expect((await call('/api/auth/invitation', { body: { invitation } })).status).toBe(410);
    const body = { invitation: 'x'.repeat(43), alias: 'Noor' };
    expect((await call('/api/auth/registration/options', { body })).status).toBe(410);
  });
});

describe('a passkey', () => {
  test.each(['works here', 'was removed'])('[A1] of somebody who %s is nobody else’s', async (whose) => {
    const authenticator = await makeAuthenticator();
    expect((await register(authenticator, await invite('volunteer'))).status).toBe(204);
    if (whose === 'was removed') await env.DB.prepare('UPDATE volunteers SET removed_at = 1').run();
    const invitation = await invite('volunteer');
    const again = await register(authenticator, invitation, {}, 'Anders');
    expect([again.status, await errorOf(again)]).toEqual([409, 'conflict']);
    expect((await register(await makeAuthenticator(), invitation, {}, 'Anders')).status).toBe(204);
  });

  test('[A1] of two simultaneous registrations makes one volunteer', async () => {
    const authenticator = await makeAuthenticator();
    const aliases = ['Anders', 'Sanne'];
    const invitations = await Promise.all(aliases.map(() => invite('volunteer')));
    const answers = await Promise.all(
      aliases.map((alias, n) => register(authenticator, invitations[n] ?? '', {}, alias)),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    expect(Math.max(...answers.map(({ status }) => status))).toBeLessThan(500);
  });
});

describe('an alias', () => {
  const options = async (alias: string) =>
    await call('/api/auth/registration/options', { body: { invitation: await invite('volunteer'), alias } });

  test('[C10] is kept without what cannot be seen or misleads', async () => {
    const invitation = await invite('volunteer');
    const typed = '  \u202EN\u0000o\u200Bo\u2066\u3000  r\uFEFF ';
    const cookie = cookieOf(await register(await makeAuthenticator(), invitation, {}, typed));
    expect(await whoIs(cookie)).toBe('Noo r');
  });

  test('[C5] is one person’s, however it is written, until a year after they left', async () => {
    await register(await makeAuthenticator(), await invite('volunteer'), {}, 'José');
    for (const alias of ['José', 'JOSÉ', 'Jose\u0301', ' jos\u200Bé ', 'ＪＯＳÉ']) {
      const answer = await options(alias);
      expect([alias, answer.status, await errorOf(answer)]).toEqual([alias, 409, 'aliasTaken']);
    }
    expect((await options('Josee')).status).toBe(200);
    await env.DB.prepare('UPDATE volunteers SET removed_at = ?')
      .bind(START_MS - YEAR_MS + 1)
      .run();
    await forgetFormer(env.DB, DEFAULT_SETTINGS, START_MS);
    expect((await options('JOSÉ')).status).toBe(409);
    await forgetFormer(env.DB, DEFAULT_SETTINGS, START_MS + 1);
    expect((await options('José')).status).toBe(200);
    expect((await options('Oud-Medewerker')).status).toBe(409);
  });

  test('[C5] of somebody who was there before aliases were compared is theirs too', async () => {
    await env.DB.prepare(
      "INSERT INTO volunteers (id, alias, role, created_at) VALUES ('before', 'Robin', 'volunteer', 1)",
    ).run();
    expect((await options('ROBIN')).status).toBe(409);
  });

  test('[C5] of two simultaneous registrations is one person’s, and the other invitation stays usable', async () => {
    const invitations = await Promise.all([invite('volunteer'), invite('volunteer')]);
    const answers = await Promise.all(
      invitations.map(async (invitation) => register(await makeAuthenticator(), invitation, {}, 'Sam')),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    const left = await Promise.all(
      invitations.map(async (invitation) => await call('/api/auth/invitation', { body: { invitation } })),
    );
    expect(left.map(({ status }) => status).toSorted()).toEqual([200, 410]);
  });

  test('[C10] of which nothing can be seen is refused', async () => {
    const invitation = await invite('volunteer');
    for (const alias of ['\u3164\u3164', '\u200B\u2060'])
      expect((await call('/api/auth/registration/options', { body: { invitation, alias } })).status).toBe(
        400,
      );
  });
});
