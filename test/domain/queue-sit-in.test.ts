import { describe, expect, it } from 'vitest';
import { isFree } from '../../worker/domain/queue/state.ts';
import { consoleSnapshot } from '../../worker/domain/queue/views.ts';
import * as queue from '../../worker/domain/queue/queue.ts';
import { withVolunteers, type DrivenQueue } from './driven-queue.ts';

const seen = (driven: DrivenQueue, id: string) => consoleSnapshot(driven.state, driven.context, id);

/** v1 talks with a; v2 is free; v3 is signed in and not available. */
function talkOfV1(): DrivenQueue {
  const driven = withVolunteers('v1', 'v2');
  driven.sit('v3');
  driven.arrive('a');
  driven.accept('v1');
  driven.report('a', { phase: 'assigned', opened: true });
  return driven;
}

const report = (driven: DrivenQueue, change: Parameters<DrivenQueue['report']>[1] & object) =>
  driven.report('a', { phase: 'assigned', opened: true, ...change });

describe('a colleague beside a talk, in the queue', () => {
  it('[C6] is asked for at every console that is free, available or not, but not at the one that asks', () => {
    const driven = talkOfV1();
    report(driven, { sitIn: { stage: 'wanted' } });
    const question = [{ roomId: 'room-a', alias: 'v1' }];
    expect(seen(driven, 'v2').coachWanted).toEqual(question);
    expect(seen(driven, 'v3').coachWanted).toEqual(question);
    expect(seen(driven, 'v1').coachWanted).toEqual([]);
    expect(seen(driven, 'v1').colleagues).toBe(2);
  });

  it('[C6] is asked for in no other talk, and not once somebody sits in', () => {
    const driven = talkOfV1();
    driven.arrive('b');
    driven.accept('v2');
    report(driven, { sitIn: { stage: 'wanted' } });
    expect(seen(driven, 'v3').coachWanted).toEqual([{ roomId: 'room-a', alias: 'v1' }]);
    driven.sit('v4');
    report(driven, { sitIn: { stage: 'begun', volunteerId: 'v4' } });
    expect(seen(driven, 'v3').coachWanted).toEqual([]);
  });

  it('[C6] is not asked for where somebody is in a talk of their own', () => {
    const driven = talkOfV1();
    driven.arrive('b');
    driven.accept('v2');
    report(driven, { sitIn: { stage: 'wanted' } });
    expect(seen(driven, 'v2').coachWanted).toEqual([]);
    expect(seen(driven, 'v1').colleagues).toBe(1);
  });

  it('[C6] gets no offers meanwhile, and the one they had goes on; afterwards they are as available as before', () => {
    const driven = talkOfV1();
    driven.arrive('b');
    expect(driven.offerTo('v2')?.roomId).toBe('room-b');
    report(driven, { sitIn: { stage: 'begun', volunteerId: 'v2' } });
    expect(driven.offerTo('v2')).toBeNull();
    expect(driven.positions()).toEqual(['b']);
    expect(seen(driven, 'v2')).toMatchObject({ me: { status: 'sittingIn' }, sitInRoomId: 'room-a' });
    expect(seen(driven, 'v3').coachWanted).toEqual([]);
    expect(seen(driven, 'v1').colleagues).toBe(1);
    report(driven, { sitIn: null });
    expect(driven.statusOf('v2')).toBe('available');
    expect(driven.offerTo('v2')?.roomId).toBe('room-b');
  });

  it('[C8] whoever reads along is not free, also if they are not available', () => {
    const driven = talkOfV1();
    expect(isFree(driven.state, 'v3')).toBe(true);
    report(driven, { sitIn: { stage: 'begun', volunteerId: 'v3' } });
    expect(isFree(driven.state, 'v3')).toBe(false);
  });

  it('[C6] the end of the talk ends it, and a queue that lost everything hears of it again', () => {
    const driven = talkOfV1();
    const assignment = { generation: 1, volunteerId: 'v1', sessionHash: 'session-v1', alias: 'v1' };
    const fresh = withVolunteers('v2');
    fresh.report('a', { phase: 'assigned', assignment, sitIn: { stage: 'begun', volunteerId: 'v2' } });
    expect(seen(fresh, 'v2').sitInRoomId).toBe('room-a');
    report(driven, { sitIn: { stage: 'begun', volunteerId: 'v2' } });
    driven.report('a', { phase: 'ended', opened: true });
    expect(seen(driven, 'v2').sitInRoomId).toBeNull();
    expect(queue.passTime(driven.state, driven.context).entries).toEqual([]);
  });
});

describe('a volunteer with more than one talk', () => {
  it('[Q7] keeps wrapping up one when another never opened', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.accept('v1');
    driven.report('a', { phase: 'ended', opened: true });
    driven.arrive('b');
    const generation = driven.state.nextGeneration;
    const assignment = { generation, volunteerId: 'v1', sessionHash: 'session-v1', alias: 'v1' };
    driven.state = structuredClone(driven.state);
    const entry = driven.state.entries.find(({ roomId }) => roomId === 'room-b');
    if (entry !== undefined) entry.place = { state: 'assigned', ...assignment };
    driven.report('b', { phase: 'ended', opened: false });
    expect(driven.statusOf('v1')).toBe('wrapUp');
  });
});
