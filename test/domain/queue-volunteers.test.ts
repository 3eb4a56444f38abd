import { describe, expect, it } from 'vitest';
import { onDutyCount } from '../../worker/domain/queue-state.ts';
import * as queue from '../../worker/domain/queue.ts';
import { MINUTE, withVolunteers } from './line.ts';

describe('a volunteer in the queue', () => {
  it('[Q7] in conversation, then wrapping up, then available by itself or by hand', () => {
    const line = withVolunteers('v1');
    line.arrive('a');
    line.accept('v1');
    expect(line.statusOf('v1')).toBe('inConversation');
    line.arrive('b');
    expect(line.offerTo('v1')).toBeNull();
    line.report('a', { phase: 'ended', opened: true });
    expect(line.statusOf('v1')).toBe('wrapUp');
    expect(line.offerTo('v1')).toBeNull();
    line.pass(5 * MINUTE);
    expect(line.offerTo('v1')?.roomId).toBe('room-b');
  });

  it('[Q7] nothing to wrap up when the two never spoke', () => {
    const line = withVolunteers('v1');
    line.arrive('a');
    line.accept('v1');
    line.report('a', { phase: 'ended' });
    expect(line.statusOf('v1')).toBe('available');
  });

  it('[C7] a second console of a volunteer is refused until it takes over or the first is gone', () => {
    const line = withVolunteers('v1');
    expect(line.sit('v1', 'other-session')).toBe('inUse');
    expect(line.sit('v1', 'other-session', true)).toBe('connected');
    expect(line.statusOf('v1')).toBe('available');
    line.state = queue.disconnectConsole(line.state, line.rules, 'v1');
    expect(line.sit('v1')).toBe('connected');
  });

  it('[C7] a console that reloads is still on duty; one that stays away half a minute is not', () => {
    const line = withVolunteers('v1');
    line.state = queue.disconnectConsole(line.state, line.rules, 'v1');
    line.pass(29_999);
    expect(onDutyCount(line.state, line.nowMs)).toBe(1);
    line.pass(1);
    expect(onDutyCount(line.state, line.nowMs)).toBe(0);
  });

  it('[Q3] a volunteer whose socket was lost without a word counts as gone', () => {
    const line = withVolunteers('v1', 'v2');
    line.arrive('a');
    line.state = queue.markLost(line.state, line.rules, new Set(['v2']));
    expect(line.offerTo('v2')?.roomId).toBe('room-a');
    line.pass(30_000);
    expect(onDutyCount(line.state, line.nowMs)).toBe(1);
  });
});
