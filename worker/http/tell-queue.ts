import type { Bindings } from '../objects/kit/bindings.ts';
import { queueOf } from '../objects/kit/stubs.ts';
import { logError } from '../platform/log.ts';

/**
 * Has the queue decide anew by settings that were just changed: who waits is told as at closing when the hours end earlier. A
 * failure is no failure of the change: the queue sees it with whatever happens next, five seconds later at most.
 */
export async function tellSettingsChanged(env: Bindings): Promise<void> {
  try {
    await queueOf(env).settingsChanged();
  } catch (error) {
    logError('http', error);
  }
}

/**
 * [A3] Has the queue close every socket of sessions that somebody ended, its own and those of rooms, before the answer: whoever
 * ends a session by whatever route calls this with its hash. A failure is no failure of what was asked: the queue and the
 * rooms look at the sessions once a minute by themselves.
 */
export async function tellSignedOut(env: Bindings, sessionHashes: readonly string[]): Promise<void> {
  const told = await Promise.allSettled(sessionHashes.map((hash) => queueOf(env).signedOut(hash)));
  for (const each of told) if (each.status === 'rejected') logError('http', each.reason);
}

/** [A14] Has the queue look at once who may work now: somebody accepted the statement of secrecy, or there is a new version. */
export async function tellSecrecyChanged(env: Bindings): Promise<void> {
  try {
    await queueOf(env).secrecyChanged();
  } catch (error) {
    logError('http', error);
  }
}
