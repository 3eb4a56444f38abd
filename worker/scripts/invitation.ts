import { randomSecret, sha256 } from '../../protocol/bytes.ts';

export const VALID_HOURS = 72;

export type InvitedRole = 'coordinator' | 'volunteer';

/**
 * A new invitation. The secret is for the link alone; the statement stores its hash.
 * @returns SQL in which nothing comes from outside: a hash, one of two words, two numbers.
 */
export async function makeInvitation(role: InvitedRole): Promise<{ secret: string; sql: string }> {
  const secret = randomSecret();
  const nowMs = Date.now();
  const sql = `INSERT INTO invitations (secret_hash, role, created_at, expires_at)
    VALUES ('${await sha256(secret)}', '${role}', ${nowMs}, ${nowMs + VALID_HOURS * 3_600_000})`;
  return { secret, sql };
}
