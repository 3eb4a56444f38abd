import { fromBase64url, randomBytes, toBase64url } from '../../protocol/bytes.ts';
import { toCompactJson } from './compact-json.ts';

/*
 * [K3] What a device keeps for after a reload. A browser writes to its disk whatever is stored, and what is cleared stays in its
 * logs; so the key is derived from two halves, of which the disk has one. The server has the other, and destroys it at the end.
 */

const NONCE_BYTES = 12;
/** How long a text is hides in steps of this many characters. */
const STEP_CHARS = 512;

/**
 * HKDF-SHA256 (RFC 5869) of the device's half, salted with the server's: neither says anything of the key without the other.
 * @param keptBy tab: of the visitor in the conversation `id` · console: of the volunteer `id`.
 */
export async function splitKey(
  deviceHalf: string,
  serverHalf: string,
  keptBy: 'tab' | 'console',
  id: string,
): Promise<CryptoKey> {
  const half = await crypto.subtle.importKey('raw', fromBase64url(deviceHalf), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: fromBase64url(serverHalf),
      info: toCompactJson(['luisterend-oog', 1, keptBy, id]),
    },
    half,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** A value as JSON, padded and encrypted (AES-256-GCM): nonce and ciphertext in base64url. */
export async function sealKept(key: CryptoKey, value: unknown): Promise<string> {
  const json = JSON.stringify(value);
  const padded = json.padEnd(Math.ceil(json.length / STEP_CHARS) * STEP_CHARS);
  const iv = randomBytes(NONCE_BYTES);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(padded));
  return toBase64url(Uint8Array.from([...iv, ...new Uint8Array(sealed)]));
}

/** @throws on another key, or any changed bit. */
export async function openKept(key: CryptoKey, sealed: string): Promise<unknown> {
  const bytes = fromBase64url(sealed);
  const iv = bytes.subarray(0, NONCE_BYTES);
  const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.subarray(NONCE_BYTES));
  return JSON.parse(new TextDecoder().decode(opened));
}
