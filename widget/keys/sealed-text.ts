import type { PublicKey, SealedText } from '../../protocol/sealed.ts';
import { fromCompactJson, toCompactJson } from './compact-json.ts';
import { openSealed } from './opening.ts';
import { pad, unpad } from './padding.ts';
import { sealTo } from './sealing.ts';

/**
 * [B2] Seals the account of a decision to the review key, padded, because it must outlive its conversation.
 * @param id of the concern it is about; it opens for no other.
 * @throws when it is larger than 8 KiB.
 */
export async function sealText(recipient: PublicKey, id: string, body: unknown): Promise<SealedText> {
  const { keyId, enc, ct } = await sealTo(recipient, 'account', id, pad(toCompactJson(body)));
  return { v: 1, keyId, enc, ct };
}

/** @throws when it was sealed to another key or about another concern, or was changed. */
export async function openText(pair: CryptoKeyPair, id: string, sealed: SealedText): Promise<unknown> {
  const padded = await openSealed(pair, sealed.keyId, 'account', id, sealed);
  return fromCompactJson(unpad(Uint8Array.from(padded)));
}
