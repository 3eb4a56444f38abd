import { describe, expect, it } from 'vitest';
import { CoordinatorSnapshot } from '../../protocol/queue.ts';
import { coordinatorSnapshot } from '../../worker/domain/queue/coordinator-view.ts';
import { DrivenQueue, MINUTE, withVolunteers } from './driven-queue.ts';

const seen = (driven: DrivenQueue) =>
  CoordinatorSnapshot.parse(coordinatorSnapshot(driven.state, driven.context));

describe('what coordinators see of the queue', () => {
  it('[Q7] of an empty one: nobody', () => {
    expect(seen(new DrivenQueue())).toEqual({
      type: 'overview',
      waiting: 0,
      away: 0,
      handedOver: 0,
      longestWaitMs: null,
      volunteers: [],
      nobodyAcceptsForMs: null,
    });
  });

  it('[Q7] who does what since when, but not who is off', () => {
    const driven = withVolunteers('talks', 'declines', 'sits', 'rests', 'free', 'off');
    driven.available('off', false);
    driven.arrive('a');
    driven.accept('talks');
    driven.arrive('b');
    driven.decline('declines');
    driven.report('b', { phase: 'ended' });
    driven.takeBreak('rests');
    driven.pass(MINUTE);
    driven.report('a', { phase: 'assigned', opened: true, sitIn: { stage: 'begun', volunteerId: 'sits' } });
    driven.pass(MINUTE);
    expect(
      seen(driven).volunteers.map(({ alias, doing, forMs }) => [alias, doing, Math.round(forMs / MINUTE)]),
    ).toEqual([
      ['talks', 'inConversation', 2],
      ['declines', 'pause', 2],
      ['sits', 'sittingIn', 1],
      ['rests', 'break', 2],
      ['free', 'available', 2],
    ]);
    driven.report('a', { phase: 'ended', opened: true });
    expect(seen(driven).volunteers[0]).toEqual({ id: 'talks', alias: 'talks', doing: 'wrapUp', forMs: 0 });
  });

  it('[Q6] how many wait, are gone for a moment, and how long at most of those who are there', () => {
    const driven = new DrivenQueue();
    driven.arrive('gone');
    driven.pass(MINUTE);
    driven.arrive('a');
    driven.pass(MINUTE);
    driven.arrive('b');
    driven.signUp('reserved');
    driven.report('gone', { connected: false });
    expect(seen(driven)).toMatchObject({ waiting: 2, away: 1, handedOver: 0, longestWaitMs: MINUTE });
  });

  it('[Q5] how many of those who wait have talked with a colleague before', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['back', 'gone', 'new']) driven.arrive(id);
    driven.accept('v1');
    driven.accept('v2');
    for (const id of ['back', 'gone']) {
      const returned = { generation: driven.generationOf(id), front: true };
      driven.report(id, { opened: true, returned });
    }
    expect(seen(driven)).toMatchObject({ waiting: 3, handedOver: 2 });
    driven.report('gone', { opened: true, connected: false });
    expect(seen(driven)).toMatchObject({ waiting: 2, away: 1, handedOver: 1 });
  });

  it('[Q11] that somebody waits and nobody accepts, from the moment that nobody is there', () => {
    const driven = withVolunteers('v');
    driven.arrive('a');
    driven.pass(3 * MINUTE - 1);
    expect(seen(driven).nobodyAcceptsForMs).toBeNull();
    driven.pass(1);
    expect(seen(driven)).toMatchObject({
      nobodyAcceptsForMs: 3 * MINUTE,
      volunteers: [{ doing: 'absent', forMs: 0 }],
    });
    driven.report('a', { connected: false });
    expect(seen(driven).nobodyAcceptsForMs).toBeNull();
    driven.report('a');
    expect(seen(driven).nobodyAcceptsForMs).toBe(0);
  });

  it('[Q11] and not that nobody accepted before somebody last did', () => {
    const driven = withVolunteers('v');
    for (const id of ['a', 'b']) driven.arrive(id);
    driven.pass(MINUTE);
    driven.accept('v');
    driven.pass(10 * MINUTE);
    expect(seen(driven).nobodyAcceptsForMs).toBeNull();
    driven.available('v', false);
    driven.report('a', { phase: 'ended', opened: true });
    expect(seen(driven).nobodyAcceptsForMs).toBe(10 * MINUTE);
  });
});
