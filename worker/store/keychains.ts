import { WrappedKey, type ReviewKeysBody } from '../../protocol/http/keys.ts';
import { SealedShare } from '../../protocol/sealed.ts';
import { readStoredJson } from '../platform/stored.ts';
import { passkeyWrapsOf } from './staff-keys.ts';

/** Returns what a coordinator needs to open review keys: their own wrapped keychain, and their share of each review key. */
export async function reviewKeysOf(
  db: D1Database,
  volunteerId: string,
  allowDemo: boolean,
): Promise<Pick<ReviewKeysBody, 'own' | 'shares'>> {
  const own = await db
    .prepare(
      `SELECT key_id, public_key, wrapped_by_recovery, ring, signer FROM staff_keys
       WHERE volunteer_id = ? AND wrapped_by_recovery IS NOT NULL`,
    )
    .bind(volunteerId)
    .first<{
      key_id: string;
      public_key: string;
      wrapped_by_recovery: string;
      ring: string | null;
      signer: string | null;
    }>();
  const shares = await db
    .prepare(
      `SELECT k.id, k.public_key, s.sealed, s.signature
       FROM review_key_shares s JOIN review_keys k ON k.id = s.review_key_id
       WHERE s.volunteer_id = ? AND k.demo <= ? ORDER BY k.created_at DESC`,
    )
    .bind(volunteerId, Number(allowDemo))
    .all<{ id: string; public_key: string; sealed: string; signature: string | null }>();
  return {
    own: own && {
      key: { id: own.key_id, publicKey: own.public_key },
      // Throws if it cannot be read: to answer that there is no key yet would invite the coordinator to replace it.
      wrapped: WrappedKey.parse(JSON.parse(own.wrapped_by_recovery)),
      passkeys: await passkeyWrapsOf(db, volunteerId),
      ring: own.ring === null ? null : readStoredJson(WrappedKey, own.ring, 'database'),
      signer: own.signer === null ? null : readStoredJson(SealedShare, own.signer, 'database'),
    },
    shares: shares.results.flatMap(({ id, public_key, sealed, signature }) => {
      const share = readStoredJson(SealedShare, sealed, 'database');
      return share === null ? [] : [{ review: { id, publicKey: public_key }, share, signature }];
    }),
  };
}

/** Keeps what a coordinator accepted of a grant, under what only their own key gives. @returns false if they have none */
export async function putRing(db: D1Database, volunteerId: string, ring: WrappedKey): Promise<boolean> {
  const put = await db
    .prepare('UPDATE staff_keys SET ring = ? WHERE volunteer_id = ? AND wrapped_by_recovery IS NOT NULL')
    .bind(JSON.stringify(ring), volunteerId)
    .run();
  return put.meta.changes === 1;
}
