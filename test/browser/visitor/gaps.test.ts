import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { VisitorEvent, VisitorState } from '../../../protocol/room.ts';
import type { Envelope, Role } from '../../../protocol/sealed.ts';
import { randomId } from '../../../protocol/bytes.ts';
import { nlLater } from '../../../widget/locales/nl-later.ts';
import { makeConversationKey } from '../../../widget/keys/conversation-key.ts';
import { openEnvelope, sealEnvelope } from '../../../widget/keys/envelope.ts';
import { ConversationLog } from '../../../widget/ui/conversation-log.ts';
import { talking } from '../../states/room-states.ts';
import { withPage } from './mounted-page.ts';

/* A server that leaves out, swaps or cuts off, against a log that reads what the writers themselves say inside their envelopes. */

const conversationId = 'ab'.repeat(32);
const ENDED: VisitorState = { phase: 'ended', by: 'volunteer', evaluation: 'open' };

let key: CryptoKey;
let sent: Record<string, unknown>[];
let kept: Envelope[];
let log: ConversationLog;
let counter: number;

function makeLog(ownRole: Role = 'visitor'): ConversationLog {
  const made = new ConversationLog({
    conversationId,
    ownRole,
    send: (command) => sent.push({ ...command }) > 0,
    onChange: () => {},
    outbox: { load: () => kept, save: (envelopes) => (kept = envelopes) },
  });
  made.setKey(key);
  return made;
}

const page = withPage();
beforeEach(async () => {
  key = await makeConversationKey();
  [sent, kept, counter] = [[], [], 0];
  log = makeLog();
  state(0);
});
afterEach(() => log.close());

function state(lastSeq: number, value: VisitorState = talking(), takes = 2): void {
  log.handle({ type: 'state', state: value, lastSeq, takes });
}

/** The volunteer's next message. @param lastSeq what they had seen when they wrote it. */
async function answer(seq: number, lastSeq = seq - 1): Promise<VisitorEvent> {
  counter += 1;
  const content = { instance: 'console', counter, lastSeq, body: { text: `antwoord ${counter}` } };
  const context = { conversationId, role: 'volunteer', kind: 'message' } as const;
  return {
    type: 'message',
    seq,
    role: 'volunteer',
    agoMs: 0,
    envelope: await sealEnvelope(key, context, content),
  };
}

const of = (type: string) => sent.filter((command) => command['type'] === type);
const underWay = (count: number) => vi.waitFor(() => expect(of('message')).toHaveLength(count));
/** The room's answer to the nth own message. */
function echo(index: number, seq: number): void {
  const envelope = of('message')[index]?.['envelope'] as Envelope;
  log.handle({ type: 'message', seq, role: 'visitor', agoMs: 0, envelope });
}
const gaps = () =>
  log.messages.filter(({ seq }) => seq !== null).map(({ missingBefore }) => missingBefore === true);
const shows = (expected: boolean[]) => vi.waitFor(() => expect(gaps()).toEqual(expected));

test('[K6] [C1] a talk in which all came, in order and at once, shows no gap', async () => {
  log.sendText('een');
  log.sendText('twee');
  await underWay(2);
  echo(0, 1);
  // Written before either had seen the other's.
  log.handle(await answer(2, 0));
  echo(1, 3);
  log.handle(await answer(4));
  await shows([false, false, false, false]);
});

test('[K6] [C2] nor does one that a reload interrupts, with a message still under way', async () => {
  log.sendText('een');
  await underWay(1);
  echo(0, 1);
  const first = of('message')[0]?.['envelope'] as Envelope;
  await vi.waitFor(() => expect(kept).toEqual([]));
  log.sendText('twee');
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  log.close();
  sent = [];
  log = makeLog();
  state(1);
  log.handle({ type: 'message', seq: 1, role: 'visitor', agoMs: 0, envelope: first });
  await underWay(1);
  echo(0, 2);
  log.handle(await answer(3));
  log.sendText('drie');
  await underWay(2);
  echo(1, 4);
  await shows([false, false, false, false]);
});

test('[K6] a history that was dropped shows at the next message', async () => {
  log.handle(await answer(3));
  await shows([true]);
});

