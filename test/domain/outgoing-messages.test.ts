import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { randomId } from '../../protocol/bytes.ts';
import { LIMITS } from '../../protocol/limits.ts';
import type { Envelope } from '../../protocol/sealed.ts';
import { OutgoingMessages } from '../../widget/ui/outgoing-messages.ts';

type Sent = { envelope: Envelope; after: string | null };

let online: boolean;
let sent: Sent[];
let saved: Envelope[];
let outgoing: OutgoingMessages;

const envelope = (): Envelope => ({ v: 1, keyGeneration: 1, id: randomId(), nonce: '0'.repeat(16), ct: 'x' });
const ids = () => sent.map((command) => command.envelope.id);

/** Adds so many, and names them. */
function add(count: number): string[] {
  return Array.from({ length: count }, () => {
    const made = envelope();
    outgoing.add(made);
    return made.id;
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  online = true;
  sent = [];
  saved = [];
  outgoing = new OutgoingMessages({
    send: (command) => {
      if (online) sent.push({ envelope: command.envelope, after: command.after ?? null });
      return online;
    },
    save: (envelopes) => (saved = envelopes),
  });
  outgoing.resume();
});

afterEach(() => {
  outgoing.close();
  vi.useRealTimers();
});

test('[C1] each message names the one before it that has no answer yet', () => {
  const [first, second, third] = add(3);
  expect(sent.map(({ after }) => after)).toEqual([null, first, second]);
  outgoing.drop(first ?? '');
  add(1);
  expect(sent.at(-1)?.after).toBe(third);
  for (const id of outgoing.ids) outgoing.drop(id);
  add(1);
  expect(sent.at(-1)?.after).toBeNull();
});

test('[C1] [C2] without a connection everything is kept, and goes in its order when it flows again', () => {
  online = false;
  const written = add(2);
  expect(saved.map(({ id }) => id)).toEqual(written);
  online = true;
  outgoing.pause();
  written.push(...add(1));
  expect(sent).toEqual([]);
  outgoing.resume();
  expect(ids()).toEqual(written);
});

test('[C1] nothing newer goes while one that was refused waits for its turn', () => {
  const written = add(2);
  outgoing.resumeLater('tooMany');
  outgoing.resumeLater('early');
  written.push(...add(1));
  vi.advanceTimersByTime(LIMITS.messageWindowMs - 1);
  expect(sent).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(ids().slice(2)).toEqual(written);
});

test('[C1] what came too early goes again soon', () => {
  const written = add(2);
  outgoing.resumeLater('early');
  vi.advanceTimersByTime(1_000);
  expect(ids()).toEqual([...written, ...written]);
});

test('a pause that comes while one waits for its turn lasts until it flows again', () => {
  const written = add(1);
  outgoing.resumeLater('early');
  outgoing.pause();
  vi.advanceTimersByTime(LIMITS.messageWindowMs);
  expect(sent).toHaveLength(1);
  outgoing.resume();
  expect(ids()).toEqual([...written, ...written]);
});

test('no more goes at once than the room takes, and the next as soon as it has answered', () => {
  const written = add(LIMITS.messagesPerWindow + 2);
  expect(sent).toHaveLength(LIMITS.messagesPerWindow);
  outgoing.drop(written[0] ?? '');
  expect(ids()).toEqual(written.slice(0, -1));
});

test('[C2] what is restored one by one takes nothing away of what is saved', () => {
  const stored = [envelope(), envelope()];
  saved = stored;
  for (const each of stored) {
    outgoing.restore(each);
    expect(saved).toBe(stored);
  }
  expect(ids()).toEqual(stored.map(({ id }) => id));
});
