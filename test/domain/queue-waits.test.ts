import { describe, expect, it } from 'vitest';
import { roomPlaces } from '../../worker/domain/queue-views.ts';
import { MINUTE, withVolunteers } from './line.ts';

describe('the wait', () => {
  it('[Q8] shows a band only after three recent waits, and none when nobody is on duty', () => {
    const line = withVolunteers('v1');
    const bandOf = (id: string) => {
      const place = roomPlaces(line.state, line.rules).get(`room-${id}`);
      return place?.place === 'waiting' ? place.band : 'not waiting';
    };
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      line.arrive(id);
      line.pass((index + 6) * MINUTE);
      expect(line.accept('v1')).toBe('accepted');
      line.arrive(`${id}2`);
      expect(bandOf(`${id}2`)).toEqual(index < 2 ? null : { minMinutes: 5, maxMinutes: 10 });
      line.report(`${id}2`, { phase: 'ended' });
      line.report(id, { phase: 'ended' });
    }
    line.arrive('d');
    line.available('v1', false);
    expect(bandOf('d')).toBeNull();
  });

  it('[Q8] a second wait counts from its own beginning, not with the talk before it', () => {
    const line = withVolunteers('v1', 'v2');
    line.arrive('a');
    line.accept('v1');
    line.pass(40 * MINUTE);
    line.available('v2', false);
    line.report('a', { returned: { generation: 1, front: true } });
    line.pass(MINUTE);
    line.available('v2');
    expect(line.offerTo('v2')?.waitedMs).toBe(MINUTE);
    line.accept('v2');
    expect(line.state.recentWaits.at(-1)?.waitedMs).toBe(MINUTE);
  });
});
