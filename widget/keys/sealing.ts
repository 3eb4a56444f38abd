import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { PublicKey, SealedKey } from '../../protocol/sealed.ts';
import { fromBase64url, toBase64url } from '../../protocol/bytes.ts';
import { toCompactJson } from './compact-json.ts';
import { importPublicKey } from './key-pair.ts';

/*
 * HPKE (RFC 9180), base mode, single shot: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. `info` binds the
 * version, what the copy is for, the conversation and the recipient, so that a copy is of no use anywhere else.
 */

const VERSION = 1;

/** console: a conversation key for who is in it · review: for the coordinators · share: a review key for one coordinator. */
export type SealPurpose = 'console' | 'review' | 'share';

/**
 * @param conversationId for a `share` the review key's id.
 * @throws when the recipient's key is not the one its id names.
 */
export async function sealTo(
  recipient: PublicKey,
  purpose: SealPurpose,
  conversationId: string,
  secret: Uint8Array,
): Promise<SealedKey> {
  const { enc, ct } = await makeSuite().seal(
    {
      recipientPublicKey: await importPublicKey(recipient),
      info: infoOf(purpose, conversationId, recipient.id),
    },
    secret,
  );
  return {
    v: VERSION,
    keyId: recipient.id,
    enc: toBase64url(new Uint8Array(enc)),
    ct: toBase64url(new Uint8Array(ct)),
  };
}

/** @throws when it was sealed to another key, for another purpose or conversation, or was changed. */
export async function openSealed(
  pair: CryptoKeyPair,
  keyId: string,
  purpose: SealPurpose,
  conversationId: string,
  sealed: SealedKey,
): Promise<Uint8Array> {
  if (sealed.v !== VERSION || sealed.keyId !== keyId) throw new Error('Sealed to another key');
  const secret = await makeSuite().open(
    {
      // The pair, not its private half: deriving the public half needs an extractable key, and consoles have none.
      recipientKey: pair,
      enc: fromBase64url(sealed.enc),
      info: infoOf(purpose, conversationId, keyId),
    },
    fromBase64url(sealed.ct),
  );
  return new Uint8Array(secret);
}

function makeSuite(): CipherSuite {
  return new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
}

function infoOf(purpose: SealPurpose, conversationId: string, keyId: string): Uint8Array<ArrayBuffer> {
  return toCompactJson(['luisterend-oog', VERSION, purpose, conversationId, keyId]);
}
