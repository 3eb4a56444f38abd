import { describe, expect, it } from 'vitest';
import { onDutyCount } from '../../worker/domain/queue/state.ts';
import * as queue from '../../worker/domain/queue/queue.ts';
import { MINUTE, withVolunteers } from './driven-queue.ts';

describe('a volunteer in the queue', () => {
  it('[Q7] in conversation, then wrapping up, then available by itself or by hand', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.accept('v1');
    expect(driven.statusOf('v1')).toBe('inConversation');
    driven.arrive('b');
    expect(driven.offerTo('v1')).toBeNull();
    driven.report('a', { phase: 'ended', opened: true });
    expect(driven.statusOf('v1')).toBe('wrapUp');
    expect(driven.offerTo('v1')).toBeNull();
    driven.pass(5 * MINUTE);
    expect(driven.offerTo('v1')?.roomId).toBe('room-b');
  });

  it('[Q7] nothing to wrap up when the two never spoke', () => {
    const driven = withVolunteers('v1');
    driven.arrive('a');
    driven.accept('v1');
    driven.report('a', { phase: 'ended' });
    expect(driven.statusOf('v1')).toBe('available');
  });

  it('[C7] a second console of a volunteer is refused until it takes over or the first is gone', () => {
    const driven = withVolunteers('v1');
    expect(driven.sit('v1', 'other-session')).toBe('inUse');
    expect(driven.sit('v1', 'other-session', true)).toBe('connected');
    expect(driven.statusOf('v1')).toBe('available');
    driven.state = queue.disconnectConsole(driven.state, driven.context, 'v1');
    expect(driven.sit('v1')).toBe('connected');
  });

  it('[C7] a console that reloads is still on duty; one that stays away half a minute is not', () => {
    const driven = withVolunteers('v1');
    driven.state = queue.disconnectConsole(driven.state, driven.context, 'v1');
    driven.pass(29_999);
    expect(onDutyCount(driven.state, driven.nowMs)).toBe(1);
    driven.pass(1);
    expect(onDutyCount(driven.state, driven.nowMs)).toBe(0);
  });

  it('[Q3] a volunteer whose socket was lost without a word counts as gone', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    driven.state = queue.markLost(driven.state, driven.context, new Set(['v2']));
    expect(driven.offerTo('v2')?.roomId).toBe('room-a');
    driven.pass(30_000);
    expect(onDutyCount(driven.state, driven.nowMs)).toBe(1);
  });
});
