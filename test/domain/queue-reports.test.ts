import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as queue from '../../worker/domain/queue/queue.ts';
import type { RoomReport } from '../../worker/domain/exchange.ts';
import { DrivenQueue, MINUTE, withVolunteers } from './driven-queue.ts';

const assignmentOf = (generation: number, volunteerId: string) => ({
  generation,
  volunteerId,
  sessionHash: `session-${volunteerId}`,
  alias: volunteerId,
});

describe('what a room reports', () => {
  const stages: Partial<RoomReport>[] = [
    { connected: false },
    { connected: true },
    { phase: 'assigned', sitIn: { stage: 'wanted' } },
    { phase: 'assigned', connected: false, sitIn: { stage: 'begun', volunteerId: 'v2' } },
    { returned: { generation: 1, front: true } },
    { phase: 'ended', opened: true },
  ];
  /** v1 talks with a, b waits, and v2 is signed in. */
  function talk(): DrivenQueue {
    const driven = withVolunteers('v1');
    driven.sit('v2');
    driven.arrive('a');
    driven.accept('v1');
    driven.arrive('b');
    return driven;
  }

  it('[C2] counts once, and not at all when it comes after a newer one', () => {
    fc.assert(
      fc.property(fc.nat(stages.length - 1), fc.nat(stages.length - 1), (old, latest) => {
        const driven = talk();
        const stale = driven.nextReport('a', stages[old]);
        driven.take(driven.nextReport('a', stages[latest]));
        const { state } = driven;
        // An ended talk has no place any more. A late report may bring the place back, until the room reports the end again.
        fc.pre(state.entries.some(({ signUpId }) => signUpId === 'a'));
        driven.pass(1);
        driven.take(stale);
        expect(driven.state).toEqual(state);
      }),
    );
    const driven = talk();
    const last = driven.nextReport('a', { connected: false });
    driven.take(last);
    driven.pass(1);
    const { state } = driven;
    driven.take(last);
    expect(driven.state).toEqual(state);
  });

  it('[C2] is known once it has been taken in, also when a newer one has', () => {
    const driven = talk();
    const [first, second] = [driven.nextReport('a'), driven.nextReport('a')];
    expect(queue.isKnown(driven.state, first)).toBe(false);
    driven.take(first);
    expect(queue.isKnown(driven.state, first)).toBe(true);
    expect(queue.isKnown(driven.state, second)).toBe(false);
    driven.take(second);
    expect(queue.isKnown(driven.state, first)).toBe(true);
    expect(queue.isKnown(driven.state, driven.nextReport('b'))).toBe(false);
    expect(queue.isKnown(driven.state, { ...first, roomId: 'room-unknown' })).toBe(false);
  });

  it('[C2] of its end is forgotten by a queue that does not know it', () => {
    const driven = talk();
    driven.report('unknown', { phase: 'ended', opened: true });
    expect(driven.state.entries.map(({ signUpId }) => signUpId)).toEqual(['a', 'b']);
  });

  it('[Q6] says since when the visitor is away, and a repeat does not begin the grace anew', () => {
    const driven = new DrivenQueue();
    driven.arrive('a');
    driven.report('a', { connected: false });
    driven.pass(6 * MINUTE);
    driven.report('a', { connected: false });
    driven.pass(4 * MINUTE - 1);
    expect(driven.positions()).toEqual(['a']);
    driven.report('a');
    driven.pass(10 * MINUTE);
    expect(driven.positions()).toEqual(['a']);
    driven.report('a', { connected: false });
    driven.pass(10 * MINUTE - 1);
    expect(driven.positions()).toEqual(['a']);
    driven.pass(1);
    expect(driven.positions()).toEqual([]);
  });
});

describe('a room that no longer exists', () => {
  it('[C2] frees its volunteer, who wraps up, and leaves every other room alone', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.accept('v1');
    driven.report('a', { phase: 'assigned' });
    driven.arrive('b');
    const state = queue.forgetRoom(driven.state, driven.context, 'room-a');
    expect(state?.entries.map(({ signUpId }) => signUpId)).toEqual(['b']);
    if (state !== null) driven.state = state;
    expect(driven.statusOf('v1')).toBe('wrapUp');
    expect(queue.forgetRoom(driven.state, driven.context, 'room-a')).toEqual(driven.state);
  });

  it('[C2] is forgotten also while another is still being made', () => {
    const driven = new DrivenQueue();
    driven.signUp('a');
    driven.arrive('b');
    const state = queue.forgetRoom(driven.state, driven.context, 'room-b');
    expect(state?.entries.map(({ signUpId }) => signUpId)).toEqual(['a']);
  });

  it('[C2] is still being made while it has never reported', () => {
    const driven = new DrivenQueue();
    driven.signUp('a');
    expect(queue.forgetRoom(driven.state, driven.context, 'room-a')).toBeNull();
  });
});

describe('a queue that was lost', () => {
  it('[C2] [Q4] gives no generation again that any room has seen, assigned or given back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ seen: fc.integer({ min: 1, max: 9 }), isOver: fc.boolean() }), { maxLength: 2 }),
        (rooms) => {
          const healed = withVolunteers('free');
          for (const [index, { seen, isOver }] of rooms.entries()) {
            healed.report(`p${index}`, {
              connected: false,
              phase: isOver ? 'waiting' : 'assigned',
              assignment: isOver ? null : assignmentOf(seen, 'busy'),
              returned: isOver ? { generation: seen, front: false } : null,
            });
          }
          healed.arrive('new');
          const most = Math.max(0, ...rooms.map(({ seen }) => seen));
          expect(healed.offerTo('free')?.generation).toBe(most + 1);
        },
      ),
    );
  });

  it('[C2] a room that has both given one back and got another counts the newer one', () => {
    const healed = withVolunteers('free');
    healed.report('a', {
      phase: 'assigned',
      assignment: assignmentOf(5, 'busy'),
      returned: { generation: 3, front: true },
    });
    healed.arrive('new');
    expect(healed.offerTo('free')?.generation).toBe(6);
  });

  it('[C2] takes the end or the return of a talk whose volunteer it does not know', () => {
    const healed = withVolunteers('free');
    const assignment = assignmentOf(1, 'unknown');
    healed.report('a', { phase: 'assigned', assignment });
    healed.report('b', { phase: 'assigned', assignment: { ...assignment, generation: 2 } });
    healed.report('a', { phase: 'ended', opened: true });
    healed.report('b', { returned: { generation: 2, front: true } });
    expect(healed.offerTo('free')?.roomId).toBe('room-b');
  });

  it('[C2] knows of who is away, of who came in and of who reads along', () => {
    const healed = withVolunteers('v1');
    healed.sit('v2');
    healed.report('gone', { connected: false });
    healed.report('there');
    healed.report('talking', {
      phase: 'assigned',
      assignment: assignmentOf(1, 'v3'),
      sitIn: { stage: 'begun', volunteerId: 'v2' },
    });
    expect(healed.offerTo('v1')?.roomId).toBe('room-there');
    expect(healed.statusOf('v2')).toBe('sittingIn');
    // Its visitor was there before, so the grace is ten minutes. It is one minute for a visitor who never came in.
    healed.pass(10 * MINUTE - 1);
    expect(healed.positions()).toContain('gone');
    healed.pass(1);
    expect(healed.positions()).not.toContain('gone');
  });
});
