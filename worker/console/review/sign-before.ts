import type { ReviewKeysBody } from '../../../protocol/http/keys.ts';
import { wrapKeychain, type Keychain, type KeychainSecret } from '../../../widget/keys/keychain.ts';
import { signReviewKey } from '../../../widget/keys/make-review-key.ts';
import type { Api } from '../session/api.ts';
import type { ServedKeys } from '../session/key-pin.ts';

/**
 * [K4] Once, in an installation of before: the organisation's signing key, made by who holds its only review key.
 * @returns the keychain that has it, as the server now stores it; null if there is nothing to sign.
 */
export async function signBefore(
  api: Api,
  secret: KeychainSecret,
  { own }: Keychain,
  { signedBy, currentReviewKey: current }: ServedKeys,
  shares: ReviewKeysBody['shares'],
): Promise<Keychain | null> {
  const share = shares.find(({ review }) => review.id === current?.id);
  if (signedBy !== null || current === null || share === undefined) return null;
  const { signing, ...signed } = await signReviewKey(current.id, share.share);
  const keychain = { own, signing, trusted: [current.id] };
  const ownWrapped = await wrapKeychain(secret, keychain);
  await api.createSigningKey({ ...signed, reviewKeyId: current.id, ownWrapped });
  return keychain;
}
