import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { randomId } from '../../protocol/bytes.ts';
import { isSigned } from '../../protocol/signed.ts';
import {
  acceptSigner,
  confirmKey,
  isConfirmed,
  makeGrant,
  makeNextReviewKey,
} from '../../widget/keys/granting.ts';
import { makeReviewKey } from '../../widget/keys/make-review-key.ts';
import { openSealed } from '../../widget/keys/opening.ts';
import { withdrawKeys } from '../../worker/store/staff-keys.ts';
import {
  actsOnRecord,
  anyWrap,
  ask,
  compared,
  firstCoordinator,
  heldBy,
  meOf,
  peopleFor,
  reviewKeysOf,
  withKey,
  withoutKeys,
  type Member,
} from './support/coordinators.ts';
import { errorOf, member } from './support/staff-app.ts';

/* [K8] How a second coordinator comes to hold the review key. [K9] Whose key is whose. */

const GRANT = '/api/coordinator/staff-keys/grant';
const CONFIRM = '/api/coordinator/staff-keys/confirm';
const NEXT = '/api/coordinator/review-key/next';
type First = Awaited<ReturnType<typeof firstCoordinator>>;

let first: First;
let second: Member;
const grantTo = async (who: Member) => makeGrant(first.giver, compared(who), await heldBy(first));

async function grant(who: Member): Promise<void> {
  expect((await ask(first, GRANT, await grantTo(who))).status).toBe(204);
}

beforeEach(async () => {
  await withoutKeys();
  first = await firstCoordinator();
  second = await withKey('coordinator', 'Marijke');
  await env.DB.prepare('DELETE FROM audit_log').run();
});

describe('a grant', () => {
  test('[K8] gives the review keys and the signing key, sealed to the newcomer alone, signed and on record', async () => {
    expect((await meOf(first)).holders).toEqual({ count: 1, waiting: ['Marijke'], left: false });
    expect(await meOf(second)).toMatchObject({ granted: false, ownKey: 'present' });
    await grant(second);
    expect((await meOf(first)).holders).toEqual({ count: 2, waiting: [], left: false });
    expect(await meOf(second)).toMatchObject({ granted: true });
    const { own, shares } = await reviewKeysOf(second);
    const [given] = shares;
    if (given === undefined || !own?.signer) throw new Error('nothing was given');
    const { pair, publicKey } = second.own;
    const signer = first.giver.signing.publicKey;
    await openSealed(pair, publicKey.id, 'share', given.review.id, given.share);
    await expect(
      openSealed(first.own.pair, publicKey.id, 'share', given.review.id, given.share),
    ).rejects.toThrow();
    expect(await acceptSigner(pair, publicKey.id, signer.id, own.signer)).toEqual(first.giver.signing);
    // Another fingerprint than the one that was compared opens nothing.
    await expect(acceptSigner(pair, publicKey.id, randomId(), own.signer)).rejects.toThrow();
    const { keyId, enc, ct } = given.share;
    expect(await isSigned(signer, ['share', given.review.id, keyId, enc, ct], given.signature ?? '')).toBe(
      true,
    );
    const { results } = await env.DB.prepare('SELECT volunteer_id, about_id, act FROM audit_log').all();
    expect(results).toEqual([{ volunteer_id: first.id, about_id: second.id, act: 'grantReviewKey' }]);
  });

  test('[K8] that another signed, or that is for another key, is refused and leaves nothing', async () => {
    const good = await grantTo(second);
    const evil = (await makeReviewKey()).keychain.signing;
    if (evil === null) throw new Error('nothing to sign with');
    const foreign = await makeGrant({ ...first.giver, signing: evil }, compared(second), await heldBy(first));
    const third = await withKey('coordinator', 'Noor');
    const theirs = await grantTo(third);
    const [share] = good.shares;
    for (const wrong of [
      foreign,
      { ...good, signature: foreign.signature },
      { ...good, shares: foreign.shares },
      { ...good, shares: theirs.shares },
      { ...good, signer: theirs.signer },
      { ...good, shares: [{ ...share, reviewKeyId: randomId() }] },
      // Compared for somebody else.
      {
        ...good,
        signature: (await confirmKey(first.giver.signing, { ...compared(second), alias: 'Noor' })).signature,
      },
    ])
      expect(await errorOf(await ask(first, GRANT, wrong))).toBe('badRequest');
    for (const who of [second, third]) expect((await reviewKeysOf(who)).shares).toEqual([]);
    expect((await peopleFor(first)).map(({ confirmation }) => confirmation)).toEqual([null, null, null]);
    expect(await actsOnRecord()).not.toContain('grantReviewKey');
  });

  test('[K8] goes to nobody but a coordinator who works here, to the key of today, and comes from a holder', async () => {
    const volunteer = await withKey('volunteer', 'Robin');
    const third = await withKey('coordinator', 'Noor');
    const grants = {
      volunteer: await grantTo(volunteer),
      third: await grantTo(third),
      second: await grantTo(second),
    };
    expect(await errorOf(await ask(first, GRANT, grants.volunteer))).toBe('conflict');
    expect(await errorOf(await ask(third, GRANT, grants.second))).toBe('conflict');
    await env.DB.prepare('UPDATE volunteers SET removed_at = 1 WHERE id = ?').bind(third.id).run();
    expect(await errorOf(await ask(first, GRANT, grants.third))).toBe('conflict');
    const { key, recovery } = {
      key: (await withKey('coordinator', 'Lotte')).own.publicKey,
      recovery: await anyWrap(),
    };
    const renewed = { key, recovery, passkey: null, replaces: second.own.publicKey.id };
    expect((await ask(second, '/api/console/staff-key', renewed, 'PUT')).status).toBe(204);
    expect(await errorOf(await ask(first, GRANT, grants.second))).toBe('conflict');
    expect(await actsOnRecord()).not.toContain('grantReviewKey');
    expect((await meOf(first)).holders?.count).toBe(1);
  });

  test('[K8] again, to who lost code and passkey and has made another key, opens all that they held', async () => {
    await grant(second);
    const next = await makeNextReviewKey(first.giver, first.id, [compared(second)], 1);
    expect((await ask(first, NEXT, next)).status).toBe(204);
    const own = await withKey('coordinator', 'Lotte');
    const body = {
      key: own.own.publicKey,
      recovery: await anyWrap(),
      passkey: null,
      replaces: second.own.publicKey.id,
    };
    // Nobody has two keys of one id: Lotte gives hers away.
    await withdrawKeys(env, own.id, Date.now());
    expect((await ask(second, '/api/console/staff-key', body, 'PUT')).status).toBe(204);
    expect((await reviewKeysOf(second)).shares).toEqual([]);
    expect((await meOf(first)).holders).toMatchObject({ count: 1, waiting: ['Marijke'] });
    second = { ...second, own: own.own };
    await grant(second);
    const { shares } = await reviewKeysOf(second);
    expect(shares).toHaveLength(2);
    for (const { review, share } of shares)
      await openSealed(own.own.pair, own.own.publicKey.id, 'share', review.id, share);
  });

  test('[K8] of before anything was signed is not possible', async () => {
    const body = await grantTo(second);
    await env.DB.prepare('DELETE FROM signing_keys').run();
    expect(await errorOf(await ask(first, GRANT, body))).toBe('conflict');
  });
});

