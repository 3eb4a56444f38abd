import type { StorageBindings } from '../platform/bindings.ts';
import { reviewCopyNames } from './key-vault.ts';
import { shareNamesOf } from './shares.ts';

/** What one call of R2 deletes at most. */
const AT_ONCE = 1_000;

/**
 * [R1] Destroys every copy of these conversations' keys in one step: those for review, and those that were shared with colleagues. Without
 * them all that is left of the conversations is noise. Irreversible, strongly consistent and idempotent.
 */
export async function destroyKeys(
  { DB, KEYS }: StorageBindings,
  conversationIds: readonly string[],
): Promise<void> {
  const names = [...reviewCopyNames(conversationIds), ...(await shareNamesOf(DB, conversationIds))];
  for (let at = 0; at < names.length; at += AT_ONCE) await KEYS.delete(names.slice(at, at + AT_ONCE));
}
