import type { WrappedKey } from '../../protocol/http/keys.ts';
import type { PublicKey } from '../../protocol/sealed.ts';
import { fromBase64url, randomBytes, toBase64url } from '../../protocol/bytes.ts';
import { parseRecoveryCode } from './recovery-code.ts';

/** What somebody's passkeys open, and a coordinator's recovery code. Private keys are PKCS#8 in base64url. */
export type Keychain = {
  /** One's lasting key: opens what is shared with one, and a coordinator's shares of review keys. */
  own: string;
  /**
   * [K4] The organisation's. Null for a volunteer, for a coordinator who has not accepted a grant, and in a keychain of before 2026-11-26
   * until it is opened for the first time after that.
   */
  signing: { publicKey: PublicKey; privateKey: string } | null;
  /** The review keys that this coordinator made or was granted, by id. No server can add one. */
  trusted: readonly string[];
  /** Of before 2026-11-26, when its coordinator made the only review key there was, and nothing was signed. */
  unsigned?: true;
};

/**
 * What wraps a keychain, and which it is: none opens what another wrapped. `own`: one's private key, under which a coordinator keeps what
 * was granted, since the recovery code is not at hand then.
 */
export type KeychainSecret = { kind: 'recovery' | 'passkey' | 'own'; key: CryptoKey };

/** @throws when the code is not valid. */
export async function recoverySecret(code: string): Promise<KeychainSecret> {
  const canonical = parseRecoveryCode(code);
  if (canonical === null) throw new Error('Not a recovery code');
  return { kind: 'recovery', key: await hkdfKey(new TextEncoder().encode(canonical)) };
}

/** What only the holder of this private key has. */
export async function ownSecret({ own }: Pick<Keychain, 'own'>): Promise<KeychainSecret> {
  return { kind: 'own', key: await hkdfKey(fromBase64url(own)) };
}

function hkdfKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
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
    ? { own: toBase64url(new Uint8Array(bytes)), signing: null, trusted: [], unsigned: true }
    : requireKeychain(JSON.parse(new TextDecoder().decode(bytes)));
}

/** @throws for anything else, such as a keychain of a later version. */
export function requireKeychain(value: unknown): Keychain {
  if (typeof value === 'object' && value !== null) {
    const { own, signing, trusted, unsigned } = value as Partial<Keychain>;
    if (typeof own === 'string' && signing !== undefined && Array.isArray(trusted))
      return { own, signing, trusted, ...(unsigned === true && { unsigned }) };
  }
  throw new Error('Not a keychain');
}

function wrappingKey({ kind, key }: KeychainSecret, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const info = new TextEncoder().encode(`luisterend-oog ${kind} 1`);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info };
  return crypto.subtle.deriveKey(how, key, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
