import { describe, expect, it } from 'vitest';
import { MINUTE, withVolunteers, type DrivenQueue } from './driven-queue.ts';

const SECOND = 1_000;
const OFF = { status: 'off', absent: true };

/** At how many seconds from now something begins to be so, and never ends, within two hours; null: it is not so in the end. */
function trueFromSecond(driven: DrivenQueue, isSo: () => boolean): number | null {
  const startMs = driven.nowMs;
  let sinceMs: number | null = null;
  driven.live(120 * MINUTE, () => {
    sinceMs = isSo() ? (sinceMs ?? driven.nowMs) : null;
  });
  return sinceMs === null ? null : (sinceMs - startMs) / SECOND;
}

describe('a volunteer who does not answer', () => {
  it('[Q11] and is the only one: asked after 60 s, off after 180 s, and the visitor keeps place 1 and is told', () => {
    const driven = withVolunteers('v');
    driven.arrive('a');
    driven.pass(MINUTE - 1);
    expect(driven.offerTo('v')).toMatchObject({ asks: false, expiresInMs: null });
    driven.pass(1);
    expect(driven.offerTo('v')).toMatchObject({ asks: true, expiresInMs: null });
    driven.pass(2 * MINUTE - 1);
    expect(driven.seenBy('v')).toMatchObject({ me: { status: 'available' }, offer: { asks: true } });
    expect(driven.toldTo('a')).toMatchObject({ position: 1, nobodyOnDuty: false });
    driven.pass(1);
    expect(driven.seenBy('v')).toMatchObject({ me: OFF, offer: null, onDuty: 0 });
    expect(driven.toldTo('a')).toEqual({ place: 'waiting', position: 1, band: null, nobodyOnDuty: true });
  });

  it('[Q11] of one who never answers: told after three minutes, and for two hours', () => {
    const driven = withVolunteers('v');
    driven.arrive('a');
    expect(trueFromSecond(driven, () => driven.toldTo('a')?.nobodyOnDuty === true)).toBe(180);
    expect(driven.positions()).toEqual(['a']);
  });

  it('[Q11] of two who both never answer: told after three minutes, and neither is offered anybody for ever', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    const offered: string[] = [];
    const note = () => {
      const now = ['v1', 'v2'].find((id) => driven.offerTo(id) !== null) ?? 'nobody';
      if (offered.at(-1) !== now) offered.push(now);
    };
    note();
    const told = trueFromSecond(driven, () => {
      note();
      return driven.toldTo('a')?.nobodyOnDuty === true;
    });
    expect(told).toBe(180);
    expect(offered).toEqual(['v1', 'v2', 'nobody', 'v1', 'nobody']);
    expect(['v1', 'v2'].map((id) => driven.seenBy(id).me)).toEqual([OFF, OFF]);
  });

  it('[Q11] two lapses without a sign: off, also while others are free; with a sign in between only a pause', () => {
    for (const sign of [false, true]) {
      const driven = withVolunteers('v1', 'v2');
      for (const id of ['a', 'b']) {
        driven.arrive(id);
        driven.pass(MINUTE);
        driven.accept('v2');
        driven.report(id, { phase: 'ended' });
        expect(driven.offerTo('v1')).toBeNull();
        if (id === 'a') expect(driven.seenBy('v1').me).toMatchObject({ status: 'pause', chosen: false });
        driven.pass(5 * MINUTE);
        if (sign && id === 'a') driven.stillHere('v1');
        // So that the next offer is made to the one who is silent.
        driven.available('v2', false);
        driven.pass(1);
        driven.available('v2');
      }
      expect(driven.seenBy('v1').me).toEqual(sign ? { status: 'available' } : OFF);
    }
  });

  it('[Q11] a sign is no answer: the offer still ends after 180 s', () => {
    const driven = withVolunteers('v');
    driven.arrive('a');
    driven.pass(170 * SECOND);
    driven.stillHere('v');
    driven.pass(10 * SECOND);
    expect(driven.seenBy('v').me).toEqual(OFF);
    expect(driven.toldTo('a')).toMatchObject({ nobodyOnDuty: true });
  });

  it('[Q11] is back by one press, and offered the visitor who waits', () => {
    const driven = withVolunteers('v');
    driven.arrive('a');
    driven.pass(3 * MINUTE);
    driven.available('v');
    expect(driven.seenBy('v')).toMatchObject({
      me: { status: 'available' },
      offer: { roomId: 'room-a', asks: false },
    });
    expect(driven.toldTo('a')).toMatchObject({ nobodyOnDuty: false });
    driven.pass(3 * MINUTE);
    driven.available('v', false);
    expect(driven.seenBy('v').me).toEqual({ status: 'off', absent: false });
  });

  it('[Q11] a late answer is too late', () => {
    const driven = withVolunteers('v');
    driven.arrive('a');
    const offer = driven.offerTo('v');
    driven.pass(3 * MINUTE);
    expect(driven.answer('v', offer)).toEqual(['tooLate', 'tooLate']);
    expect(driven.positions()).toEqual(['a']);
  });

  it('[Q11] in a talk is no absence: a second offer only lapses', () => {
    const driven = withVolunteers('v');
    driven.settings = { ...driven.settings, capacity: 2 };
    for (const id of ['a', 'b']) driven.arrive(id);
    driven.accept('v');
    for (const _ of ['one lapse', 'and another']) {
      driven.available('v');
      driven.pass(3 * MINUTE);
      expect(driven.offerTo('v')).toBeNull();
      expect(driven.state.volunteers[0]?.duty.status).toBe('pause');
    }
    expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: false });
  });

  it('[Q11] the shorter of both times counts, whatever is set', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.settings = { ...driven.settings, offerSeconds: 300, absentSeconds: 90 };
    driven.arrive('a');
    expect(driven.offerTo('v1')).toMatchObject({ expiresInMs: 90 * SECOND });
    driven.pass(90 * SECOND - 1);
    expect(driven.offerTo('v1')).not.toBeNull();
    driven.pass(1);
    expect(driven.seenBy('v1').me).toEqual(OFF);
    expect(driven.offerTo('v2')?.roomId).toBe('room-a');
  });

  it('[Q11] [O4] nobody is absent by an offer that closing time ended', () => {
    const driven = withVolunteers('v');
    driven.arrive('a');
    driven.hours = { state: 'closed', opens: null, reason: null };
    driven.pass(3 * MINUTE);
    expect(driven.seenBy('v')).toMatchObject({ me: { status: 'available' }, offer: null });
    expect(driven.positions()).toEqual([]);
  });

  it('[Q11] silence counts from when somebody waits again: neither a talk nor a visitor who was away is a wait', () => {
    for (const first of ['talks', 'goes']) {
      const driven = withVolunteers('v1', 'resting');
      driven.settings = { ...driven.settings, breakMinutes: 60 };
      driven.takeBreak('resting');
      driven.arrive('a');
      if (first === 'talks') driven.accept('v1');
      else driven.report('a', { connected: false });
      driven.available('v1', false);
      driven.pass(5 * MINUTE);
      driven.arrive('b');
      driven.pass(MINUTE);
      driven.report('a', { phase: 'ended' });
      expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: false });
      driven.pass(2 * MINUTE - 1);
      expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: false });
      driven.pass(1);
      expect(driven.toldTo('b')).toMatchObject({ nobodyOnDuty: true });
    }
  });

  it('[Q11] one who is lost meanwhile neither lapses nor is absent', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    driven.lose('v1');
    expect(driven.offerTo('v2')?.roomId).toBe('room-a');
    driven.sit('v1');
    expect(driven.state.volunteers[0]).toMatchObject({ lapses: 0, duty: { status: 'available' } });
  });
});

