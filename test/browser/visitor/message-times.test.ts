import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Envelope } from '../../../protocol/sealed.ts';
import { makeConversationKey } from '../../../widget/keys/conversation-key.ts';
import { openEnvelope, sealEnvelope } from '../../../widget/keys/envelope.ts';
import { ConversationLog } from '../../../widget/ui/conversation-log.ts';
import { talking } from '../../states/room-states.ts';

const conversationId = 'ab'.repeat(32);
const minuteOf = (time: string) => Date.parse(`2027-03-01T${time}:00Z`) / 60_000;

let key: CryptoKey;
let sent: { type?: string; envelope?: Envelope }[];
let log: ConversationLog;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2027-03-01T12:00:40Z') });
  key = await makeConversationKey();
  sent = [];
  log = new ConversationLog({
    conversationId,
    ownRole: 'visitor',
    send: (command) => sent.push(command) > 0,
    onChange: () => {},
  });
  log.setKey(key);
});

afterEach(() => {
  log.close();
  vi.useRealTimers();
});

/** This device is ten minutes behind the server. */
const greet = (lastSeq: number) =>
  log.handle({
    type: 'state',
    state: talking(),
    lastSeq,
    nowMs: Date.parse('2027-03-01T12:10:40Z'),
  });

test('[R6] a message says inside its envelope in which minute it was written, by the server’s clock', async () => {
  greet(0);
  log.sendText('Hallo');
  await vi.waitFor(() => expect(sent.filter(({ type }) => type === 'message')).toHaveLength(1));
  const envelope = sent.find(({ type }) => type === 'message')?.envelope;
  if (envelope === undefined) throw new Error('not sent');
  const context = { conversationId, role: 'visitor', kind: 'message' } as const;
  expect((await openEnvelope(key, context, envelope)).minute).toBe(minuteOf('12:10'));
});

test.each([
  ['the minute of its envelope, in this device’s time', minuteOf('11:50'), '2027-03-01T11:40'],
  ['no time to come', minuteOf('23:00'), '2027-03-01T12:00'],
  ['about the room’s time, if its envelope has none', undefined, '2027-03-01T11:45'],
  ['about the room’s time, if its envelope names none that can be shown', 1e12, '2027-03-01T11:45'],
])('[R6] what comes back after a reload has %s', async (_name, minute, shown) => {
  greet(1);
  const content = { instance: 'other', counter: 1, lastSeq: 0, minute, body: { text: 'Dag' } };
  const context = { conversationId, role: 'volunteer', kind: 'message' } as const;
  const envelope = await sealEnvelope(key, context, content);
  log.handle({ type: 'message', seq: 1, role: 'volunteer', agoMs: 900_000, envelope });
  await vi.waitFor(() => expect(log.messages).toHaveLength(1));
  expect(log.messages.map(({ at }) => new Date(at).toISOString().slice(0, 16))).toEqual([shown]);
});
