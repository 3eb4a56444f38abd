import * as z from 'zod';
import { aliasKey } from '../../protocol/alias.ts';
import { readStoredJson } from '../platform/stored.ts';
import { auditStatement } from './audit.ts';
import { linkEntries } from './audit-chain.ts';
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

/** Both must be nobody else's, also of somebody who was removed: an alias until it is replaced (removal.ts). */
const TAKEN = {
  passkey: 'EXISTS (SELECT 1 FROM credentials WHERE id = ?)',
  alias: 'EXISTS (SELECT 1 FROM volunteers WHERE alias_key = ?)',
} as const;

/**
 * Consumes an invitation and creates the volunteer, their passkey and their first session, in one batch. Of simultaneous
 * calls the first consumes the invitation, and the others insert nothing.
 * @returns false if nothing was made: the invitation is spent, or alias or passkey are somebody else's by now
 */
export async function registerVolunteer(
  db: D1Database,
  volunteer: NewVolunteer,
  nowMs: number,
): Promise<boolean> {
  const { id, alias, invitationHash, credential } = volunteer;
  const key = aliasKey(alias);
  const mine = 'FROM invitations WHERE secret_hash = ? AND consumed_by = ?';
  const unless = { sql: `${TAKEN.passkey} OR ${TAKEN.alias}`, values: [credential.id, key] };
  const [consumed] = await db.batch([
    consumeInvitationStatement(db, { secretHash: invitationHash, consumedBy: id }, nowMs, unless),
    db
      .prepare(
        `INSERT INTO volunteers (id, alias, alias_key, role, created_at) SELECT ?, ?, ?, role, ? ${mine}`,
      )
      .bind(id, alias, key, nowMs, invitationHash, id),
    ...passkeyStatements(db, volunteer, id, nowMs),
    auditStatement(db, { volunteerId: id, act: 'register', conversationId: null, reason: null }, nowMs, {
      sql: 'EXISTS (SELECT 1 FROM volunteers WHERE id = ?)',
      values: [id],
    }),
  ]);
  return consumed?.meta.changes === 1;
}

/**
 * Consumes the invitation of somebody who already works here, and gives them a passkey more and a session, in one batch.
 * @returns false if nothing was made, as above
 */
export async function addPasskey(
  db: D1Database,
  person: Omit<NewVolunteer, 'alias'>,
  nowMs: number,
): Promise<boolean> {
  const { id, invitationHash, credential } = person;
  const unless = {
    sql: `${TAKEN.passkey} OR NOT EXISTS (SELECT 1 FROM volunteers WHERE id = ? AND removed_at IS NULL)`,
    values: [credential.id, id],
  };
  const entry = { volunteerId: id, act: 'addPasskey', conversationId: null, reason: null } as const;
  const [consumed] = await db.batch([
    consumeInvitationStatement(db, { secretHash: invitationHash, consumedBy: credential.id }, nowMs, unless),
    ...passkeyStatements(db, person, credential.id, nowMs),
    auditStatement(db, entry, nowMs, {
      sql: 'EXISTS (SELECT 1 FROM credentials WHERE id = ? AND volunteer_id = ? AND created_at = ?)',
      values: [credential.id, id, nowMs],
    }),
  ]);
  await linkEntries(db);
  return consumed?.meta.changes === 1;
}

/** The passkey and the session, if the statement before them consumed the invitation. */
function passkeyStatements(
  db: D1Database,
  { id, invitationHash, credential, session }: Omit<NewVolunteer, 'alias'>,
  consumedBy: string,
  nowMs: number,
): D1PreparedStatement[] {
  const mine = 'FROM invitations WHERE secret_hash = ? AND consumed_by = ?';
  const { publicKey, counter, transports } = credential;
  return [
    db
      .prepare(
        `INSERT INTO credentials (id, volunteer_id, public_key, counter, transports, created_at)
         SELECT ?, ?, ?, ?, ?, ? ${mine}`,
      )
      .bind(
        ...[credential.id, id, publicKey, counter, JSON.stringify(transports), nowMs],
        ...[invitationHash, consumedBy],
      ),
    db
      .prepare(
        `INSERT INTO sessions (token_hash, volunteer_id, created_at, last_active_at, expires_at, credential_id)
         SELECT ?, ?, ?, ?, ?, ? ${mine}`,
      )
      .bind(
        ...[session.tokenHash, id, nowMs, nowMs, session.expiresAtMs, credential.id],
        ...[invitationHash, consumedBy],
      ),
  ];
}

/** True if this passkey was ever registered here, also by somebody who was removed since. */
export async function isPasskeyTaken(db: D1Database, credentialId: string): Promise<boolean> {
  return (await db.prepare(`SELECT ${TAKEN.passkey} AS taken`).bind(credentialId).first('taken')) === 1;
}

/** True if somebody has this alias, or had it until they left, or has one that people would take for it. */
export async function isAliasTaken(db: D1Database, alias: string): Promise<boolean> {
  // All of them, since whoever was there before aliases had keys has none.
  const { results } = await db.prepare('SELECT alias FROM volunteers').all<{ alias: string }>();
  const key = aliasKey(alias);
  return results.some((row) => aliasKey(row.alias) === key);
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
