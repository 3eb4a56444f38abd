import { describe, expect, it } from 'vitest';
import { EMPTY_QUEUE } from '../../worker/domain/queue/state.ts';
import { waitBand } from '../../worker/domain/queue/wait-band.ts';
import { roomPlaces } from '../../worker/domain/queue/views.ts';
import { MINUTE, withVolunteers } from './driven-queue.ts';

describe('the wait', () => {
  it('[Q8] shows a band only after three recent waits, and none when nobody is on duty', () => {
    const driven = withVolunteers('v1');
    const bandOf = (id: string) => {
      const place = roomPlaces(driven.state, driven.context).get(`room-${id}`);
      return place?.place === 'waiting' ? place.band : 'not waiting';
    };
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      driven.available('v1', false);
      driven.arrive(id);
      driven.pass((index + 6) * MINUTE);
      driven.available('v1');
      expect(driven.accept('v1')).toBe('accepted');
      driven.arrive(`${id}2`);
      expect(bandOf(`${id}2`)).toEqual(index < 2 ? null : { minMinutes: 5, maxMinutes: 10 });
      driven.report(`${id}2`, { phase: 'ended' });
      driven.report(id, { phase: 'ended' });
    }
    driven.arrive('d');
    driven.available('v1', false);
    expect(bandOf('d')).toBeNull();
  });

  it('[Q8] a second wait counts from its own beginning, not with the talk before it', () => {
    const driven = withVolunteers('v1', 'v2');
    driven.arrive('a');
    driven.accept('v1');
    driven.pass(40 * MINUTE);
    driven.available('v2', false);
    driven.report('a', { returned: { generation: 1, front: true } });
    driven.pass(MINUTE);
    driven.available('v2');
    expect(driven.offerTo('v2')?.waitedMs).toBe(MINUTE);
    driven.accept('v2');
    expect(driven.state.recentWaits.map(({ waitedMs }) => waitedMs)).toEqual([0, MINUTE]);
  });

  it('[Q8] is the middle half of the waits of three hours, in whatever order they came, in steps of five minutes', () => {
    const nowMs = 10 * 60 * MINUTE;
    const bandOf = (waits: number[], agoMs = 0) =>
      waitBand(
        {
          ...EMPTY_QUEUE,
          recentWaits: waits.map((minutes) => ({ atMs: nowMs - agoMs, waitedMs: minutes * MINUTE })),
        },
        nowMs,
      );
    expect(bandOf([1, 2, 3])).toEqual({ minMinutes: 0, maxMinutes: 5 });
    expect(bandOf([40, 2, 12, 31, 21])).toEqual({ minMinutes: 10, maxMinutes: 35 });
    expect(bandOf([100, 9, 8, 7, 9])).toEqual({ minMinutes: 5, maxMinutes: 10 });
    expect(bandOf([1, 8, 9])).toEqual({ minMinutes: 0, maxMinutes: 10 });
    expect(bandOf([10, 10, 10])).toEqual({ minMinutes: 10, maxMinutes: 15 });
    expect(bandOf([10, 10])).toBeNull();
    expect(bandOf([])).toBeNull();
    expect(bandOf([1, 2, 3], 180 * MINUTE)).not.toBeNull();
    expect(bandOf([1, 2, 3], 180 * MINUTE + 1)).toBeNull();
  });
});
