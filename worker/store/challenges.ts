/** disclosure: somebody who is signed in approves what is to be handed out [B1] */
export type ChallengePurpose = 'registration' | 'signIn' | 'disclosure';

/** A challenge is valid this long: enough to find a security key or phone, too short to be of use when stolen. */
export const CHALLENGE_MS = 5 * 60_000;

/**
 * How many sign-ins may be under way. Anybody may begin one, so that this many are kept and the oldest go: to keep a volunteer
 * out, somebody would have to begin all of them anew in the few seconds that a passkey takes.
 */
export const MOST_SIGN_INS = 1_000;

/**
 * Stores a challenge under a new id, and deletes those that are expired or too many. `subject`: for whom and what it is, if somebody is
 * signed in already.
 */
export async function createChallenge(
  db: D1Database,
  challenge: { id: string; challenge: string; purpose: ChallengePurpose; subject?: string; validMs?: number },
  nowMs: number,
): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM challenges WHERE expires_at <= ?').bind(nowMs),
    db
      .prepare('INSERT INTO challenges (id, challenge, purpose, subject, expires_at) VALUES (?, ?, ?, ?, ?)')
      .bind(
        challenge.id,
        challenge.challenge,
        challenge.purpose,
        challenge.subject ?? null,
        nowMs + (challenge.validMs ?? CHALLENGE_MS),
      ),
    db
      .prepare(
        `DELETE FROM challenges WHERE purpose = 'signIn' AND rowid <= (
           SELECT rowid FROM challenges WHERE purpose = 'signIn' ORDER BY rowid DESC LIMIT 1 OFFSET ?)`,
      )
      .bind(MOST_SIGN_INS),
  ]);
}

/** Deletes a challenge and returns it, so that it can be answered once only. Null if there is none under this id for this subject. */
export async function takeChallenge(
  db: D1Database,
  id: string,
  purpose: ChallengePurpose,
  nowMs: number,
  subject: string | null = null,
): Promise<string | null> {
  const row = await db
    .prepare(
      'DELETE FROM challenges WHERE id = ? AND purpose = ? AND subject IS ? RETURNING challenge, expires_at',
    )
    .bind(id, purpose, subject)
    .first<{ challenge: string; expires_at: number }>();
  return row && row.expires_at > nowMs ? row.challenge : null;
}
