import type { ReviewKeysBody } from '../../../protocol/http/keys.ts';
import { randomBytes } from '../../../protocol/bytes.ts';
import { isSigned } from '../../../protocol/signed.ts';
import type { PublicKey } from '../../../protocol/sealed.ts';
import type { Keychain } from '../../../widget/keys/keychain.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { sealTo } from '../../../widget/keys/sealing.ts';
import type { ServedKeys } from '../session/key-pin.ts';

/**
 * foreign: visitors get a review key that this coordinator does not hold · stray: there is a review key or a share of one that nobody of
 * the organisation signed · notOurs: the organisation's signing key is not the one in this coordinator's keychain.
 */
export type KeyringAlarm = 'foreign' | 'stray' | 'notOurs';

type Share = ReviewKeysBody['shares'][number];

/**
 * [K4] Compares what the server has of keys with what this coordinator knows without it.
 * @param keychain null while it is not open.
 * @param pairs the review keys that are open here
 */
export async function inspectKeys(
  { signedBy, currentReviewKey: current, reviewSigned }: ServedKeys,
  shares: readonly Share[],
  keychain: Keychain | null,
  pairs: ReadonlyMap<string, CryptoKeyPair>,
): Promise<KeyringAlarm | null> {
  const knowsSigner = keychain !== null && (keychain.signing !== null || keychain.unsigned === true);
  if (knowsSigner && (keychain.signing?.publicKey.id ?? null) !== signedBy) return 'notOurs';
  const signer = keychain?.signing?.publicKey ?? reviewSigned?.by;
  if (signer === undefined) {
    // Before anything was signed there was one review key, made by the first coordinator. A second is not from a console.
    if (signedBy === null && shares.length > 1) return 'stray';
  } else {
    const signed = await Promise.all(shares.map((share) => isSignedShare(share, signer)));
    if (signed.includes(false)) return 'stray';
  }
  const known = shares.some(
    ({ review }) => review.id === current?.id && review.publicKey === current.publicKey,
  );
  const pair = pairs.get(current?.id ?? '');
  if (current !== null && pair !== undefined && !(await opens(pair, current))) return 'foreign';
  if (current === null || shares.length === 0 || known) return null;
  // The next one, which was made by a colleague who did not know this coordinator for a holder: there is no access yet, and no alarm.
  const { number, signature } = reviewSigned ?? {};
  const isNext = signer !== undefined && number !== undefined && signature !== undefined;
  return isNext && (await isSigned(signer, ['reviewKey', current.id, number], signature)) ? null : 'foreign';
}

/** Whether this share may be opened: who could put one there could otherwise have this coordinator read with a key of theirs. */
export async function isGranted(share: Share, keychain: Keychain, shareCount: number): Promise<boolean> {
  const { signing, trusted, unsigned = false } = keychain;
  if (signing === null) return unsigned && shareCount === 1;
  return trusted.includes(share.review.id) || (await isSignedShare(share, signing.publicKey));
}

async function isSignedShare({ review, share, signature }: Share, by: PublicKey): Promise<boolean> {
  const { keyId, enc, ct } = share;
  return signature !== null && (await isSigned(by, ['share', review.id, keyId, enc, ct], signature));
}

const PROBE = '0'.repeat(64);

/** Whether what is sealed to the public key that visitors get opens with the private key that is held here. */
async function opens(pair: CryptoKeyPair, current: PublicKey): Promise<boolean> {
  try {
    const sealed = await sealTo(current, 'review', PROBE, randomBytes(32));
    await openSealed(pair, current.id, 'review', PROBE, sealed);
    return true;
  } catch {
    return false;
  }
}
