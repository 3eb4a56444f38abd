import { describe, expect, test } from 'vitest';
import { WrappedKey } from '../../protocol/http/keys.ts';
import { ReviewSignature } from '../../protocol/sealed.ts';
import { fromBase64url, randomBytes, toBase64url } from '../../protocol/bytes.ts';
import { isSigned, type Statement } from '../../protocol/signed.ts';
import {
  ownSecret,
  recoverySecret,
  requireKeychain,
  unwrapKeychain,
  wrapKeychain,
} from '../../widget/keys/keychain.ts';
import { importKeyPair } from '../../widget/keys/key-pair.ts';
import { makeReviewKey } from '../../widget/keys/make-review-key.ts';
import { openSealed } from '../../widget/keys/opening.ts';
import { makeRecoveryCode } from '../../widget/keys/recovery-code.ts';
import { makeSigningKeyPair, sign } from '../../widget/keys/signing.ts';
import { fingerprintOf } from '../../widget/ui/fingerprint.ts';
import { BEFORE } from './keychain-v1.ts';

const ID = 'k'.repeat(22);
const OTHER_ID = 'o'.repeat(22);

describe('signatures', () => {
  test('[K4] vouch for one key and one number, and only by the key that made them', async () => {
    const { pair, publicKey: by } = await makeSigningKeyPair();
    const signature = await sign(pair.privateKey, ['reviewKey', ID, 1]);
    expect(ReviewSignature.safeParse({ by, number: 1, signature }).success).toBe(true);
    expect(await isSigned(by, ['reviewKey', ID, 1], signature)).toBe(true);
    const { publicKey: another } = await makeSigningKeyPair();
    const tampered = fromBase64url(signature);
    tampered[9] = (tampered[9] ?? 0) ^ 1;
    const forged: [Parameters<typeof isSigned>[0], Statement, string][] = [
      [by, ['reviewKey', OTHER_ID, 1], signature],
      [by, ['reviewKey', ID, 2], signature],
      [another, ['reviewKey', ID, 1], signature],
      // The right id with another key, and the right key under another id.
      [{ ...another, id: by.id }, ['reviewKey', ID, 1], await sign(pair.privateKey, ['reviewKey', ID, 1])],
      [{ ...by, id: another.id }, ['reviewKey', ID, 1], signature],
      [by, ['reviewKey', ID, 1], toBase64url(tampered)],
      [by, ['reviewKey', ID, 1], 'no signature'],
      [{ id: ID, publicKey: 'no key' }, ['reviewKey', ID, 1], signature],
    ];
    for (const [key, statement, made] of forged) expect(await isSigned(key, statement, made)).toBe(false);
  });

  test('[K4] on a share bind who it is for and all of it', async () => {
    const { pair, publicKey: by } = await makeSigningKeyPair();
    const share = ['share', ID, OTHER_ID, 'enc', 'ct'] as const;
    const signature = await sign(pair.privateKey, share);
    expect(await isSigned(by, share, signature)).toBe(true);
    for (const at of [1, 2, 3, 4] as const) {
      const changed: [...typeof share] = [...share];
      changed.splice(at, 1, 'x');
      expect(await isSigned(by, changed, signature), String(at)).toBe(false);
    }
  });
});

