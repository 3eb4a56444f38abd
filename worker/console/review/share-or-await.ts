import type { StaffMember } from '../../../protocol/http/keys.ts';
import type { GivenShare, NewShareBody, ShareKind } from '../../../protocol/http/shares.ts';
import { isConfirmed } from '../../../widget/keys/granting.ts';
import { randomId } from '../../../protocol/bytes.ts';
import type { Api } from '../session/api.ts';
import type { ReviewKeyring } from './review-keyring.ts';
import { shareConversation, type SharedFrom } from './share-conversation.ts';

/** noKey: there is nothing yet to seal to · notCompared: nobody compared their key by voice, or the organisation did not sign it */
export type Reach = 'ready' | 'noKey' | 'notCompared';
export type Colleague = StaffMember & { reach: Reach };
export type NewShare = { to: Colleague } & Pick<NewShareBody, 'kind' | 'until'>;
export type Given = Omit<GivenShare, 'unread' | 'conversation'>;

/** Everybody who works here but oneself, and whether something can be sealed to them. */
export async function listColleagues(api: Api, keyring: ReviewKeyring, selfId: string): Promise<Colleague[]> {
  const { people } = await api.staffKeys();
  const others = people.filter(({ id }) => id !== selfId);
  return await Promise.all(
    others.map(async (person) => ({ ...person, reach: await reachOf(person, keyring) })),
  );
}

async function reachOf(person: StaffMember, keyring: ReviewKeyring): Promise<Reach> {
  const signer = keyring.giver?.signing.publicKey;
  if (person.key === null) return 'noKey';
  return signer !== undefined && (await isConfirmed(person, signer)) ? 'ready' : 'notCompared';
}

/**
 * [N3] [N4] Shares a conversation with one colleague, or has it wait for a key that can be sealed to.
 * @returns closed: this coordinator has no key of the conversation
 * @throws ApiError
 */
export async function shareOrAwait(
  api: Api,
  keyring: ReviewKeyring,
  conversation: SharedFrom,
  { to, kind, until }: NewShare,
): Promise<'shared' | 'awaited' | 'closed'> {
  const outcome = await shareConversation(api, keyring, conversation, to, { kind, until });
  if (outcome !== 'unconfirmed') return outcome;
  await api.makeShare(conversation.id, { id: randomId(), volunteerId: to.id, kind, until, sealed: null });
  return 'awaited';
}

/** Whether somebody has it already, or waits for it. */
export const hasShare = (given: readonly Given[], volunteerId: string, kind: ShareKind): boolean =>
  given.some(
    (share) =>
      share.volunteerId === volunteerId &&
      share.kind === kind &&
      (share.state === 'open' || share.state === 'awaited'),
  );
