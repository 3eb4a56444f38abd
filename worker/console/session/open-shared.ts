import type { SharedConversationBody } from '../../../protocol/http/shares.ts';
import { importConversationKey } from '../../../widget/keys/conversation-key.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import type { Api } from './api.ts';
import type { OwnKey } from './staff-key.ts';

/**
 * [K10] Opens what a coordinator shared with whoever has signed in.
 * @returns the conversation in ciphertext, with its key; in memory only.
 * @throws ApiError once it has ended, and when it was sealed to another key or holds another than it is bound to.
 */
export async function openShared(
  api: Api,
  { pair, key: own }: OwnKey,
  shareId: string,
): Promise<{ body: SharedConversationBody; key: CryptoKey }> {
  const body = await api.openShare(shareId);
  const raw = await openSealed(pair, own.id, 'shared', body.id, body.sealed);
  const key = await importConversationKey(raw, false);
  raw.fill(0);
  return { body, key };
}
