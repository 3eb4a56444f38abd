import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as queue from '../../worker/domain/queue/queue.ts';
import { DrivenQueue, MINUTE, withVolunteers } from './driven-queue.ts';

describe('an offer', () => {
  it('[Q3] offers to who has been free longest', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    expect(driven.offerTo('v1')?.roomId).toBe('room-a');
    expect(driven.offerTo('v2')).toBeNull();
  });

  it('[Q3] goes to who has been free longest, whatever their names and whoever signed in first', () => {
    const ids = ['v1', 'v2', 'v3', 'v4'];
    const anyOrder = () => fc.shuffledSubarray(ids, { minLength: ids.length });
    fc.assert(
      fc.property(anyOrder(), anyOrder(), (signedIn, available) => {
        const driven = new DrivenQueue();
        for (const id of signedIn) driven.sit(id);
        for (const id of available) {
          driven.pass(1);
          driven.available(id);
        }
        driven.arrive('a');
        for (const id of available) {
          expect(driven.offerTo(id)?.roomId).toBe('room-a');
          driven.decline(id);
        }
      }),
    );
  });

  it('[Q3] of who are free equally long, goes to the same one each time', () => {
    for (const order of [
      ['v2', 'v1'],
      ['v1', 'v2'],
    ]) {
      const driven = new DrivenQueue();
      for (const id of order) driven.sit(id);
      for (const id of order) driven.available(id);
      driven.arrive('a');
      expect(driven.offerTo('v1')?.roomId).toBe('room-a');
    }
  });

  it('[Q3] counts from the end of the last talk, wrap-up or pause', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    driven.accept('v1');
    driven.pass(MINUTE);
    driven.report('a', { phase: 'ended' });
    driven.arrive('b');
    expect(driven.offerTo('v2')?.roomId).toBe('room-b');
    driven.decline('v2');
    driven.decline('v1');
    driven.report('b', { connected: false });
    driven.pass(5 * MINUTE);
    driven.available('v1', false);
    driven.pass(MINUTE);
    driven.available('v1');
    driven.report('b');
    expect(driven.offerTo('v2')?.roomId).toBe('room-b');
  });

  it('[Q3] pressing available once more costs nobody their turn', () => {
    const driven = withVolunteers('v2', 'v1');
    driven.available('v2');
    driven.arrive('a');
    expect(driven.offerTo('v2')?.roomId).toBe('room-a');
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

  it('[Q3] moves an unanswered offer on when exactly 60 s are over', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    driven.pass(MINUTE - 1);
    expect(driven.offerTo('v1')?.roomId).toBe('room-a');
    driven.pass(1);
    expect(driven.offerTo('v1')).toBeNull();
    expect(driven.offerTo('v2')?.roomId).toBe('room-a');
  });

  it('[Q3] moves an unanswered offer on after 60 s, but only where somebody else is free', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.pass(3 * MINUTE - 1);
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
    driven.pass(2 * MINUTE);
    driven.sit('v3');
    driven.available('v3');
    expect(driven.offerTo('v3')?.roomId).toBe('room-a');
    expect(driven.offerTo('v2')?.roomId).toBe('room-b');
    expect([driven.statusOf('v1'), driven.statusOf('v2')]).toEqual(['pause', 'available']);
  });

  it('[Q3] [Q11] who is put off while nobody is free takes nobody along whose offer is asked about', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.pass(2 * MINUTE);
    driven.sit('v2');
    driven.arrive('b');
    driven.available('v2');
    expect(driven.offerTo('v2')?.roomId).toBe('room-a');
    driven.pass(1);
    driven.available('v1');
    expect(driven.offerTo('v1')?.roomId).toBe('room-b');
    driven.pass(3 * MINUTE - 1);
    expect([driven.statusOf('v1'), driven.statusOf('v2')]).toEqual(['available', 'off']);
    expect(driven.offerTo('v1')).toMatchObject({ roomId: 'room-b', asks: true });
  });

  it('[Q4] counts once and for one: not again, not for a colleague, and not declined once accepted', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    const offer = driven.offerTo('v1');
    if (offer === null) throw new Error('no offer');
    const mine = { volunteerId: 'v1', ...offer };
    const colleagues = { ...mine, volunteerId: 'v2' };
    expect(queue.accept(driven.state, driven.context, colleagues).result).toBe('tooLate');
    expect(queue.decline(driven.state, driven.context, colleagues).result).toBe('tooLate');
    expect(driven.accept('v1')).toBe('accepted');
    expect(queue.accept(driven.state, driven.context, mine).result).toBe('tooLate');
    expect(queue.decline(driven.state, driven.context, mine).result).toBe('tooLate');
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
