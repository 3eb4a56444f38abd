import { describe, expect, it } from 'vitest';
import { nextDeadlineMs } from '../../worker/domain/queue-settle.ts';
import { Line, MINUTE, withVolunteers } from './line.ts';

describe('a place in the queue', () => {
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

  it('[O4] at closing a place without an offer is lost and a pending offer runs out; an assignment stays', () => {
    const line = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b', 'c']) line.arrive(id);
    line.accept('v1');
    line.hours = { state: 'closed', opens: null, reason: null };
    line.pass(1);
    expect(line.positions()).toEqual(['b']);
    expect(line.offerTo('v2')?.roomId).toBe('room-b');
    line.pass(MINUTE);
    expect(line.positions()).toEqual([]);
    expect(line.statusOf('v1')).toBe('inConversation');
    expect(line.signUp('late')).toBe('closed');
  });
});
