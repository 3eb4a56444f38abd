import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { FORMER_ALIAS, removePerson } from '../../worker/store/removal.ts';
import { StaffKeysBody } from '../../protocol/http/keys.ts';
import { withdrawKeys } from '../../worker/store/staff-keys.ts';
import {
  actsOnRecord,
  anyWrap,
  ask,
  firstCoordinator,
  passkeyOf,
  staffKeyOf,
  withKey,
  withoutKeys,
} from './support/coordinators.ts';
import { call, errorOf, member, publicKey } from './support/staff-app.ts';

/* [K9] The one lasting key of everybody who works here, as the server has it. */

const PATH = '/api/console/staff-key';
const made = async () => ({ key: await publicKey(), recovery: null, passkey: null, replaces: null });

beforeEach(async () => {
  await withoutKeys();
  for (const table of ['audit_log', 'sessions', 'credentials'])
    await env.DB.prepare(`DELETE FROM ${table}`).run();
});

test('[B2] the aliases of who left are known until they are replaced, because one may have had a talk that is kept', async () => {
  const sam = await firstCoordinator();
  const [robin, noor] = [await member('volunteer', 'Robin'), await member('volunteer', 'Noor')];
  const former = async () =>
    StaffKeysBody.parse(await (await call('/api/coordinator/staff-keys', sam)).json()).former;
  expect(await former()).toEqual([]);
  for (const { id, alias } of [
    { id: robin.id, alias: 'Robin' },
    { id: noor.id, alias: 'Noor' },
  ])
    await removePerson(env.DB, sam.id, { id, alias }, Date.now());
  expect(await former()).toEqual(['Noor', 'Robin']);
  await env.DB.prepare('UPDATE volunteers SET alias = ? WHERE id = ?').bind(FORMER_ALIAS, noor.id).run();
  expect(await former()).toEqual(['Robin']);
});

describe('a staff key', () => {
  test('[K9] is made once; the same again is a retry, and another replaces it only by name', async () => {
    const robin = await member('volunteer', 'Robin');
    const body = await made();
    expect(await staffKeyOf(robin)).toEqual({ own: null, otherPasskeys: [] });
    for (let times = 0; times < 2; times += 1) expect((await ask(robin, PATH, body, 'PUT')).status).toBe(204);
    expect((await staffKeyOf(robin)).own).toEqual({
      key: body.key,
      recovery: false,
      confirmed: false,
      passkeys: [],
    });
    const other = await made();
    expect(await errorOf(await ask(robin, PATH, other, 'PUT'))).toBe('conflict');
    expect(await errorOf(await ask(robin, PATH, { ...other, replaces: other.key.id }, 'PUT'))).toBe(
      'conflict',
    );
    expect((await ask(robin, PATH, { ...other, replaces: body.key.id }, 'PUT')).status).toBe(204);
    expect((await staffKeyOf(robin)).own?.key).toEqual(other.key);
    expect(await actsOnRecord()).toEqual(['makeStaffKey', 'makeStaffKey']);
  });

  test('[K9] opens by one’s own passkeys alone, and a retry takes no wrap away', async () => {
    const [robin, noor] = [await member('volunteer', 'Robin'), await member('volunteer', 'Noor')];
    for (const id of ['old', 'new']) await passkeyOf(robin.id, id);
    await passkeyOf(noor.id, 'noor');
    const wrapped = await anyWrap();
    const body = await made();
    const theirs = { ...body, passkey: { credentialId: 'noor', wrapped } };
    expect(await errorOf(await ask(robin, PATH, theirs, 'PUT'))).toBe('conflict');
    expect((await staffKeyOf(robin)).own).toBeNull();
    const passkey = { credentialId: 'old', wrapped };
    expect((await ask(robin, PATH, { ...body, passkey }, 'PUT')).status).toBe(204);
    expect(await staffKeyOf(robin)).toMatchObject({ own: { passkeys: [passkey] }, otherPasskeys: ['new'] });
    for (const [credentialId, expected] of [
      ['noor', 403],
      ['nobody', 403],
      ['new', 204],
    ] as const)
      expect((await ask(robin, `${PATH}/wrap`, { credentialId, wrapped }, 'PUT')).status).toBe(expected);
    expect((await ask(robin, PATH, { ...body, passkey }, 'PUT')).status).toBe(204);
    expect((await staffKeyOf(robin)).own?.passkeys).toHaveLength(2);
    expect((await staffKeyOf(robin)).otherPasskeys).toEqual([]);
    // Another key: what wrapped the one of before opens nothing.
    const other = await made();
    expect((await ask(robin, PATH, { ...other, replaces: body.key.id }, 'PUT')).status).toBe(204);
    expect((await staffKeyOf(robin)).own?.passkeys).toEqual([]);
    expect(await staffKeyOf(noor)).toEqual({ own: null, otherPasskeys: ['noor'] });
  });

  test('[K9] has a recovery code if and only if it is a coordinator’s, and is a key under its own id', async () => {
    const [robin, sam] = [await member('volunteer', 'Robin'), await member('coordinator', 'Sam')];
    const body = await made();
    const recovery = await anyWrap();
    expect(await errorOf(await ask(robin, PATH, { ...body, recovery }, 'PUT'))).toBe('badRequest');
    expect(await errorOf(await ask(sam, PATH, body, 'PUT'))).toBe('badRequest');
    const wrong = { ...body, key: { ...body.key, id: (await publicKey()).id } };
    expect(await errorOf(await ask(robin, PATH, wrong, 'PUT'))).toBe('badRequest');
    expect((await ask(sam, PATH, { ...body, recovery }, 'PUT')).status).toBe(204);
    expect((await staffKeyOf(sam)).own).toMatchObject({ recovery: true });
  });

  test('[K9] of somebody who is removed is gone with all that it opened', async () => {
    const first = await firstCoordinator();
    const robin = await withKey('volunteer', 'Robin');
    for (const [who, id] of [
      [first, 'first'],
      [robin, 'robin'],
    ] as const) {
      await passkeyOf(who.id, id);
      const body = { credentialId: id, wrapped: await anyWrap() };
      expect((await ask(who, `${PATH}/wrap`, body, 'PUT')).status).toBe(204);
    }
    await withdrawKeys(env, first.id, 5);
    await withdrawKeys(env, first.id, 6);
    const rows = async (sql: string) => (await env.DB.prepare(sql).all()).results;
    expect(await rows('SELECT volunteer_id AS id FROM staff_keys')).toEqual([{ id: robin.id }]);
    expect(await rows('SELECT credential_id AS id FROM staff_key_wraps')).toEqual([{ id: 'robin' }]);
    expect(await rows('SELECT * FROM review_key_shares')).toEqual([]);
    expect(await rows('SELECT holder_left_at AS at FROM review_keys')).toEqual([{ at: 5 }]);
  });
});
