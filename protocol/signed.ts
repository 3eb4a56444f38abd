/*
 * [K4] What the organisation signs, and how a signature is checked. ECDSA on P-256 with SHA-256: the one kind that WebCrypto has in
 * every browser that can chat at all (Ed25519 came to Chromium in 2025). Zod-free; browsers, workerd and Node.
 */
import { fromBase64url, keyIdOf } from './bytes.ts';

/** The first word keeps a signature on one kind of statement from counting as another. Ids are those that their keys give. */
export type Statement =
  /** Visitors may seal to this key. The highest number is the current one, so that an earlier key does not come back unseen. */
  | readonly ['reviewKey', id: string, number: number]
  /** A grant: this sealed half of a review key was given to the holder of this key. */
  | readonly ['share', reviewKeyId: string, recipientKeyId: string, enc: string, ct: string]
  /** This staff key is this person's: somebody compared it by voice. The alias is in it, since that is whom people know. */
  | readonly ['staffKey', volunteerId: string, alias: string, keyId: string];

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export function statementBytes(statement: Statement): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(JSON.stringify(['luisterend-oog', 1, ...statement])));
}

/** Whether this key signed this. False also for a key that is not the one its id names, and for what is no key at all. */
export async function isSigned(
  by: { id: string; publicKey: string },
  statement: Statement,
  signature: string,
): Promise<boolean> {
  try {
    const raw = fromBase64url(by.publicKey);
    const key = await crypto.subtle.importKey('raw', raw, ECDSA, false, ['verify']);
    const good = await crypto.subtle.verify(ECDSA, key, fromBase64url(signature), statementBytes(statement));
    return good && (await keyIdOf(raw)) === by.id;
  } catch {
    return false;
  }
}
