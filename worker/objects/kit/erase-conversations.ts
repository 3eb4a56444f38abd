import { dateAt } from '../../domain/hours/opening-hours.ts';
import type { AuditEntry } from '../../store/audit.ts';
import { logError } from '../../platform/log.ts';
import { eraseContents, eraseRows, markOne, postponeMarked, type Marked } from '../../store/erasure.ts';
import { destroyKeys } from '../../store/destroy-keys.ts';
import { readSettings } from '../../store/settings.ts';
import { deleteHalves } from '../../store/halves.ts';
import type { Bindings } from './bindings.ts';
import { roomOf } from './stubs.ts';

/**
 * [R1] Erases conversations that are marked, as the only way in which any is erased after people spoke in it. Keys go first: without them
 * every copy of the ciphertext, also in backups, is unreadable. May die between any two statements, since the purge goes on with
 * what is marked.
 * @returns how many are gone, and how many stay marked because their room was out of reach
 */
export async function eraseMarked(
  env: Bindings,
  ids: readonly string[],
  nowMs: number,
): Promise<{ erased: number; failed: number }> {
  await destroyKeys(env, ids);
  await deleteHalves(env.KEYS, 'room', [...ids]);
  await eraseContents(env.DB, ids);
  const rooms = await Promise.all(ids.map(async (id) => ({ id, erased: await eraseRoom(env, id) })));
  const failed = rooms.filter((room) => !room.erased).map((room) => room.id);
  const erased = await eraseRows(
    env.DB,
    rooms.filter((room) => room.erased).map((room) => room.id),
    dateAt((await readSettings(env.DB)).openingHours.zone, nowMs),
  );
  if (failed.length > 0) await postponeMarked(env.DB, failed, nowMs);
  return { erased, failed: failed.length };
}

/**
 * Erases one conversation now, unless it is held [R2].
 * @param entry goes on record with the mark, if it is marked
 * @param why `asked`: somebody who may asks for it · `wiped`: only if its visitor wants it wiped and nothing is awaited any more
 */
export async function eraseNow(
  env: Bindings,
  id: string,
  why: 'asked' | 'wiped',
  nowMs: number,
  entry: AuditEntry | null = null,
): Promise<Marked> {
  const marked = await markOne(env.DB, id, why, nowMs, entry);
  if (marked === 'marked') await eraseMarked(env, [id], nowMs);
  return marked;
}

/** Erases a room's storage. False if the room could not be reached: its row stays marked and the purge tries again. */
async function eraseRoom(env: Bindings, id: string): Promise<boolean> {
  try {
    await roomOf(env, id)?.erase();
    return true;
  } catch (error) {
    logError('purge', error);
    return false;
  }
}
