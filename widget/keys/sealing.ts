import type { BoundKey, PublicKey, SealedKey } from '../../protocol/sealed.ts';
import { sha256, toBase64url } from '../../protocol/bytes.ts';
import { toCompactJson } from './compact-json.ts';
import { sealBase } from './hpke-sender.ts';
import { importPublicKey } from './key-pair.ts';

/*
 * HPKE (RFC 9180), base mode, single shot: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. `info` binds the
 * version, what the copy is for, the conversation and the recipient, so that a copy is of no use anywhere else.
 * Opening is apart (opening.ts): only consoles do it, and a visitor's download should not carry its library.
 */

export const SEAL_VERSION = 1;

/**
 * console: a conversation key for who is in it · review: for the coordinators · account: of a decision, for them [B2] · shared: for one colleague, afterwards · share: a review
 * key for one coordinator · signer: the organisation's signing key for one coordinator.
 */
export type SealPurpose = 'console' | 'review' | 'account' | 'shared' | 'share' | 'signer';

/**
 * @param conversationId for a `share` or `signer` the id of the key that is given.
 * @throws when the recipient's key is not the one its id names.
 */
export async function sealTo(
  recipient: PublicKey,
  purpose: SealPurpose,
  conversationId: string,
  secret: Uint8Array,
): Promise<SealedKey> {
  const publicKey = await importPublicKey(recipient);
  const { enc, ct } = await sealBase(publicKey, sealInfo(purpose, conversationId, recipient.id), secret);
  return { v: SEAL_VERSION, keyId: recipient.id, enc: toBase64url(enc), ct: toBase64url(ct) };
}

/**
 * [K5] The same, bound to what the key is: who opens it finds this key, or nothing.
 * @throws when the recipient's key is not the one its id names.
 */
export async function sealBound(
  recipient: PublicKey,
  purpose: Exclude<SealPurpose, 'account' | 'share' | 'signer'>,
  conversationId: string,
  key: Uint8Array,
): Promise<BoundKey> {
  const commitment = await commitmentTo(key, conversationId);
  const publicKey = await importPublicKey(recipient);
  const info = sealInfo(purpose, conversationId, recipient.id, commitment);
  const { enc, ct } = await sealBase(publicKey, info, key);
  return { v: 2, keyId: recipient.id, enc: toBase64url(enc), ct: toBase64url(ct), commitment };
}

/** A hash of a conversation's key, which tells nothing of it: the key is random. */
export function commitmentTo(key: Uint8Array, conversationId: string): Promise<string> {
  return sha256(JSON.stringify(['luisterend-oog', 'commitment', conversationId, toBase64url(key)]));
}

/** HPKE's `info`: the same on both sides, or nothing opens. */
export function sealInfo(
  purpose: SealPurpose,
  conversationId: string,
  keyId: string,
  commitment?: string,
): Uint8Array<ArrayBuffer> {
  return toCompactJson(
    commitment === undefined
      ? ['luisterend-oog', SEAL_VERSION, purpose, conversationId, keyId]
      : ['luisterend-oog', 2, purpose, conversationId, keyId, commitment],
  );
}
