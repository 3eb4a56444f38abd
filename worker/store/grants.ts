import type { GrantBody, LostReviewKeyBody, NextReviewKeyBody } from '../../protocol/http/keys.ts';
import type { ReviewHolders } from '../../protocol/http/staff.ts';
import { auditStatement, type Condition } from './audit.ts';
import { linkEntries } from './audit-chain.ts';
import { signingKeyStatement } from './review-keys.ts';

/* Who holds the review key, and how somebody else comes to. What is sealed and signed comes from a coordinator's browser. */

/** This coordinator holds the review key. Only then have they a word in who else does. */
const holds = (volunteerId: string, reviewKeyId: string): Condition => ({
  sql: 'EXISTS (SELECT 1 FROM review_key_shares WHERE volunteer_id = ? AND review_key_id = ?)',
  values: [volunteerId, reviewKeyId],
});

/** Somebody who works here as a coordinator, with this own key. */
const COORDINATOR = `SELECT v.id FROM volunteers v JOIN staff_keys k ON k.volunteer_id = v.id
  WHERE v.id = ? AND v.role = 'coordinator' AND v.removed_at IS NULL AND k.key_id = ?`;

/**
 * Gives a coordinator the review keys that another one holds, in one batch with the record of it. A share of before, which was sealed to
 * a key that they have lost, is replaced.
 * @returns false if they have another key by now, are no coordinator here, or the grant has a review key that its giver does not hold
 */
export async function grantReviewKeys(
  db: D1Database,
  by: string,
  { volunteerId, keyId, signature, signer, shares }: GrantBody,
  nowMs: number,
): Promise<boolean> {
  const may = {
    sql: `EXISTS (${COORDINATOR}) AND (SELECT count(*) FROM review_key_shares
            WHERE volunteer_id = ? AND review_key_id IN (SELECT value FROM json_each(?))) = ?`,
    values: [
      ...[volunteerId, keyId, by],
      JSON.stringify(shares.map(({ reviewKeyId }) => reviewKeyId)),
      new Set(shares.map(({ reviewKeyId }) => reviewKeyId)).size,
    ],
  };
  const entry = { volunteerId: by, aboutId: volunteerId, act: 'grantReviewKey' } as const;
  const results = await db.batch([
    auditStatement(db, { ...entry, conversationId: null, reason: null }, nowMs, may),
    ...shares.map((given) =>
      db
        .prepare(
          `INSERT INTO review_key_shares (review_key_id, volunteer_id, sealed, created_at, signature)
           SELECT ?, ?, ?, ?, ? WHERE ${may.sql}
           ON CONFLICT (review_key_id, volunteer_id) DO UPDATE SET sealed = excluded.sealed,
             created_at = excluded.created_at, signature = excluded.signature`,
        )
        .bind(
          given.reviewKeyId,
          volunteerId,
          JSON.stringify(given.share),
          nowMs,
          given.signature,
          ...may.values,
        ),
    ),
    db
      .prepare(`UPDATE staff_keys SET confirmation = ?, signer = ? WHERE volunteer_id = ? AND ${may.sql}`)
      .bind(signature, JSON.stringify(signer), volunteerId, ...may.values),
  ]);
  await linkEntries(db);
  return results[0]?.meta.changes === 1;
}

/**
 * Makes the next review key the current one, for those whom its maker chose. The one of before seals nothing any more, and still opens
 * what was sealed to it.
 * @returns false if its maker does not hold the current one, its number is not the next, or a share is for nobody who is a coordinator
 *   here, or for another key than theirs
 */
export async function addNextReviewKey(
  db: D1Database,
  by: string,
  { review, signed, shares }: NextReviewKeyBody,
  currentId: string,
  nowMs: number,
): Promise<boolean> {
  const recipients = shares.map(({ volunteerId, share }) => ({ id: volunteerId, keyId: share.keyId }));
  const may = {
    sql: `${holds(by, currentId).sql}
      AND EXISTS (SELECT 1 FROM review_keys WHERE id = ? AND retired_at IS NULL AND number = ?)
      AND NOT EXISTS (SELECT 1 FROM review_keys WHERE id = ?)
      AND NOT EXISTS (SELECT 1 FROM json_each(?) AS r WHERE NOT EXISTS (
        SELECT 1 FROM volunteers v JOIN staff_keys k ON k.volunteer_id = v.id
        WHERE v.id = r.value ->> 'id' AND v.role = 'coordinator' AND v.removed_at IS NULL
          AND k.key_id = r.value ->> 'keyId'))`,
    values: [
      ...holds(by, currentId).values,
      currentId,
      signed.number - 1,
      review.id,
      JSON.stringify(recipients),
    ],
  };
  const justMade = {
    sql: 'EXISTS (SELECT 1 FROM review_keys WHERE id = ? AND created_at = ?)',
    values: [review.id, nowMs],
  };
  const entry = { volunteerId: by, act: 'newReviewKey', conversationId: null, reason: null } as const;
  const [recorded] = await db.batch([
    auditStatement(db, entry, nowMs, may),
    db
      .prepare(
        `INSERT INTO review_keys (id, public_key, demo, created_at, number, signature)
         SELECT ?, ?, (SELECT demo FROM review_keys WHERE id = ?), ?, ?, ? WHERE ${may.sql}`,
      )
      .bind(review.id, review.publicKey, currentId, nowMs, signed.number, signed.signature, ...may.values),
    ...shares.map(({ volunteerId, share, signature }) =>
      db
        .prepare(
          `INSERT INTO review_key_shares (review_key_id, volunteer_id, sealed, created_at, signature)
           SELECT ?, ?, ?, ?, ? WHERE ${justMade.sql} ON CONFLICT DO NOTHING`,
        )
        .bind(review.id, volunteerId, JSON.stringify(share), nowMs, signature, ...justMade.values),
    ),
    db
      .prepare(
        `UPDATE review_keys SET retired_at = ? WHERE id <> ? AND retired_at IS NULL AND ${justMade.sql}`,
      )
      .bind(nowMs, review.id, ...justMade.values),
  ]);
  await linkEntries(db);
  return recorded?.meta.changes === 1;
}

