import { describe, expect, test, vi, type MockInstance } from 'vitest';
import type { TranscriptBody } from '../../../protocol/http/coordinator.ts';
import { PasskeyWrap } from '../../../protocol/http/keys.ts';
import { toBase64url } from '../../../protocol/bytes.ts';
import { makeReviewKey, type MadeReviewKey } from '../../../widget/keys/make-review-key.ts';
import { APP } from '../../../worker/console/app/app-texts.ts';
import { TRANSCRIPT, UNLOCK } from '../../../worker/console/review/review-texts.ts';
import { SIGN_IN } from '../../../worker/console/sign-in/sign-in-texts.ts';
import { click, fill, find, open, see, stored, withServer } from './console-page.ts';
import { ok, ROOM } from './fake-server.ts';
import { FakeVisitor } from './fake-visitor.ts';

/* [K7] How often a coordinator has to open the review keys, and with what. */

const page = withServer();

let wraps: PasskeyWrap[] = [];
let passkeyAsked: MockInstance<CredentialsContainer['get']>;

/** The server knows this coordinator's keychain, and remembers what passkeys wrap. */
async function serve(): Promise<MadeReviewKey> {
  const made = await makeReviewKey();
  const { own, ownWrapped, review, share, signed } = made.body;
  wraps = [];
  page.server.signedIn = 'coordinator';
  page.server.granted = true;
  page.server.reviewKey = review;
  page.server.signedBy = signed.review.by.id;
  page.server.reviewSigned = signed.review;
  page.server.handlers.set('GET /api/coordinator/review-keys', () =>
    ok({
      own: { key: own, wrapped: ownWrapped, passkeys: wraps },
      shares: [{ review, share, signature: signed.share }],
      demoRecoveryCode: null,
    }),
  );
  page.server.handlers.set('PUT /api/console/staff-key/wrap', (body) => {
    wraps = [PasskeyWrap.parse(body)];
    return ok();
  });
  const visitor = await FakeVisitor.make(ROOM);
  const body: TranscriptBody = {
    id: ROOM,
    reviewKeyId: review.id,
    sealedKey: await visitor.sealedKeyFor(review, 'review'),
    intake: await visitor.intake({ nickname: 'Zwaluw' }),
    messages: [],
    evaluation: null,
    record: null,
    manyOpened: false,
  };
  page.server.handlers.set(`POST /api/coordinator/conversations/${ROOM}/open`, () => ok(body));
  return made;
}

/** Opens a conversation in a tab that was just loaded. */
async function read(): Promise<void> {
  open(`/console/gesprekken/${ROOM}`);
  await fill('wa-select', 'training');
  await click('wa-button', TRANSCRIPT.open);
}

async function unlock(code: string): Promise<void> {
  await fill('wa-input', code);
  await click('wa-button', UNLOCK.submit);
}

/** A passkey whose secret is these bytes; null: one that has none to give. */
function havePasskey(secret: Uint8Array<ArrayBuffer> | null): void {
  const bytes = new ArrayBuffer(8);
  const credential = {
    id: 'passkey-1',
    rawId: bytes,
    type: 'public-key',
    response: { authenticatorData: bytes, clientDataJSON: bytes, signature: bytes, userHandle: null },
    authenticatorAttachment: null,
    getClientExtensionResults: () =>
      secret === null ? {} : { prf: { results: { first: secret.buffer.slice(0) } } },
  };
  // The browser's own class has no constructor that a test could call.
  passkeyAsked = vi
    .spyOn(navigator.credentials, 'get')
    .mockImplementation(() => Promise.resolve(credential as unknown as Credential));
  page.server.handlers.set('POST /api/auth/sign-in/options', () =>
    ok({ challengeId: 'c'.repeat(22), challenge: 'Y2hhbGxlbmdl' }),
  );
  page.server.handlers.set('POST /api/auth/sign-in/verify', () => {
    page.server.signedIn = 'coordinator';
    return ok();
  });
}

async function signInAnew(): Promise<void> {
  page.server.signedIn = page.server.consoleKey = null;
  open(`/console/gesprekken/${ROOM}`);
  await click('wa-button', SIGN_IN.passkey);
  await fill('wa-select', 'training');
  await click('wa-button', TRANSCRIPT.open);
}

describe('the recovery code', () => {
  test('[K7] is asked for once a session, and not once a tab; a new session asks again', async () => {
    const { code, keychain } = await serve();
    await read();
    await unlock(code);
    await see('Zwaluw');
    await read();
    await see('Zwaluw');
    // [K3] What lies on the device for that is ciphertext.
    const kept = JSON.stringify(await stored('device'));
    for (const secret of [code, keychain.own, keychain.signing?.privateKey ?? ''])
      expect(kept).not.toContain(secret);
    page.server.consoleKey = null;
    await click('wa-button', APP.signOut);
    await see(SIGN_IN.passkey);
    expect(await stored('device')).toEqual([]);
    page.server.signedIn = 'coordinator';
    await read();
    await find('lo-unlock-form');
  });

  test('[K7] a session that ran out leaves nothing for the next one', async () => {
    const { code } = await serve();
    await read();
    await unlock(code);
    await see('Zwaluw');
    // The same person signs in anew in the same browser, which registers a new key pair.
    page.server.consoleKey = null;
    await read();
    await find('lo-unlock-form');
  });
});

describe('a passkey', () => {
  test('[K7] that gives a secret opens the review keys from the next sign-in on, and the server never sees that secret', async () => {
    const { code, keychain } = await serve();
    const secret = crypto.getRandomValues(new Uint8Array(32));
    havePasskey(secret);
    await signInAnew();
    await unlock(code);
    await see('Zwaluw');
    await vi.waitFor(() => expect(wraps).toHaveLength(1));
    await signInAnew();
    await see('Zwaluw');
    const asked = passkeyAsked.mock.calls.at(-1)?.[0]?.publicKey?.extensions;
    expect(asked?.prf?.eval?.first).toEqual(new TextEncoder().encode('luisterend-oog keychain 1'));
    const sent = JSON.stringify(page.server.requests);
    for (const hidden of [toBase64url(secret), '"prf"', keychain.own]) expect(sent).not.toContain(hidden);
  });

  test('[K7] that gives none, or another, leaves it to the recovery code', async () => {
    const { code } = await serve();
    havePasskey(crypto.getRandomValues(new Uint8Array(32)));
    await signInAnew();
    await unlock(code);
    await see('Zwaluw');
    const [first] = await vi.waitFor(() => {
      expect(wraps).toHaveLength(1);
      return wraps;
    });
    for (const other of [null, crypto.getRandomValues(new Uint8Array(32))]) {
      havePasskey(other);
      await signInAnew();
      await find('lo-unlock-form');
    }
    expect(wraps).toEqual([first]);
    // The code opens it, and the passkey of today does so from now on.
    await unlock(code);
    await see('Zwaluw');
    await vi.waitFor(() => expect(wraps).not.toEqual([first]));
    await signInAnew();
    await see('Zwaluw');
  });
});
