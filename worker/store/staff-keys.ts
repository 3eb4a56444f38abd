import {
  WrappedKey,
  type PasskeyWrap,
  type NewStaffKeyBody,
  type StaffKeyBody,
  type StaffMember,
} from '../../protocol/http/keys.ts';
import { SealedShare } from '../../protocol/sealed.ts';
import type { StorageBindings } from '../platform/bindings.ts';
import { readStoredJson } from '../platform/stored.ts';
import { auditStatement } from './audit.ts';
import { linkEntries } from './audit-chain.ts';
import { endSharesWith } from './shares.ts';

/* Everybody's one lasting key pair: what is shared with them opens with it. Its private half is here in ciphertext alone, if at all. */

const OF_CREDENTIALS = 'credential_id IN (SELECT id FROM credentials WHERE volunteer_id = ?)';

type Row = {
  key_id: string;
  public_key: string;
  wrapped_by_recovery: string | null;
  confirmation: string | null;
};

export async function staffKeyOf(db: D1Database, volunteerId: string): Promise<StaffKeyBody> {
  const [row, passkeys, { results: credentials }] = await Promise.all([
    db
      .prepare(
        'SELECT key_id, public_key, wrapped_by_recovery, confirmation FROM staff_keys WHERE volunteer_id = ?',
      )
      .bind(volunteerId)
      .first<Row>(),
    passkeyWrapsOf(db, volunteerId),
    db.prepare('SELECT id FROM credentials WHERE volunteer_id = ?').bind(volunteerId).all<{ id: string }>(),
  ]);
  const wrapped = new Set(passkeys.map(({ credentialId }) => credentialId));
  return {
    own: row && {
      key: { id: row.key_id, publicKey: row.public_key },
      recovery: row.wrapped_by_recovery !== null,
      confirmed: row.confirmation !== null,
      passkeys,
    },
    otherPasskeys: credentials.map(({ id }) => id).filter((id) => !wrapped.has(id)),
  };
}

/** One that can't be read is left out: another passkey or the recovery code opens the same. */
export async function passkeyWrapsOf(db: D1Database, volunteerId: string): Promise<PasskeyWrap[]> {
  const rows = await db
    .prepare(
      `SELECT w.credential_id, w.wrapped FROM staff_key_wraps w JOIN credentials c ON c.id = w.credential_id
       WHERE c.volunteer_id = ?`,
    )
    .bind(volunteerId)
    .all<{ credential_id: string; wrapped: string }>();
  return rows.results.flatMap((row) => {
    const wrapped = readStoredJson(WrappedKey, row.wrapped, 'database');
    return wrapped === null ? [] : [{ credentialId: row.credential_id, wrapped }];
  });
}

/**
 * Stores a key that was just made, and what is on record of it, in one batch. Of one that it replaces nothing stays: its wraps, what
 * was shared with it, and review keys that were granted to it can't be opened any more.
 * @returns false if it is not the key of today that it replaces, or a passkey that is not theirs should open it
 */
export async function putStaffKey(
  bindings: StorageBindings,
  volunteerId: string,
  { key, recovery, passkey, replaces }: NewStaffKeyBody,
  nowMs: number,
): Promise<boolean> {
  const db = bindings.DB;
  const credentialId = passkey?.credentialId ?? null;
  // Holds up to the last statement of the batch, which sets the key itself.
  const may = {
    sql: `(SELECT key_id FROM staff_keys WHERE volunteer_id = ?) IS ?
      AND (? IS NULL OR EXISTS (SELECT 1 FROM credentials WHERE id = ? AND volunteer_id = ?))`,
    values: [volunteerId, replaces, credentialId, credentialId, volunteerId],
  };
  const entry = { volunteerId, act: 'makeStaffKey', conversationId: null, reason: null } as const;
  const results = await db.batch([
    db
      .prepare(`DELETE FROM staff_key_wraps WHERE ${OF_CREDENTIALS} AND ${may.sql}`)
      .bind(volunteerId, ...may.values),
    db
      .prepare(`DELETE FROM review_key_shares WHERE volunteer_id = ? AND ${may.sql}`)
      .bind(volunteerId, ...may.values),
    db
      .prepare(
        `INSERT INTO staff_key_wraps (credential_id, wrapped, created_at) SELECT ?, ?, ? WHERE ? IS NOT NULL AND ${may.sql}`,
      )
      .bind(credentialId, passkey && JSON.stringify(passkey.wrapped), nowMs, credentialId, ...may.values),
    auditStatement(db, entry, nowMs, may),
    db
      .prepare(
        `INSERT INTO staff_keys (volunteer_id, key_id, public_key, wrapped_by_recovery, created_at)
         SELECT ?, ?, ?, ?, ? WHERE ${may.sql}
         ON CONFLICT (volunteer_id) DO UPDATE SET key_id = excluded.key_id, public_key = excluded.public_key,
           wrapped_by_recovery = excluded.wrapped_by_recovery, created_at = excluded.created_at,
           ring = NULL, signer = NULL, confirmation = NULL`,
      )
      .bind(volunteerId, key.id, key.publicKey, recovery && JSON.stringify(recovery), nowMs, ...may.values),
  ]);
  if (results.at(-1)?.meta.changes !== 1) return false;
  if (replaces !== null) await endSharesWith(bindings, volunteerId, 'newKey', nowMs);
  await linkEntries(db);
  return true;
}

