import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ReviewKeysBody } from '../../protocol/http/keys.ts';
import { MeBody } from '../../protocol/http/staff.ts';
import { isSigned } from '../../protocol/signed.ts';
import { wrapKeychain } from '../../widget/keys/keychain.ts';
import { exportPrivateKey, makeExportableKeyPair } from '../../widget/keys/key-pair.ts';
import { makeReviewKey, signReviewKey, type MadeReviewKey } from '../../widget/keys/make-review-key.ts';
import { sealTo } from '../../widget/keys/sealing.ts';
import { makeSigningKeyPair, sign } from '../../widget/keys/signing.ts';
import { currentKeys } from '../../worker/store/review-keys.ts';
import { getReviewCopies } from '../../worker/store/key-vault.ts';
import { patchSettings } from '../../worker/store/settings-changes.ts';
import { call, errorOf, member } from './support/staff-app.ts';
import { TestVisitor, TestVolunteer } from './support/people.ts';
import { finish, talk } from './support/talk.ts';

/* [K4] Somebody who can write to the database, and what an honest Worker makes of it. */

const BASE = '/api/coordinator';
const ALWAYS = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
const TABLES = ['staff_key_wraps', 'review_key_shares', 'review_keys', 'signing_keys', 'staff_keys'];

let coordinator: { id: string; cookie: string };

beforeAll(() => patchSettings(env.DB, { openingHours: { weekly: ALWAYS } }, Date.now()));
beforeEach(async () => {
  for (const table of TABLES) await env.DB.prepare(`DELETE FROM ${table}`).run();
  coordinator = await member('coordinator');
});

const ask = async (path: string, body?: unknown, method?: string) =>
  await call(`${BASE}/${path}`, { cookie: coordinator.cookie, body, ...(method && { method }) });
const keys = async () => ReviewKeysBody.parse(await (await ask('review-keys')).json());
const me = async () =>
  MeBody.parse(await (await call('/api/console/me', { cookie: coordinator.cookie })).json());

async function setUp(): Promise<MadeReviewKey> {
  const made = await makeReviewKey();
  expect((await ask('review-key', made.body)).status).toBe(204);
  return made;
}

/** As consoles of before set it up: nothing signed. */
async function setUpBefore(): Promise<MadeReviewKey> {
  const made = await makeReviewKey();
  const { signed, ...body } = made.body;
  expect(signed).toBeDefined();
  expect((await ask('review-key', body)).status).toBe(204);
  return made;
}

/** The attack: a review key of the attacker's, and its private half for the coordinator, so that all reads as always. */
async function insertReviewKey({ body }: MadeReviewKey, signature: string | null = null) {
  const theirs = await makeExportableKeyPair();
  const { id, publicKey } = theirs.publicKey;
  const share = await sealTo(body.own, 'share', id, await exportPrivateKey(theirs.pair));
  await env.DB.batch([
    env.DB.prepare(
      'INSERT INTO review_keys (id, public_key, created_at, number, signature) VALUES (?, ?, ?, ?, ?)',
    ).bind(id, publicKey, Date.now() + 1_000, signature === null ? null : 2, signature),
    env.DB.prepare(
      'INSERT INTO review_key_shares (review_key_id, volunteer_id, sealed, created_at) VALUES (?, ?, ?, 1)',
    ).bind(id, coordinator.id, JSON.stringify(share)),
  ]);
  return theirs.publicKey;
}

