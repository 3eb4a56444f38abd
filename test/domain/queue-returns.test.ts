import { describe, expect, it } from 'vitest';
import { nextDeadlineMs } from '../../worker/domain/queue/settle.ts';
import { DrivenQueue, MINUTE, withVolunteers } from './driven-queue.ts';

describe('a visitor who returns to the queue', () => {
  it('[Q5] a visitor whose volunteer vanished stands in front of everybody', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.accept('v1');
    driven.arrive('b');
    driven.report('a', { returned: { generation: driven.generationOf('a'), front: true } });
    expect(driven.positions()).toEqual(['a', 'b']);
    expect(driven.statusOf('v1')).toBe('off');
  });

  it('[Q5] stands in front also of who came earlier, and of who was put in front before', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('early');
    driven.report('early', { connected: false });
    for (const id of ['a', 'b', 'late']) driven.arrive(id);
    driven.accept('v1');
    driven.accept('v2');
    expect(driven.positions()).toEqual(['early', 'late']);
    driven.report('b', { returned: { generation: driven.generationOf('b'), front: true } });
    expect(driven.positions()).toEqual(['b', 'early', 'late']);
    expect(driven.statusOf('v2')).toBe('off');
    driven.report('a', { returned: { generation: driven.generationOf('a'), front: true } });
    expect(driven.positions()).toEqual(['a', 'b', 'early', 'late']);
  });

  it('[Q5] a place given back keeps its rank, is passed over until the visitor is back, and frees the volunteer', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.accept('v1');
    driven.arrive('b');
    driven.report('a', { returned: { generation: 1, front: false }, connected: false });
    expect(driven.positions()).toEqual(['a', 'b']);
    expect(driven.offerTo('v1')?.roomId).toBe('room-b');
    driven.decline('v1');
    driven.report('a', { returned: { generation: 1, front: false }, connected: true });
    driven.available('v1');
    expect(driven.offerTo('v1')?.roomId).toBe('room-a');
  });

  it('[Q5] a place given back stays behind who came before', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b']) driven.arrive(id);
    driven.accept('v2');
    driven.report('b', { returned: { generation: driven.generationOf('b'), front: false } });
    expect(driven.positions()).toEqual(['a', 'b']);
    expect(driven.statusOf('v2')).toBe('available');
  });

  it('[Q5] [Q7] a talk given back keeps its rank as a new wait, and its volunteer wraps up', () => {
    const driven = withVolunteers('v1', 'off');
    driven.arrive('a');
    driven.accept('v1');
    driven.report('a', { phase: 'assigned', opened: true });
    driven.pass(30 * MINUTE);
    driven.arrive('b');
    const returned = { generation: driven.generationOf('a'), front: false };
    driven.report('a', { opened: true, returned, connected: false });
    expect(driven.positions()).toEqual(['a', 'b']);
    expect(driven.statusOf('v1')).toBe('wrapUp');
    driven.report('a', { opened: true, returned, connected: true });
    driven.available('off');
    driven.available('v1');
    expect(driven.offerTo('v1')).toMatchObject({ roomId: 'room-a', waitedMs: 0, talkedBefore: true });
  });

  it.each([
    { front: false, opened: false, isNewWait: false },
    { front: true, opened: false, isNewWait: true },
    { front: false, opened: true, isNewWait: true },
    { front: true, opened: true, isNewWait: true },
  ])(
    '[Q5] [Q8] a wait is a new one after a talk or a vanished volunteer: %o',
    ({ front, opened, isNewWait }) => {
      const driven = withVolunteers('v1');
      driven.sit('v2');
      driven.arrive('a');
      driven.accept('v1');
      driven.pass(30 * MINUTE);
      driven.report('a', { opened, returned: { generation: driven.generationOf('a'), front } });
      driven.available('v1', false);
      driven.available('v2');
      expect(driven.offerTo('v2')).toMatchObject({ waitedMs: isNewWait ? 0 : 30 * MINUTE });
    },
  );

  it('[Q5] who went off before giving a talk back stays off', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.accept('v1');
    driven.report('a', { phase: 'assigned', opened: true });
    driven.available('v1', false);
    driven.report('a', { opened: true, returned: { generation: driven.generationOf('a'), front: false } });
    expect(driven.statusOf('v1')).toBe('off');
  });

  it('[Q5] a return from an older assignment changes nothing', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.accept('v1');
    driven.report('a', { returned: { generation: 99, front: true } });
    expect(driven.statusOf('v1')).toBe('inConversation');
  });
});