/** @returns false when this is no passkey of theirs, or they have no key that it could open */
export async function putStaffKeyWrap(
  db: D1Database,
  volunteerId: string,
  { credentialId, wrapped }: PasskeyWrap,
  nowMs: number,
): Promise<boolean> {
  const put = await db
    .prepare(
      `INSERT INTO staff_key_wraps (credential_id, wrapped, created_at)
       SELECT c.id, ?3, ?4 FROM credentials c JOIN staff_keys k ON k.volunteer_id = c.volunteer_id
       WHERE c.id = ?1 AND c.volunteer_id = ?2
       ON CONFLICT (credential_id) DO UPDATE SET wrapped = excluded.wrapped, created_at = excluded.created_at`,
    )
    .bind(credentialId, volunteerId, JSON.stringify(wrapped), nowMs)
    .run();
  return put.meta.changes === 1;
}

/** Lists everybody who works here with their key, and of the review key that is current who holds it. */
export async function listStaffKeys(db: D1Database, reviewKeyId: string | null): Promise<StaffMember[]> {
  const { results } = await db
    .prepare(
      `SELECT v.id, v.alias, v.role, k.key_id, k.public_key, k.confirmation, s.sealed, s.signature
       FROM volunteers v LEFT JOIN staff_keys k ON k.volunteer_id = v.id
       LEFT JOIN review_key_shares s ON s.volunteer_id = v.id AND s.review_key_id = ?
       WHERE v.removed_at IS NULL ORDER BY v.alias, v.id`,
    )
    .bind(reviewKeyId)
    .all<{
      id: string;
      alias: string;
      role: StaffMember['role'];
      key_id: string | null;
      public_key: string | null;
      confirmation: string | null;
      sealed: string | null;
      signature: string | null;
    }>();
  return results.map((row) => {
    const { id, alias, role, confirmation, signature } = row;
    const share = row.sealed === null ? null : readStoredJson(SealedShare, row.sealed, 'database');
    return {
      ...{ id, alias, role, confirmation },
      key:
        row.key_id === null || row.public_key === null ? null : { id: row.key_id, publicKey: row.public_key },
      held: share === null || signature === null ? null : { share, signature },
    };
  });
}

/** Stores that this key is this person's, as the organisation signed it. @returns false if they have another key, or none */
export async function confirmStaffKey(
  db: D1Database,
  by: string,
  { volunteerId, keyId, signature }: { volunteerId: string; keyId: string; signature: string },
  nowMs: number,
): Promise<boolean> {
  const theirs = {
    sql: 'EXISTS (SELECT 1 FROM staff_keys WHERE volunteer_id = ? AND key_id = ?)',
    values: [volunteerId, keyId],
  };
  const entry = { act: 'confirmStaffKey', conversationId: null, reason: null } as const;
  const [, confirmed] = await db.batch([
    auditStatement(db, { ...entry, volunteerId: by, aboutId: volunteerId }, nowMs, theirs),
    db
      .prepare('UPDATE staff_keys SET confirmation = ? WHERE volunteer_id = ? AND key_id = ?')
      .bind(signature, volunteerId, keyId),
  ]);
  await linkEntries(db);
  return confirmed?.meta.changes === 1;
}

/**
 * Takes away from somebody who is removed all that opened anything: the key and its wraps, their shares of review keys, and what was
 * shared with them. A review key that they held is due to be followed by another.
 */
export async function withdrawKeys(
  bindings: StorageBindings,
  volunteerId: string,
  nowMs: number,
): Promise<void> {
  const db = bindings.DB;
  await db.batch([
    db
      .prepare(
        `UPDATE review_keys SET holder_left_at = coalesce(holder_left_at, ?2)
         WHERE id IN (SELECT review_key_id FROM review_key_shares WHERE volunteer_id = ?1)`,
      )
      .bind(volunteerId, nowMs),
    db.prepare('DELETE FROM review_key_shares WHERE volunteer_id = ?').bind(volunteerId),
    db.prepare(`DELETE FROM staff_key_wraps WHERE ${OF_CREDENTIALS}`).bind(volunteerId),
    db.prepare('DELETE FROM staff_keys WHERE volunteer_id = ?').bind(volunteerId),
  ]);
  await endSharesWith(bindings, volunteerId, 'removed', nowMs);
}