test('[K6] so does one after which the rest was numbered anew', async () => {
  const dropped = [await answer(1), await answer(2)];
  expect(dropped).toHaveLength(2);
  log.handle(await answer(1, 2));
  await shows([true]);
});

test('[K6] so does the visitor’s own history, by what the volunteer had seen of it', async () => {
  log.handle(await answer(1, 2));
  await shows([true]);
});

test('[K6] two writers’ messages that were swapped: the answer stands before what it had seen', async () => {
  log.sendText('vraag');
  await underWay(1);
  log.handle(await answer(1, 1));
  echo(0, 2);
  await shows([true, false]);
});

test('[K6] one writer’s messages that were swapped, also own ones', async () => {
  const [first, second] = [await answer(2, 0), await answer(1, 0)];
  log.handle(second);
  log.handle(first);
  await shows([true, false]);
  log.sendText('een');
  log.sendText('twee');
  await underWay(2);
  echo(1, 3);
  echo(0, 4);
  await shows([true, false, true, false]);
});

test('[K6] an own message that was stored and never said back, also if the volunteer had not seen it either', async () => {
  log.sendText('een');
  await underWay(1);
  log.handle(await answer(2, 0));
  await shows([true]);
});

const markerOf = async (role: 'visitor' | 'volunteer', counts: object): Promise<VisitorEvent> => {
  const content = { instance: randomId(), counter: 1, lastSeq: 0, body: counts };
  const envelope = await sealEnvelope(key, { conversationId, role, kind: 'end' }, content);
  return { type: 'endMarker', role, envelope };
};

test('[K6] after the end this side says how many there were, once, sealed', async () => {
  log.handle(await answer(1));
  log.sendText('dag');
  await underWay(1);
  echo(0, 2);
  // It never reached the room, so it is none.
  log.sendText('te laat');
  await underWay(2);
  state(2, ENDED);
  state(2, ENDED);
  await vi.waitFor(() => expect(of('endMarker')).toHaveLength(1));
  const context = { conversationId, role: 'visitor', kind: 'end' } as const;
  const { body, lastSeq } = await openEnvelope(key, context, of('endMarker')[0]?.['envelope'] as Envelope);
  expect([body, lastSeq]).toEqual([{ visitor: 1, volunteer: 1 }, 2]);
});

test('[K6] [C2] who comes back after the end says so once all is there', async () => {
  state(2, ENDED);
  log.handle(await answer(1));
  log.handle(await answer(2));
  await vi.waitFor(() => expect(of('endMarker')).toHaveLength(2));
  const context = { conversationId, role: 'visitor', kind: 'end' } as const;
  const { body } = await openEnvelope(key, context, of('endMarker')[1]?.['envelope'] as Envelope);
  expect(body).toEqual({ visitor: 0, volunteer: 2 });
});

test('[C2] a room of before is told nothing that it would refuse, and a colleague who reads along says nothing', async () => {
  state(0, ENDED, 1);
  const coach = makeLog('coach');
  coach.handle({ type: 'state', state: ENDED, lastSeq: 0, takes: 2 });
  // Its turn comes after the markers'.
  log.handle(await answer(1));
  coach.handle(await answer(1));
  await vi.waitFor(() => expect([...log.messages, ...coach.messages]).toHaveLength(2));
  expect(of('endMarker')).toEqual([]);
});

test('[K6] a tail that was cut off shows by what the other side says of the end', async () => {
  log.handle(await answer(1));
  state(1, ENDED);
  log.handle(await markerOf('volunteer', { visitor: 0, volunteer: 1 }));
  await vi.waitFor(() => expect(of('endMarker')).toHaveLength(1));
  expect(log.cutOff).toBe(false);
  log.handle(await markerOf('volunteer', { visitor: 0, volunteer: 2 }));
  await vi.waitFor(() => expect(log.cutOff).toBe(true));
});

test('[K6] the page says at the end that something is missing there', async () => {
  await page.talk();
  await page.room.say('Tot ziens.');
  await page.see('Tot ziens.');
  page.room.show(ENDED);
  await vi.waitFor(() => expect(page.room.of('endMarker')).toHaveLength(1));
  expect(page.text).not.toContain(nlLater.cutOff);
  page.room.emit(await page.room.endMarker({ visitor: 0, volunteer: 2 }));
  await page.see(nlLater.cutOff);
});
