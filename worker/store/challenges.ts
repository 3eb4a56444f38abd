export type ChallengePurpose = 'registration' | 'signIn';

/** Long enough to find one's key or phone, short enough to be worthless to a thief. */
export const CHALLENGE_MS = 5 * 60_000;

/** Remembers a challenge under an id, and sweeps those that have run out. */
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

/** Takes a challenge out, so that no second answer to it can ever count; null when there is none (any more). */
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
