import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { isSigned } from '../../protocol/signed.ts';
import { holdersAmong, makeGrant, makeNextReviewKey } from '../../widget/keys/granting.ts';
import { makeReviewKey } from '../../widget/keys/make-review-key.ts';
import { currentKeys } from '../../worker/store/review-keys.ts';
import { patchSettings } from '../../worker/store/settings-changes.ts';
import { withdrawKeys } from '../../worker/store/staff-keys.ts';
import {
  actsOnRecord,
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
import { TestVisitor, TestVolunteer } from './support/people.ts';
import { errorOf } from './support/staff-app.ts';

/* [K8] The next review key, once a coordinator has left; and one in place of one that is lost. */

const GRANT = '/api/coordinator/staff-keys/grant';
const NEXT = '/api/coordinator/review-key/next';
const LOST = '/api/coordinator/review-key/lost';
const ALWAYS = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
type First = Awaited<ReturnType<typeof firstCoordinator>>;

let first: First;
let second: Member;
const current = async () => (await currentKeys(env.DB, false)).review;
const currentId = async () => (await current())?.key.id ?? '';

async function grant(who: Member): Promise<void> {
  const body = await makeGrant(first.giver, compared(who), await heldBy(first));
  expect((await ask(first, GRANT, body)).status).toBe(204);
}

async function nextKey(maker = first) {
  const { signing } = maker.giver;
  const others = await holdersAmong(await peopleFor(maker), maker.id, await currentId(), signing.publicKey);
  return makeNextReviewKey(maker.giver, maker.id, others, (await current())?.signed?.number ?? 0);
}

beforeEach(async () => {
  await withoutKeys();
  first = await firstCoordinator();
  second = await withKey('coordinator', 'Marijke');
  await env.DB.prepare('DELETE FROM audit_log').run();
});

describe('the next review key', () => {
  test('[K8] is for those who stay: one who was removed is not among its holders, whatever the server lists', async () => {
    const leaving = await withKey('coordinator', 'Noor');
    await grant(second);
    await grant(leaving);
    const before = await peopleFor(first);
    const signer = first.giver.signing.publicKey;
    const holders = async (people: typeof before) =>
      (await holdersAmong(people, first.id, await currentId(), signer)).map(({ alias }) => alias);
    expect(await holders(before)).toEqual(['Marijke', 'Noor']);
    await env.DB.prepare('UPDATE volunteers SET removed_at = 1 WHERE id = ?').bind(leaving.id).run();
    await withdrawKeys(env, leaving.id, Date.now());
    expect((await meOf(first)).holders).toEqual({ count: 2, waiting: [], left: true });
    expect(await holders(await peopleFor(first))).toEqual(['Marijke']);
    // A server that lists them under somebody else's name, or gives their key to somebody else, has no signature for it.
    const noor = before.find(({ id }) => id === leaving.id);
    const marijke = before.find(({ id }) => id === second.id);
    if (noor === undefined || marijke === undefined) throw new Error('nobody');
    for (const forged of [
      { ...noor, alias: 'Lotte' },
      { ...marijke, key: noor.key },
      { ...marijke, key: noor.key, held: noor.held },
      { ...marijke, key: noor.key, held: noor.held, confirmation: noor.confirmation },
      { ...marijke, held: null },
      // Nobody signed that she holds it.
      { ...marijke, held: marijke.held && { ...marijke.held, signature: 'x'.repeat(86) } },
      { ...marijke, held: noor.held },
      { ...marijke, role: 'volunteer' as const },
    ])
      expect(await holders([forged])).toEqual([]);

    const old = await currentId();
    const next = await nextKey();
    expect(next.shares.map(({ volunteerId }) => volunteerId)).toEqual([first.id, second.id]);
    // The server refuses a share for somebody removed as well.
    const [mine] = next.shares;
    const withTheirs = { ...next, shares: [...next.shares, { ...mine, volunteerId: leaving.id }] };
    expect(await errorOf(await ask(first, NEXT, withTheirs))).toBe('conflict');
    // Nor for who is no coordinator, or was removed a moment ago and still has a key.
    for (const role of ['volunteer', 'coordinator'] as const) {
      const other = await withKey(role, `Lotte ${role}`);
      if (role === 'coordinator')
        await env.DB.prepare('UPDATE volunteers SET removed_at = 1 WHERE id = ?').bind(other.id).run();
      const withOther = await makeNextReviewKey(first.giver, first.id, [compared(other)], 1);
      expect(await errorOf(await ask(first, NEXT, withOther))).toBe('conflict');
    }
    expect((await ask(first, NEXT, next)).status).toBe(204);
    expect((await current())?.key).toEqual(next.review);
    expect((await current())?.signed?.number).toBe(2);
    expect((await meOf(first)).holders).toEqual({ count: 2, waiting: [], left: false });
    // What was sealed to the one of before still opens for who stays.
    for (const who of [first, second])
      expect((await reviewKeysOf(who)).shares.map(({ review }) => review.id).toSorted()).toEqual(
        [old, next.review.id].toSorted(),
      );
    // A retry after a lost answer is no conflict, and makes no third.
    expect((await ask(first, NEXT, next)).status).toBe(204);
    expect((await actsOnRecord()).filter((act) => act === 'newReviewKey')).toHaveLength(1);
  });

  test('[K4] [K8] is what a visitor who comes then seals to, by the signature that their page asks for', async () => {
    await patchSettings(env.DB, { openingHours: { weekly: ALWAYS } }, Date.now());
    const next = await nextKey();
    expect((await ask(first, NEXT, next)).status).toBe(204);
    const visitor = new TestVisitor();
    await visitor.arrive();
    const volunteer = await TestVolunteer.signIn();
    volunteer.available();
    await volunteer.accept();
    const { review, signed } = await visitor.socket.next('sealRequest');
    expect(review).toEqual(next.review);
    expect(signed).toEqual(next.signed);
    const { by, number, signature } = next.signed;
    expect(by.id).toBe(first.giver.signing.publicKey.id);
    expect(await isSigned(by, ['reviewKey', review.id, number], signature)).toBe(true);
    visitor.socket.send({ type: 'leave' });
    await volunteer.queue.next('state', (event) => event.conversations.length === 0);
  });

  test('[K8] needs the organisation’s signature, the next number, and a maker who holds the one of today', async () => {
    const next = await nextKey();
    const outsider = await withKey('coordinator', 'Noor');
    const skipped = await makeNextReviewKey(first.giver, first.id, [], 2);
    const evil = (await makeReviewKey()).keychain.signing;
    if (evil === null) throw new Error('nothing to sign with');
    const foreign = await makeNextReviewKey({ ...first.giver, signing: evil }, first.id, [], 1);
    const other = await makeNextReviewKey(first.giver, first.id, [], 1);
    for (const wrong of [
      foreign,
      { ...next, signed: other.signed },
      { ...next, shares: other.shares },
      { ...next, signed: { ...next.signed, number: 3 } },
      { ...next, review: { ...next.review, publicKey: other.review.publicKey } },
    ])
      expect(await errorOf(await ask(first, NEXT, wrong))).toBe('badRequest');
    expect(await errorOf(await ask(first, NEXT, skipped))).toBe('conflict');
    expect(await errorOf(await ask(outsider, NEXT, next))).toBe('conflict');
    // Of two at once one is too late.
    const answers = await Promise.all([ask(first, NEXT, next), ask(first, NEXT, other)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect((await current())?.signed?.number).toBe(2);
  });
});

describe('a review key that nobody can open any more', () => {
  test('[K8] is replaced with its signing key by any coordinator, on record; the old one opens nothing new', async () => {
    await grant(second);
    const before = await currentKeys(env.DB, false);
    const { body } = await makeReviewKey();
    expect((await ask(second, LOST, body)).status).toBe(204);
    expect(await currentKeys(env.DB, false)).toEqual({
      signedBy: body.signed.review.by.id,
      review: { key: body.review, signed: body.signed.review },
    });
    expect(before.signedBy).not.toBe(body.signed.review.by.id);
    const { own, shares } = await reviewKeysOf(second);
    expect(own).toMatchObject({ key: body.own, ring: null, signer: null, passkeys: [] });
    expect(shares.map(({ review }) => review.id)).toEqual([body.review.id]);
    expect((await meOf(second)).holders).toMatchObject({ count: 1, waiting: ['Sam'] });
    expect((await peopleFor(second)).map(({ confirmation }) => confirmation)).toEqual([null, null]);
    expect((await ask(second, LOST, body)).status).toBe(204);
    expect((await actsOnRecord()).filter((act) => act === 'lostReviewKey')).toHaveLength(1);
  });

  test('[K8] is replaced by nothing that does not hold, and not before there is one', async () => {
    const { body } = await makeReviewKey();
    const other = (await makeReviewKey()).body;
    for (const wrong of [
      { ...body, signed: other.signed },
      { ...body, share: other.share },
      { ...body, own: other.own },
      { ...body, review: { ...body.review, id: other.review.id } },
    ])
      expect(await errorOf(await ask(first, LOST, wrong))).toBe('badRequest');
    await env.DB.prepare('UPDATE review_keys SET retired_at = 1').run();
    expect(await errorOf(await ask(first, LOST, body))).toBe('conflict');
    expect((await currentKeys(env.DB, false)).review).toBeNull();
  });
});
