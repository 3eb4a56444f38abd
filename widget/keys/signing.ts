import { keyIdOf, toBase64url } from '../../protocol/bytes.ts';
import { statementBytes, type Statement } from '../../protocol/signed.ts';
import type { NamedKeyPair } from './key-pair.ts';

/* [K4] The signing half of protocol/signed.ts: coordinators' consoles only. */

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** The organisation's: its private half goes into the keychain of who may sign, then is dropped. */
export async function makeSigningKeyPair(): Promise<NamedKeyPair> {
  const pair = await crypto.subtle.generateKey(ECDSA, true, ['sign', 'verify']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { pair, publicKey: { id: await keyIdOf(raw), publicKey: toBase64url(raw) } };
}

/** @returns 64 bytes, r and s, in base64url. */
export async function sign(privateKey: CryptoKey, statement: Statement): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign(ECDSA, privateKey, statementBytes(statement))));
}
