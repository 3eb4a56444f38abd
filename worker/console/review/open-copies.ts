import type { TranscriptBody } from '../../../protocol/http/coordinator.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { commitmentTo } from '../../../widget/keys/sealing.ts';

/** `secrets`: the keys that came of it, raw, mostly one. `broken`: whose copy opens for nobody, or is bound to another key than it holds. */
export type OpenedSecrets = { secrets: Uint8Array[]; broken: ('visitor' | 'volunteer')[] };

/**
 * [K5] Opens every copy of a conversation's key for which there is a review key. Whoever calls clears the bytes.
 * @param pairs the review keys that were opened, by id.
 * @returns null if there is none for any copy.
 */
export async function openCopies(
  pairs: ReadonlyMap<string, CryptoKeyPair>,
  { id, copies, sealedKey }: Pick<TranscriptBody, 'id' | 'copies' | 'sealedKey'>,
): Promise<OpenedSecrets | null> {
  const secrets = new Map<string, Uint8Array>();
  const broken = new Set<'visitor' | 'volunteer'>();
  let shared = false;
  for (const { by, sealed } of copies ?? [{ by: 'visitor', sealed: sealedKey } as const]) {
    const pair = pairs.get(sealed.keyId);
    if (pair === undefined) continue;
    shared = true;
    try {
      const raw = await openSealed(pair, sealed.keyId, 'review', id, sealed);
      secrets.set(await commitmentTo(raw, id), raw);
    } catch {
      broken.add(by);
    }
  }
  return shared ? { secrets: [...secrets.values()], broken: [...broken] } : null;
}
