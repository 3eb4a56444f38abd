import { describe, expect, test, vi } from 'vitest';
import type { TranscriptBody } from '../../../protocol/http/coordinator.ts';
import { SigningKeyBody } from '../../../protocol/http/keys.ts';
import { isSigned } from '../../../protocol/signed.ts';
import { recoverySecret, unwrapKeychain } from '../../../widget/keys/keychain.ts';
import { exportPrivateKey, makeExportableKeyPair, type NamedKeyPair } from '../../../widget/keys/key-pair.ts';
import { makeReviewKey, type MadeReviewKey } from '../../../widget/keys/make-review-key.ts';
import { sealTo } from '../../../widget/keys/sealing.ts';
import { makeSigningKeyPair, vouchFor } from '../../../widget/keys/signing.ts';
import { fingerprintOf } from '../../../widget/ui/fingerprint.ts';
import { APP, KEY_ALARM } from '../../../worker/console/app/app-texts.ts';
import { HOME, OFFER } from '../../../worker/console/home/home-texts.ts';
import { SETUP, TRANSCRIPT, UNLOCK } from '../../../worker/console/review/review-texts.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { BEFORE } from '../keychain-v1.ts';
import {
  all,
  click,
  expectAccessible,
  fill,
  find,
  open,
  screenText,
  see,
  withServer,
} from './console-page.ts';
import { ok, queueState, ROOM } from './fake-server.ts';
import { FakeVisitor } from './fake-visitor.ts';

/* [K4] A server whose word is not to be taken, as consoles see it. */

const page = withServer();
const offer = {
  roomId: ROOM,
  generation: 4,
  waitedMs: 0,
  talkedBefore: false,
  expiresInMs: 60_000,
  asks: false,
};
const AVAILABLE = { status: 'available' } as const;

type Share = { review: MadeReviewKey['body']['review']; share: MadeReviewKey['body']['share'] } & {
  signature: string | null;
};

const shareOf = ({ review, share, signed }: MadeReviewKey['body']): Share => ({
  review,
  share,
  signature: signed.share,
});

/** The server names these keys, and has these shares for the coordinator. */
function serve({ body }: Pick<MadeReviewKey, 'body'>, shares: readonly Share[] = [shareOf(body)]): void {
  page.server.reviewKey = body.review;
  page.server.signedBy = body.signed.review.by.id;
  page.server.reviewSigned = body.signed.review;
  page.server.granted = true;
  page.server.handlers.set('GET /api/coordinator/review-keys', () =>
    ok({
      own: { key: body.own, wrapped: body.ownWrapped, passkeys: [] },
      shares: [...shares],
      demoRecoveryCode: null,
    }),
  );
}

/** A review key of somebody else's, with its private half for this coordinator. */
async function plant(made: MadeReviewKey): Promise<{ theirs: NamedKeyPair; share: Share }> {
  const theirs = await makeExportableKeyPair();
  const { publicKey: review } = theirs;
  const sealed = await sealTo(made.body.own, 'share', review.id, await exportPrivateKey(theirs.pair));
  return { theirs, share: { review, share: sealed, signature: null } };
}

/** A conversation whose key is sealed to this review key. */
async function sealedTo(review: Share['review']): Promise<TranscriptBody> {
  const visitor = await FakeVisitor.make(ROOM);
  return {
    id: ROOM,
    reviewKeyId: review.id,
    sealedKey: await visitor.sealedKeyFor(review, 'review'),
    intake: await visitor.intake({ nickname: 'Zwaluw' }),
    messages: [],
    evaluation: null,
    record: null,
    manyOpened: false,
  };
}

/** Opens that conversation, up to the code or what comes instead of it. */
async function read(body: TranscriptBody): Promise<void> {
  page.server.handlers.set(`POST /api/coordinator/conversations/${ROOM}/open`, () => ok(body));
  open(`/console/gesprekken/${ROOM}`);
  await fill('wa-select', 'training');
  await click('wa-button', TRANSCRIPT.open);
}

async function unlock(code: string): Promise<void> {
  await fill('wa-input', code);
  await click('wa-button', UNLOCK.submit);
}

