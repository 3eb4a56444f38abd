import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { VisitorEvent, VisitorState } from '../../../protocol/room.ts';
import type { Envelope, Role } from '../../../protocol/sealed.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { makeConversationKey } from '../../../widget/keys/conversation-key.ts';
import { openEnvelope, sealEnvelope } from '../../../widget/keys/envelope.ts';
import { ConversationLog } from '../../../widget/ui/conversation-log.ts';
import { talking } from '../../states/room-states.ts';

const conversationId = 'ab'.repeat(32);

let key: CryptoKey;
let sent: Record<string, unknown>[];
let online: boolean;
let kept: Envelope[];
let log: ConversationLog;
let counter: number;

const makeLog = (): ConversationLog =>
  new ConversationLog({
    conversationId,
    ownRole: 'visitor',
    send: (command) => {
      if (online) sent.push({ ...command });
      return online;
    },
    onChange: () => {},
    outbox: { load: () => kept, save: (envelopes) => (kept = envelopes) },
  });

beforeEach(async () => {
  key = await makeConversationKey();
  sent = [];
  kept = [];
  online = true;
  counter = 0;
  log = makeLog();
  log.setKey(key);
  state(0);
});

afterEach(() => {
  log.close();
  vi.useRealTimers();
});

function state(lastSeq: number, value: VisitorState = talking()): void {
  log.handle({ type: 'state', state: value, lastSeq });
}

async function from(role: Role, text: string, seq: number, skip = 0): Promise<VisitorEvent> {
  counter += 1 + skip;
  const content = { instance: 'other', counter, lastSeq: 0, body: { text } };
  const envelope = await sealEnvelope(key, { conversationId, role, kind: 'message' }, content);
  return { type: 'message', seq, role, agoMs: 0, envelope };
}

const messagesSent = () => sent.filter(({ type }) => type === 'message');
const texts = () => log.messages.map(({ text }) => text);
const statuses = () => log.messages.map(({ status }) => status);
const idOf = (index: number) => log.messages[index]?.id ?? '';
const settled = (count: number) => vi.waitFor(() => expect(messagesSent()).toHaveLength(count));

/** The room's answer to the nth message sent: its own envelope, with a number. */
function echo(index: number, seq: number): void {
  const envelope = messagesSent()[index]?.['envelope'] as Envelope;
  log.handle({ type: 'message', seq, role: 'visitor', agoMs: 0, envelope });
}

test('[C1] shows a message at once, and as sent when the room has it', async () => {
  log.sendText('hallo');
  expect(log.messages).toMatchObject([{ text: 'hallo', seq: null, status: 'sending', role: 'visitor' }]);
  await settled(1);
  echo(0, 1);
  await vi.waitFor(() => expect(log.messages).toMatchObject([{ text: 'hallo', seq: 1, status: 'sent' }]));
  log.handle({ type: 'received', role: 'volunteer', seq: 1 });
  expect(statuses()).toEqual(['delivered']);
});

test('[K1] what is sent is sealed', async () => {
  log.sendText('een geheim');
  await settled(1);
  expect(JSON.stringify(sent)).not.toContain('geheim');
  const context = { conversationId, role: 'visitor', kind: 'message' } as const;
  const content = await openEnvelope(key, context, messagesSent()[0]?.['envelope'] as Envelope);
  expect(content).toMatchObject({ counter: 1, body: { text: 'een geheim' } });
});

test('[C1] orders by the room, and puts what is still on its way last', async () => {
  log.sendText('van mij');
  await settled(1);
  log.handle(await from('volunteer', 'eerste', 1));
  await vi.waitFor(() => expect(texts()).toEqual(['eerste', 'van mij']));
  log.handle(await from('volunteer', 'derde', 3));
  echo(0, 2);
  await vi.waitFor(() => expect(texts()).toEqual(['eerste', 'van mij', 'derde']));
  expect(log.lastSeq).toBe(3);
});

