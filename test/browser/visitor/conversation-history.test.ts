import { expect, test, vi } from 'vitest';
import type { VisitorEvent } from '../../../protocol/room.ts';
import { makeConversationKey } from '../../../widget/keys/conversation-key.ts';
import { sealEnvelope } from '../../../widget/keys/envelope.ts';
import { ConversationLog, type LogCommand } from '../../../widget/ui/conversation-log.ts';
import { talking } from '../../states/room-states.ts';

const conversationId = 'ab'.repeat(32);

test('[C1] [Q9] asks for the next page of the history once it can show the one before', async () => {
  const key = await makeConversationKey();
  const asked: LogCommand[] = [];
  const log = new ConversationLog({
    conversationId,
    ownRole: 'visitor',
    send: (command) => command.type === 'more' && asked.push(command) > 0,
    onChange: () => {},
  });
  const from = async (seq: number): Promise<VisitorEvent> => {
    const content = { instance: 'other', counter: seq, lastSeq: 0, body: { text: `bericht ${seq}` } };
    const envelope = await sealEnvelope(key, { conversationId, role: 'volunteer', kind: 'message' }, content);
    return { type: 'message', seq, role: 'volunteer', agoMs: 0, envelope };
  };
  log.handle({ type: 'state', state: talking(), lastSeq: 3 });
  for (const seq of [1, 2]) log.handle(await from(seq));
  log.handle({ type: 'more', after: 2 });
  expect(asked).toEqual([]);
  log.setKey(key);
  await vi.waitFor(() => expect(asked).toEqual([{ type: 'more', after: 2 }]));
  expect(log.messages).toHaveLength(2);
  expect(log.restoring).toBe(true);
  log.handle(await from(3));
  await vi.waitFor(() => expect(log.restoring).toBe(false));
  expect(asked).toHaveLength(1);
  log.close();
});
