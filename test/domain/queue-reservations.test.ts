import { describe, expect, it } from 'vitest';
import { takenPlaces } from '../../worker/domain/queue/places.ts';
import { nextDeadlineMs } from '../../worker/domain/queue/settle.ts';
import { signUp } from '../../worker/domain/queue/sign-up.ts';
import { MOST_RESERVATIONS, reservations } from '../../worker/domain/queue/state.ts';
import { consoleSnapshot, roomPlaces } from '../../worker/domain/queue/views.ts';
import { DrivenQueue, MINUTE, withVolunteers } from './driven-queue.ts';

const RESERVED_MS = 15_000;

/** So many who sign up and never come in. */
function flood(driven: DrivenQueue, count: number): string[] {
  const ids = Array.from({ length: count }, (_, n) => `bot${driven.nowMs}-${n}`);
  return ids.filter((id) => driven.signUp(id) === 'admitted');
}

const positionOf = (driven: DrivenQueue, id: string) => {
  const view = roomPlaces(driven.state, driven.context).get(`room-${id}`);
  return view?.place === 'waiting' ? view.position : undefined;
};

describe('a place that is only reserved', () => {
  it('[Q9] is given up after 15 s, also if its room has reported', () => {
    const driven = new DrivenQueue();
    driven.signUp('a');
    driven.report('a', { connected: false });
    expect(nextDeadlineMs(driven.state, driven.context)).toBe(driven.nowMs + RESERVED_MS);
    driven.pass(RESERVED_MS - 1);
    expect(driven.positions()).toEqual(['a']);
    driven.pass(1);
    expect(driven.positions()).toEqual([]);
  });

  it('[Q9] is none of somebody who has talked before', () => {
    const driven = new DrivenQueue();
    driven.signUp('a');
    expect(reservations(driven.state)).toMatchObject([{ talkedBefore: false }]);
  });

  it.each([
    ['by a room that says so', { cameIn: false }, 1],
    ['by no room whose visitor came in', { cameIn: true }, 0],
    ['by no room of a version that did not say', {}, 0],
  ])('[Q9] [Q6] is told %s to a queue that lost it', (_, said, count) => {
    const driven = new DrivenQueue();
    const { cameIn: _known, ...report } = driven.nextReport('a', { connected: false });
    driven.take({ ...report, ...said });
    expect(driven.positions()).toEqual(['a']);
    expect(reservations(driven.state)).toHaveLength(count);
  });

  it('[Q9] three sign-ups without a socket close nothing', () => {
    const driven = new DrivenQueue();
    flood(driven, 3);
    driven.arrive('honest');
    expect(positionOf(driven, 'honest')).toBe(1);
  });

  it.each([
    { volunteers: ['v1', 'v2'], places: 6, half: 3 },
    { volunteers: [], places: 3, half: 1 },
  ])('[Q9] holds one of $half of $places places at most', ({ volunteers, places, half }) => {
    const driven = withVolunteers(...volunteers);
    for (const id of volunteers) {
      driven.arrive(`with-${id}`);
      driven.accept(id);
    }
    for (let n = 0; n < places - half; n += 1) {
      expect(flood(driven, 5)).toHaveLength(5);
      expect(takenPlaces(driven.state, driven.context)).toBe(n + half);
      driven.arrive(`honest${n}`);
    }
    expect(driven.signUp('late')).toBe('full');
    driven.pass(RESERVED_MS);
    driven.arrive('late');
  });

  it('[Q9] a flood all evening long keeps no honest visitor out while a volunteer is free', () => {
    const driven = withVolunteers('v1', 'v2', 'v3', 'v4');
    for (let n = 0; n < 55; n += 1) {
      flood(driven, 40);
      driven.arrive(`honest${n}`);
      const volunteer = ['v1', 'v2', 'v3', 'v4'].find((id) => driven.offerTo(id) !== null);
      expect(volunteer).toBeDefined();
      expect(driven.offerTo(volunteer ?? '')?.roomId).toBe(`room-honest${n}`);
      driven.accept(volunteer ?? '');
      driven.pass(2_400);
      driven.report(`honest${n}`, { phase: 'ended' });
    }
  });

  it('[Q9] makes the oldest one lapse when there are too many, and the newest can still come in', () => {
    const driven = new DrivenQueue();
    flood(driven, 10 * MOST_RESERVATIONS);
    expect(driven.signUp('honest')).toBe('admitted');
    flood(driven, MOST_RESERVATIONS - 1);
    expect(reservations(driven.state)).toHaveLength(MOST_RESERVATIONS);
    driven.report('honest');
    expect(positionOf(driven, 'honest')).toBe(1);
    expect(reservations(driven.state)).toHaveLength(MOST_RESERVATIONS - 1);
  });

  it('[Q9] is gone for who comes in when others have filled the queue, and for nobody before that', () => {
    const driven = new DrivenQueue();
    for (const id of ['a', 'b', 'c', 'd', 'e']) expect(driven.signUp(id)).toBe('admitted');
    for (const id of ['b', 'c', 'd']) driven.report(id);
    driven.report('a');
    expect(new Set(driven.positions())).toEqual(new Set(['b', 'c', 'd', 'e']));
    driven.report('b', { phase: 'ended' });
    driven.report('e');
    expect(driven.positions()).toEqual(['c', 'd', 'e']);
  });

  it('[Q9] stays one when its room is so late that the queue has forgotten it', () => {
    const driven = new DrivenQueue();
    driven.signUp('a');
    driven.pass(RESERVED_MS);
    driven.report('a', { connected: false, cameIn: false });
    driven.report('b', { connected: false, cameIn: true });
    expect(reservations(driven.state).map(({ signUpId }) => signUpId)).toEqual(['a']);
    driven.pass(RESERVED_MS);
    expect(driven.positions()).toEqual(['b']);
  });

  it('[Q1] [Q9] pushes nobody back when it is used late, and its own position counts only who came in', () => {
    const driven = new DrivenQueue();
    for (const id of ['slow', 'a', 'b']) {
      driven.signUp(id);
      driven.report(id, { connected: false });
    }
    expect(positionOf(driven, 'b')).toBe(1);
    driven.report('a');
    expect([positionOf(driven, 'a'), positionOf(driven, 'b'), positionOf(driven, 'slow')]).toEqual([1, 2, 2]);
    driven.report('b');
    driven.report('slow');
    expect([positionOf(driven, 'a'), positionOf(driven, 'b'), positionOf(driven, 'slow')]).toEqual([1, 2, 3]);
    driven.report('a', { connected: false });
    driven.report('a');
    expect(driven.positions()).toEqual(['a', 'b', 'slow']);
  });

  it('[Q9] shows in no console', () => {
    const driven = withVolunteers('v');
    const before = consoleSnapshot(driven.state, driven.context, 'v');
    flood(driven, 20);
    expect(consoleSnapshot(driven.state, driven.context, 'v')).toEqual(before);
    driven.arrive('a');
    expect(consoleSnapshot(driven.state, driven.context, 'v')).toMatchObject({ waiting: 1, away: 0 });
  });
});

