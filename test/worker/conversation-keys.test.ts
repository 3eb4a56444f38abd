import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PublicKey } from '../../protocol/sealed.ts';
import { getReviewCopies } from '../../worker/store/key-vault.ts';
import { openHelpline } from './support/people.ts';
import { STEPS } from './support/steps.ts';
import { finish, talk } from './support/talk.ts';

let review: { pair: CryptoKeyPair; publicKey: PublicKey };
beforeAll(async () => {
  review = await openHelpline();
});

describe.each(STEPS)('the key of a conversation, %s', (_name, step) => {
  it('[K1] a console that lost the key gets it again from the visitor, sealed anew', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    volunteer.key = null;
    await volunteer.connect(roomId);
    await step();
    await visitor.giveKeyAgain();
    await volunteer.takeKey(roomId);
    await visitor.say('Daar ben je weer');
    expect((await volunteer.hear(roomId)).text).toBe('Daar ben je weer');
    await finish(people);
  });

  it('[K1] the key request waits for a visitor who is away', async () => {
    const people = await talk(step);
    const { visitor, volunteer, roomId } = people;
    visitor.socket.close();
    await volunteer.room.next('state', ({ state }) => state.phase === 'talking' && state.visitor === 'away');
    volunteer.key = null;
    await volunteer.connect(roomId);
    await volunteer.state('talking');
    await step();
    await visitor.connect();
    await visitor.giveKeyAgain();
    await volunteer.takeKey(roomId);
    await finish(people);
  });
});

describe('the copy for review', () => {
  it('[K1] only the review key opens the copy that is kept', async () => {
    const people = await talk(async () => {});
    const { openSealed } = await import('../../widget/keys/opening.ts');
    const { exportConversationKey } = await import('../../widget/keys/conversation-key.ts');
    const { toBase64url } = await import('../../protocol/bytes.ts');
    const [copy] = (await getReviewCopies(env.KEYS, people.roomId)) ?? [];
    if (copy === undefined) throw new Error('No copy was kept');
    const { sealed } = copy;
    const raw = await openSealed(review.pair, review.publicKey.id, 'review', people.roomId, sealed);
    expect(toBase64url(raw)).toBe(await exportConversationKey(people.visitor.key));
    await finish(people);
  });
});
