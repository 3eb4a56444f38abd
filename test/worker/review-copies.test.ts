import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fromBase64url, randomBytes, toBase64url } from '../../protocol/bytes.ts';
import { VisitorCommand } from '../../protocol/room.ts';
import type { BoundKey, PublicKey } from '../../protocol/sealed.ts';
import { exportConversationKey } from '../../widget/keys/conversation-key.ts';
import { makeExportableKeyPair } from '../../widget/keys/key-pair.ts';
import { openSealed } from '../../widget/keys/opening.ts';
import { sealBound, sealTo } from '../../widget/keys/sealing.ts';
import { newRoomId } from '../../worker/objects/kit/stubs.ts';
import { addReviewCopy, deleteReviewCopies, getReviewCopies } from '../../worker/store/key-vault.ts';
import { openHelpline, TestVisitor, TestVolunteer } from './support/people.ts';
import { finish } from './support/talk.ts';
import { takeKeyAndKeepCopy } from './support/vouching.ts';

let review: { pair: CryptoKeyPair; publicKey: PublicKey };
beforeAll(async () => {
  review = await openHelpline();
});

/** A visitor and a volunteer up to the moment at which the key is asked for. */
async function connecting() {
  const visitor = new TestVisitor();
  await visitor.arrive();
  const volunteer = await TestVolunteer.signIn();
  volunteer.available();
  const roomId = await volunteer.accept();
  await visitor.state('connecting');
  await volunteer.connect(roomId);
  return { visitor, volunteer, roomId };
}

/** Of each copy its writer, and whether it opens as this key. */
async function opened(roomId: string, key: CryptoKey): Promise<[string, boolean][]> {
  const right = await exportConversationKey(key);
  const copies = (await getReviewCopies(env.KEYS, roomId)) ?? [];
  return Promise.all(
    copies.map(async ({ by, sealed }): Promise<[string, boolean]> => {
      const raw = await openSealed(review.pair, review.publicKey.id, 'review', roomId, sealed).catch(
        () => null,
      );
      return [by, raw !== null && toBase64url(raw) === right];
    }),
  );
}

describe('[K5] copies of the key for review', () => {
  it('a page that seals rubbish for review leaves the talk readable by the volunteer’s copy', async () => {
    const people = await connecting();
    const { visitor, volunteer, roomId } = people;
    await visitor.handOverKey('Merel', async (to) => {
      const raw = randomBytes(32);
      const { commitment } = await sealBound(to, 'review', roomId, await rawOf(visitor.key));
      return { ...(await sealBound(to, 'review', roomId, raw)), commitment };
    });
    await takeKeyAndKeepCopy(volunteer, roomId);
    expect(await opened(roomId, visitor.key)).toEqual([
      ['visitor', false],
      ['volunteer', true],
    ]);
    await finish(people);
  });

  it('a volunteer’s console that seals rubbish takes nothing away of the visitor’s', async () => {
    const people = await connecting();
    const { visitor, volunteer, roomId } = people;
    await visitor.handOverKey();
    await volunteer.takeKey(roomId);
    const sealed = await sealBound(review.publicKey, 'review', roomId, randomBytes(32));
    volunteer.room.send({ type: 'reviewCopy', sealed });
    await volunteer.room.next('copyKept');
    expect(await opened(roomId, visitor.key)).toEqual([
      ['visitor', true],
      ['volunteer', false],
    ]);
    // One for a key that is nobody's is not stored, and has no answer.
    const foreign = (await makeExportableKeyPair()).publicKey;
    volunteer.room.send({
      type: 'reviewCopy',
      sealed: await sealBound(foreign, 'review', roomId, randomBytes(32)),
    });
    await finish(people);
    expect(await opened(roomId, visitor.key)).toHaveLength(2);
  });

  it('a copy for review that is bound to another key than the volunteer’s opens no talk', async () => {
    const people = await connecting();
    const { visitor, volunteer, roomId } = people;
    await visitor.handOverKey('Merel', (to) => sealBound(to, 'review', roomId, randomBytes(32)));
    // Asked for once more, since nothing was sealed yet.
    await visitor.connect();
    await visitor.handOverKey();
    await volunteer.takeKey(roomId);
    expect(await opened(roomId, visitor.key)).toEqual([['visitor', true]]);
    await finish(people);
  });

  it('[C2] a page of before binds nothing, and the talk opens; the volunteer’s copy is bound all the same', async () => {
    const people = await connecting();
    const { visitor, volunteer, roomId } = people;
    const request = await visitor.socket.next('sealRequest');
    const raw = await rawOf(visitor.key);
    const seal = VisitorCommand.parse({
      type: 'seal',
      generation: request.generation,
      forConsole: await sealTo(request.console, 'console', roomId, raw),
      forReview: await sealTo(request.review, 'review', roomId, raw),
      intake: await visitor.envelope('Merel', 'intake'),
    });
    visitor.socket.send(seal);
    await takeKeyAndKeepCopy(volunteer, roomId);
    const copies = (await getReviewCopies(env.KEYS, roomId)) ?? [];
    expect(copies.map(({ by, sealed }) => [by, sealed.v])).toEqual([
      ['visitor', 1],
      ['volunteer', 2],
    ]);
    expect((await opened(roomId, visitor.key)).map(([, opens]) => opens)).toEqual([true, true]);
    await finish(people);
  });
});