describe('full', () => {
  it('[Q9] is never said while a volunteer is free and nobody is offered to them', () => {
    const driven = new DrivenQueue();
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    expect(driven.signUp('d')).toBe('full');
    for (const id of ['a', 'b', 'c']) driven.report(id, { connected: false });
    expect(driven.signUp('d')).toBe('full');
    driven.sit('v');
    driven.available('v');
    driven.arrive('d');
    expect(driven.offerTo('v')?.roomId).toBe('room-d');
    expect(driven.signUp('e')).toBe('full');
  });

  it('[Q6] [Q9] a reservation takes the place of nobody who was away', () => {
    const driven = new DrivenQueue();
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    driven.report('a', { connected: false });
    driven.pass(MINUTE);
    flood(driven, 3);
    driven.report('a');
    expect(driven.positions().slice(0, 3)).toEqual(['a', 'b', 'c']);
  });

  it('[Q2] [Q9] a refusal changes nothing, not even what time alone would', () => {
    const driven = new DrivenQueue();
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    driven.signUp('never came');
    driven.report('a', { connected: false });
    const visitor = { roomId: 'room-x', signUpId: 'x' };
    driven.nowMs += RESERVED_MS;
    expect(signUp(driven.state, driven.context, visitor).state).toBe(driven.state);
    driven.hours = { state: 'signUpEnded', closesAtMs: driven.nowMs + MINUTE, opens: null };
    expect(signUp(driven.state, driven.context, visitor)).toEqual({
      state: driven.state,
      result: { outcome: 'closed' },
    });
  });

  it('[Q10] is always said where no places are set, also to a free volunteer', () => {
    const driven = withVolunteers('v');
    driven.settings = { ...driven.settings, minPlaces: 0, maxPlaces: 0 };
    expect(driven.signUp('a')).toBe('full');
  });
});
