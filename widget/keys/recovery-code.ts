import type { WrappedKey } from '../../protocol/http/coordinator.ts';
import { fromBase64url, randomBytes, toBase64url } from '../../protocol/bytes.ts';

/** Crockford's base32: no I, L, O or U, so that it can be written by hand and read back. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 26 symbols of 5 bits: 130 random bits. */
const RANDOM_SYMBOLS = 26;
/**
 * Two more symbols hold the remainder by the largest prime that fits. It catches every single wrong symbol and every
 * swap of neighbours, because no difference of two symbols, nor 31 times one, is a multiple of it.
 */
const CHECK_PRIME = 1_021n;
const GROUP_SYMBOLS = 4;

/** 130 random bits in seven groups of four, e.g. `7K3M-…`; the last two symbols are a check. */
export function makeRecoveryCode(): string {
  const symbols = Array.from(randomBytes(RANDOM_SYMBOLS), (byte) =>
    ALPHABET.charAt(byte % ALPHABET.length),
  ).join('');
  return inGroups(symbols + checkOf(symbols));
}

/** The code as `makeRecoveryCode` wrote it, however it was typed; null when it holds a typing error. */
export function parseRecoveryCode(typed: string): string | null {
  const symbols = typed
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{28}$/.test(symbols)) return null;
  const random = symbols.slice(0, RANDOM_SYMBOLS);
  return symbols.slice(RANDOM_SYMBOLS) === checkOf(random) ? inGroups(symbols) : null;
}

/**
 * Encrypts a private key under the code. The code is random, not chosen by a person, so HKDF-SHA256 is enough and no
 * slow hash is needed.
 * @throws when the code is not valid.
 */
export async function wrapPrivateKey(code: string, pkcs8: Uint8Array): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const key = await wrappingKey(code, salt);
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, Uint8Array.from(pkcs8));
  return {
    v: 1,
    salt: toBase64url(salt),
    nonce: toBase64url(nonce),
    ct: toBase64url(new Uint8Array(ct)),
  };
}

/** The private key in PKCS#8. @throws when the code is not the one it was wrapped with. */
export async function unwrapPrivateKey(code: string, wrapped: WrappedKey): Promise<Uint8Array> {
  const key = await wrappingKey(code, fromBase64url(wrapped.salt));
  const iv = fromBase64url(wrapped.nonce);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, fromBase64url(wrapped.ct)));
}

async function wrappingKey(code: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const canonical = parseRecoveryCode(code);
  if (canonical === null) throw new Error('Not a recovery code');
  const utf8 = new TextEncoder();
  const secret = await crypto.subtle.importKey('raw', utf8.encode(canonical), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: utf8.encode('luisterend-oog recovery 1') },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function checkOf(symbols: string): string {
  let value = 0n;
  for (const symbol of symbols) value = value * 32n + BigInt(ALPHABET.indexOf(symbol));
  const check = Number(value % CHECK_PRIME);
  return ALPHABET.charAt(check >> 5) + ALPHABET.charAt(check & 31);
}

function inGroups(symbols: string): string {
  return (symbols.match(new RegExp(`.{${GROUP_SYMBOLS}}`, 'g')) ?? []).join('-');
}
