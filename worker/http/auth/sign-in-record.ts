import type { AccessCount } from '../../../protocol/http/audit.ts';
import { countAccess } from '../../store/access-counts.ts';
import { writeAudit, writeAuditHourly } from '../../store/audit.ts';
import { fail } from '../errors.ts';

/** stale: the challenge was answered before, or too late, or never was · removed: its owner no longer works here */
type SignInFailure = 'signInStale' | 'signInUnknown' | 'signInRemoved' | 'signInWrong';

/** [A13] On record before the session is there. */
export async function recordSignIn(db: D1Database, volunteerId: string, nowMs: number): Promise<void> {
  await writeAudit(db, { volunteerId, act: 'signIn', conversationId: null, reason: null }, nowMs);
  await countAccess(db, 'signIn', nowMs);
}

/**
 * [A13] Refuses a sign-in, whichever the failure was, in the same words. Counted by kind; on record where the passkey is
 * somebody's: its id is no secret, but is shown nowhere.
 * @throws HttpError notSignedIn
 */
export async function refuseSignIn(
  db: D1Database,
  kind: SignInFailure,
  volunteerId: string | null,
  nowMs: number,
): Promise<never> {
  await countAccess(db, kind, nowMs);
  if (volunteerId !== null) {
    const entry = {
      volunteerId,
      act: 'signInFailed',
      conversationId: null,
      reason: null,
      detail: kind,
    } as const;
    await writeAuditHourly(db, entry, nowMs);
  }
  return fail('notSignedIn');
}

/**
 * [A13] Refuses a registration, counted by kind.
 * @throws HttpError gone or badRequest
 */
export async function refuseRegistration(
  db: D1Database,
  kind: Extract<AccessCount, 'registerGone' | 'registerWrong'>,
  nowMs: number,
): Promise<never> {
  await countAccess(db, kind, nowMs);
  return fail(kind === 'registerGone' ? 'gone' : 'badRequest');
}