describe('a keychain', () => {
  const KEYCHAIN = { own: 'own', signing: null, trusted: [ID] };

  test('[K1] opens by the code that wrapped it alone, and no passkey opens what a code wrapped', async () => {
    const code = makeRecoveryCode();
    const wrapped = await wrapKeychain(await recoverySecret(code), KEYCHAIN);
    expect(WrappedKey.safeParse(wrapped).success).toBe(true);
    expect(await unwrapKeychain(await recoverySecret(code.toLowerCase()), wrapped)).toEqual(KEYCHAIN);
    await expect(unwrapKeychain(await recoverySecret(makeRecoveryCode()), wrapped)).rejects.toThrow();
    await expect(recoverySecret('not a code')).rejects.toThrow('recovery code');
    const key = await crypto.subtle.importKey('raw', randomBytes(32), 'HKDF', false, ['deriveKey']);
    const byPasskey = await wrapKeychain({ kind: 'passkey', key }, KEYCHAIN);
    expect(await unwrapKeychain({ kind: 'passkey', key }, byPasskey)).toEqual(KEYCHAIN);
    await expect(unwrapKeychain({ kind: 'recovery', key }, byPasskey)).rejects.toThrow();
  });

  test('[K8] under what only one’s own key gives opens with that key, and with no other secret of the same bytes', async () => {
    const [own, other] = [toBase64url(randomBytes(32)), toBase64url(randomBytes(32))];
    const secret = await ownSecret({ own });
    const ring = await wrapKeychain(secret, { ...KEYCHAIN, own });
    expect(await unwrapKeychain(await ownSecret({ own }), ring)).toEqual({ ...KEYCHAIN, own });
    await expect(unwrapKeychain(await ownSecret({ own: other }), ring)).rejects.toThrow();
    await expect(unwrapKeychain({ ...secret, kind: 'passkey' }, ring)).rejects.toThrow();
  });

  test('[K1] of before, with one key in it, opens; and nothing else passes for one', async () => {
    const keychain = await unwrapKeychain(await recoverySecret(BEFORE.code), BEFORE.own.wrapped);
    expect(keychain).toMatchObject({ signing: null, trusted: [] });
    const own = await importKeyPair(fromBase64url(keychain.own), BEFORE.own.key);
    const { review, share } = BEFORE.share;
    const pkcs8 = await openSealed(own, BEFORE.own.key.id, 'share', review.id, share);
    await expect(importKeyPair(pkcs8, review)).resolves.toBeDefined();
    for (const other of [
      null,
      'text',
      {},
      { own: 1, signing: null, trusted: [] },
      { own: 'own', trusted: [] },
    ])
      expect(() => requireKeychain(other)).toThrow('keychain');
  });

  test('[K4] is made with the organisation’s signing key and the review key it trusts, all of it signed', async () => {
    const { code, keychain, body } = await makeReviewKey();
    expect(await unwrapKeychain(await recoverySecret(code), body.ownWrapped)).toEqual(keychain);
    expect(keychain.trusted).toEqual([body.review.id]);
    const { by, number, signature } = body.signed.review;
    expect(keychain.signing?.publicKey).toEqual(by);
    expect(await isSigned(by, ['reviewKey', body.review.id, number], signature)).toBe(true);
    const { keyId, enc, ct } = body.share;
    expect(await isSigned(by, ['share', body.review.id, keyId, enc, ct], body.signed.share)).toBe(true);
    // The private half in the keychain is that of the public key that vouches.
    const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' };
    const pkcs8 = fromBase64url(keychain.signing?.privateKey ?? '');
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, ecdsa, false, ['sign']);
    expect(await isSigned(by, ['reviewKey', ID, 2], await sign(key, ['reviewKey', ID, 2]))).toBe(true);
    const sent = JSON.stringify(body);
    for (const secret of [code, keychain.own, keychain.signing?.privateKey ?? ''])
      expect(sent).not.toContain(secret);
  });
});

test('[K4] a fingerprint is four groups of three without look-alikes, the same each time, and another for another key', async () => {
  const { publicKey } = await makeSigningKeyPair();
  const fingerprint = await fingerprintOf(publicKey.id);
  expect(fingerprint).toMatch(/^([2-9ACDEFHJKMNPQRTVWXY]{3}-){3}[2-9ACDEFHJKMNPQRTVWXY]{3}$/);
  expect(await fingerprintOf(publicKey.id)).toBe(fingerprint);
  expect(await fingerprintOf((await makeSigningKeyPair()).publicKey.id)).not.toBe(fingerprint);
  // What is printed somewhere must stay right.
  expect(await fingerprintOf('A'.repeat(22))).toBe('PKH-TAQ-X2M-PC9');
});