describe('a visitor who comes back to a queue that was full', () => {
  /** Three places, all taken, of which the first two have been away for a minute. */
  function withTwoAway(): DrivenQueue {
    const driven = new DrivenQueue();
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    for (const id of ['a', 'b']) driven.report(id, { connected: false });
    driven.pass(MINUTE);
    return driven;
  }

  it('[Q6] stands where they stood, in front, while there is room', () => {
    const driven = withTwoAway();
    driven.arrive('d');
    expect(driven.signUp('e')).toBe('admitted');
    driven.report('e', { phase: 'ended' });
    driven.report('a');
    expect(driven.positions()).toEqual(['a', 'b', 'c', 'd']);
    expect(driven.signUp('e')).toBe('full');
  });

  it('[Q6] has lost the place if newcomers have filled the queue, and only by coming back', () => {
    const driven = withTwoAway();
    for (const id of ['d', 'e']) driven.arrive(id);
    driven.report('a', { connected: false });
    expect(driven.positions()).toEqual(['a', 'b', 'c', 'd', 'e']);
    driven.report('a');
    expect(driven.positions()).toEqual(['b', 'c', 'd', 'e']);
    driven.report('d', { phase: 'ended' });
    driven.report('b');
    expect(driven.positions()).toEqual(['b', 'c', 'e']);
  });

  it('[Q6] keeps a place that was away for less than a minute, also when newcomers took those of others', () => {
    const driven = withTwoAway();
    driven.report('c', { connected: false });
    for (const id of ['d', 'e']) driven.arrive(id);
    driven.pass(MINUTE - 1);
    driven.report('c');
    expect(driven.positions()).toContain('c');
  });

  it('[C2] [Q6] loses no talk that has been assigned, and nothing of that waits for a minute', () => {
    const driven = withVolunteers('v');
    driven.arrive('a');
    driven.accept('v');
    driven.report('a', { phase: 'assigned', connected: false });
    expect(nextDeadlineMs(driven.state, driven.context)).toBeNull();
    driven.pass(MINUTE);
    for (const id of ['b', 'c', 'd']) driven.arrive(id);
    driven.report('a', { phase: 'assigned' });
    expect(driven.statusOf('v')).toBe('inConversation');
  });

  it('[Q6] loses nothing to a queue that only became shorter', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b', 'c', 'd']) driven.arrive(id);
    driven.report('a', { connected: false });
    driven.pass(MINUTE);
    for (const id of ['v1', 'v2']) driven.available(id, false);
    expect(driven.signUp('e')).toBe('full');
    driven.report('a');
    expect(driven.positions()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('[Q3] [Q6] is offered to a volunteer as soon as they are back, and not sooner', () => {
    const driven = withTwoAway();
    driven.arrive('d');
    driven.sit('v');
    driven.available('v');
    expect(driven.offerTo('v')?.roomId).toBe('room-c');
    driven.decline('v');
    driven.report('a');
    driven.available('v');
    expect(driven.offerTo('v')?.roomId).toBe('room-a');
  });
});

describe('a queue that was lost', () => {
  it('[C2] heals from room reports after its storage was lost', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    driven.accept('v1');
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

  it('[Q1] [C2] who comes after a lost queue stands behind those who were there before', () => {
    const driven = new DrivenQueue();
    driven.arrive('new');
    driven.nowMs += 10;
    driven.report('old', { joinedAtMs: driven.nowMs - 5 * MINUTE });
    expect(driven.positions()).toEqual(['old', 'new']);
    driven.arrive('newest');
    expect(driven.positions()).toEqual(['old', 'new', 'newest']);
  });
});
