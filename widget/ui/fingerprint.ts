import { fromBase64url } from '../../protocol/bytes.ts';

/** No two of these look alike: of 0 and O, 1 and I and L, 2 and Z, 5 and S, 6 and G, 8 and B, U and V at most one is here. */
const ALPHABET = '23456789ACDEFHJKMNPQRTVWXY';
const SYMBOLS = 12;
/**
 * Twelve symbols are 56 bits, and this many rounds of SHA-256 make each try at a key with the same fingerprint 2^17 times dearer.
 */
const ROUNDS = 100_000;

/**
 * What people compare by voice or with what is printed, e.g. `4KD-9XM-…`.
 * @param keyId names the key by its hash.
 */
export async function fingerprintOf(keyId: string): Promise<string> {
  const id = await crypto.subtle.importKey('raw', fromBase64url(keyId), 'PBKDF2', false, ['deriveBits']);
  const salt = new TextEncoder().encode('luisterend-oog fingerprint 1');
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  const bytes = new Uint8Array(await crypto.subtle.deriveBits(how, id, SYMBOLS * 8));
  const symbols = Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return symbols.match(/.{3}/g)?.join('-') ?? '';
}
