import { describe, expect, it } from 'vitest';
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
      driven.arrive(id);
      driven.pass((index + 6) * MINUTE);
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
    expect(driven.state.recentWaits.at(-1)?.waitedMs).toBe(MINUTE);
  });
});
