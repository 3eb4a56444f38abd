import { describe, expect, it } from 'vitest';
import * as queue from '../../worker/domain/queue.ts';
import { MINUTE, withVolunteers } from './line.ts';

describe('an offer', () => {
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

  it('[Q3] a pause ends by hand at will', () => {
    const line = withVolunteers('v1');
    line.arrive('a');
    line.decline('v1');
    line.available('v1');
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
});
