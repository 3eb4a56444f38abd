import { WrappedKey, type PasskeyWrap, type ReviewKeysBody } from '../../protocol/http/coordinator.ts';
import { SealedShare } from '../../protocol/sealed.ts';
import { readStoredJson } from '../platform/stored.ts';

/** Returns what a coordinator needs to open review keys: their own wrapped keychain, and their share of each review key. */
export async function reviewKeysOf(
  db: D1Database,
  volunteerId: string,
  allowDemo: boolean,
): Promise<Pick<ReviewKeysBody, 'own' | 'shares'>> {
  const own = await db
    .prepare('SELECT key_id, public_key, wrapped_by_recovery FROM coordinator_keys WHERE volunteer_id = ?')
    .bind(volunteerId)
    .first<{ key_id: string; public_key: string; wrapped_by_recovery: string }>();
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
    },
    shares: shares.results.flatMap(({ id, public_key, sealed, signature }) => {
      const share = readStoredJson(SealedShare, sealed, 'database');
      return share === null ? [] : [{ review: { id, publicKey: public_key }, share, signature }];
    }),
  };
}

/** One that can't be read is left out: the recovery code opens the same. */
async function passkeyWrapsOf(db: D1Database, volunteerId: string): Promise<PasskeyWrap[]> {
  const rows = await db
    .prepare(
      `SELECT w.credential_id, w.wrapped FROM passkey_wraps w JOIN credentials c ON c.id = w.credential_id
       WHERE c.volunteer_id = ?`,
    )
    .bind(volunteerId)
    .all<{ credential_id: string; wrapped: string }>();
  return rows.results.flatMap((row) => {
    const wrapped = readStoredJson(WrappedKey, row.wrapped, 'database');
    return wrapped === null ? [] : [{ credentialId: row.credential_id, wrapped }];
  });
}

/** @returns false when this is no passkey of theirs, or they have no keychain that it could open */
export async function putPasskeyWrap(
  db: D1Database,
  volunteerId: string,
  { credentialId, wrapped }: PasskeyWrap,
  nowMs: number,
): Promise<boolean> {
  const put = await db
    .prepare(
      `INSERT INTO passkey_wraps (credential_id, wrapped, created_at)
       SELECT c.id, ?3, ?4 FROM credentials c JOIN coordinator_keys k ON k.volunteer_id = c.volunteer_id
       WHERE c.id = ?1 AND c.volunteer_id = ?2
       ON CONFLICT (credential_id) DO UPDATE SET wrapped = excluded.wrapped, created_at = excluded.created_at`,
    )
    .bind(credentialId, volunteerId, JSON.stringify(wrapped), nowMs)
    .run();
  return put.meta.changes === 1;
}