test('[C1] a message that comes twice is shown once', async () => {
  const event = await from('volunteer', 'hallo', 1);
  log.handle(event);
  log.handle(event);
  log.handle(await from('volunteer', 'daar', 2));
  await vi.waitFor(() => expect(texts()).toEqual(['hallo', 'daar']));
});

test('[C2] what got no answer goes again after a new connection, the very same envelope', async () => {
  online = false;
  log.sendText('een');
  log.sendText('twee');
  await vi.waitFor(() => expect(kept).toHaveLength(2));
  online = true;
  log.connectionOpened();
  expect(messagesSent()).toHaveLength(0);
  state(0);
  await settled(2);
  expect(messagesSent().map(({ envelope }) => envelope)).toEqual(kept);
  echo(0, 1);
  await vi.waitFor(() => expect(kept).toHaveLength(1));
});

test('[C2] what was not answered survives a reload', async () => {
  online = false;
  log.sendText('blijft');
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  online = true;
  log = makeLog();
  log.setKey(key);
  await vi.waitFor(() => expect(texts()).toEqual(['blijft']));
  state(0);
  await settled(1);
  echo(0, 1);
  await vi.waitFor(() => expect(kept).toEqual([]));
  expect(log.messages).toHaveLength(1);
});

test('a message refused as a duplicate is there already', async () => {
  log.sendText('dubbel');
  await settled(1);
  log.handle({ type: 'refused', code: 'duplicate', id: log.messages[0]?.id ?? '' });
  expect(statuses()).toEqual(['sent']);
  expect(kept).toEqual([]);
});

test('[C4] what a full conversation refuses is shown as not sent', async () => {
  log.sendText('te veel');
  await settled(1);
  log.handle({ type: 'refused', code: 'full', id: idOf(0) });
  await vi.waitFor(() => expect(statuses()).toEqual(['failed']));
});

test('[C1] a new connection gets nothing newer before what had no answer', async () => {
  online = false;
  log.sendText('een');
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  online = true;
  log.connectionOpened();
  log.sendText('twee');
  await vi.waitFor(() => expect(kept).toHaveLength(2));
  expect(messagesSent()).toEqual([]);
  state(0);
  await settled(2);
  expect(messagesSent().map(({ envelope }) => envelope)).toEqual(kept);
});

test('[C1] what the room did not take because they do not talk just now goes first when they do again', async () => {
  log.sendText('een');
  await settled(1);
  log.handle({ type: 'refused', code: 'notNow', id: idOf(0) });
  log.sendText('twee');
  await vi.waitFor(() => expect(kept).toHaveLength(2));
  expect(messagesSent()).toHaveLength(1);
  expect(statuses()).toEqual(['sending', 'sending']);
  state(0);
  await settled(3);
  expect(messagesSent().slice(1)).toMatchObject([{ envelope: kept[0] }, { envelope: kept[1] }]);
});

test('[C4] at the end, what is still on its way is said not to have arrived', async () => {
  online = false;
  log.sendText('net te laat');
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  state(0, { phase: 'ended', by: 'volunteer', evaluation: 'none' });
  await vi.waitFor(() => expect(statuses()).toEqual(['failed']));
});

test('too many at once go again by themselves, after the window', async () => {
  log.sendText('snel');
  await settled(1);
  vi.useFakeTimers();
  log.handle({ type: 'refused', code: 'tooMany', id: log.messages[0]?.id ?? '' });
  expect(statuses()).toEqual(['sending']);
  vi.advanceTimersByTime(LIMITS.messageWindowMs);
  vi.useRealTimers();
  await settled(2);
});

test('tells the other side what arrived, once, and not its own', async () => {
  log.handle(await from('volunteer', 'een', 1));
  log.handle(await from('volunteer', 'twee', 2));
  await vi.waitFor(() => expect(sent).toContainEqual({ type: 'received', seq: 2 }));
  log.sendText('drie');
  await settled(1);
  echo(0, 3);
  await vi.waitFor(() => expect(statuses().at(-1)).toBe('sent'));
  expect(sent.filter(({ type }) => type === 'received').at(-1)).toEqual({ type: 'received', seq: 2 });
});

