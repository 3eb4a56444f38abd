import type { ReviewKeyBody, SigningKeyBody } from '../../protocol/http/keys.ts';
import type { PublicKey, ReviewSignature } from '../../protocol/sealed.ts';
import { isSigned } from '../../protocol/signed.ts';
import { auditStatement } from './audit.ts';

/** `signedBy`: the organisation's signing key, by id; null until there is one. `review`: null closes sign-up. */
export type CurrentKeys = {
  signedBy: string | null;
  review: { key: PublicKey; signed: ReviewSignature | null } | null;
};

type ReviewRow = { id: string; public_key: string; number: number | null; signature: string | null };

/**
 * Returns the key that new conversations are sealed to, and who vouches for it. [K4] Once there is a signing key, a row that it did not
 * sign counts for nothing: whoever can write to the database alone can't give visitors another key. Consoles and visitors' pages check
 * the same again. The demo's keys count in the demo only.
 */
export async function currentKeys(db: D1Database, allowDemo: boolean): Promise<CurrentKeys> {
  const [signer, { results: rows }] = await Promise.all([
    db
      .prepare(
        'SELECT id, public_key FROM signing_keys WHERE retired_at IS NULL AND demo <= ? ORDER BY created_at, id LIMIT 1',
      )
      .bind(Number(allowDemo))
      .first<{ id: string; public_key: string }>(),
    db
      .prepare(
        `SELECT id, public_key, number, signature FROM review_keys WHERE retired_at IS NULL AND demo <= ?
         ORDER BY number DESC, created_at DESC, id`,
      )
      .bind(Number(allowDemo))
      .all<ReviewRow>(),
  ]);
  if (signer === null) {
    const [first] = rows;
    return { signedBy: null, review: first ? { key: keyOf(first), signed: null } : null };
  }
  for (const row of rows) {
    const signed = await signatureOf(row, keyOf(signer));
    if (signed !== null) return { signedBy: signer.id, review: { key: keyOf(row), signed } };
  }
  return { signedBy: signer.id, review: null };
}

async function signatureOf(
  { id, number, signature }: ReviewRow,
  by: PublicKey,
): Promise<ReviewSignature | null> {
  if (number === null || signature === null) return null;
  return (await isSigned(by, ['reviewKey', id, number], signature)) ? { by, number, signature } : null;
}

function keyOf(row: { id: string; public_key: string }): PublicKey {
  return { id: row.id, publicKey: row.public_key };
}

/**
 * Stores what the first set-up makes (own key, signing key, review key, share) in one batch, and only while no review key is current.
 * @returns false when there is one already, or this coordinator has an own key that would be overwritten
 */
export async function createReviewKey(
  db: D1Database,
  volunteerId: string,
  body: ReviewKeyBody,
  allowDemo: boolean,
  nowMs: number,
): Promise<boolean> {
  const { own, review, signed } = body;
  // This condition holds only inside the batch whose first statement inserted this review key.
  const justMade = {
    sql: `EXISTS (SELECT 1 FROM review_keys WHERE id = ?)
          AND NOT EXISTS (SELECT 1 FROM review_key_shares WHERE review_key_id = ?)`,
    values: [review.id, review.id],
  };
  const [made] = await db.batch([
    db
      .prepare(
        `INSERT INTO review_keys (id, public_key, demo, created_at, number, signature)
         SELECT ?1, ?2, 0, ?3, ?6, ?7
         WHERE NOT EXISTS (SELECT 1 FROM review_keys WHERE id = ?1 OR (retired_at IS NULL AND demo <= ?4))
           AND NOT EXISTS (SELECT 1 FROM staff_keys WHERE volunteer_id = ?5)`,
      )
      .bind(
        ...[review.id, review.publicKey, nowMs, Number(allowDemo), volunteerId],
        ...[signed?.review.number ?? null, signed?.review.signature ?? null],
      ),
    db
      .prepare(
        `INSERT INTO staff_keys (volunteer_id, key_id, public_key, wrapped_by_recovery, created_at)
         SELECT ?, ?, ?, ?, ? WHERE ${justMade.sql}`,
      )
      .bind(volunteerId, own.id, own.publicKey, JSON.stringify(body.ownWrapped), nowMs, ...justMade.values),
    ...(signed === undefined ? [] : [signingKeyStatement(db, signed.review.by, nowMs, justMade)]),
    auditStatement(
      db,
      { volunteerId, act: 'createReviewKey', conversationId: null, reason: null },
      nowMs,
      justMade,
    ),
    db
      .prepare(
        `INSERT INTO review_key_shares (review_key_id, volunteer_id, sealed, created_at, signature)
         SELECT ?, ?, ?, ?, ? WHERE ${justMade.sql}`,
      )
      .bind(
        ...[review.id, volunteerId, JSON.stringify(body.share), nowMs, signed?.share ?? null],
        ...justMade.values,
      ),
  ]);
  return made?.meta.changes === 1;
}

/**
 * [K4] Signs the one review key of an installation that has no signing key yet, and replaces the keychain of the coordinator who did.
 * All of it in one batch, and only while there is none.
 * @returns false when there is one already, or this coordinator has no share of that review key
 */
export async function createSigningKey(
  db: D1Database,
  volunteerId: string,
  { review, reviewKeyId, share, ownWrapped }: SigningKeyBody,
  allowDemo: boolean,
  nowMs: number,
): Promise<boolean> {
  const justMade = {
    sql: `EXISTS (SELECT 1 FROM signing_keys WHERE id = ?)
          AND EXISTS (SELECT 1 FROM review_keys WHERE id = ? AND signature IS NULL)`,
    values: [review.by.id, reviewKeyId],
  };
  const [made] = await db.batch([
    signingKeyStatement(db, review.by, nowMs, {
      sql: `NOT EXISTS (SELECT 1 FROM signing_keys WHERE retired_at IS NULL AND demo <= ?)
            AND EXISTS (SELECT 1 FROM review_key_shares WHERE review_key_id = ? AND volunteer_id = ?)`,
      values: [Number(allowDemo), reviewKeyId, volunteerId],
    }),
    auditStatement(
      db,
      { volunteerId, act: 'createSigningKey', conversationId: null, reason: null },
      nowMs,
      justMade,
    ),
    db
      .prepare(`UPDATE staff_keys SET wrapped_by_recovery = ? WHERE volunteer_id = ? AND ${justMade.sql}`)
      .bind(JSON.stringify(ownWrapped), volunteerId, ...justMade.values),
    db
      .prepare(
        `UPDATE review_key_shares SET signature = ? WHERE review_key_id = ? AND volunteer_id = ? AND ${justMade.sql}`,
      )
      .bind(share, reviewKeyId, volunteerId, ...justMade.values),
    db
      .prepare(`UPDATE review_keys SET number = ?, signature = ? WHERE id = ? AND ${justMade.sql}`)
      .bind(review.number, review.signature, reviewKeyId, ...justMade.values),
  ]);
  return made?.meta.changes === 1;
}

export function signingKeyStatement(
  db: D1Database,
  key: PublicKey,
  nowMs: number,
  onlyIf: { sql: string; values: readonly (string | number)[] },
): D1PreparedStatement {
  return db
    .prepare(`INSERT INTO signing_keys (id, public_key, created_at) SELECT ?, ?, ? WHERE ${onlyIf.sql}`)
    .bind(key.id, key.publicKey, nowMs, ...onlyIf.values);
}
