import { WrappedKey, type ReviewKeyBody, type ReviewKeysBody } from '../../protocol/http/coordinator.ts';
import { SealedShare, type PublicKey } from '../../protocol/sealed.ts';
import { readStoredJson } from '../platform/stored.ts';
import { auditStatement } from './audit.ts';

/** Returns the key that new conversations are sealed to; null closes sign-up. The demo's keys count in the demo only. */
export async function currentReviewKey(db: D1Database, allowDemo: boolean): Promise<PublicKey | null> {
  const row = await db
    .prepare(
      `SELECT id, public_key FROM review_keys WHERE retired_at IS NULL AND demo <= ?
       ORDER BY created_at DESC, id LIMIT 1`,
    )
    .bind(Number(allowDemo))
    .first<{ id: string; public_key: string }>();
  return row && { id: row.id, publicKey: row.public_key };
}

/**
 * Stores what the first set-up makes (own key, review key, share) in one batch, and only while no review key is current.
 * @returns false when there is one already, or this coordinator has an own key that would be overwritten
 */
export async function createReviewKey(
  db: D1Database,
  volunteerId: string,
  body: ReviewKeyBody,
  allowDemo: boolean,
  nowMs: number,
): Promise<boolean> {
  // This condition holds only inside the batch whose first statement inserted this review key.
  const justMade = {
    sql: `EXISTS (SELECT 1 FROM review_keys WHERE id = ?)
          AND NOT EXISTS (SELECT 1 FROM review_key_shares WHERE review_key_id = ?)`,
    values: [body.review.id, body.review.id],
  };
  const [made] = await db.batch([
    db
      .prepare(
        `INSERT INTO review_keys (id, public_key, demo, created_at)
         SELECT ?1, ?2, 0, ?3
         WHERE NOT EXISTS (SELECT 1 FROM review_keys WHERE id = ?1 OR (retired_at IS NULL AND demo <= ?4))
           AND NOT EXISTS (SELECT 1 FROM coordinator_keys WHERE volunteer_id = ?5)`,
      )
      .bind(body.review.id, body.review.publicKey, nowMs, Number(allowDemo), volunteerId),
    db
      .prepare(
        `INSERT INTO coordinator_keys (volunteer_id, key_id, public_key, wrapped_by_recovery, created_at)
         SELECT ?, ?, ?, ?, ? WHERE ${justMade.sql}`,
      )
      .bind(
        volunteerId,
        body.own.id,
        body.own.publicKey,
        JSON.stringify(body.ownWrapped),
        nowMs,
        ...justMade.values,
      ),
    auditStatement(
      db,
      { volunteerId, act: 'createReviewKey', conversationId: null, reason: null },
      nowMs,
      justMade,
    ),
    db
      .prepare(
        `INSERT INTO review_key_shares (review_key_id, volunteer_id, sealed, created_at)
         SELECT ?, ?, ?, ? WHERE ${justMade.sql}`,
      )
      .bind(body.review.id, volunteerId, JSON.stringify(body.share), nowMs, ...justMade.values),
  ]);
  return made?.meta.changes === 1;
}

/** Returns what a coordinator needs to open review keys: their own wrapped key, and their share of each review key. */
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
      `SELECT k.id, k.public_key, s.sealed FROM review_key_shares s JOIN review_keys k ON k.id = s.review_key_id
       WHERE s.volunteer_id = ? AND k.demo <= ? ORDER BY k.created_at DESC`,
    )
    .bind(volunteerId, Number(allowDemo))
    .all<{ id: string; public_key: string; sealed: string }>();
  return {
    own: own && {
      key: { id: own.key_id, publicKey: own.public_key },
      // Throws if it cannot be read: to answer that there is no key yet would invite the coordinator to replace it.
      wrapped: WrappedKey.parse(JSON.parse(own.wrapped_by_recovery)),
    },
    shares: shares.results.flatMap((row) => {
      const share = readStoredJson(SealedShare, row.sealed, 'database');
      return share === null ? [] : [{ review: { id: row.id, publicKey: row.public_key }, share }];
    }),
  };
}
