import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueueSettings } from '../../protocol/settings.ts';
import type { HoursNow } from '../../worker/domain/hours-now.ts';
import type { RoomReport } from '../../worker/domain/queue-exchange.ts';
import { nextDeadlineMs } from '../../worker/domain/queue-settle.ts';
import {
  EMPTY_QUEUE,
  freeVolunteers,
  onDutyCount,
  waitingEntries,
  type QueueRules,
  type QueueState,
} from '../../worker/domain/queue-state.ts';
import { consoleSnapshot, roomPlaces } from '../../worker/domain/queue-views.ts';
import * as queue from '../../worker/domain/queue.ts';

const MINUTE = 60_000;
const SETTINGS: QueueSettings = {
  placesPerVolunteer: 3,
  minPlaces: 3,
  maxPlaces: 10,
  offerSeconds: 60,
  pauseMinutes: 5,
  wrapUpMinutes: 5,
  capacity: 1,
  visitorGraceWaitingMinutes: 10,
};
const OPEN: HoursNow = { state: 'open', closesAtMs: null, signUpEndsAtMs: null };
const CLOSED: HoursNow = { state: 'closed', opens: null, reason: null };

/** A queue driven by hand, with its own clock. */
class Line {
  state: QueueState = EMPTY_QUEUE;
  nowMs = 1_000_000;
  hours: HoursNow = OPEN;
  #n = 0;

  get rules(): QueueRules {
    return { nowMs: this.nowMs, settings: SETTINGS, hours: this.hours };
  }
  pass(ms: number): void {
    this.nowMs += ms;
    this.state = queue.passTime(this.state, this.rules);
  }
  signUp(id: string): string {
    const { state, result } = queue.signUp(this.state, this.rules, { roomId: `room-${id}`, signUpId: id });
    this.state = state;
    return result.outcome;
  }
  report(id: string, change: Partial<RoomReport> = {}): void {
    this.#n += 1;
    this.state = queue.takeReport(this.state, this.rules, {
      roomId: `room-${id}`,
      signUpId: id,
      joinedAtMs: this.nowMs,
      n: this.#n,
      connected: true,
      phase: 'waiting',
      opened: false,
      assignment: null,
      returned: null,
      ...change,
    });
  }
  /** A visitor whose socket is there. */
  arrive(id: string): void {
    expect(this.signUp(id)).toBe('admitted');
    this.report(id);
  }
  sit(id: string, sessionHash = `session-${id}`, takeOver = false): string {
    const { state, result } = queue.connectConsole(this.state, this.rules, {
      id,
      alias: id,
      sessionHash,
      takeOver,
    });
    this.state = state;
    return result;
  }
  available(id: string, on = true): void {
    this.state = queue.setAvailable(this.state, this.rules, id, on);
  }
  offerTo(id: string) {
    return consoleSnapshot(this.state, this.rules, id).offer;
  }
  accept(id: string): string {
    const offer = this.offerTo(id);
    if (offer === null) return 'noOffer';
    const { state, result } = queue.accept(this.state, this.rules, { volunteerId: id, ...offer });
    this.state = state;
    return result;
  }
  decline(id: string): void {
    const offer = this.offerTo(id);
    if (offer === null) throw new Error('there is no offer to decline');
    this.state = queue.decline(this.state, this.rules, { volunteerId: id, ...offer }).state;
  }
  statusOf(id: string): string {
    return consoleSnapshot(this.state, this.rules, id).me.status;
  }
  positions(): string[] {
    return waitingEntries(this.state).map((entry) => entry.signUpId);
  }
}

function withVolunteers(...ids: string[]): Line {
  const line = new Line();
  for (const id of ids) {
    line.sit(id);
    line.available(id);
    line.pass(1);
  }
  return line;
}

