import { describe, expect, it } from 'vitest';
import * as queue from '../../worker/domain/queue/queue.ts';
import { MINUTE, withVolunteers } from './driven-queue.ts';

describe('an offer', () => {
  it('[Q3] offers to who has been free longest', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    expect(driven.offerTo('v1')?.roomId).toBe('room-a');
    expect(driven.offerTo('v2')).toBeNull();
  });

  it('[Q3] `Nu niet` pauses that volunteer and offers to the next', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    driven.decline('v1');
    expect(driven.statusOf('v1')).toBe('pause');
    expect(driven.offerTo('v2')?.roomId).toBe('room-a');
    driven.decline('v2');
    expect(driven.positions()).toEqual(['a']);
    driven.pass(5 * MINUTE);
    expect(driven.offerTo('v1')?.roomId).toBe('room-a');
  });

  it('[Q3] a pause ends by hand at will', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.decline('v1');
    driven.available('v1');
    expect(driven.offerTo('v1')?.roomId).toBe('room-a');
  });

  it('[Q3] moves an unanswered offer on after 60 s, but only where somebody else is free', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.pass(3 * MINUTE);
    expect(driven.offerTo('v1')?.expiresInMs).toBeNull();
    driven.sit('v2');
    driven.available('v2');
    expect(driven.offerTo('v2')?.roomId).toBe('room-a');
    expect(driven.offerTo('v1')).toBeNull();
    expect(driven.statusOf('v1')).toBe('pause');
  });

  it('[Q3] one free volunteer takes one unanswered offer over, and the others stay', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b']) driven.arrive(id);
    driven.pass(3 * MINUTE);
    driven.sit('v3');
    driven.available('v3');
    expect(driven.offerTo('v3')?.roomId).toBe('room-a');
    expect(driven.offerTo('v2')?.roomId).toBe('room-b');
    expect([driven.statusOf('v1'), driven.statusOf('v2')]).toEqual(['pause', 'available']);
  });

  it('[Q4] of fifty accepts exactly one wins', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    const offer = driven.offerTo('v1');
    if (offer === null) throw new Error('no offer');
    const results = Array.from({ length: 50 }, (_, index) => {
      const volunteerId = index === 20 ? 'v1' : `other-${index}`;
      const { state, result } = queue.accept(driven.state, driven.context, { volunteerId, ...offer });
      driven.state = state;
      return result;
    });
    expect(results.filter((result) => result === 'accepted')).toHaveLength(1);
    expect(driven.accept('v1')).toBe('noOffer');
  });
});