test('[C2] a long history that comes in message by message is acknowledged in a few frames', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (let seq = 1; seq <= LIMITS.framesPerWindow + 1; seq += 1) {
    log.handle(await from('volunteer', 'nog een', seq));
    // Not by `vi.waitFor`, which turns the clock for as long as it waits.
    while (log.messages.length < seq) await new Promise(requestAnimationFrame);
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(LIMITS.messageWindowMs);
  const receipts = sent.filter(({ type }) => type === 'received');
  expect(receipts.at(-1)).toEqual({ type: 'received', seq: LIMITS.framesPerWindow + 1 });
  expect(receipts.length).toBeLessThan(LIMITS.framesPerWindow / 3);
});

test('shows where the count inside the encryption says that something is missing', async () => {
  log.handle(await from('volunteer', 'een', 1));
  log.handle(await from('volunteer', 'drie', 2, 1));
  await vi.waitFor(() => expect(log.messages).toHaveLength(2));
  expect(log.messages.map(({ missingBefore }) => missingBefore)).toEqual([false, true]);
});

test('a message that does not open is no gap as well: it stands there itself', async () => {
  const event = await from('volunteer', 'geheim', 1);
  if (event.type !== 'message') throw new Error('not a message');
  log.handle({ ...event, role: 'coach' });
  log.handle(await from('volunteer', 'leesbaar', 2));
  await vi.waitFor(() => expect(log.messages).toHaveLength(2));
  expect(log.messages).toMatchObject([{ unreadable: true }, { text: 'leesbaar', missingBefore: false }]);
});

test('a message that does not open keeps its place, and says so', async () => {
  const event = await from('volunteer', 'geheim', 1);
  if (event.type !== 'message') throw new Error('not a message');
  log.handle({ ...event, role: 'coach' });
  await vi.waitFor(() => expect(log.messages).toMatchObject([{ text: '', unreadable: true, seq: 1 }]));
});

test('[C2] everything waits its turn until the key is there', async () => {
  const late = makeLog();
  late.handle({ type: 'state', state: talking(), lastSeq: 2 });
  late.handle(await from('volunteer', 'een', 1));
  late.handle(await from('volunteer', 'twee', 2));
  expect(late.messages).toEqual([]);
  expect(late.restoring).toBe(true);
  late.setKey(key);
  await vi.waitFor(() => expect(late.messages.map(({ text }) => text)).toEqual(['een', 'twee']));
  expect(late.restoring).toBe(false);
});

test('somebody else writing is shown for a while, and ends with their message', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  log.handle({ type: 'typing', role: 'visitor', on: true });
  expect(log.typing).toBeNull();
  log.handle({ type: 'typing', role: 'volunteer', on: true });
  expect(log.typing).toBe('volunteer');
  vi.advanceTimersByTime(8_000);
  expect(log.typing).toBeNull();
  vi.useRealTimers();
  log.handle({ type: 'typing', role: 'volunteer', on: true });
  log.handle(await from('volunteer', 'hier', 1));
  await vi.waitFor(() => expect(log.typing).toBeNull());
});

test('control characters and direction overrides are taken out of what others wrote', async () => {
  log.handle(await from('volunteer', 'a\u202Eb\u0007c\r\nd', 1));
  await vi.waitFor(() => expect(texts()).toEqual(['abc\nd']));
});

test('each page load counts for itself', async () => {
  log.sendText('een');
  const other = makeLog();
  other.setKey(key);
  other.handle({ type: 'state', state: talking(), lastSeq: 0 });
  other.sendText('twee');
  await settled(2);
  const context = { conversationId, role: 'visitor', kind: 'message' } as const;
  const contents = await Promise.all(
    messagesSent().map(({ envelope }) => openEnvelope(key, context, envelope as Envelope)),
  );
  expect(contents.map(({ counter: count }) => count)).toEqual([1, 1]);
  expect(contents[0]?.instance).not.toBe(contents[1]?.instance);
});
