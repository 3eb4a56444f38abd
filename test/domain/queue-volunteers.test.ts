import { describe, expect, it } from 'vitest';
import { onDutyCount } from '../../worker/domain/queue/state.ts';
import { roomPlaces } from '../../worker/domain/queue/views.ts';
import * as queue from '../../worker/domain/queue/queue.ts';
import { signOut } from '../../worker/domain/queue/sign-out.ts';
import { withVolunteers } from './driven-queue.ts';

describe('a volunteer in the queue', () => {
  it('[Q7] in conversation, then wrapping up, then available by hand', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.accept('v1');
    expect(driven.statusOf('v1')).toBe('inConversation');
    driven.arrive('b');
    expect(driven.offerTo('v1')).toBeNull();
    driven.report('a', { phase: 'ended', opened: true });
    expect(driven.statusOf('v1')).toBe('wrapUp');
    expect(driven.offerTo('v1')).toBeNull();
    driven.available('v1');
    expect(driven.offerTo('v1')?.roomId).toBe('room-b');
  });

  it('[Q7] who may have two talks is offered a second one beside the first, and no third', () => {
    const driven = withVolunteers('v1');
    driven.settings = { ...driven.settings, capacity: 2 };
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    driven.accept('v1');
    expect(driven.offerTo('v1')?.roomId).toBe('room-b');
    driven.accept('v1');
    expect(driven.offerTo('v1')).toBeNull();
    expect(driven.positions()).toEqual(['c']);
  });

  it('[Q7] the end of a talk is that volunteer’s, and no colleague’s', () => {
    const driven = withVolunteers('v1', 'v2', 'v3');
    for (const id of ['a', 'b']) driven.arrive(id);
    driven.accept('v1');
    driven.accept('v2');
    driven.report('b', { phase: 'ended', opened: true });
    expect(['v1', 'v2', 'v3'].map((id) => driven.statusOf(id))).toEqual([
      'inConversation',
      'wrapUp',
      'available',
    ]);
  });

  it('[Q7] nothing to wrap up when the two never spoke', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.accept('v1');
    driven.report('a', { phase: 'ended' });
    expect(driven.statusOf('v1')).toBe('available');
  });

  it('[A3] whose session was ended is gone, is offered nobody, and the rooms of that session are named', () => {
    const driven = withVolunteers('v1', 'v2', 'v3');
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    driven.accept('v1');
    driven.accept('v2');
    driven.report('b', { phase: 'assigned', opened: true, sitIn: { stage: 'begun', volunteerId: 'v1' } });
    expect(driven.offerTo('v3')?.roomId).toBe('room-c');
    const { state, rooms } = signOut(driven.state, driven.context, 'session-v1');
    expect(rooms).toEqual(['room-a', 'room-b']);
    expect(state.volunteers.map(({ duty, disconnectedAtMs }) => [duty.status, disconnectedAtMs])).toEqual([
      ['off', driven.nowMs],
      ['available', null],
      ['available', null],
    ]);
    const second = signOut(driven.state, driven.context, 'session-v2');
    expect(second.rooms).toEqual(['room-b']);
    const third = signOut(driven.state, driven.context, 'session-v3');
    expect(third.rooms).toEqual([]);
    expect(third.state.entries.map(({ place }) => place.state)).toEqual(['assigned', 'assigned', 'waiting']);
    expect(signOut(driven.state, driven.context, 'nobody’s').rooms).toEqual([]);
  });

  it('[C7] a second console of a volunteer is refused until it takes over or the first is gone', () => {
    const driven = withVolunteers('v1');
    expect(driven.sit('v1', 'other-session')).toBe('inUse');
    expect(driven.sit('v1', 'other-session', true)).toBe('connected');
    expect(driven.statusOf('v1')).toBe('available');
    driven.lose('v1');
    expect(driven.sit('v1')).toBe('connected');
  });

  it('[C7] the other console takes the talks along as new assignments of its own, and the offer is made anew', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    driven.accept('v1');
    driven.accept('v2');
    const [before, others] = [driven.generationOf('a'), driven.generationOf('b')];
    expect(driven.sit('v1', 'other-session', true)).toBe('connected');
    expect(driven.generationOf('a')).toBeGreaterThan(Math.max(before, others));
    expect(driven.generationOf('b')).toBe(others);
    expect(roomPlaces(driven.state, driven.context).get('room-a')).toEqual({
      place: 'assigned',
      generation: driven.generationOf('a'),
      volunteerId: 'v1',
      sessionHash: 'other-session',
      alias: 'v1',
    });
    // A late report about the first console's assignment changes nothing.
    driven.report('a', { returned: { generation: before, front: true } });
    expect(driven.statusOf('v1')).toBe('inConversation');
    const moved = driven.generationOf('a');
    expect(driven.sit('v1', 'third-session', true)).toBe('connected');
    expect(driven.generationOf('a')).toBeGreaterThan(moved);
  });

  it('[C7] an offer made to the first console is not the second one’s: it gets one of its own', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b']) driven.arrive(id);
    const [first, colleague] = [driven.offerTo('v1'), driven.offerTo('v2')];
    if (first === null) throw new Error('no offer');
    driven.sit('v1', 'other-session', true);
    expect(driven.offerTo('v1')?.generation).toBeGreaterThan(first.generation);
    expect(driven.offerTo('v2')).toEqual(colleague);
    const { result } = queue.accept(driven.state, driven.context, { volunteerId: 'v1', ...first });
    expect(result).toBe('tooLate');
    expect(driven.accept('v1')).toBe('accepted');
  });

  it('[C7] the same console that comes back keeps its offer and its talks', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.accept('v1');
    const generation = driven.generationOf('a');
    driven.lose('v1');
    expect(driven.sit('v1')).toBe('connected');
    expect(driven.generationOf('a')).toBe(generation);
    expect(driven.state.volunteers).toMatchObject([{ disconnectedAtMs: null }]);
  });

  it('[C7] a console that reloads is still on duty; one that stays away half a minute is not', () => {
    const driven = withVolunteers('v1');
    driven.lose('v1');
    driven.pass(29_999);
    expect(onDutyCount(driven.state, driven.nowMs)).toBe(1);
    // Also before the alarm has taken the volunteer off.
    expect(onDutyCount(driven.state, driven.nowMs + 1)).toBe(0);
    driven.pass(1);
    expect(onDutyCount(driven.state, driven.nowMs)).toBe(0);
  });

  it('[C7] [Q3] the time of silence before the loss counts: of half a minute away, 20 s are over', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    expect(driven.offerTo('v1')?.roomId).toBe('room-a');
    driven.lose('v1', 20_000);
    expect(driven.offerTo('v2')?.roomId).toBe('room-a');
    driven.lose('v1');
    driven.pass(10_000 - 1);
    expect(onDutyCount(driven.state, driven.nowMs)).toBe(2);
    driven.pass(1);
    expect(onDutyCount(driven.state, driven.nowMs)).toBe(1);
    expect(driven.state.volunteers.map(({ id }) => id)).toEqual(['v2']);
  });

  it('[Q3] a volunteer whose socket was lost without a word counts as gone', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    driven.state = queue.markLost(driven.state, driven.context, new Set(['v2']));
    expect(driven.offerTo('v2')?.roomId).toBe('room-a');
    driven.pass(30_000);
    expect(onDutyCount(driven.state, driven.nowMs)).toBe(1);
  });
});
