import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { fromBase64url } from '../../protocol/bytes.ts';
import type { SealedKey } from '../../protocol/sealed.ts';
import { SEAL_VERSION, sealInfo, type SealPurpose } from './sealing.ts';

/** @throws when it was sealed to another key, for another purpose or conversation, or was changed. */
export async function openSealed(
  pair: CryptoKeyPair,
  keyId: string,
  purpose: SealPurpose,
  conversationId: string,
  sealed: SealedKey,
): Promise<Uint8Array> {
  if (sealed.v !== SEAL_VERSION || sealed.keyId !== keyId) throw new Error('Sealed to another key');
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const secret = await suite.open(
    {
      // The pair, not its private half: deriving the public half needs an extractable key, and consoles have none.
      recipientKey: pair,
      enc: fromBase64url(sealed.enc),
      info: sealInfo(purpose, conversationId, keyId),
    },
    fromBase64url(sealed.ct),
  );
  return new Uint8Array(secret);
}
