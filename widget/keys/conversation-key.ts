import { fromBase64url, toBase64url } from '../../protocol/bytes.ts';

const AES = { name: 'AES-GCM', length: 256 };
const KEY_BYTES = 32;

/** The one key of a conversation; extractable, since its maker must seal it to the people who may read. */
export function makeConversationKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt']);
}

/** The key's 32 bytes in base64url: for the visitor's own tab, so that a reload can go on. */
export async function exportConversationKey(key: CryptoKey): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
}

/**
 * @param raw 32 bytes, or their base64url.
 * @param extractable false wherever the key only opens and seals envelopes (consoles).
 * @throws when it is not a key of that length.
 */
export async function importConversationKey(
  raw: string | Uint8Array,
  extractable: boolean,
): Promise<CryptoKey> {
  const bytes = typeof raw === 'string' ? fromBase64url(raw) : Uint8Array.from(raw);
  if (bytes.length !== KEY_BYTES) throw new Error('Not a conversation key');
  return crypto.subtle.importKey('raw', bytes, AES, extractable, ['encrypt', 'decrypt']);
}
