import { env } from 'cloudflare:workers';
import { archiveConversation, insertConversation, markOpened } from '../../../worker/store/archive.ts';
import { addReviewCopy } from '../../../worker/store/key-vault.ts';
import { envelope, publicKey, sealedTo, shareReviewKeys } from './staff-app.ts';

/* Puts conversations into the archive that a coordinator may open, in ciphertext that nobody can. */

export const QUARTER_MS = 15 * 60_000;
/** The review key of these conversations. */
export const REVIEW_KEY = 'r'.repeat(22);

/** Gives a coordinator a share of it. */
export async function grant(volunteerId: string): Promise<void> {
  const { publicKey: raw } = await publicKey();
  await env.DB.prepare('INSERT OR IGNORE INTO review_keys (id, public_key, created_at) VALUES (?, ?, 1)')
    .bind(REVIEW_KEY, raw)
    .run();
  await shareReviewKeys(volunteerId);
}

let rooms = 0;

/** An opened conversation; with `archived`, also ended and wholly in the archive, its key in the vault. */
export async function conversation(
  volunteerId: string,
  { createdAtMs = QUARTER_MS, archived = true }: { createdAtMs?: number; archived?: boolean } = {},
): Promise<string> {
  rooms += 1;
  const id = rooms.toString(16).padStart(64, 'a');
  const reviewKeyId = REVIEW_KEY;
  await insertConversation(env.DB, { id, createdAtMs, language: 'nl', site: null, eraseAtMs: 9e15 });
  await markOpened(env.DB, { id, volunteerId, reviewKeyId, openedAtMs: createdAtMs + 1 });
  await addReviewCopy(env.KEYS, id, { by: 'visitor', generation: 1, sealed: sealedTo(reviewKeyId) });
  if (!archived) return id;
  await archiveConversation(env.DB, {
    id,
    endedAtMs: createdAtMs + 9,
    by: 'visitor',
    wrote: { visitor: 1, volunteer: 1 },
    intake: envelope(),
    messages: (['visitor', 'volunteer'] as const).map((role, index) => {
      const one = envelope();
      return { seq: index + 1, role, clientId: one.id, envelope: one };
    }),
    archivedAtMs: createdAtMs + 10,
  });
  return id;
}
