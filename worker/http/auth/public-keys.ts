import type { PublicKey } from '../../../protocol/sealed.ts';
import { fromBase64url, keyIdOf } from '../../../protocol/bytes.ts';

/** True if this is a point on P-256 and its id is derived from it. A key under another key's id would be sealed to by mistake. */
export async function isGenuineKey(key: PublicKey): Promise<boolean> {
  try {
    const raw = fromBase64url(key.publicKey);
    await crypto.subtle.importKey('raw', raw, { name: 'ECDH', namedCurve: 'P-256' }, true, []);
    return raw.length === 65 && (await keyIdOf(raw)) === key.id;
  } catch {
    return false;
  }
}