describe('a volunteer who is quiet', () => {
  it('[Q11] for an hour is asked for two minutes, then off', () => {
    const driven = withVolunteers('v');
    driven.stillHere('v');
    driven.pass(60 * MINUTE - 1);
    expect(driven.seenBy('v').offInMs).toBeNull();
    driven.pass(1);
    expect(driven.seenBy('v').offInMs).toBe(2 * MINUTE);
    driven.pass(2 * MINUTE - 1);
    expect(driven.seenBy('v')).toMatchObject({ me: { status: 'available' }, offInMs: 1 });
    driven.pass(1);
    expect(driven.seenBy('v')).toMatchObject({ me: OFF, offInMs: null });
  });

  it('[Q11] and says that they are there: an hour again', () => {
    const driven = withVolunteers('v');
    driven.pass(61 * MINUTE);
    driven.stillHere('v');
    expect(driven.seenBy('v').offInMs).toBeNull();
    expect(
      trueFromSecond(driven, () => driven.seenBy('v').offInMs !== null || driven.statusOf('v') === 'off'),
    ).toBe(3_600);
  });

  it('[Q11] a touch counts from when it was, and none that is older than what is known', () => {
    const driven = withVolunteers('v');
    driven.pass(30 * MINUTE);
    driven.stillHere('v', MINUTE);
    driven.stillHere('v', 2 * MINUTE);
    driven.pass(59 * MINUTE - 1);
    expect(driven.seenBy('v').offInMs).toBeNull();
    driven.pass(1);
    expect(driven.seenBy('v').offInMs).toBe(2 * MINUTE);
  });

  it('[Q11] in a talk or beside one is not asked, and has an hour from its end', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    driven.accept('v1');
    driven.report('a', { phase: 'assigned', opened: true, sitIn: { stage: 'begun', volunteerId: 'v2' } });
    driven.live(100 * MINUTE);
    expect(['v1', 'v2'].map((id) => driven.seenBy(id).offInMs)).toEqual([null, null]);
    driven.report('a', { phase: 'ended', opened: false });
    driven.pass(60 * MINUTE - 1);
    expect(['v1', 'v2'].map((id) => driven.seenBy(id).offInMs)).toEqual([null, null]);
    driven.pass(1);
    expect(['v1', 'v2'].map((id) => driven.seenBy(id).offInMs)).toEqual([2 * MINUTE, 2 * MINUTE]);
  });

  it('[Q11] has an hour from the end of a pause', () => {
    const driven = withVolunteers('v');
    driven.settings = { ...driven.settings, pauseMinutes: 60 };
    driven.arrive('a');
    driven.decline('v');
    driven.report('a', { phase: 'ended' });
    driven.live(120 * MINUTE - 1);
    expect(driven.seenBy('v')).toMatchObject({ me: { status: 'available' }, offInMs: null });
    driven.pass(1);
    expect(driven.seenBy('v').offInMs).toBe(2 * MINUTE);
  });

  it('[Q11] is not asked while lost, resting, wrapping up or off', () => {
    const driven = withVolunteers('lost', 'resting', 'off');
    driven.takeBreak('resting');
    driven.available('off', false);
    driven.settings = { ...driven.settings, quietMinutes: 15, breakMinutes: 60 };
    driven.takeBreak('resting');
    driven.pass(15 * MINUTE);
    expect(driven.seenBy('lost').offInMs).not.toBeNull();
    driven.lose('lost');
    expect(['lost', 'resting', 'off', 'unknown'].map((id) => driven.seenBy(id).offInMs)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('[Q11] signs are commands, a takeover and another session, but no reconnection', () => {
    const sign = (act: (driven: DrivenQueue) => void) => {
      const driven = withVolunteers('v');
      driven.arrive('a');
      driven.pass(MINUTE);
      act(driven);
      return driven.state.volunteers[0]?.lastSignAtMs === driven.nowMs;
    };
    expect(sign((driven) => driven.accept('v'))).toBe(true);
    expect(sign((driven) => driven.decline('v'))).toBe(true);
    expect(sign((driven) => driven.available('v'))).toBe(true);
    expect(sign((driven) => driven.takeBreak('v'))).toBe(true);
    expect(sign((driven) => driven.stillHere('v'))).toBe(true);
    expect(sign((driven) => driven.sit('v', 'other', true))).toBe(true);
    expect(sign((driven) => (driven.lose('v'), driven.sit('v')))).toBe(false);
    expect(sign((driven) => driven.stillHere('unknown'))).toBe(false);
  });
});
