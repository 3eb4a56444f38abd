import type { PublicKey } from '../../protocol/sealed.ts';
import { fromBase64url, toBase64url } from './secrets.ts';

const KEY_ID_CHARS = 22;

/** Whether this is a point on P-256 and its id is its own: a key under another's id would be sealed to by mistake. */
export async function isGenuineKey(key: PublicKey): Promise<boolean> {
  try {
    const raw = fromBase64url(key.publicKey);
    await crypto.subtle.importKey('raw', raw, { name: 'ECDH', namedCurve: 'P-256' }, true, []);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', raw));
    return raw.length === 65 && toBase64url(digest).slice(0, KEY_ID_CHARS) === key.id;
  } catch {
    return false;
  }
}
