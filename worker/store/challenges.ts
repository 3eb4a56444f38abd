export type ChallengePurpose = 'registration' | 'signIn';

/** A challenge is valid this long: enough to find a security key or phone, too short to be of use when stolen. */
export const CHALLENGE_MS = 5 * 60_000;

/** Stores a challenge under a new id, and deletes expired ones. */
export async function createChallenge(
  db: D1Database,
  challenge: { id: string; challenge: string; purpose: ChallengePurpose },
  nowMs: number,
): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM challenges WHERE expires_at <= ?').bind(nowMs),
    db
      .prepare('INSERT INTO challenges (id, challenge, purpose, expires_at) VALUES (?, ?, ?, ?)')
      .bind(challenge.id, challenge.challenge, challenge.purpose, nowMs + CHALLENGE_MS),
  ]);
}

/** Deletes a challenge and returns it, so that it can be answered once only. Null if there is none under this id. */
export async function takeChallenge(
  db: D1Database,
  id: string,
  purpose: ChallengePurpose,
  nowMs: number,
): Promise<string | null> {
  const row = await db
    .prepare('DELETE FROM challenges WHERE id = ? AND purpose = ? RETURNING challenge, expires_at')
    .bind(id, purpose)
    .first<{ challenge: string; expires_at: number }>();
  return row && row.expires_at > nowMs ? row.challenge : null;
}