describe('the queue', () => {
  it('[Q1] offers and counts in order of arrival', () => {
    const line = new Line();
    for (const id of ['a', 'b', 'c']) line.arrive(id);
    expect(line.positions()).toEqual(['a', 'b', 'c']);
    line.sit('v');
    line.available('v');
    expect(line.offerTo('v')?.roomId).toBe('room-a');
  });

  it('[Q2] refuses when full, creating nothing, and admits again when a place is free', () => {
    const line = new Line();
    for (const id of ['a', 'b', 'c']) line.arrive(id);
    const before = line.state.entries.length;
    expect(line.signUp('d')).toBe('full');
    expect(line.state.entries.length).toBe(before);
    line.report('b', { phase: 'ended' });
    expect(line.signUp('d')).toBe('admitted');
  });

  it('[Q2] gives the same place to the same sign-up, also when full', () => {
    const line = new Line();
    for (const id of ['a', 'b', 'c']) line.arrive(id);
    expect(line.signUp('c')).toBe('admitted');
    expect(line.positions()).toEqual(['a', 'b', 'c']);
  });

  it('[Q3] offers to who has been free longest', () => {
    const line = withVolunteers('v1', 'v2');
    line.arrive('a');
    expect(line.offerTo('v1')?.roomId).toBe('room-a');
    expect(line.offerTo('v2')).toBeNull();
  });

  it('[Q3] `Nu niet` pauses that volunteer and offers to the next', () => {
    const line = withVolunteers('v1', 'v2');
    line.arrive('a');
    line.decline('v1');
    expect(line.statusOf('v1')).toBe('pause');
    expect(line.offerTo('v2')?.roomId).toBe('room-a');
    line.decline('v2');
    expect(line.positions()).toEqual(['a']);
    line.pass(5 * MINUTE);
    expect(line.offerTo('v1')?.roomId).toBe('room-a');
  });

  it('[Q3] moves an unanswered offer on after 60 s, but only where somebody else is free', () => {
    const line = withVolunteers('v1');
    line.arrive('a');
    line.pass(3 * MINUTE);
    expect(line.offerTo('v1')?.expiresInMs).toBeNull();
    line.sit('v2');
    line.available('v2');
    expect(line.offerTo('v2')?.roomId).toBe('room-a');
    expect(line.offerTo('v1')).toBeNull();
    expect(line.statusOf('v1')).toBe('pause');
  });

  it('[Q3] a pause ends by hand at will', () => {
    const line = withVolunteers('v1');
    line.arrive('a');
    line.decline('v1');
    line.available('v1');
    expect(line.offerTo('v1')?.roomId).toBe('room-a');
  });

  it('[Q4] of fifty accepts exactly one wins', () => {
    const line = withVolunteers('v1');
    line.arrive('a');
    const offer = line.offerTo('v1');
    if (offer === null) throw new Error('no offer');
    const results = Array.from({ length: 50 }, (_, index) => {
      const volunteerId = index === 20 ? 'v1' : `other-${index}`;
      const { state, result } = queue.accept(line.state, line.rules, { volunteerId, ...offer });
      line.state = state;
      return result;
    });
    expect(results.filter((result) => result === 'accepted')).toHaveLength(1);
    expect(line.accept('v1')).toBe('noOffer');
  });

  it('[Q5] a visitor whose volunteer vanished stands in front of everybody', () => {
    const line = withVolunteers('v1');
    line.arrive('a');
    line.accept('v1');
    line.arrive('b');
    const generation =
      line.state.entries[0]?.place.state === 'assigned' ? line.state.entries[0].place.generation : 0;
    line.report('a', { returned: { generation, front: true } });
    expect(line.positions()).toEqual(['a', 'b']);
    expect(line.statusOf('v1')).toBe('off');
  });

  it('[Q8] a second wait counts from its own beginning, not with the talk before it', () => {
    const line = withVolunteers('v1', 'v2');
    line.arrive('a');
    line.accept('v1');
    line.pass(40 * MINUTE);
    line.available('v2', false);
    line.report('a', { returned: { generation: 1, front: true } });
    line.pass(MINUTE);
    line.available('v2');
    expect(line.offerTo('v2')?.waitedMs).toBe(MINUTE);
    line.accept('v2');
    expect(line.state.recentWaits.at(-1)?.waitedMs).toBe(MINUTE);
  });

  it('[Q1] [C2] who comes after a lost queue stands behind those who were there before', () => {
    const line = new Line();
    line.arrive('new');
    line.nowMs += 10;
    line.report('old', { joinedAtMs: line.nowMs - 5 * MINUTE });
    expect(line.positions()).toEqual(['old', 'new']);
    line.arrive('newest');
    expect(line.positions()).toEqual(['old', 'new', 'newest']);
  });

  it('[Q5] a place given back keeps its rank, is passed over until the visitor is back, and frees the volunteer', () => {
    const line = withVolunteers('v1');
    line.arrive('a');
    line.accept('v1');
    line.arrive('b');
    line.report('a', { returned: { generation: 1, front: false }, connected: false });
    expect(line.positions()).toEqual(['a', 'b']);
    expect(line.offerTo('v1')?.roomId).toBe('room-b');
    line.decline('v1');
    line.report('a', { returned: { generation: 1, front: false }, connected: true });
    line.available('v1');
    expect(line.offerTo('v1')?.roomId).toBe('room-a');
  });

  it('[Q5] a return from an older assignment changes nothing', () => {
    const line = withVolunteers('v1');
    line.arrive('a');
    line.accept('v1');
    line.report('a', { returned: { generation: 99, front: true } });
    expect(line.statusOf('v1')).toBe('inConversation');
  });

  it('[Q6] passes over who dropped, and keeps the place ten minutes', () => {
    const line = new Line();
    line.arrive('a');
    line.arrive('b');
    line.report('a', { connected: false });
    line.sit('v');
    line.available('v');
    expect(line.offerTo('v')?.roomId).toBe('room-b');
    line.pass(10 * MINUTE - 1);
    expect(line.positions()).toEqual(['a', 'b']);
    line.pass(1);
    expect(line.positions()).toEqual(['b']);
  });

  it('[Q6] gives a place that nobody ever connected to back after a minute', () => {
    const line = new Line();
    line.signUp('a');
    expect(nextDeadlineMs(line.state, line.rules)).toBe(line.nowMs + MINUTE);
    line.pass(MINUTE);
    expect(line.positions()).toEqual([]);
  });

  it('[Q6] a room that reports does not mean that its visitor ever came in', () => {
    const line = new Line();
    line.signUp('a');
    line.report('a', { connected: false });
    line.pass(MINUTE);
    expect(line.positions()).toEqual([]);
  });

  it('[Q3] one free volunteer takes one unanswered offer over, and the others stay', () => {
    const line = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b']) line.arrive(id);
    line.pass(3 * MINUTE);
    line.sit('v3');
    line.available('v3');
    expect(line.offerTo('v3')?.roomId).toBe('room-a');
    expect(line.offerTo('v2')?.roomId).toBe('room-b');
    expect([line.statusOf('v1'), line.statusOf('v2')]).toEqual(['pause', 'available']);
  });

  it('[Q3] a volunteer whose socket was lost without a word counts as gone', () => {
    const line = withVolunteers('v1', 'v2');
    line.arrive('a');
    line.state = queue.markLost(line.state, line.rules, new Set(['v2']));
    expect(line.offerTo('v2')?.roomId).toBe('room-a');
    line.pass(30_000);
    expect(onDutyCount(line.state, line.nowMs)).toBe(1);
  });

  it('[Q7] in conversation, then wrapping up, then available by itself or by hand', () => {
    const line = withVolunteers('v1');
    line.arrive('a');
    line.accept('v1');
    expect(line.statusOf('v1')).toBe('inConversation');
    line.arrive('b');
    expect(line.offerTo('v1')).toBeNull();
    line.report('a', { phase: 'ended', opened: true });
    expect(line.statusOf('v1')).toBe('wrapUp');
    expect(line.offerTo('v1')).toBeNull();
    line.pass(5 * MINUTE);
    expect(line.offerTo('v1')?.roomId).toBe('room-b');
  });

  it('[Q7] nothing to wrap up when the two never spoke', () => {
    const line = withVolunteers('v1');
    line.arrive('a');
    line.accept('v1');
    line.report('a', { phase: 'ended' });
    expect(line.statusOf('v1')).toBe('available');
  });

  it('[Q8] shows a band only after three recent waits, and none when nobody is on duty', () => {
    const line = withVolunteers('v1');
    const bandOf = (id: string) => {
      const place = roomPlaces(line.state, line.rules).get(`room-${id}`);
      return place?.place === 'waiting' ? place.band : 'not waiting';
    };
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      line.arrive(id);
      line.pass((index + 6) * MINUTE);
      expect(line.accept('v1')).toBe('accepted');
      line.arrive(`${id}2`);
      expect(bandOf(`${id}2`)).toEqual(index < 2 ? null : { minMinutes: 5, maxMinutes: 10 });
      line.report(`${id}2`, { phase: 'ended' });
      line.report(id, { phase: 'ended' });
    }
    line.arrive('d');
    line.available('v1', false);
    expect(bandOf('d')).toBeNull();
  });

  it('[Q10] three places a volunteer on duty, at least three, at most ten', () => {
    const fill = (line: Line): number => {
      let count = 0;
      while (line.signUp(`x${count}`) === 'admitted') count += 1;
      return count;
    };
    expect(fill(new Line())).toBe(3);
    expect(fill(withVolunteers('v1', 'v2'))).toBe(6);
    expect(fill(withVolunteers('v1', 'v2', 'v3', 'v4'))).toBe(10);
  });

  it('[O4] at closing a place without an offer is lost and a pending offer runs out; an assignment stays', () => {
    const line = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b', 'c']) line.arrive(id);
    line.accept('v1');
    line.hours = CLOSED;
    line.pass(1);
    expect(line.positions()).toEqual(['b']);
    expect(line.offerTo('v2')?.roomId).toBe('room-b');
    line.pass(MINUTE);
    expect(line.positions()).toEqual([]);
    expect(line.statusOf('v1')).toBe('inConversation');
    expect(line.signUp('late')).toBe('closed');
  });

  it('[C7] a second console of a volunteer is refused until it takes over or the first is gone', () => {
    const line = withVolunteers('v1');
    expect(line.sit('v1', 'other-session')).toBe('inUse');
    expect(line.sit('v1', 'other-session', true)).toBe('connected');
    expect(line.statusOf('v1')).toBe('available');
    line.state = queue.disconnectConsole(line.state, line.rules, 'v1');
    expect(line.sit('v1')).toBe('connected');
  });

  it('[C7] a console that reloads is still on duty; one that stays away half a minute is not', () => {
    const line = withVolunteers('v1');
    line.state = queue.disconnectConsole(line.state, line.rules, 'v1');
    line.pass(29_999);
    expect(onDutyCount(line.state, line.nowMs)).toBe(1);
    line.pass(1);
    expect(onDutyCount(line.state, line.nowMs)).toBe(0);
  });

  it('[C2] heals from room reports after its storage was lost', () => {
    const line = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b', 'c']) line.arrive(id);
    line.accept('v1');
    const assignment = { generation: 7, volunteerId: 'v1', sessionHash: 'session-v1', alias: 'v1' };
    const healed = withVolunteers('v2');
    healed.report('c', { joinedAtMs: 30 });
    healed.report('b', { joinedAtMs: 20 });
    healed.report('a', { joinedAtMs: 10, phase: 'assigned', opened: true, assignment });
    expect(healed.positions()).toEqual(['b', 'c']);
    healed.sit('v1');
    expect(healed.statusOf('v1')).toBe('inConversation');
    healed.available('v2');
    expect(healed.offerTo('v2')?.generation).not.toBe(7);
  });
});

