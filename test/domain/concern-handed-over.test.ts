import { describe, expect, it } from 'vitest';
import { holdUntilMs, untilMs, type Person } from '../../worker/domain/confidentiality/concern.ts';
import { ANN, BO, brought, START_MS, VIC, type DrivenConcern } from './driven-concern.ts';

const DAY_MS = 86_400_000;

describe('the hold on what was handed over', () => {
  const heldUntil = ({ concern, conversation }: DrivenConcern) => {
    expect(conversation.holdUntilMs).toBe(holdUntilMs(concern));
    expect(untilMs(concern)).toBe(holdUntilMs(concern));
    return holdUntilMs(concern);
  };

  it.each([
    [1, 1],
    [9 * DAY_MS, 9 * DAY_MS],
    [28 * DAY_MS, 28 * DAY_MS],
    [28 * DAY_MS + 1, 28 * DAY_MS],
    [Infinity, 28 * DAY_MS],
  ])('[R2] ends at the chosen moment, %d ms later, and 28 days later at most', (chosenMs, keptMs) => {
    const driven = brought('approved');
    expect(driven.take({ type: 'disclose', untilMs: START_MS + chosenMs }, ANN)).toBeNull();
    expect(heldUntil(driven)).toBe(START_MS + keptMs);
    driven.pass(keptMs - 1);
    expect(driven.concern.state).toBe('disclosed');
    driven.pass(1);
    expect(driven.concern).toMatchObject({ state: 'closed', ended: { by: 'ann', atMs: START_MS + keptMs } });
  });

  it('[R2] ends at no moment that is over', () => {
    const driven = brought('approved');
    for (const untilMs of [START_MS, START_MS - 1])
      expect(driven.take({ type: 'disclose', untilMs }, ANN)).toBe('time');
    expect(driven.concern.state).toBe('approved');
  });

  it('[R2] is made shorter by any coordinator, and never longer', () => {
    const driven = brought('disclosed');
    const to = (ms: number, by: Person = BO) => driven.take({ type: 'shorten', untilMs: START_MS + ms }, by);
    expect(to(28 * DAY_MS)).toBe('time');
    expect(to(28 * DAY_MS - 1, { id: 'chris', role: 'coordinator' })).toBeNull();
    expect(to(10 * DAY_MS)).toBeNull();
    expect(heldUntil(driven)).toBe(START_MS + 10 * DAY_MS);
    expect(to(11 * DAY_MS)).toBe('time');
    expect(to(DAY_MS, VIC)).toBe('notYours');
    driven.pass(DAY_MS);
    expect(to(DAY_MS)).toBe('time');
    expect(to(DAY_MS + 1)).toBeNull();
    expect(driven.concern).toMatchObject({
      state: 'disclosed',
      disclosed: { by: 'ann' },
      second: { by: 'bo' },
    });
    driven.pass(1);
    expect(driven.concern).toMatchObject({ state: 'closed', ended: { by: 'ann' } });
  });

  it('[R2] is made shorter of an erased conversation as well: nothing comes of it', () => {
    const driven = brought('disclosed');
    driven.conversation.erased = true;
    expect(driven.take({ type: 'shorten', untilMs: START_MS + DAY_MS }, BO)).toBeNull();
  });
});
