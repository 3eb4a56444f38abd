import type { MeBody } from '../../../protocol/http/staff.ts';
import { makeExportableKeyPair, type NamedKeyPair } from '../../../widget/keys/key-pair.ts';
import { errorCodeOf, type Api } from './api.ts';
import type { KeyStore } from './key-store.ts';

/**
 * The session's key pair: the one this browser keeps, or a new one for a session that has none. It is stored before
 * it is registered, because a session takes one key only.
 * @returns null when the session has a key that this browser has lost: only a new sign-in helps.
 */
export async function ensureConsoleKey(api: Api, store: KeyStore, me: MeBody): Promise<NamedKeyPair | null> {
  const stored = await store.pair();
  if (me.consoleKeyId !== null) return stored?.publicKey.id === me.consoleKeyId ? stored : null;
  const made = await store.savePair(await makeExportableKeyPair());
  try {
    await api.putConsoleKey(made.publicKey);
    return made;
  } catch (error) {
    // Two tabs at once, or an answer that got lost: the session's word decides.
    if (errorCodeOf(error) !== 'conflict') throw error;
    return ensureRegistered(await api.me(), store);
  }
}

async function ensureRegistered(me: MeBody, store: KeyStore): Promise<NamedKeyPair | null> {
  const stored = await store.pair();
  return stored?.publicKey.id === me.consoleKeyId ? stored : null;
}
