import { describe, expect, it } from 'vitest';
import { isActive } from '../../worker/domain/queue-state.ts';
import { consoleSnapshot } from '../../worker/domain/queue-views.ts';
import * as queue from '../../worker/domain/queue.ts';
import { withVolunteers, type Line } from './line.ts';

const seen = (line: Line, id: string) => consoleSnapshot(line.state, line.rules, id);

/** v1 talks with a; v2 is free; v3 is signed in and not available. */
function talkOfV1(): Line {
  const line = withVolunteers('v1', 'v2');
  line.sit('v3');
  line.arrive('a');
  line.accept('v1');
  line.report('a', { phase: 'assigned', opened: true });
  return line;
}

const report = (line: Line, coach: Parameters<Line['report']>[1] & object) =>
  line.report('a', { phase: 'assigned', opened: true, ...coach });

describe('a colleague beside a talk, in the queue', () => {
  it('[C6] is asked for at every console that is free, available or not, but not at the one that asks', () => {
    const line = talkOfV1();
    report(line, { coach: { stage: 'wanted' } });
    const question = [{ roomId: 'room-a', alias: 'v1' }];
    expect(seen(line, 'v2').coachWanted).toEqual(question);
    expect(seen(line, 'v3').coachWanted).toEqual(question);
    expect(seen(line, 'v1').coachWanted).toEqual([]);
    expect(seen(line, 'v1').colleagues).toBe(2);
  });

  it('[C6] is not asked for where somebody is in a talk of their own', () => {
    const line = talkOfV1();
    line.arrive('b');
    line.accept('v2');
    report(line, { coach: { stage: 'wanted' } });
    expect(seen(line, 'v2').coachWanted).toEqual([]);
    expect(seen(line, 'v1').colleagues).toBe(1);
  });

  it('[C6] gets no offers meanwhile, and the one they had goes on; afterwards they are as available as before', () => {
    const line = talkOfV1();
    line.arrive('b');
    expect(line.offerTo('v2')?.roomId).toBe('room-b');
    report(line, { coach: { stage: 'taken', volunteerId: 'v2' } });
    expect(line.offerTo('v2')).toBeNull();
    expect(line.positions()).toEqual(['b']);
    expect(seen(line, 'v2')).toMatchObject({ me: { status: 'coaching' }, coaching: 'room-a' });
    expect(seen(line, 'v1').colleagues).toBe(1);
    report(line, { coach: null });
    expect(line.statusOf('v2')).toBe('available');
    expect(line.offerTo('v2')?.roomId).toBe('room-b');
  });

  it('[C8] reading along is activity, also for who is not available', () => {
    const line = talkOfV1();
    expect(isActive(line.state, 'v3')).toBe(false);
    report(line, { coach: { stage: 'taken', volunteerId: 'v3' } });
    expect(isActive(line.state, 'v3')).toBe(true);
  });

  it('[C6] the end of the talk ends it, and a queue that lost everything hears of it again', () => {
    const line = talkOfV1();
    const assignment = { generation: 1, volunteerId: 'v1', sessionHash: 'session-v1', alias: 'v1' };
    const fresh = withVolunteers('v2');
    fresh.report('a', { phase: 'assigned', assignment, coach: { stage: 'taken', volunteerId: 'v2' } });
    expect(seen(fresh, 'v2').coaching).toBe('room-a');
    report(line, { coach: { stage: 'taken', volunteerId: 'v2' } });
    line.report('a', { phase: 'ended', opened: true });
    expect(seen(line, 'v2').coaching).toBeNull();
    expect(queue.passTime(line.state, line.rules).entries).toEqual([]);
  });
});

describe('a volunteer with more than one talk', () => {
  it('[Q7] keeps wrapping up one when another never opened', () => {
    const line = withVolunteers('v1');
    line.arrive('a');
    line.accept('v1');
    line.report('a', { phase: 'ended', opened: true });
    line.arrive('b');
    const generation = line.state.nextGeneration;
    const assignment = { generation, volunteerId: 'v1', sessionHash: 'session-v1', alias: 'v1' };
    line.state = structuredClone(line.state);
    const entry = line.state.entries.find(({ roomId }) => roomId === 'room-b');
    if (entry !== undefined) entry.place = { state: 'assigned', ...assignment };
    line.report('b', { phase: 'ended', opened: false });
    expect(line.statusOf('v1')).toBe('wrapUp');
  });
});