describe('[K5] the vault', () => {
  const id = newRoomId(env);
  const copyOf = async (by: 'visitor' | 'volunteer', generation: number) => ({
    by,
    generation,
    sealed: await sealBound(review.publicKey, 'review', id, randomBytes(32)),
  });
  afterEach(() => deleteReviewCopies(env.KEYS, [id]));

  it('[R1] adds no volunteer’s copy to what was erased, also if that happens meanwhile', async () => {
    const late = await copyOf('volunteer', 1);
    expect(await addReviewCopy(env.KEYS, id, late)).toBe(false);
    expect(await getReviewCopies(env.KEYS, id)).toBeNull();
    await addReviewCopy(env.KEYS, id, await copyOf('visitor', 1));
    const erasing = new Proxy(env.KEYS, {
      get: (bucket, name) =>
        name === 'get'
          ? async (key: string) => {
              const object = await bucket.get(key);
              await bucket.delete(key);
              return object;
            }
          : Reflect.get(bucket, name).bind(bucket),
    });
    expect(await addReviewCopy(erasing, id, late)).toBe(false);
    expect(await getReviewCopies(env.KEYS, id)).toBeNull();
  });

  it('replaces a writer’s own copy, and no other', async () => {
    const [first, second, other] = [
      await copyOf('visitor', 1),
      await copyOf('visitor', 1),
      await copyOf('visitor', 2),
    ];
    for (const copy of [first, await copyOf('volunteer', 1), second, other])
      expect(await addReviewCopy(env.KEYS, id, copy)).toBe(true);
    const copies = (await getReviewCopies(env.KEYS, id)) ?? [];
    expect(copies.map(({ by, generation }) => `${by} ${generation}`)).toEqual([
      'volunteer 1',
      'visitor 1',
      'visitor 2',
    ]);
    expect(copies[1]?.sealed).toEqual(second.sealed satisfies BoundKey);
  });

  it('reads the one copy of before 2026-11-26, and adds to it', async () => {
    const sealed = await sealTo(review.publicKey, 'review', id, randomBytes(32));
    // As it was written then.
    const stored = { reviewKeyId: review.publicKey.id, sealed };
    await env.KEYS.put(`conversations/${id}`, JSON.stringify(stored));
    expect(await getReviewCopies(env.KEYS, id)).toEqual([{ by: 'visitor', generation: 0, sealed }]);
    const added = await copyOf('volunteer', 1);
    expect(await addReviewCopy(env.KEYS, id, added)).toBe(true);
    expect(await getReviewCopies(env.KEYS, id)).toEqual([{ by: 'visitor', generation: 0, sealed }, added]);
  });
});

async function rawOf(key: CryptoKey): Promise<Uint8Array> {
  return fromBase64url(await exportConversationKey(key));
}
