import type { VolunteerState } from '../../../protocol/room.ts';
import type { ChatMessage } from '../../../widget/ui/conversation-log.ts';
import type { ListedMessage } from '../../../widget/ui/message-list.ts';

/**
 * The messages as this volunteer reads them: what others wrote before is told apart, and of their own is said what was on the
 * visitor's screen [C13], up to `seenSeq`.
 */
export function listedMessages(
  messages: readonly ChatMessage[],
  state: VolunteerState | null,
  seenSeq: number,
): readonly ListedMessage[] {
  const before = state === null || state.phase === 'connecting' ? [] : state.predecessors;
  return messages.map((message) => {
    const { seq, role } = message;
    if (role !== 'volunteer' || seq === null) return message;
    const theirs = before.some(({ after, upTo }) => seq > after && seq <= upTo);
    if (theirs) return { ...message, role: 'predecessor' };
    return seq <= seenSeq ? { ...message, status: 'seen' } : message;
  });
}
