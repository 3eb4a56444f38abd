import type { ReviewKeyBody } from '../../protocol/http/keys.ts';
import { toBase64url } from '../../protocol/bytes.ts';
import type { PublicKey, SealedKey } from '../../protocol/sealed.ts';
import { recoverySecret, wrapKeychain, type Keychain } from './keychain.ts';
import { exportPrivateKey, makeExportableKeyPair } from './key-pair.ts';
import { makeRecoveryCode } from './recovery-code.ts';
import { sealTo } from './sealing.ts';
import { makeSigningKeyPair, sign, vouchFor } from './signing.ts';

type Signed = NonNullable<ReviewKeyBody['signed']>;
export type MadeReviewKey = { code: string; keychain: Keychain; body: ReviewKeyBody & { signed: Signed } };

/**
 * Everything for the first set-up, made in this browser: the coordinator's own pair; the organisation's signing key; the review pair,
 * signed; its private half sealed to the coordinator; and the keychain, wrapped by a recovery code. Only what `body` holds leaves the
 * device.
 */
export async function makeReviewKey(code = makeRecoveryCode()): Promise<MadeReviewKey> {
  const [own, review] = await Promise.all([makeExportableKeyPair(), makeExportableKeyPair()]);
  const reviewPrivate = await exportPrivateKey(review.pair);
  const share = await sealTo(own.publicKey, 'share', review.publicKey.id, reviewPrivate);
  reviewPrivate.fill(0);
  const { signing, ...signed } = await signReviewKey(review.publicKey.id, share);
  const ownPrivate = toBase64url(await exportPrivateKey(own.pair));
  const keychain = { own: ownPrivate, signing, trusted: [review.publicKey.id] };
  const ownWrapped = await wrapKeychain(await recoverySecret(code), keychain);
  return {
    code,
    keychain,
    body: { own: own.publicKey, ownWrapped, review: review.publicKey, share, signed },
  };
}

/** [K4] Makes the organisation's signing key, and signs its first review key with it and the share of who made it. */
export async function signReviewKey(
  reviewKeyId: PublicKey['id'],
  { keyId, enc, ct }: SealedKey,
): Promise<Signed & { signing: NonNullable<Keychain['signing']> }> {
  const signer = await makeSigningKeyPair();
  const [review, share, privateKey] = await Promise.all([
    vouchFor(reviewKeyId, signer, 1),
    sign(signer.pair.privateKey, ['share', reviewKeyId, keyId, enc, ct]),
    exportPrivateKey(signer.pair),
  ]);
  return { review, share, signing: { publicKey: signer.publicKey, privateKey: toBase64url(privateKey) } };
}
