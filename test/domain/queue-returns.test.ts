import { describe, expect, it } from 'vitest';
import { Line, MINUTE, withVolunteers } from './line.ts';

describe('a visitor who returns to the queue', () => {
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
});

describe('a queue that was lost', () => {
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

  it('[Q1] [C2] who comes after a lost queue stands behind those who were there before', () => {
    const line = new Line();
    line.arrive('new');
    line.nowMs += 10;
    line.report('old', { joinedAtMs: line.nowMs - 5 * MINUTE });
    expect(line.positions()).toEqual(['old', 'new']);
    line.arrive('newest');
    expect(line.positions()).toEqual(['old', 'new', 'newest']);
  });
});
