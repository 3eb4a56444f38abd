import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { fromBase64url } from '../../protocol/bytes.ts';
import type { BoundKey, SealedKey, SealedShare } from '../../protocol/sealed.ts';
import { commitmentTo, sealInfo, type SealPurpose } from './sealing.ts';

/**
 * @throws when it was sealed to another key, for another purpose or conversation, or was changed; and when it is bound to
 * another secret than it holds.
 */
export async function openSealed(
  pair: CryptoKeyPair,
  keyId: string,
  purpose: SealPurpose,
  conversationId: string,
  sealed: SealedKey | BoundKey | SealedShare,
): Promise<Uint8Array> {
  if (sealed.keyId !== keyId) throw new Error('Sealed to another key');
  const commitment = 'commitment' in sealed ? sealed.commitment : undefined;
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
      info: sealInfo(purpose, conversationId, keyId, commitment),
    },
    fromBase64url(sealed.ct),
  );
  const opened = new Uint8Array(secret);
  if (commitment !== undefined && (await commitmentTo(opened, conversationId)) !== commitment)
    throw new Error('Bound to another key');
  return opened;
}