type Step = {
  kind: 'arrive' | 'drop' | 'back' | 'leave' | 'on' | 'off' | 'accept' | 'decline' | 'end' | 'pass';
  who: number;
};

describe('any course of an evening', () => {
  const steps = fc.array(
    fc.record<Step>({
      kind: fc.constantFrom<Step['kind']>(
        'arrive',
        'drop',
        'back',
        'leave',
        'on',
        'off',
        'accept',
        'decline',
        'end',
        'pass',
      ),
      who: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 80 },
  );

  it('[Q1] [Q4] [Q7] keeps order, one volunteer a visitor, capacity, and nobody idle while somebody waits', () => {
    fc.assert(
      fc.property(steps, (course) => {
        const line = new Line();
        for (const id of ['v0', 'v1', 'v2']) line.sit(id);
        for (const step of course) {
          const before = line.positions();
          take(line, step);
          checkInvariants(line);
          const after = line.positions().filter((id) => before.includes(id));
          expect(after).toEqual(before.filter((id) => after.includes(id)));
        }
      }),
      { numRuns: 300 },
    );
  });

  function take(line: Line, { kind, who }: Step): void {
    const visitor = `p${who}`;
    const volunteer = `v${who % 3}`;
    const entry = line.state.entries.find((e) => e.signUpId === visitor);
    if (kind === 'arrive' && entry === undefined && line.signUp(visitor) === 'admitted') line.report(visitor);
    if (kind === 'on' || kind === 'off') line.available(volunteer, kind === 'on');
    if (kind === 'accept') line.accept(volunteer);
    if (kind === 'decline' && line.offerTo(volunteer) !== null) line.decline(volunteer);
    if (kind === 'pass') line.pass((who + 1) * 40_000);
    if (entry === undefined) return;
    const assigned = entry.place.state === 'assigned';
    if (kind === 'drop' || kind === 'back') {
      line.report(visitor, { connected: kind === 'back', phase: assigned ? 'assigned' : 'waiting' });
    }
    if (kind === 'leave' || (kind === 'end' && assigned))
      line.report(visitor, { phase: 'ended', opened: assigned });
  }

  function checkInvariants(line: Line): void {
    const held = line.state.entries.flatMap((e) =>
      e.place.state === 'waiting' ? [] : [e.place.volunteerId],
    );
    expect(new Set(held).size).toBe(held.length);
    const idle = freeVolunteers(line.state, line.rules);
    const unserved = line.state.entries.filter((e) => e.place.state === 'waiting' && e.awaySinceMs === null);
    expect(idle.length === 0 || unserved.length === 0).toBe(true);
  }
});
