import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VolunteerState } from '../../protocol/room.ts';
import type { ListedMessage } from '../../widget/ui/message-list.ts';
import { clock } from '../../worker/console/kit/clock.ts';
import { TalkPace, type PacedRoom } from '../../worker/console/talk/talk-pace.ts';

/* [C14] [C15] What the console takes a talk's course from: the room's snapshots, what was said, and its own clock. */

const MINUTE = 60_000;
const START = 1_000_000;
type Talking = Extract<VolunteerState, { phase: 'talking' }>;

let nowMs: number;
let due: number;
let pace: TalkPace;

beforeEach(() => {
  nowMs = START;
  due = 0;
  vi.useFakeTimers({ now: 0 });
  vi.spyOn(clock, 'now').mockImplementation(() => nowMs);
  pace = new TalkPace(() => (due += 1));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Both clocks go on. */
function pass(ms: number): void {
  nowMs += ms;
  vi.setSystemTime(Date.now() + ms);
}

const message = (role: ListedMessage['role'], part: Partial<ListedMessage> = {}): ListedMessage => ({
  id: `${role} ${JSON.stringify(part)}`,
  seq: 1,
  role,
  text: '',
  at: Date.now(),
  status: 'delivered',
  ...part,
});

type Given = { state?: Partial<Talking>; heardAtMs?: number } & Partial<
  Omit<PacedRoom, 'state' | 'heardAtMs'>
>;
function follow({ state = {}, heardAtMs = nowMs, ...part }: Given = {}) {
  pace.follow({
    state: {
      phase: 'talking',
      visitor: 'present',
      openedAgoMs: heardAtMs - START,
      pace: { unansweredMs: 3 * MINUTE, silentMs: 5 * MINUTE, guideMs: 45 * MINUTE },
      closesInMs: null,
      coach: null,
      handedOver: false,
      predecessors: [],
      ...state,
    },
    heardAtMs,
    connected: true,
    messages: [],
    log: { typing: null },
    ending: { atMs: null },
    ...part,
  });
  return pace.shown;
}

describe('the course of a talk', () => {
  it('is followed in a talk alone, and its timer goes with it', () => {
    const room = {
      heardAtMs: 0,
      connected: true,
      messages: [],
      log: { typing: null },
      ending: { atMs: null },
    };
    expect(pace.shown).toBeNull();
    pace.follow({ ...room, state: null });
    expect([pace.shown, vi.getTimerCount()]).toEqual([null, 0]);
    expect(follow()).toMatchObject({ visitor: { is: 'here' }, talkedMinutes: 0 });
    expect(vi.getTimerCount()).toBe(1);
    pace.follow({ ...room, state: { phase: 'ended', by: 'visitor', bothWrote: true, predecessors: [] } });
    expect([pace.shown, vi.getTimerCount()]).toEqual([null, 0]);
    follow();
    pace.stop();
    expect(vi.getTimerCount()).toBe(0);
    follow();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[C14] is looked at again exactly when time may have changed it', () => {
    follow();
    follow({ heardAtMs: START });
    vi.advanceTimersByTime(MINUTE - 1);
    expect(due).toBe(0);
    vi.advanceTimersByTime(1);
    expect(due).toBe(1);
    pace.tick();
    expect(due).toBe(2);
  });

  it('counts from the room’s word on, by its own clock', () => {
    expect(follow({ state: { openedAgoMs: 34 * MINUTE }, heardAtMs: START })).toMatchObject({
      talkedMinutes: 34,
      long: null,
    });
    pass(MINUTE);
    expect(follow({ state: { openedAgoMs: 34 * MINUTE }, heardAtMs: START })).toMatchObject({
      talkedMinutes: 35,
      long: { minutes: 35 },
    });
    const ending = { atMs: 1 };
    expect(follow({ state: { openedAgoMs: 34 * MINUTE }, heardAtMs: START, ending })).toMatchObject({
      long: null,
    });
  });

  it('[C14] knows since when the visitor is away, also if a room of before does not say', () => {
    const away = { visitor: 'away', awayForMs: 2 * MINUTE } as const;
    expect(follow({ state: away, heardAtMs: START })?.visitor).toEqual({ is: 'away', minutes: 2 });
    pass(MINUTE);
    expect(follow({ state: away, heardAtMs: START })?.visitor).toEqual({ is: 'away', minutes: 3 });
    expect(follow({ state: { visitor: 'away' } })?.visitor).toEqual({ is: 'away', minutes: 0 });
    expect(follow({ connected: false })?.visitor).toBeNull();
    expect(follow({ log: { typing: 'visitor' } })?.visitor).toEqual({ is: 'writes' });
    expect(follow({ log: { typing: 'coach' } })?.visitor).toEqual({ is: 'here' });
  });
});

describe('what was said', () => {
  it('[C15] counts from when it came; of the history, from its age', () => {
    // Dated in the middle of the minute in which it was written.
    const live = message('visitor', { at: Date.now() - 30_000 });
    follow({ messages: [live] });
    pass(3 * MINUTE - 1);
    expect(follow({ messages: [live] })?.waits).toBeNull();
    pass(1);
    expect(follow({ messages: [live] })?.waits).toBe('answer');
    const old = message('visitor', { id: 'old', at: Date.now() - 2 * MINUTE });
    follow({ messages: [old] });
    pass(MINUTE - 1);
    expect(follow({ messages: [old] })?.waits).toBeNull();
    pass(1);
    expect(follow({ messages: [old] })?.waits).toBe('answer');
  });

  it('[C15] a message of this minute has just come, one that is a minute old has not', () => {
    const at = (agoMs: number) => [message('visitor', { id: `ago ${agoMs}`, at: Date.now() - agoMs })];
    const [fresh, old] = [at(MINUTE - 1), at(MINUTE)];
    const waits = (messages: ListedMessage[]) =>
      follow({ messages, state: { openedAgoMs: 10 * MINUTE }, heardAtMs: START })?.waits;
    expect([waits(fresh), waits(old)]).toEqual([null, null]);
    pass(2 * MINUTE);
    expect([waits(fresh), waits(old)]).toEqual([null, 'answer']);
  });

  it('[C13] [C15] a silence is of a visitor who has seen the newest message, or has not', () => {
    const own = [message('volunteer', { id: 'a', status: 'seen' }), message('volunteer', { id: 'b' })];
    const seen = [own[0], message('volunteer', { id: 'b', status: 'seen' })] as ListedMessage[];
    follow({ messages: own });
    pass(5 * MINUTE);
    expect(follow({ messages: own })?.silent).toEqual({ minutes: 5, seen: false, closes: false });
    expect(follow({ messages: seen })?.silent).toEqual({ minutes: 5, seen: true, closes: false });
    const answered = [...seen, message('visitor')];
    expect(follow({ messages: answered })?.silent).toBeNull();
  });

  it('[C15] a silence begins anew when the visitor is back, or has stopped writing', () => {
    const messages = [message('volunteer')];
    const silent = (part: Given = {}) => follow({ messages, ...part })?.silent;
    silent();
    pass(4 * MINUTE);
    silent({ state: { visitor: 'away', awayForMs: 0 } });
    pass(2 * MINUTE);
    expect(silent()).toBeNull();
    pass(5 * MINUTE - 1);
    expect(silent({ heardAtMs: nowMs - 5 * MINUTE + 1 })).toBeNull();
    pass(1);
    expect(silent({ heardAtMs: nowMs - 5 * MINUTE })).toMatchObject({ minutes: 5 });
    silent({ log: { typing: 'visitor' } });
    pass(6_000);
    silent();
    pass(5 * MINUTE - 1);
    expect(silent()).toBeNull();
    pass(1);
    expect(silent()).toMatchObject({ minutes: 5 });
  });

  it('[C15] of others is told apart: a predecessor’s words are not one’s own, a coach says none', () => {
    const before = message('predecessor');
    follow({ messages: [before] });
    pass(20 * MINUTE);
    expect(follow({ messages: [before] })?.silent).toBeNull();
    const waits = [message('visitor'), message('coach')];
    follow({ messages: waits });
    pass(3 * MINUTE);
    expect(follow({ messages: waits })?.waits).toBe('answer');
  });

  it('[C15] of before one took over waits, and lasts, from when one came', () => {
    const state = { openedAgoMs: 50 * MINUTE, predecessors: [{ after: 0, upTo: 2 }] };
    const old = message('visitor', { at: Date.now() - 30 * MINUTE });
    const shown = () => follow({ state, messages: [old], heardAtMs: START });
    expect(shown()).toMatchObject({ waits: null, long: null, talkedMinutes: 50 });
    pass(3 * MINUTE - 1);
    expect(shown()?.waits).toBeNull();
    pass(1);
    expect(shown()?.waits).toBe('answer');
    pass(32 * MINUTE);
    expect(shown()?.long).toEqual({ minutes: 35 });
  });
});

describe('a colleague', () => {
  const waiting = (own: number) => [
    ...Array.from({ length: own }, (_, index) => message('volunteer', { id: `own ${index}` })),
    message('visitor', { id: `after ${own}` }),
  ];

  it('[C15] is suggested once in a talk, for as long as that message waits', () => {
    follow({ messages: waiting(0) });
    pass(10 * MINUTE);
    expect(follow({ messages: waiting(0) })?.waits).toBe('help');
    pass(MINUTE);
    expect(follow({ messages: waiting(0) })?.waits).toBe('help');
    follow({ messages: waiting(1) });
    pass(10 * MINUTE);
    expect(follow({ messages: waiting(1) })?.waits).toBe('answer');
  });

  it('[C6] is suggested only where one can be asked', () => {
    follow({ messages: waiting(0) });
    pass(10 * MINUTE);
    const waits = (coach: Talking['coach']) => follow({ messages: waiting(0), state: { coach } })?.waits;
    for (const stage of ['wanted', 'declined'] as const) expect(waits({ stage })).toBe('answer');
    for (const stage of ['asked', 'sitting'] as const) expect(waits({ stage, alias: 'Sam' })).toBe('answer');
    expect(waits({ stage: 'left', alias: 'Sam' })).toBe('help');
  });
});