describe('a key that was compared by voice', () => {
  test('[K9] is confirmed by the organisation’s signature on person, name and key; another key is not', async () => {
    const robin = await withKey('volunteer', 'Robin');
    const signer = first.giver.signing.publicKey;
    const good = await confirmKey(first.giver.signing, compared(robin));
    const evil = (await makeReviewKey()).keychain.signing;
    if (evil === null) throw new Error('nothing to sign with');
    for (const wrong of [
      { ...good, keyId: second.own.publicKey.id },
      { ...good, volunteerId: second.id },
      await confirmKey(evil, compared(robin)),
    ])
      expect(await errorOf(await ask(first, CONFIRM, wrong))).toBe('badRequest');
    expect(await errorOf(await ask(first, CONFIRM, { ...good, volunteerId: randomId() }))).toBe('conflict');
    expect((await ask(first, CONFIRM, good)).status).toBe(204);
    const found = (await peopleFor(first)).find(({ id }) => id === robin.id);
    if (found === undefined) throw new Error('nobody');
    expect(await isConfirmed(found, signer)).toBe(true);
    for (const other of [
      { ...found, alias: 'Noor' },
      { ...found, id: second.id },
      { ...found, key: second.own.publicKey },
      { ...found, key: null },
      { ...found, confirmation: null },
    ])
      expect(await isConfirmed(other, signer)).toBe(false);
    expect(await isConfirmed(found, evil.publicKey)).toBe(false);
    expect((await actsOnRecord()).filter((act) => act === 'confirmStaffKey')).toHaveLength(1);
    // The same for who has no key any more.
    await withdrawKeys(env, robin.id, Date.now());
    expect(await errorOf(await ask(first, CONFIRM, good))).toBe('conflict');
  });
});

test('[K8] what was accepted of a grant is kept for a coordinator with an own key alone', async () => {
  const ring = await anyWrap();
  expect((await ask(second, '/api/coordinator/ring', ring, 'PUT')).status).toBe(204);
  expect((await reviewKeysOf(second)).own?.ring).toEqual(ring);
  const keyless = await member('coordinator', 'Noor');
  expect(await errorOf(await ask(keyless, '/api/coordinator/ring', ring, 'PUT'))).toBe('conflict');
});
