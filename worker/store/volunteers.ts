import * as z from 'zod';
import { readStoredJson } from '../platform/stored.ts';
import { auditStatement } from './audit.ts';
import { consumeInvitationStatement } from './invitations.ts';

/** A passkey as stored: COSE public key in base64url, and the signature counter last seen. */
export type StoredCredential = {
  id: string;
  volunteerId: string;
  publicKey: string;
  counter: number;
  transports: string[];
};

export type NewVolunteer = {
  id: string;
  alias: string;
  invitationHash: string;
  credential: Omit<StoredCredential, 'volunteerId'>;
  session: { tokenHash: string; expiresAtMs: number };
};

const Transports = z.array(z.string());

/**
 * Consumes an invitation and creates the volunteer, their passkey and their first session, in one batch. Of simultaneous
 * calls the first consumes the invitation, and the others insert nothing.
 * @returns true for the call that consumed the invitation
 */
export async function registerVolunteer(
  db: D1Database,
  volunteer: NewVolunteer,
  nowMs: number,
): Promise<boolean> {
  const { id, alias, invitationHash, credential, session } = volunteer;
  const mine = 'FROM invitations WHERE secret_hash = ? AND consumed_by = ?';
  const [consumed] = await db.batch([
    consumeInvitationStatement(db, invitationHash, id, nowMs),
    db
      .prepare(`INSERT INTO volunteers (id, alias, role, created_at) SELECT ?, ?, role, ? ${mine}`)
      .bind(id, alias, nowMs, invitationHash, id),
    db
      .prepare(
        `INSERT INTO credentials (id, volunteer_id, public_key, counter, transports, created_at)
         SELECT ?, ?, ?, ?, ?, ? ${mine}`,
      )
      .bind(
        credential.id,
        id,
        credential.publicKey,
        credential.counter,
        JSON.stringify(credential.transports),
        nowMs,
        invitationHash,
        id,
      ),
    db
      .prepare(
        `INSERT INTO sessions (token_hash, volunteer_id, created_at, last_active_at, expires_at)
         SELECT ?, ?, ?, ?, ? ${mine}`,
      )
      .bind(session.tokenHash, id, nowMs, nowMs, session.expiresAtMs, invitationHash, id),
    auditStatement(db, { volunteerId: id, act: 'register', conversationId: null, reason: null }, nowMs, {
      sql: 'EXISTS (SELECT 1 FROM volunteers WHERE id = ?)',
      values: [id],
    }),
  ]);
  return consumed?.meta.changes === 1;
}

/** Returns a passkey, if its volunteer has not been removed. */
export async function findCredential(db: D1Database, credentialId: string): Promise<StoredCredential | null> {
  const row = await db
    .prepare(
      `SELECT c.id, c.volunteer_id, c.public_key, c.counter, c.transports
       FROM credentials c JOIN volunteers v ON v.id = c.volunteer_id
       WHERE c.id = ? AND v.removed_at IS NULL`,
    )
    .bind(credentialId)
    .first<{ id: string; volunteer_id: string; public_key: string; counter: number; transports: string }>();
  return (
    row && {
      id: row.id,
      volunteerId: row.volunteer_id,
      publicKey: row.public_key,
      counter: row.counter,
      // A hint for the browser; a passkey works without.
      transports: readStoredJson(Transports, row.transports, 'database') ?? [],
    }
  );
}

/** Returns whose passkey this was, if its volunteer has been removed. */
export async function formerOwner(db: D1Database, credentialId: string): Promise<string | null> {
  return await db
    .prepare(
      `SELECT v.id FROM credentials c JOIN volunteers v ON v.id = c.volunteer_id
       WHERE c.id = ? AND v.removed_at IS NOT NULL`,
    )
    .bind(credentialId)
    .first<string>('id');
}

/**
 * Stores the highest counter seen of a passkey. One that is not higher goes on record: a copy of the passkey may exist, but a
 * password manager that keeps it on several devices does the same.
 */
export async function useCredential(
  db: D1Database,
  { id, volunteerId }: Pick<StoredCredential, 'id' | 'volunteerId'>,
  counter: number,
  nowMs: number,
): Promise<void> {
  const entry = { volunteerId, act: 'passkeyCounter', conversationId: null, reason: null } as const;
  await db.batch([
    // Most passkeys of today count nothing and always say 0.
    auditStatement(db, entry, nowMs, {
      sql: 'EXISTS (SELECT 1 FROM credentials WHERE id = ? AND counter >= ? AND counter > 0)',
      values: [id, counter],
    }),
    db
      .prepare('UPDATE credentials SET counter = max(counter, ?), last_used_at = ? WHERE id = ?')
      .bind(counter, nowMs, id),
  ]);
}

/** True if this volunteer exists and has not been removed. */
export async function volunteerExists(db: D1Database, id: string): Promise<boolean> {
  const row = await db
    .prepare('SELECT 1 FROM volunteers WHERE id = ? AND removed_at IS NULL')
    .bind(id)
    .first();
  return row !== null;
}
