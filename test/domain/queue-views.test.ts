import { describe, expect, it } from 'vitest';
import { isFree, onDutyCount } from '../../worker/domain/queue/state.ts';
import { consoleSnapshot, roomPlaces } from '../../worker/domain/queue/views.ts';
import { setAvailable } from '../../worker/domain/queue/duty.ts';
import * as queue from '../../worker/domain/queue/queue.ts';
import { DrivenQueue, MINUTE, withVolunteers } from './driven-queue.ts';

const seen = (driven: DrivenQueue, id: string) => consoleSnapshot(driven.state, driven.context, id);
const ALWAYS_OPEN = { state: 'open', signUpEndsInMs: null, closesInMs: null };
const NOTHING = { offer: null, offInMs: null, conversations: [], coachWanted: [], sitInRoomId: null };

describe('what a console shows', () => {
  it('[Q7] of somebody who is not there: off, and how many wait', () => {
    const driven = new DrivenQueue();
    driven.arrive('a');
    expect(seen(driven, 'unknown')).toEqual({
      type: 'state',
      me: { status: 'off', absent: false },
      ...NOTHING,
      colleagues: 0,
      waiting: 1,
      away: 0,
      hours: ALWAYS_OPEN,
      onDuty: 0,
    });
  });

  it('[Q3] the offer, how long that visitor has waited, and when it lapses if somebody else is free', () => {
    const driven = new DrivenQueue();
    driven.sit('v1');
    driven.sit('v2');
    driven.arrive('a');
    driven.pass(2 * MINUTE);
    driven.available('v1');
    const offer = {
      roomId: 'room-a',
      generation: 1,
      waitedMs: 2 * MINUTE,
      talkedBefore: false,
      expiresInMs: null,
      asks: false,
    };
    expect(seen(driven, 'v1')).toEqual({
      type: 'state',
      me: { status: 'available' },
      ...NOTHING,
      offer,
      colleagues: 1,
      waiting: 1,
      away: 0,
      hours: ALWAYS_OPEN,
      onDuty: 1,
    });
    driven.pass(20_000);
    driven.available('v2');
    expect(seen(driven, 'v1').offer).toEqual({ ...offer, waitedMs: 140_000, expiresInMs: 40_000 });
    expect(seen(driven, 'v2').offer).toBeNull();
  });

  it('[Q7] the talks, and how long a pause or a wrap-up still takes', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b']) driven.arrive(id);
    driven.accept('v1');
    driven.decline('v2');
    driven.pass(MINUTE);
    expect(seen(driven, 'v1')).toMatchObject({
      me: { status: 'inConversation' },
      conversations: [{ roomId: 'room-a', generation: driven.generationOf('a') }],
      colleagues: 1,
      onDuty: 2,
    });
    expect(seen(driven, 'v2')).toMatchObject({
      me: { status: 'pause', endsInMs: 4 * MINUTE, chosen: false },
      conversations: [],
      colleagues: 0,
    });
    driven.report('a', { phase: 'ended', opened: true });
    driven.pass(2 * MINUTE);
    expect(seen(driven, 'v1').me).toEqual({
      status: 'wrapUp',
      endsInMs: 28 * MINUTE,
      remindsInMs: 3 * MINUTE,
    });
    driven.pass(4 * MINUTE);
    expect(seen(driven, 'v1').me).toEqual({ status: 'wrapUp', endsInMs: 24 * MINUTE, remindsInMs: 0 });
  });

  it('[Q6] of visitors who are gone for a moment that they are, apart from those who wait', () => {
    const driven = withVolunteers('v1');
    for (const id of ['a', 'b', 'c']) driven.arrive(id);
    driven.accept('v1');
    driven.report('b', { connected: false });
    expect(seen(driven, 'v1')).toMatchObject({ waiting: 1, away: 1 });
    driven.report('b', { connected: true });
    driven.report('a', { phase: 'assigned', connected: false });
    expect(seen(driven, 'v1')).toMatchObject({ waiting: 2, away: 0 });
  });

  it('[O1] [O2] whether the chat is open, until when, or when it opens', () => {
    const driven = new DrivenQueue();
    const { nowMs } = driven;
    driven.hours = { state: 'open', signUpEndsAtMs: nowMs + MINUTE, closesAtMs: nowMs + 2 * MINUTE };
    const open = { state: 'open', signUpEndsInMs: MINUTE, closesInMs: 2 * MINUTE };
    expect(seen(driven, 'v1').hours).toEqual(open);
    driven.hours = { state: 'signUpEnded', closesAtMs: nowMs + MINUTE, opens: null };
    expect(seen(driven, 'v1').hours).toEqual({ state: 'signUpEnded', closesInMs: MINUTE });
    const opens = { inMs: 5 * MINUTE, atMs: 1, inDays: 0, date: '2026-03-03', time: '14:00' };
    driven.hours = { state: 'closed', opens, reason: 'wegens kerstavond' };
    expect(seen(driven, 'v1').hours).toEqual(driven.hours);
  });

  it('[Q5] with an offer, that the visitor was in a talk before', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    driven.accept('v1');
    driven.report('a', { phase: 'assigned', opened: true });
    driven.report('a', { opened: true, returned: { generation: driven.generationOf('a'), front: true } });
    expect(seen(driven, 'v2').offer).toMatchObject({ roomId: 'room-a', talkedBefore: true });
    const lost = new DrivenQueue();
    lost.report('a', { opened: true });
    lost.sit('v1');
    lost.available('v1');
    expect(seen(lost, 'v1').offer).toMatchObject({ talkedBefore: true });
  });

  it('[C6] counts as colleagues those who are connected and free', () => {
    const driven = withVolunteers('v1', 'v2', 'v3');
    expect(seen(driven, 'v1').colleagues).toBe(2);
    driven.lose('v2');
    expect(seen(driven, 'v1').colleagues).toBe(1);
  });
});

