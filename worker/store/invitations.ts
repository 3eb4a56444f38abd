import type { VolunteerRole } from '../../protocol/http/staff.ts';

/** Returns the role that an unused invitation gives, or null if it is used, expired or unknown. */
export async function invitationRole(
  db: D1Database,
  secretHash: string,
  nowMs: number,
): Promise<VolunteerRole | null> {
  const row = await db
    .prepare('SELECT role FROM invitations WHERE secret_hash = ? AND consumed_by IS NULL AND expires_at > ?')
    .bind(secretHash, nowMs)
    .first<{ role: VolunteerRole }>();
  return row?.role ?? null;
}

/**
 * Returns the statement that consumes an invitation. It comes first in a batch: later statements check `consumed_by`.
 * @param unless a condition under which it is left as it is
 */
export function consumeInvitationStatement(
  db: D1Database,
  { secretHash, volunteerId }: { secretHash: string; volunteerId: string },
  nowMs: number,
  unless: { sql: string; values: readonly string[] },
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE invitations SET consumed_by = ?
       WHERE secret_hash = ? AND consumed_by IS NULL AND expires_at > ? AND NOT (${unless.sql})`,
    )
    .bind(volunteerId, secretHash, nowMs, ...unless.values);
}