describe('who can write to the database alone', () => {
  test('[K4] two INSERTs give no visitor another key, and the coordinator’s console is told of a share that nobody signed', async () => {
    const made = await setUp();
    const theirs = await insertReviewKey(made);
    const people = await talk();
    const copies = await getReviewCopies(env.KEYS, people.roomId);
    expect(copies?.map(({ sealed }) => sealed.keyId)).toEqual(copies?.map(() => made.body.review.id));
    expect(copies).not.toEqual([]);
    expect((await me()).currentReviewKey).toEqual(made.body.review);
    const { shares } = await keys();
    expect(shares.find(({ review }) => review.id === theirs.id)?.signature).toBeNull();
    expect(shares.find(({ review }) => review.id === made.body.review.id)?.signature).toBe(
      made.body.signed.share,
    );
    await finish(people);
  });

  test('[K4] a signature that is another’s, or on another key, counts as none', async () => {
    const made = await setUp();
    const { pair } = await makeSigningKeyPair();
    const theirs = await insertReviewKey(made, await sign(pair.privateKey, ['reviewKey', 'x', 2]));
    const forged = await sign(pair.privateKey, ['reviewKey', theirs.id, 2]);
    for (const signature of [forged, made.body.signed.review.signature, '', 'x'.repeat(86)]) {
      await env.DB.prepare('UPDATE review_keys SET signature = ? WHERE id = ?')
        .bind(signature, theirs.id)
        .run();
      expect((await currentKeys(env.DB, false)).review?.key).toEqual(made.body.review);
    }
  });

  test('[K4] without any signed key sign-up is closed, rather than open under another', async () => {
    const made = await setUp();
    await insertReviewKey(made);
    await env.DB.prepare('UPDATE review_keys SET retired_at = 1 WHERE id = ?')
      .bind(made.body.review.id)
      .run();
    expect((await currentKeys(env.DB, false)).review).toBeNull();
    expect(await new TestVisitor().signUp()).toMatchObject({ outcome: 'refused' });
  });

  test('[K4] a signing key that is swapped shows to every console by its id', async () => {
    const made = await setUp();
    const { publicKey } = await makeSigningKeyPair();
    expect((await me()).signedBy).toBe(made.body.signed.review.by.id);
    await env.DB.prepare('UPDATE signing_keys SET id = ?, public_key = ?')
      .bind(publicKey.id, publicKey.publicKey)
      .run();
    const { signedBy, currentReviewKey } = await me();
    expect(signedBy).toBe(publicKey.id);
    expect(currentReviewKey).toBeNull();
  });
});

test('[K4] a visitor’s page is told whose signature to ask for, and the room hands it the signature', async () => {
  const made = await setUp();
  const { by, number } = made.body.signed.review;
  expect(await (await call('/api/chat-page')).json()).toMatchObject({ signedBy: by.id });
  const visitor = new TestVisitor();
  await visitor.arrive();
  const volunteer = await TestVolunteer.signIn();
  volunteer.available();
  await volunteer.accept();
  const { review, signed } = await visitor.socket.next('sealRequest');
  expect(signed).toMatchObject({ by, number });
  expect(await isSigned(by, ['reviewKey', review.id, number], signed?.signature ?? '')).toBe(true);
  visitor.socket.send({ type: 'leave' });
  await volunteer.queue.next('state', (event) => event.conversations.length === 0);
});