/**
 * Replaces a review key that nobody can open any more, and with it the signing key and this coordinator's own. Consoles that met the
 * signing key of before raise an alarm until its fingerprint was compared [K4].
 * @returns false if there is no review key to replace
 */
export async function replaceLostReviewKey(
  db: D1Database,
  by: string,
  { own, ownWrapped, review, share, signed }: LostReviewKeyBody,
  allowDemo: boolean,
  nowMs: number,
): Promise<boolean> {
  const demo = Number(allowDemo);
  const may = {
    sql: `EXISTS (SELECT 1 FROM review_keys WHERE retired_at IS NULL AND demo <= ?)
      AND NOT EXISTS (SELECT 1 FROM review_keys WHERE id = ?)`,
    values: [demo, review.id],
  };
  const justMade = {
    sql: 'EXISTS (SELECT 1 FROM review_keys WHERE id = ? AND created_at = ?)',
    values: [review.id, nowMs],
  };
  const retire = (table: 'review_keys' | 'signing_keys', id: string) =>
    db
      .prepare(
        `UPDATE ${table} SET retired_at = ? WHERE retired_at IS NULL AND id <> ? AND demo <= ? AND ${justMade.sql}`,
      )
      .bind(nowMs, id, demo, ...justMade.values);
  const entry = { volunteerId: by, act: 'lostReviewKey', conversationId: null, reason: null } as const;
  const [recorded] = await db.batch([
    auditStatement(db, entry, nowMs, may),
    db
      .prepare(
        `INSERT INTO review_keys (id, public_key, demo, created_at, number, signature) SELECT ?, ?, 0, ?, ?, ? WHERE ${may.sql}`,
      )
      .bind(review.id, review.publicKey, nowMs, signed.review.number, signed.review.signature, ...may.values),
    retire('review_keys', review.id),
    retire('signing_keys', signed.review.by.id),
    signingKeyStatement(db, signed.review.by, nowMs, justMade),
    db
      .prepare(
        `DELETE FROM staff_key_wraps WHERE credential_id IN (SELECT id FROM credentials WHERE volunteer_id = ?) AND ${justMade.sql}`,
      )
      .bind(by, ...justMade.values),
    db
      .prepare(
        `INSERT INTO staff_keys (volunteer_id, key_id, public_key, wrapped_by_recovery, created_at)
         SELECT ?, ?, ?, ?, ? WHERE ${justMade.sql}
         ON CONFLICT (volunteer_id) DO UPDATE SET key_id = excluded.key_id, public_key = excluded.public_key,
           wrapped_by_recovery = excluded.wrapped_by_recovery, created_at = excluded.created_at,
           ring = NULL, signer = NULL, confirmation = NULL`,
      )
      .bind(by, own.id, own.publicKey, JSON.stringify(ownWrapped), nowMs, ...justMade.values),
    db
      .prepare(`DELETE FROM review_key_shares WHERE volunteer_id = ? AND ${justMade.sql}`)
      .bind(by, ...justMade.values),
    db
      .prepare(
        `INSERT INTO review_key_shares (review_key_id, volunteer_id, sealed, created_at, signature) SELECT ?, ?, ?, ?, ? WHERE ${justMade.sql}`,
      )
      .bind(review.id, by, JSON.stringify(share), nowMs, signed.share, ...justMade.values),
    // What was compared was signed with the key that is lost.
    db
      .prepare(`UPDATE staff_keys SET confirmation = NULL, ring = NULL, signer = NULL WHERE ${justMade.sql}`)
      .bind(...justMade.values),
  ]);
  await linkEntries(db);
  return recorded?.meta.changes === 1;
}

/** Says how many hold the current review key, who waits for it, and whether somebody left who held it. */
export async function reviewHoldersOf(db: D1Database, reviewKeyId: string): Promise<ReviewHolders> {
  const { results } = await db
    .prepare(
      `SELECT v.alias, s.volunteer_id IS NOT NULL AND s.sealed ->> 'keyId' = k.key_id AS holds
       FROM volunteers v JOIN staff_keys k ON k.volunteer_id = v.id
       LEFT JOIN review_key_shares s ON s.volunteer_id = v.id AND s.review_key_id = ?
       WHERE v.role = 'coordinator' AND v.removed_at IS NULL ORDER BY v.alias, v.id`,
    )
    .bind(reviewKeyId)
    .all<{ alias: string; holds: number | null }>();
  const left = await db
    .prepare(
      `SELECT 1 FROM review_keys k WHERE k.id = ?1 AND (k.holder_left_at IS NOT NULL OR EXISTS (
         SELECT 1 FROM review_key_shares s JOIN volunteers v ON v.id = s.volunteer_id
         WHERE s.review_key_id = ?1 AND v.removed_at IS NOT NULL))`,
    )
    .bind(reviewKeyId)
    .first();
  return {
    count: results.filter(({ holds: does }) => does === 1).length,
    waiting: results.filter(({ holds: does }) => does !== 1).map(({ alias }) => alias),
    left: left !== null,
  };
}
