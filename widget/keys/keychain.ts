import type { WrappedKey } from '../../protocol/http/coordinator.ts';
import type { PublicKey } from '../../protocol/sealed.ts';
import { fromBase64url, randomBytes, toBase64url } from '../../protocol/bytes.ts';
import { parseRecoveryCode } from './recovery-code.ts';

/** What a coordinator's recovery code, and each of their passkeys, opens. Private keys are PKCS#8 in base64url. */
export type Keychain = {
  /** Opens the shares of review keys that are sealed to this coordinator. */
  own: string;
  /** [K4] The organisation's. Null in a keychain of before 2026-11-26, until it is opened for the first time after that. */
  signing: { publicKey: PublicKey; privateKey: string } | null;
  /** The review keys that this coordinator made or was granted, by id. No server can add one. */
  trusted: readonly string[];
};

/** What wraps a keychain, and which of the two it is: neither opens what the other wrapped. */
export type KeychainSecret = { kind: 'recovery' | 'passkey'; key: CryptoKey };

/** @throws when the code is not valid. */
export async function recoverySecret(code: string): Promise<KeychainSecret> {
  const canonical = parseRecoveryCode(code);
  if (canonical === null) throw new Error('Not a recovery code');
  const raw = new TextEncoder().encode(canonical);
  return {
    kind: 'recovery',
    key: await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']),
  };
}

/**
 * Encrypts a keychain (AES-256-GCM). Code and passkey are random and chosen by no person, so HKDF-SHA256 is enough and no slow hash
 * is needed.
 */
export async function wrapKeychain(secret: KeychainSecret, keychain: Keychain): Promise<WrappedKey> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const key = await wrappingKey(secret, salt);
  const bytes = new TextEncoder().encode(JSON.stringify(keychain));
  const ct = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, bytes));
  return { v: 2, salt: toBase64url(salt), nonce: toBase64url(nonce), ct: toBase64url(ct) };
}

/** @throws when it was wrapped by another secret, or changed. */
export async function unwrapKeychain(secret: KeychainSecret, wrapped: WrappedKey): Promise<Keychain> {
  const key = await wrappingKey(secret, fromBase64url(wrapped.salt));
  const iv = fromBase64url(wrapped.nonce);
  const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, fromBase64url(wrapped.ct));
  return wrapped.v === 1
    ? { own: toBase64url(new Uint8Array(bytes)), signing: null, trusted: [] }
    : requireKeychain(JSON.parse(new TextDecoder().decode(bytes)));
}

/** @throws for anything else, such as a keychain of a later version. */
export function requireKeychain(value: unknown): Keychain {
  if (typeof value === 'object' && value !== null) {
    const { own, signing, trusted } = value as Partial<Keychain>;
    if (typeof own === 'string' && signing !== undefined && Array.isArray(trusted))
      return { own, signing, trusted };
  }
  throw new Error('Not a keychain');
}

function wrappingKey({ kind, key }: KeychainSecret, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const info = new TextEncoder().encode(`luisterend-oog ${kind} 1`);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info };
  return crypto.subtle.deriveKey(how, key, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
