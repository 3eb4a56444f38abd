import type { PublicKey } from '../../protocol/sealed.ts';
import { fromBase64url, keyIdOf, toBase64url } from '../../protocol/bytes.ts';

const P256 = { name: 'ECDH', namedCurve: 'P-256' };

export type NamedKeyPair = { pair: CryptoKeyPair; publicKey: PublicKey };

/** For a console, a review key or a coordinator's own key: its private half is wrapped or sealed at once, then dropped. */
export async function makeExportableKeyPair(): Promise<NamedKeyPair> {
  const pair = await crypto.subtle.generateKey(P256, true, ['deriveBits']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { pair, publicKey: { id: await keyIdOf(raw), publicKey: toBase64url(raw) } };
}

/** PKCS#8. @throws for a pair that was imported, which is not extractable. */
export async function exportPrivateKey(pair: CryptoKeyPair): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
}

/**
 * The private half comes back non-extractable.
 * @throws when the bytes are no P-256 key, or the public key is not the one `publicKey.id` names.
 */
export async function importKeyPair(pkcs8: Uint8Array, publicKey: PublicKey): Promise<CryptoKeyPair> {
  return {
    privateKey: await crypto.subtle.importKey('pkcs8', Uint8Array.from(pkcs8), P256, false, ['deriveBits']),
    publicKey: await importPublicKey(publicKey),
  };
}

/** @throws when the bytes are no point on the curve, or not the key that the id names. */
export async function importPublicKey({ id, publicKey }: PublicKey): Promise<CryptoKey> {
  const raw = fromBase64url(publicKey);
  if ((await keyIdOf(raw)) !== id) throw new Error('The public key is not the one its id names');
  return crypto.subtle.importKey('raw', raw, P256, true, []);
}

/**
 * The public half of a private key, computed from it, so that nobody's word is needed for which key it is.
 * @throws when the bytes are no P-256 key.
 */
export async function publicKeyOf(pkcs8: Uint8Array): Promise<PublicKey> {
  const key = await crypto.subtle.importKey('pkcs8', Uint8Array.from(pkcs8), P256, true, ['deriveBits']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', key);
  const raw = Uint8Array.from([4, ...fromBase64url(x), ...fromBase64url(y)]);
  return { id: await keyIdOf(raw), publicKey: toBase64url(raw) };
}
