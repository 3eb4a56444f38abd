import type { VolunteerRole } from '../../protocol/http.ts';

/** The role an unused invitation gives; null when it is used, has run out or never was. */
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

/** For `consumed_by`: whoever's id this statement leaves in the row owns the invitation. First in a batch. */
export function consumeInvitationStatement(
  db: D1Database,
  secretHash: string,
  volunteerId: string,
  nowMs: number,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE invitations SET consumed_by = ?
       WHERE secret_hash = ? AND consumed_by IS NULL AND expires_at > ?`,
    )
    .bind(volunteerId, secretHash, nowMs);
}
