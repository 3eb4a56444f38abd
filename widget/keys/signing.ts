import { fromBase64url, keyIdOf, toBase64url } from '../../protocol/bytes.ts';
import { statementBytes, type Statement } from '../../protocol/signed.ts';
import type { ReviewSignature } from '../../protocol/sealed.ts';
import type { NamedKeyPair } from './key-pair.ts';

/* [K4] The signing half of protocol/signed.ts: coordinators' consoles only. */

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** The organisation's: its private half goes into the keychain of who may sign, then is dropped. */
export async function makeSigningKeyPair(): Promise<NamedKeyPair> {
  const pair = await crypto.subtle.generateKey(ECDSA, true, ['sign', 'verify']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { pair, publicKey: { id: await keyIdOf(raw), publicKey: toBase64url(raw) } };
}

/** Vouches for a review key. @param number which of the organisation's review keys it is, from 1. */
export async function vouchFor(
  reviewKeyId: string,
  { pair, publicKey: by }: NamedKeyPair,
  number: number,
): Promise<ReviewSignature> {
  return { by, number, signature: await sign(pair.privateKey, ['reviewKey', reviewKeyId, number]) };
}

/** @returns 64 bytes, r and s, in base64url. */
export async function sign(privateKey: CryptoKey, statement: Statement): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign(ECDSA, privateKey, statementBytes(statement))));
}

/** The organisation's private half, as a keychain holds it. */
export function importSigningKey(privateKey: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', fromBase64url(privateKey), ECDSA, false, ['sign']);
}