function begin(role: 'volunteer' | 'coordinator', event = queueState({ me: AVAILABLE })): void {
  page.server.signedIn = role;
  page.server.queueEvent = event;
}

describe('a review key that visitors get', () => {
  test('[K4] without the organisation’s signature raises an alarm that says what to do, and nobody is offered', async () => {
    const made = await makeReviewKey();
    serve(made);
    begin('volunteer', queueState({ me: AVAILABLE, offer }));
    open();
    await see(OFFER.title);
    const { theirs } = await plant(made);
    page.server.reviewKey = theirs.publicKey;
    // The next offer has the console look again.
    page.server.queue.emit(queueState({ me: AVAILABLE, offer: { ...offer, generation: 5 } }));
    await see(KEY_ALARM.title.unsigned);
    await see(KEY_ALARM.text.unsigned);
    expect(all('lo-offer-card')).toEqual([]);
    await vi.waitFor(() => expect(screenText()).not.toContain(OFFER.title));
    expect(page.server.queue.last('setAvailable')).toEqual({ type: 'setAvailable', on: false });
    expect(page.server.queue.last('accept')).toBeUndefined();
    const available = await find('wa-switch', HOME.available);
    expect(available).toHaveProperty('disabled', true);
    await see(HOME.status.blocked);
    await expectAccessible();
  });

  test('[K4] an earlier one than was seen here raises an alarm, also if it was signed in its time', async () => {
    const made = await makeReviewKey();
    serve(made);
    const signer = await makeSigningKeyPair();
    page.server.signedBy = signer.publicKey.id;
    page.server.reviewSigned = await vouchFor(made.body.review.id, signer, 2);
    begin('volunteer');
    open();
    await see(HOME.status.available);
    page.server.reviewSigned = await vouchFor(made.body.review.id, signer, 1);
    open();
    await see(KEY_ALARM.title.older);
  });

  test('[K4] that no coordinator here holds raises an alarm, signed or not', async () => {
    const made = await makeReviewKey();
    serve(made, [shareOf((await makeReviewKey()).body)]);
    page.server.signedBy = page.server.reviewSigned = null;
    begin('coordinator');
    open();
    await see(KEY_ALARM.title.foreign);
  });
});

describe('two INSERTs: a review key, and its private half for the coordinator', () => {
  test('[K4] raise an alarm in the coordinator’s console, which opens nothing with it', async () => {
    const made = await makeReviewKey();
    const { share } = await plant(made);
    serve(made, [share, shareOf(made.body)]);
    begin('coordinator');
    await read(await sealedTo(share.review));
    await see(KEY_ALARM.title.stray);
    await unlock(made.code);
    await see(TRANSCRIPT.noShare);
    expect(screenText()).not.toContain('Zwaluw');
    await read(await sealedTo(made.body.review));
    await see('Zwaluw');
    await see(KEY_ALARM.title.stray);
    await expectAccessible();
  });

  test('[K4] before anything was signed raise an alarm as well, and have neither of the two keys signed', async () => {
    const { share } = await plant({ body: { own: BEFORE.own.key } } as MadeReviewKey);
    before([share, BEFORE.share]);
    page.server.reviewKey = share.review;
    begin('coordinator');
    open('/console/sleutels');
    await see(KEY_ALARM.title.stray);
    expect(screenText()).not.toContain(APP.notSigned);
    await unlock(BEFORE.code);
    await see(UNLOCK.nothing);
    expect(page.server.requested('/api/coordinator/signing-key')).toBeUndefined();
  });
});

