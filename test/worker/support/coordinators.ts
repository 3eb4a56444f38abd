import { env } from 'cloudflare:workers';
import { expect } from 'vitest';
import {
  ReviewKeysBody,
  StaffKeyBody,
  StaffKeysBody,
  type StaffMember,
} from '../../../protocol/http/keys.ts';
import { MeBody } from '../../../protocol/http/staff.ts';
import { fromBase64url } from '../../../protocol/bytes.ts';
import type { Compared, Giver, Held } from '../../../widget/keys/granting.ts';
import { wrapKeychain, type Keychain } from '../../../widget/keys/keychain.ts';
import { importKeyPair, makeExportableKeyPair, type NamedKeyPair } from '../../../widget/keys/key-pair.ts';
import { makeReviewKey } from '../../../widget/keys/make-review-key.ts';
import { call, member } from './staff-app.ts';

/* Staff with real lasting keys, as their consoles make them. */

const KEY_TABLES = [
  'staff_key_wraps',
  'review_key_shares',
  'review_keys',
  'signing_keys',
  'staff_keys',
  'shares',
];

/** Nobody has a key, and nobody works here. */
export async function withoutKeys(): Promise<void> {
  for (const table of KEY_TABLES) await env.DB.prepare(`DELETE FROM ${table}`).run();
  await env.DB.prepare('UPDATE volunteers SET removed_at = 1').run();
}

export type Member = { id: string; cookie: string; alias: string; own: NamedKeyPair };

/** A wrapped keychain that the server could not tell from a real one. */
export async function anyWrap() {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(32), 'HKDF', false, ['deriveKey']);
  return wrapKeychain({ kind: 'recovery', key }, { own: 'own', signing: null, trusted: [] });
}

export const ask = async ({ cookie }: { cookie: string }, path: string, body?: unknown, method?: string) =>
  await call(path, { cookie, body, ...(method !== undefined && { method }) });

/** Somebody who has signed in, and whose console has made their key. */
export async function withKey(role: 'volunteer' | 'coordinator', alias: string): Promise<Member> {
  const own = await makeExportableKeyPair();
  const someone = { ...(await member(role, alias)), alias, own };
  const recovery = role === 'coordinator' ? await anyWrap() : null;
  const body = { key: own.publicKey, recovery, passkey: null, replaces: null };
  expect((await ask(someone, '/api/console/staff-key', body, 'PUT')).status).toBe(204);
  return someone;
}

/** The first coordinator, who has made the review key. */
export async function firstCoordinator(
  alias = 'Sam',
): Promise<Member & { giver: Giver; keychain: Keychain }> {
  const { body, keychain } = await makeReviewKey();
  const someone = await member('coordinator', alias);
  expect((await ask(someone, '/api/coordinator/review-key', body)).status).toBe(204);
  const pair = await importKeyPair(fromBase64url(keychain.own), body.own);
  const { signing } = keychain;
  if (signing === null) throw new Error('nothing to sign with');
  const giver = { pair, key: body.own, signing };
  return { ...someone, alias, own: { pair, publicKey: body.own }, giver, keychain };
}

export const compared = ({ id, alias, own }: Member): Compared => ({ id, alias, key: own.publicKey });

export async function reviewKeysOf(who: { cookie: string }): Promise<ReviewKeysBody> {
  return ReviewKeysBody.parse(await (await ask(who, '/api/coordinator/review-keys')).json());
}

export async function heldBy(who: { cookie: string }): Promise<Held[]> {
  const { shares } = await reviewKeysOf(who);
  return shares.map(({ review, share }) => ({ reviewKeyId: review.id, share }));
}

export async function staffKeyOf(who: { cookie: string }): Promise<StaffKeyBody> {
  return StaffKeyBody.parse(await (await ask(who, '/api/console/staff-key')).json());
}

export async function peopleFor(who: { cookie: string }): Promise<StaffMember[]> {
  return StaffKeysBody.parse(await (await ask(who, '/api/coordinator/staff-keys')).json()).people;
}

export async function meOf(who: { cookie: string }): Promise<MeBody> {
  return MeBody.parse(await (await ask(who, '/api/console/me')).json());
}

/** The acts on record, oldest first, but for the making of keys where `of` is something else. */
export async function actsOnRecord(of: 'keys' | 'shares' = 'keys'): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT act FROM audit_log WHERE act <> ? ORDER BY seq')
    .bind(of === 'keys' ? '' : 'makeStaffKey')
    .all<{ act: string }>();
  return results.map(({ act }) => act);
}

export async function passkeyOf(volunteerId: string, id: string): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO credentials (id, volunteer_id, public_key, counter, transports, created_at)
     VALUES (?, ?, '', 0, '[]', 1)`,
  )
    .bind(id, volunteerId)
    .run();
}
