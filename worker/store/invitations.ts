import type { VolunteerRole } from '../../protocol/http/staff.ts';
import { linkEntries } from './audit-chain.ts';
import { auditStatement, type Condition } from './audit.ts';

/** An invitation that can still be used. */
export type Invitation = {
  role: VolunteerRole;
  /** The alias that a coordinator proposed. */
  alias: string | null;
  /** Who gets a new passkey by it; null: it makes somebody new. */
  person: { id: string; alias: string } | null;
};

/** By these first characters of its hash an invitation is spoken of. */
export const INVITATION_ID_CHARS = 22;

/** Returns an invitation, or null if it is used, expired or unknown, or for somebody who no longer works here. */
export async function findInvitation(
  db: D1Database,
  secretHash: string,
  nowMs: number,
): Promise<Invitation | null> {
  const row = await db
    .prepare(
      `SELECT i.role, i.alias, v.id AS person_id, v.alias AS person_alias, v.role AS person_role
       FROM invitations i LEFT JOIN volunteers v ON v.id = i.for_volunteer_id
       WHERE i.secret_hash = ? AND i.consumed_by IS NULL AND i.expires_at > ?
         AND (i.for_volunteer_id IS NULL OR (v.id IS NOT NULL AND v.removed_at IS NULL))`,
    )
    .bind(secretHash, nowMs)
    .first<{
      role: VolunteerRole;
      alias: string | null;
      person_id: string | null;
      person_alias: string;
      person_role: VolunteerRole;
    }>();
  if (row === null) return null;
  return row.person_id === null
    ? { role: row.role, alias: row.alias, person: null }
    : { role: row.person_role, alias: null, person: { id: row.person_id, alias: row.person_alias } };
}

/**
 * Returns the statement that consumes an invitation. It comes first in a batch: later statements check `consumed_by`.
 * @param consumedBy the volunteer it makes, or the passkey that it adds
 * @param unless a condition under which it is left as it is
 */
export function consumeInvitationStatement(
  db: D1Database,
  { secretHash, consumedBy }: { secretHash: string; consumedBy: string },
  nowMs: number,
  unless: { sql: string; values: readonly string[] },
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE invitations SET consumed_by = ?
       WHERE secret_hash = ? AND consumed_by IS NULL AND expires_at > ? AND NOT (${unless.sql})`,
    )
    .bind(consumedBy, secretHash, nowMs, ...unless.values);
}

/**
 * Stores an invitation, with its entry in the log. The same hash again changes nothing.
 * @returns until when it can be used; null if its person no longer works here
 */
export async function createInvitation(
  db: D1Database,
  by: string,
  invitation: {
    secretHash: string;
    role: VolunteerRole | null;
    alias: string | null;
    personId: string | null;
    expiresAtMs: number;
  },
  nowMs: number,
): Promise<number | null> {
  const { secretHash, role, alias, personId, expiresAtMs } = invitation;
  const isNew: Condition = {
    sql: `NOT EXISTS (SELECT 1 FROM invitations WHERE secret_hash = ?)
          AND (? IS NULL OR EXISTS (SELECT 1 FROM volunteers WHERE id = ? AND removed_at IS NULL))`,
    values: [secretHash, personId, personId],
  };
  const act = personId === null ? 'invite' : 'invitePasskey';
  const entry = { volunteerId: by, act, conversationId: null, reason: null } as const;
  const about = personId === null ? {} : { aboutId: personId };
  await db.batch([
    auditStatement(db, { ...entry, ...about, ...(role !== null && { detail: role }) }, nowMs, isNew),
    db
      .prepare(
        `INSERT INTO invitations (secret_hash, role, created_at, expires_at, alias, invited_by, for_volunteer_id)
         SELECT ?, coalesce(?, (SELECT role FROM volunteers WHERE id = ?)), ?, ?, ?, ?, ? WHERE ${isNew.sql}`,
      )
      .bind(secretHash, role, personId, nowMs, expiresAtMs, alias, by, personId, ...isNew.values),
  ]);
  await linkEntries(db);
  return await db
    .prepare('SELECT expires_at FROM invitations WHERE secret_hash = ? AND consumed_by IS NULL')
    .bind(secretHash)
    .first<number>('expires_at');
}

/** Takes an open invitation back, with its entry in the log. A repeat changes nothing. */
export async function revokeInvitation(
  db: D1Database,
  by: string,
  invitationId: string,
  nowMs: number,
): Promise<void> {
  const open = `substr(secret_hash, 1, ${INVITATION_ID_CHARS}) = ? AND consumed_by IS NULL`;
  const entry = { volunteerId: by, act: 'revokeInvitation', conversationId: null, reason: null } as const;
  await db.batch([
    auditStatement(db, entry, nowMs, {
      sql: `EXISTS (SELECT 1 FROM invitations WHERE ${open})`,
      values: [invitationId],
    }),
    db.prepare(`DELETE FROM invitations WHERE ${open}`).bind(invitationId),
  ]);
  await linkEntries(db);
}
