import { importConversationKey } from '../../../widget/keys/conversation-key.ts';
import { sealEnvelope } from '../../../widget/keys/envelope.ts';
import { sealBound } from '../../../widget/keys/sealing.ts';
import type { Envelope } from '../../../protocol/sealed.ts';
import type { TestVisitor, TestVolunteer } from './people.ts';

/* What both sides leave beside a talk, so that nobody has to take the server's or the other's word for it. */

/** Takes the key, and seals a copy for review as the console does. */
export async function takeKeyAndKeepCopy(volunteer: TestVolunteer, roomId: string): Promise<void> {
  const { sealed, bound, review } = await volunteer.room.next('key');
  if (review === undefined) throw new Error('no review key');
  const raw = await volunteer.open(roomId, bound ?? sealed);
  volunteer.key = await importConversationKey(raw, false);
  volunteer.room.send({ type: 'reviewCopy', sealed: await sealBound(review, 'review', roomId, raw) });
  await volunteer.room.next('copyKept');
}

/** After the end: says how many messages of each side there were. */
export async function markEnd(
  side: TestVisitor | TestVolunteer,
  roomId: string,
  counts: Record<'visitor' | 'volunteer', number>,
): Promise<Envelope> {
  const [role, socket] =
    'token' in side ? (['visitor', side.socket] as const) : (['volunteer', side.room] as const);
  if (side.key === null) throw new Error('no key');
  const content = { instance: 'test', counter: 1, lastSeq: 0, body: counts };
  const envelope = await sealEnvelope(side.key, { conversationId: roomId, role, kind: 'end' }, content);
  socket.send({ type: 'endMarker', envelope });
  return envelope;
}