describe('what a room is told of its place', () => {
  it('[Q1] [Q10] its position, and whether anybody is on duty', () => {
    const driven = new DrivenQueue();
    for (const id of ['a', 'b']) driven.arrive(id);
    const place = (id: string) => roomPlaces(driven.state, driven.context).get(`room-${id}`);
    const waiting = { place: 'waiting', band: null };
    expect(place('a')).toEqual({ ...waiting, position: 1, nobodyOnDuty: true });
    expect(place('b')).toEqual({ ...waiting, position: 2, nobodyOnDuty: true });
    driven.sit('v');
    driven.available('v');
    driven.accept('v');
    expect(place('a')).toEqual({
      place: 'assigned',
      generation: 1,
      volunteerId: 'v',
      sessionHash: 'session-v',
      alias: 'v',
    });
    expect(place('b')).toEqual({ ...waiting, position: 1, nobodyOnDuty: false });
    expect(place('unknown')).toBeUndefined();
  });

  it('[C2] nothing before it has reported, since it is still being made', () => {
    const driven = new DrivenQueue();
    driven.signUp('a');
    expect(roomPlaces(driven.state, driven.context).size).toBe(0);
    driven.report('a');
    expect([...roomPlaces(driven.state, driven.context).keys()]).toEqual(['room-a']);
  });
});

describe('who counts', () => {
  it('[Q10] on duty: who is not off, while connected or just gone, and who is in a talk whatever else', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.sit('v3');
    const onDuty = () => onDutyCount(driven.state, driven.nowMs);
    expect(onDuty()).toBe(2);
    driven.arrive('a');
    driven.accept('v1');
    driven.lose('v1');
    driven.lose('v2');
    driven.pass(30_000);
    expect(onDuty()).toBe(1);
    expect(driven.state.volunteers.map(({ id }) => id)).toEqual(['v1', 'v3']);
    driven.report('a', { phase: 'ended', opened: true });
    expect(onDuty()).toBe(0);
    expect(driven.state.volunteers.map(({ id }) => id)).toEqual(['v3']);
  });

  it('[C8] free: who has no talk, and sits beside none', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.sit('v3');
    driven.arrive('a');
    driven.accept('v1');
    driven.available('v1', false);
    driven.report('a', { phase: 'assigned', sitIn: { stage: 'begun', volunteerId: 'v3' } });
    expect(['v1', 'v2', 'v3'].map((id) => isFree(driven.state, id))).toEqual([false, true, false]);
  });

  it('[Q7] a console that nobody knows changes nothing, whatever it sends', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    const { state, context } = driven;
    const by = { volunteerId: 'unknown', roomId: 'room-a', generation: 1 };
    expect(setAvailable(state, context, 'unknown', true)).toEqual(state);
    expect(queue.disconnectConsole(state, context, { volunteerId: 'unknown', sinceMs: 0 })).toEqual(state);
    expect(queue.accept(state, context, by)).toEqual({ state, result: 'tooLate' });
    expect(queue.decline(state, context, by)).toEqual({ state, result: 'tooLate' });
    const mine = { ...by, volunteerId: 'v1' };
    for (const wrong of [
      { ...mine, roomId: 'room-b' },
      { ...mine, generation: 2 },
    ]) {
      expect(queue.accept(state, context, wrong).result).toBe('tooLate');
      expect(queue.decline(state, context, wrong).result).toBe('tooLate');
    }
    expect(queue.decline(state, context, mine).result).toBe('declined');
  });

  it('[Q7] off withdraws the offer, which goes to the next, and leaves the talk alone', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b']) driven.arrive(id);
    driven.accept('v1');
    driven.available('v2', false);
    expect(driven.offerTo('v2')).toBeNull();
    expect(driven.statusOf('v2')).toBe('off');
    driven.available('v1', false);
    expect(driven.statusOf('v1')).toBe('inConversation');
    driven.report('a', { phase: 'ended', opened: true });
    expect(driven.statusOf('v1')).toBe('off');
    driven.available('v2');
    expect(driven.offerTo('v2')?.roomId).toBe('room-b');
  });

  it('[Q3] who was lost without a word loses the offer at once, whoever is still there keeps theirs', () => {
    const driven = withVolunteers('v1', 'v2');
    for (const id of ['a', 'b']) driven.arrive(id);
    const kept = driven.offerTo('v2');
    driven.state = queue.markLost(driven.state, driven.context, new Set(['v2']));
    expect(driven.offerTo('v1')).toBeNull();
    expect(driven.offerTo('v2')).toEqual(kept);
    const [lost] = driven.state.volunteers;
    driven.nowMs += MINUTE / 6;
    const again = queue.markLost(driven.state, driven.context, new Set(['v2']));
    expect(again.volunteers[0]?.disconnectedAtMs).toBe(lost?.disconnectedAtMs);
    const late = { volunteerId: 'v1', sinceMs: driven.nowMs };
    const twice = queue.disconnectConsole(again, driven.context, late);
    expect(twice.volunteers[0]?.disconnectedAtMs).toBe(lost?.disconnectedAtMs);
  });

  it('[Q10] who was lost after a silence longer than the grace is off duty at once', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.lose('v1', MINUTE);
    driven.lose('v2', 0);
    expect(driven.state.volunteers).toMatchObject([{ id: 'v2', disconnectedAtMs: driven.nowMs }]);
    expect(onDutyCount(driven.state, driven.nowMs)).toBe(1);
  });
});