describe('the organisation’s signing key', () => {
  test('[K4] is the one that this browser met first, whoever signs in: another is an alarm, until its fingerprint was compared', async () => {
    const made = await makeReviewKey();
    serve(made);
    begin('volunteer');
    open();
    await see(HOME.status.available);
    await click('wa-button', APP.signOut);
    await see(SIGN_IN.passkey);

    const swapped = await makeReviewKey();
    serve(swapped);
    begin('volunteer');
    open();
    await see(KEY_ALARM.title.otherSigner);
    await see(await fingerprintOf(made.body.signed.review.by.id));
    await see(await fingerprintOf(swapped.body.signed.review.by.id));
    expect(page.server.queue.last('setAvailable')).toEqual({ type: 'setAvailable', on: false });
    await expectAccessible();
    await click('wa-button', KEY_ALARM.compared);
    await vi.waitFor(() => expect(all('lo-key-alarm')).toEqual([]));
    open();
    await see(HOME.status.available);
    expect(all('lo-key-alarm')).toEqual([]);
  });

  test('[K4] that is gone is an alarm as well, and nothing can be agreed to', async () => {
    const made = await makeReviewKey();
    serve(made);
    begin('volunteer');
    open();
    await see(HOME.status.available);
    page.server.signedBy = page.server.reviewSigned = null;
    open();
    await see(KEY_ALARM.title.otherSigner);
    await see(KEY_ALARM.none);
    expect(all('wa-button').map((button) => button.textContent)).not.toContain(KEY_ALARM.compared);
  });

  test('[K4] in a coordinator’s keychain counts, on whichever device: another is an alarm from the code on', async () => {
    const made = await makeReviewKey();
    serve(made);
    // Signed anew by another key, in a browser that never met the real one.
    const signer = await makeSigningKeyPair();
    page.server.signedBy = signer.publicKey.id;
    page.server.reviewSigned = await vouchFor(made.body.review.id, signer, 1);
    begin('coordinator');
    open('/console/sleutels');
    await unlock(made.code);
    await see(KEY_ALARM.title.notOurs);
  });
});

/** An installation of before, with one coordinator. */
function before(shares: readonly Share[] = [BEFORE.share]): void {
  page.server.reviewKey = BEFORE.share.review;
  page.server.granted = true;
  page.server.handlers.set('GET /api/coordinator/review-keys', () =>
    ok({ own: structuredClone(BEFORE.own), shares: [...shares], demoRecoveryCode: null }),
  );
}

describe('an installation of before', () => {
  test('[K4] says to its coordinator what to do, and once the code was typed the console has made and used a signing key', async () => {
    before();
    begin('coordinator');
    open();
    await see(APP.notSigned);
    await expectAccessible();
    await click('a', APP.notSignedLink);
    page.server.handlers.set('POST /api/coordinator/signing-key', (sent) => {
      const { review } = SigningKeyBody.parse(sent);
      page.server.signedBy = review.by.id;
      page.server.reviewSigned = review;
      return ok();
    });
    await unlock(BEFORE.code);
    const sent = await vi.waitFor(() =>
      SigningKeyBody.parse(page.server.requested('/api/coordinator/signing-key')),
    );
    const { by, number, signature } = sent.review;
    expect(await isSigned(by, ['reviewKey', BEFORE.share.review.id, number], signature)).toBe(true);
    const { keyId, enc, ct } = BEFORE.share.share;
    expect(await isSigned(by, ['share', BEFORE.share.review.id, keyId, enc, ct], sent.share)).toBe(true);
    const keychain = await unwrapKeychain(await recoverySecret(BEFORE.code), sent.ownWrapped);
    expect(keychain).toMatchObject({ signing: { publicKey: by }, trusted: [BEFORE.share.review.id] });
    for (const secret of [keychain.own, keychain.signing?.privateKey, BEFORE.code])
      expect(JSON.stringify(page.server.requests)).not.toContain(secret);
    await see(await fingerprintOf(by.id));
    await see(SETUP.publish);
    await vi.waitFor(() => expect(screenText()).not.toContain(APP.notSigned));
    await expectAccessible();
  });

  test('[K4] with a signing key that no coordinator made raises an alarm once the code was typed, and signs nothing', async () => {
    before();
    const signer = await makeSigningKeyPair();
    page.server.signedBy = signer.publicKey.id;
    page.server.reviewSigned = await vouchFor(BEFORE.share.review.id, signer, 1);
    begin('coordinator');
    open('/console/sleutels');
    await unlock(BEFORE.code);
    await see(KEY_ALARM.title.notOurs);
    expect(page.server.requested('/api/coordinator/signing-key')).toBeUndefined();
  });

  test('[K4] says nothing of it to volunteers, who can’t do anything about it', async () => {
    page.server.reviewKey = BEFORE.share.review;
    begin('volunteer');
    open();
    await see(HOME.status.available);
    expect(screenText()).not.toContain(APP.notSigned);
  });
});
