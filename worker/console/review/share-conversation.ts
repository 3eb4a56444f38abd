import type { StaffMember } from '../../../protocol/http/keys.ts';
import type { NewShareBody } from '../../../protocol/http/shares.ts';
import type { TranscriptBody } from '../../../protocol/http/coordinator.ts';
import { randomId } from '../../../protocol/bytes.ts';
import { sealBound } from '../../../widget/keys/sealing.ts';
import { isConfirmed } from '../../../widget/keys/granting.ts';
import type { Api } from '../session/api.ts';
import type { ReviewKeyring } from './review-keyring.ts';

/** A conversation, with the copies of its key. */
export type SharedFrom = Pick<TranscriptBody, 'id' | 'reviewKeyId' | 'sealedKey' | 'copies'>;

/**
 * unconfirmed: nobody compared this colleague's key by voice, or the organisation did not sign it: compare it now, or share nothing ·
 * closed: this coordinator has no key of the conversation
 */
export type ShareOutcome = 'shared' | 'unconfirmed' | 'closed';

/**
 * [K10] Shares a conversation that this coordinator has opened with one colleague: its key, sealed here to that colleague's key.
 * @param until epoch ms.
 * @param id of a share that waits for this; a new one otherwise.
 * @throws ApiError
 */
export async function shareConversation(
  api: Api,
  keyring: ReviewKeyring,
  conversation: SharedFrom,
  colleague: StaffMember,
  { id = randomId(), kind, until }: Pick<NewShareBody, 'kind' | 'until'> & { id?: string },
): Promise<ShareOutcome> {
  const signer = keyring.giver?.signing.publicKey;
  const { id: volunteerId, key } = colleague;
  // The server could name a key of its own for anybody.
  if (signer === undefined || key === null || !(await isConfirmed(colleague, signer))) return 'unconfirmed';
  const secret = await keyring.conversationSecret(conversation);
  if (secret === null) return 'closed';
  const sealed = await sealBound(key, 'shared', conversation.id, secret);
  secret.fill(0);
  await api.makeShare(conversation.id, { id, volunteerId, sealed, kind, until });
  return 'shared';
}
