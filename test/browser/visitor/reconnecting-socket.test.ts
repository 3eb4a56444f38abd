import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CLOSE } from '../../../protocol/close-codes.ts';
import { HEARTBEAT } from '../../../protocol/heartbeat.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import {
  parseCoachCommand,
  parseQueueCommand,
  parseVisitorCommand,
  parseVolunteerCommand,
} from '../../../protocol/parse.ts';
import { ReconnectingSocket, type SocketStatus } from '../../../widget/ui/reconnecting-socket.ts';
import { DrivenSocket } from './driven-socket.ts';

let statuses: [SocketStatus, number | null][];
let events: unknown[];
let socket: ReconnectingSocket;
let seq = 0;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  DrivenSocket.install();
  statuses = [];
  events = [];
  seq = 0;
  socket = new ReconnectingSocket({
    url: 'ws://chat.test/api/rooms/1',
    hello: () => ({ type: 'hello', lastSeq: seq }),
    onEvent: (event) => events.push(event),
    onStatus: (status, code) => statuses.push([status, code]),
  });
});

afterEach(() => {
  socket.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('says hello first, on each connection anew', () => {
  DrivenSocket.last.open();
  expect(DrivenSocket.last.commands).toEqual([{ type: 'hello', lastSeq: 0, visible: true }]);
  seq = 7;
  DrivenSocket.last.drop();
  vi.advanceTimersByTime(500);
  DrivenSocket.last.open();
  expect(DrivenSocket.last.commands).toEqual([{ type: 'hello', lastSeq: 7, visible: true }]);
  expect(statuses.map(([status]) => status)).toEqual(['connecting', 'open', 'lost', 'connecting', 'open']);
});

test('hands over what is JSON, and neither the heartbeat nor rubbish', () => {
  DrivenSocket.last.open();
  DrivenSocket.last.emit({ type: 'typing' });
  DrivenSocket.last.pong();
  DrivenSocket.last.onmessage?.({ data: '{half' });
  DrivenSocket.last.onmessage?.({ data: new Blob() });
  expect(events).toEqual([{ type: 'typing' }]);
});

test('sends nothing without a connection, and says so', () => {
  expect(socket.send({ type: 'end' })).toBe(false);
  DrivenSocket.last.open();
  expect(socket.send({ type: 'end' })).toBe(true);
  DrivenSocket.last.drop();
  expect(socket.send({ type: 'end' })).toBe(false);
});

test('[C2] waits twice as long after each failure, at most 15 s, and starts over once the server has answered', () => {
  const waits = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000];
  for (const [index, ms] of waits.entries()) {
    DrivenSocket.last.open();
    DrivenSocket.last.drop();
    vi.advanceTimersByTime(ms - 1);
    expect(DrivenSocket.all).toHaveLength(index + 1);
    vi.advanceTimersByTime(1);
    expect(DrivenSocket.all).toHaveLength(index + 2);
  }
  DrivenSocket.last.open();
  DrivenSocket.last.emit({ type: 'state' });
  DrivenSocket.last.drop(1012);
  vi.advanceTimersByTime(500);
  expect(DrivenSocket.all).toHaveLength(waits.length + 2);
});

test('[C2] whom the room has heard too much of comes back, but not before its window is over', () => {
  DrivenSocket.last.open();
  DrivenSocket.last.drop(CLOSE.tooMany.code);
  vi.advanceTimersByTime(LIMITS.messageWindowMs);
  expect(DrivenSocket.all).toHaveLength(1);
  vi.advanceTimersByTime(500);
  expect(DrivenSocket.all).toHaveLength(2);
});

test('the wait is a random part of its ceiling, so that a crowd does not come back at once', () => {
  vi.mocked(Math.random).mockReturnValue(0.1);
  DrivenSocket.last.drop();
  vi.advanceTimersByTime(50);
  expect(DrivenSocket.all).toHaveLength(2);
});

test.for(Object.values(CLOSE).filter(({ mayReconnect }) => !mayReconnect))(
  '[C7] stays away after close code $code',
  ({ code }) => {
    DrivenSocket.last.open();
    DrivenSocket.last.drop(code);
    vi.advanceTimersByTime(60_000);
    dispatchEvent(new Event('online'));
    expect(DrivenSocket.all).toHaveLength(1);
    expect(statuses.at(-1)).toEqual(['closed', code]);
  },
);

test('[C2] two unanswered pings and the socket counts as lost', () => {
  DrivenSocket.last.open();
  vi.advanceTimersByTime(HEARTBEAT.visibleMs);
  expect(DrivenSocket.last.pings).toBe(1);
  DrivenSocket.last.pong();
  vi.advanceTimersByTime(HEARTBEAT.visibleMs * 2);
  expect(DrivenSocket.last.pings).toBe(3);
  const silent = DrivenSocket.last;
  vi.advanceTimersByTime(HEARTBEAT.visibleMs);
  expect(statuses.at(-1)).toEqual(['lost', null]);
  expect(silent.closed).toBe(true);
});

test('[C2] asks on while others write, since the server takes who says nothing for gone', () => {
  DrivenSocket.last.open();
  for (let seconds = 0; seconds < 100; seconds += 5) {
    vi.advanceTimersByTime(5_000);
    DrivenSocket.last.emit({ type: 'typing' });
  }
  expect(DrivenSocket.last.pings).toBe(10);
});

/** The page goes into the background, or comes back from there. */
function show(visible: boolean): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visible ? 'visible' : 'hidden');
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

