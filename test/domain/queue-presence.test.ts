import { describe, expect, it } from 'vitest';
import { crowdOf } from '../../worker/domain/queue/places.ts';
import { MINUTE, withVolunteers } from './driven-queue.ts';

describe('what a visitor is told of who is there', () => {
  it('[Q11] who wraps up or rests without a sign counts for three minutes of waiting, and again once they give one', () => {
    const driven = withVolunteers('v');
    driven.arrive('a');
    driven.accept('v');
    driven.report('a', { phase: 'ended', opened: true });
    driven.pass(20 * MINUTE);
    driven.arrive('b');
    expect(driven.seenBy('v')).toMatchObject({ me: { status: 'wrapUp' }, offer: null });
    driven.pass(3 * MINUTE - 1);
    expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: false });
    driven.pass(1);
    expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: true });
    driven.stillHere('v');
    expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: false });
    driven.takeBreak('v');
    driven.pass(3 * MINUTE);
    expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: true });
  });

  it('[Q11] the time counts from when somebody waits who is there', () => {
    const driven = withVolunteers('v');
    driven.takeBreak('v');
    driven.signUp('reserved');
    driven.arrive('gone');
    driven.report('gone', { connected: false });
    driven.pass(5 * MINUTE);
    driven.arrive('a');
    expect(driven.toldTo('a')).toMatchObject({ nobodyOnDuty: false });
    driven.report('gone', { phase: 'ended' });
    driven.pass(3 * MINUTE - 1);
    expect(driven.toldTo('a')).toMatchObject({ nobodyOnDuty: false });
    driven.pass(1);
    expect(driven.toldTo('a')).toMatchObject({ nobodyOnDuty: true });
    expect(crowdOf(driven.state, driven.context)).toMatchObject({ onDuty: 0, waiting: 1 });
  });

  it('[Q11] with nobody waiting, silence says nothing', () => {
    const driven = withVolunteers('v');
    driven.pass(20 * MINUTE);
    expect(crowdOf(driven.state, driven.context)).toMatchObject({ onDuty: 1, waiting: 0 });
  });

  it('[Q11] whoever was in a talk or beside one until now is there', () => {
    for (const who of ['talks', 'sits']) {
      const driven = withVolunteers('talks', 'sits');
      driven.available(who === 'talks' ? 'sits' : 'talks', false);
      driven.available('talks');
      driven.arrive('a');
      driven.accept('talks');
      driven.arrive('b');
      driven.report('a', { phase: 'assigned', opened: true, sitIn: { stage: 'begun', volunteerId: 'sits' } });
      driven.live(20 * MINUTE);
      if (who === 'sits') driven.available('talks', false);
      driven.report('a', { phase: 'ended', opened: true });
      driven.live(3 * MINUTE - 1);
      expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: false });
      driven.pass(1);
      expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: true });
    }
  });

  it('[Q11] [C7] who lost the connection is there for half a minute, also before the alarm says so, but in a talk always', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b']) driven.arrive(id);
    driven.lose('v2');
    driven.nowMs += 30_000 - 1;
    driven.available('v1', false);
    expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: false });
    driven.nowMs += 1;
    expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: true });
    driven.available('v1');
    driven.accept('v1');
    driven.available('v1', false);
    driven.lose('v1');
    driven.live(10 * MINUTE);
    expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: false });
  });

  it('[Q11] beside a talk somebody is there, whatever the others do', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b']) driven.arrive(id);
    driven.accept('v1');
    driven.live(30 * MINUTE);
    expect(driven.seenBy('v2').me).toEqual({ status: 'off', absent: true });
    expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: false });
  });
});