describe('an installation of before', () => {
  test('[K4] works as it did, until its coordinator’s console makes the signing key', async () => {
    const made = await setUpBefore();
    expect(await currentKeys(env.DB, false)).toEqual({
      signedBy: null,
      review: { key: made.body.review, signed: null },
    });
    const body = await migrationOf(made);
    expect((await ask('signing-key', body)).status).toBe(204);
    expect(await currentKeys(env.DB, false)).toEqual({
      signedBy: body.review.by.id,
      review: { key: made.body.review, signed: body.review },
    });
    const { own, shares } = await keys();
    expect(own?.wrapped).toEqual(body.ownWrapped);
    expect(shares.map(({ signature }) => signature)).toEqual([body.share]);
    const acts = await env.DB.prepare(
      "SELECT count(*) AS n FROM audit_log WHERE act = 'createSigningKey'",
    ).first('n');
    expect(acts).toBe(1);
    // The same again after a lost answer is no conflict; another is, and changes nothing.
    expect((await ask('signing-key', body)).status).toBe(204);
    expect(await errorOf(await ask('signing-key', await migrationOf(made)))).toBe('conflict');
    expect((await currentKeys(env.DB, false)).signedBy).toBe(body.review.by.id);
    expect((await keys()).own?.wrapped).toEqual(body.ownWrapped);
  });

  test('[K4] takes no signature that does not hold, nor one by who has no share', async () => {
    const made = await setUpBefore();
    const body = await migrationOf(made);
    const other = await migrationOf(made);
    for (const wrong of [
      { ...body, share: other.share },
      { ...body, review: { ...body.review, number: 2 } },
      { ...body, review: { ...body.review, by: other.review.by } },
      { ...body, reviewKeyId: 'x'.repeat(22) },
    ])
      expect(await errorOf(await ask('signing-key', wrong))).toBe('badRequest');
    coordinator = await member('coordinator');
    expect(await errorOf(await ask('signing-key', body))).toBe('badRequest');
    expect((await currentKeys(env.DB, false)).signedBy).toBeNull();
  });
});

test('[K4] a first set-up whose signatures do not hold is refused', async () => {
  const made = await makeReviewKey();
  const other = await makeReviewKey();
  for (const signed of [
    other.body.signed,
    { ...made.body.signed, share: other.body.signed.share },
    { ...made.body.signed, review: { ...made.body.signed.review, number: 2 } },
  ])
    expect(await errorOf(await ask('review-key', { ...made.body, signed }))).toBe('badRequest');
  expect((await currentKeys(env.DB, false)).review).toBeNull();
});

test('[K7] a keychain is wrapped by one’s own passkeys alone, and comes back with them', async () => {
  const made = await setUp();
  const key = await crypto.subtle.importKey('raw', new Uint8Array(32), 'HKDF', false, ['deriveKey']);
  const wrapped = await wrapKeychain({ kind: 'passkey', key }, made.keychain);
  const [colleague, newcomer] = await Promise.all([member('coordinator'), member('coordinator')]);
  const passkeys = { mine: coordinator.id, theirs: colleague.id, new: newcomer.id };
  for (const [id, owner] of Object.entries(passkeys))
    await env.DB.prepare(
      `INSERT INTO credentials (id, volunteer_id, public_key, counter, transports, created_at)
       VALUES (?, ?, '', 0, '[]', 1)`,
    )
      .bind(id, owner)
      .run();
  await env.DB.prepare(
    `INSERT INTO staff_keys (volunteer_id, key_id, public_key, wrapped_by_recovery, created_at)
     SELECT ?, key_id, public_key, wrapped_by_recovery, 1 FROM staff_keys`,
  )
    .bind(colleague.id)
    .run();
  const put = async (credentialId: string) => {
    const body = { credentialId, wrapped };
    return await call('/api/console/staff-key/wrap', { cookie: coordinator.cookie, method: 'PUT', body });
  };
  expect(await errorOf(await put('theirs'))).toBe('forbidden');
  expect(await errorOf(await put('unknown'))).toBe('forbidden');
  expect((await put('mine')).status).toBe(204);
  expect((await put('mine')).status).toBe(204);
  expect((await keys()).own?.passkeys).toEqual([{ credentialId: 'mine', wrapped }]);
  // Who has no keychain has nothing to wrap.
  coordinator = newcomer;
  expect(await errorOf(await put('new'))).toBe('forbidden');
});

async function migrationOf({ body, keychain }: MadeReviewKey) {
  const { signing, ...signed } = await signReviewKey(body.review.id, body.share);
  const key = await crypto.subtle.importKey('raw', new Uint8Array(32), 'HKDF', false, ['deriveKey']);
  const ownWrapped = await wrapKeychain({ kind: 'recovery', key }, { ...keychain, signing });
  return { ...signed, reviewKeyId: body.review.id, ownWrapped };
}