test('[Q5] says at once that the page can be seen no more, and again that it can', () => {
  DrivenSocket.last.open();
  for (const visible of [true, false, false, true]) show(visible);
  const said = DrivenSocket.last.commands.slice(1);
  expect(said).toEqual([
    { type: 'visible', on: false },
    { type: 'visible', on: true },
  ]);
  const read = [parseVisitorCommand, parseVolunteerCommand, parseCoachCommand, parseQueueCommand];
  for (const command of said) {
    for (const parse of read) expect(parse(JSON.stringify(command))).toEqual(command);
  }
});

test('[Q5] a page that is opened, or connects again, in the background says so with its hello', () => {
  show(false);
  DrivenSocket.last.open();
  show(true);
  show(false);
  DrivenSocket.last.drop();
  vi.advanceTimersByTime(500);
  DrivenSocket.last.open();
  const [first, second] = DrivenSocket.all.map(({ commands }) => commands);
  expect(first).toEqual([
    { type: 'hello', lastSeq: 0, visible: false },
    { type: 'visible', on: true },
    { type: 'visible', on: false },
  ]);
  expect(second).toEqual([{ type: 'hello', lastSeq: 0, visible: false }]);
});

test('[Q5] asks every 10 s while it can be seen, and in the background every 25 s', () => {
  DrivenSocket.last.open();
  const pingsIn = (seconds: number): number => {
    const { pings } = DrivenSocket.last;
    for (let n = 0; n < seconds; n += 1) {
      vi.advanceTimersByTime(1_000);
      DrivenSocket.last.pong();
    }
    return DrivenSocket.last.pings - pings;
  };
  expect(pingsIn(50)).toBe(5);
  show(false);
  expect(pingsIn(100)).toBe(4);
  show(true);
  expect(DrivenSocket.all).toHaveLength(1);
  DrivenSocket.last.pong();
  expect(pingsIn(50)).toBe(5);
});

test('[C2] an attempt that hangs is given up after 15 s', () => {
  vi.advanceTimersByTime(15_000 + 500);
  expect(DrivenSocket.all).toHaveLength(2);
});

test('[C2] comes back at once when the network does', () => {
  DrivenSocket.last.open();
  DrivenSocket.last.drop();
  dispatchEvent(new Event('online'));
  expect(DrivenSocket.all).toHaveLength(2);
});

test('[C2] when the network goes, says so within seconds instead of after three silent pings', () => {
  DrivenSocket.last.open();
  dispatchEvent(new Event('offline'));
  vi.advanceTimersByTime(3_999);
  expect(statuses.at(-1)).toEqual(['open', null]);
  vi.advanceTimersByTime(1);
  expect(statuses.at(-1)).toEqual(['lost', null]);
});

test('[C2] asks a socket that slept whether it is still there, and replaces one that is not', () => {
  DrivenSocket.last.open();
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  expect(DrivenSocket.last.pings).toBe(1);
  DrivenSocket.last.pong();
  vi.advanceTimersByTime(5_000);
  expect(DrivenSocket.all).toHaveLength(1);
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  vi.advanceTimersByTime(4_000 + 500);
  expect(DrivenSocket.all).toHaveLength(2);
});

test('closing is final, and quiet', () => {
  DrivenSocket.last.open();
  socket.close();
  expect(statuses.at(-1)).toEqual(['closed', null]);
  vi.advanceTimersByTime(60_000);
  dispatchEvent(new Event('online'));
  expect(DrivenSocket.all).toHaveLength(1);
});
