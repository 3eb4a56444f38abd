import { describe, expect, it } from 'vitest';
import { takenPlaces } from '../../worker/domain/queue/places.ts';
import { DrivenQueue, MINUTE, withVolunteers } from './driven-queue.ts';

describe('a place in the queue', () => {
  it('[Q1] offers and counts in order of arrival', () => {
    const driven = new DrivenQueue();
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    expect(driven.positions()).toEqual(['a', 'b', 'c']);
    driven.sit('v');
    driven.available('v');
    expect(driven.offerTo('v')?.roomId).toBe('room-a');
  });

  it('[Q1] puts who comes later behind, also when the clock was set back in between', () => {
    const driven = new DrivenQueue();
    driven.arrive('a');
    driven.nowMs -= MINUTE;
    driven.arrive('b');
    expect(driven.positions()).toEqual(['a', 'b']);
  });

  it('[Q2] refuses when full, creating nothing, and admits again when a place is free', () => {
    const driven = new DrivenQueue();
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    const before = driven.state.entries.length;
    expect(driven.signUp('d')).toBe('full');
    expect(driven.state.entries.length).toBe(before);
    driven.report('b', { phase: 'ended' });
    expect(driven.signUp('d')).toBe('admitted');
  });

  it('[Q2] counts no place whose time ran out just now, when somebody signs up before the alarm', () => {
    const driven = new DrivenQueue();
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    driven.report('b', { connected: false });
    driven.nowMs += 10 * MINUTE;
    driven.arrive('d');
    expect(driven.positions()).toEqual(['a', 'c', 'd']);
  });

  it('[Q2] gives the same place to the same sign-up, also when full', () => {
    const driven = new DrivenQueue();
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    expect(driven.signUp('c')).toBe('admitted');
    expect(driven.positions()).toEqual(['a', 'b', 'c']);
  });

  it('[Q10] three places a volunteer on duty, at least three, at most ten', () => {
    const fill = (driven: DrivenQueue): number => {
      let count = 0;
      for (; count < 20 && driven.signUp(`x${count}`) === 'admitted'; count += 1) driven.report(`x${count}`);
      return count;
    };
    expect(fill(new DrivenQueue())).toBe(3);
    expect(fill(withVolunteers('v1', 'v2'))).toBe(6);
    expect(fill(withVolunteers('v1', 'v2', 'v3', 'v4'))).toBe(10);
  });

  it('[Q6] passes over who dropped, and keeps the place ten minutes', () => {
    const driven = new DrivenQueue();
    driven.arrive('a');
    driven.arrive('b');
    driven.report('a', { connected: false });
    driven.sit('v');
    driven.available('v');
    expect(driven.offerTo('v')?.roomId).toBe('room-b');
    driven.pass(10 * MINUTE - 1);
    expect(driven.positions()).toEqual(['a', 'b']);
    driven.pass(1);
    expect(driven.positions()).toEqual(['b']);
  });

  it('[Q2] [Q6] counts no place whose visitor has been away for a minute, and shows nobody a longer queue than before', () => {
    const driven = new DrivenQueue();
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    driven.report('a', { connected: false });
    driven.pass(MINUTE - 1);
    expect(driven.signUp('d')).toBe('full');
    expect(takenPlaces(driven.state, driven.context)).toBe(3);
    driven.nowMs += 1;
    expect(takenPlaces(driven.state, driven.context)).toBe(2);
    driven.arrive('d');
    expect(driven.positions()).toEqual(['a', 'b', 'c', 'd']);
    expect(driven.signUp('e')).toBe('full');
  });

  it('[Q5] [Q6] counts the place in front of who already talked, however long they are away', () => {
    const driven = withVolunteers('v');
    driven.arrive('a');
    driven.accept('v');
    const returned = { generation: driven.generationOf('a'), front: true };
    driven.report('a', { opened: true, returned });
    for (const id of ['b', 'c']) driven.arrive(id);
    driven.report('a', { opened: true, returned, connected: false });
    driven.pass(2 * MINUTE);
    expect(driven.signUp('d')).toBe('full');
  });

  it('[O4] at closing a place without an offer is lost and a pending offer runs out; an assignment stays', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    driven.accept('v1');
    driven.hours = { state: 'closed', opens: null, reason: null };
    driven.pass(1);
    expect(driven.positions()).toEqual(['b']);
    expect(driven.offerTo('v2')?.roomId).toBe('room-b');
    driven.pass(MINUTE);
    expect(driven.positions()).toEqual([]);
    expect(driven.statusOf('v1')).toBe('inConversation');
    expect(driven.signUp('late')).toBe('closed');
  });
});
