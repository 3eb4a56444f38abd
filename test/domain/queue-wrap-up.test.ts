import { describe, expect, it } from 'vitest';
import { MINUTE, withVolunteers, type DrivenQueue } from './driven-queue.ts';

/** The one volunteer, just after a talk. */
function afterTalk(): DrivenQueue {
  const driven = withVolunteers('v');
  driven.arrive('a');
  driven.accept('v');
  driven.pass(MINUTE);
  driven.report('a', { phase: 'ended', opened: true });
  return driven;
}
const OFF = { status: 'off', absent: false };

describe('a wrap-up', () => {
  it('[Q7] of 20 minutes in which nobody presses anything: who signs up then is not offered', () => {
    const driven = afterTalk();
    driven.live(20 * MINUTE);
    driven.arrive('b');
    expect(driven.seenBy('v')).toMatchObject({ me: { status: 'wrapUp', remindsInMs: 0 }, offer: null });
    driven.live(9 * MINUTE);
    expect(driven.offerTo('v')).toBeNull();
    expect(driven.positions()).toEqual(['b']);
  });

  it('[Q7] in which the record is written is the same: signs end nothing', () => {
    const driven = afterTalk();
    driven.arrive('b');
    for (let minute = 0; minute < 20; minute += 1) {
      driven.live(MINUTE);
      driven.stillHere('v');
    }
    expect(driven.seenBy('v')).toMatchObject({ me: { status: 'wrapUp' }, offer: null });
    expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: false });
    driven.available('v');
    expect(driven.offerTo('v')?.roomId).toBe('room-b');
  });

  it('[Q7] reminds after 5 minutes, and after 30 its volunteer is off, not absent', () => {
    const driven = afterTalk();
    expect(driven.seenBy('v').me).toEqual({
      status: 'wrapUp',
      endsInMs: 30 * MINUTE,
      remindsInMs: 5 * MINUTE,
    });
    driven.pass(30 * MINUTE - 1);
    expect(driven.seenBy('v').me).toEqual({ status: 'wrapUp', endsInMs: 1, remindsInMs: 0 });
    driven.pass(1);
    expect(driven.seenBy('v')).toMatchObject({ me: OFF, onDuty: 0 });
  });

  it('[Q7] beside another talk lasts as long as that, and both end in one', () => {
    const driven = withVolunteers('v');
    driven.settings = { ...driven.settings, capacity: 2 };
    for (const id of ['a', 'b']) {
      driven.arrive(id);
      driven.accept('v');
    }
    driven.report('a', { phase: 'ended', opened: true });
    driven.live(40 * MINUTE);
    expect(driven.statusOf('v')).toBe('inConversation');
    driven.report('b', { phase: 'ended', opened: true });
    expect(driven.seenBy('v').me).toMatchObject({ status: 'wrapUp', endsInMs: 30 * MINUTE });
  });

  it('[Q7] takes an offer back that was made beside the talk before it', () => {
    const driven = withVolunteers('v');
    driven.settings = { ...driven.settings, capacity: 2 };
    for (const id of ['a', 'b']) driven.arrive(id);
    driven.accept('v');
    expect(driven.offerTo('v')?.roomId).toBe('room-b');
    driven.report('a', { phase: 'ended', opened: true });
    expect(driven.seenBy('v')).toMatchObject({ me: { status: 'wrapUp' }, offer: null });
    expect(driven.positions()).toEqual(['b']);
  });
});

describe('a break', () => {
  it('[Q7] takes 15 minutes, and after it the volunteer is off', () => {
    const driven = afterTalk();
    driven.takeBreak('v');
    driven.arrive('b');
    expect(driven.seenBy('v').me).toEqual({ status: 'pause', endsInMs: 15 * MINUTE, chosen: true });
    driven.pass(15 * MINUTE - 1);
    expect(driven.seenBy('v')).toMatchObject({ me: { status: 'pause', endsInMs: 1 }, offer: null });
    driven.pass(1);
    expect(driven.seenBy('v')).toMatchObject({ me: OFF, offer: null });
  });

  it('[Q7] ends by hand, and gives the offer of before to others', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    driven.takeBreak('v1');
    expect(driven.offerTo('v1')).toBeNull();
    expect(driven.offerTo('v2')?.roomId).toBe('room-a');
    driven.available('v2', false);
    driven.available('v1');
    expect(driven.offerTo('v1')?.roomId).toBe('room-a');
  });

  it('[Q7] is not for who is off, in a talk or beside one', () => {
    const driven = withVolunteers('off', 'talks', 'sits');
    driven.available('off', false);
    driven.arrive('a');
    driven.accept('talks');
    driven.report('a', { phase: 'assigned', opened: true, sitIn: { stage: 'begun', volunteerId: 'sits' } });
    const duties = () => driven.state.volunteers.map(({ duty }) => duty.status);
    for (const id of ['off', 'talks', 'sits', 'unknown']) driven.takeBreak(id);
    expect(duties()).toEqual(['off', 'available', 'available']);
  });
});
