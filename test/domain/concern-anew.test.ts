import { describe, expect, it } from 'vitest';
import { heldForMs } from '../../worker/domain/confidentiality/concern.ts';
import { ANN, APPROVE, BO, reported, START_MS, TAKE_UP, VIC, type DrivenConcern } from './driven-concern.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('a report after another was over', () => {
  const heldUntil = ({ conversation }: DrivenConcern) => conversation.holdUntilMs;

  it('[R2] by somebody else holds it for 72 h of its own', () => {
    const driven = reported();
    driven.pass(72 * HOUR_MS);
    driven.report(BO);
    expect(driven.concern).toMatchObject({ state: 'reported', raisers: ['bo'] });
    expect(heldUntil(driven)).toBe(START_MS + 144 * HOUR_MS);
    // And so does one by a third person, though it is the third.
    driven.take({ type: 'decline' }, ANN);
    driven.pass(HOUR_MS);
    driven.report(ANN);
    expect(heldUntil(driven)).toBe(START_MS + 145 * HOUR_MS);
  });

  it('[R2] by the same person does so once, after another ended theirs', () => {
    const driven = reported();
    const declined = (): number | null => {
      driven.take({ type: 'decline' }, ANN);
      expect(heldUntil(driven)).toBeNull();
      driven.pass(HOUR_MS);
      driven.report(VIC);
      return heldUntil(driven);
    };
    expect(declined()).toBe(START_MS + 73 * HOUR_MS);
    expect(declined()).toBe(START_MS + 73 * HOUR_MS);
    expect(declined()).toBe(START_MS + 73 * HOUR_MS);
    driven.pass(70 * HOUR_MS);
    // It waits for a coordinator as long as any, and holds nothing.
    expect(driven.concern.state).toBe('reported');
    expect(heldForMs(driven.concern, driven.nowMs)).toBe(0);
    expect(heldForMs(driven.concern, driven.nowMs + 1)).toBe(0);
    expect(heldForMs(driven.concern, driven.nowMs - 1)).toBe(1);
  });

  it('[R2] by the same person holds no longer than the first could, if it ran out or they ended it themselves', () => {
    const lapsed = reported(BO);
    lapsed.pass(72 * HOUR_MS);
    lapsed.report(BO);
    expect(heldUntil(lapsed)).toBe(START_MS + 72 * HOUR_MS);
    const withdrawn = reported(ANN);
    withdrawn.take(TAKE_UP, ANN);
    withdrawn.take({ type: 'withdraw' }, ANN);
    withdrawn.pass(HOUR_MS);
    withdrawn.report(ANN);
    expect(heldUntil(withdrawn)).toBe(START_MS + 72 * HOUR_MS);
  });

  it('[R2] counts as begun by who reported first, and not by who added to it', () => {
    const driven = reported(VIC);
    driven.report(BO);
    driven.pass(72 * HOUR_MS);
    driven.report(BO);
    expect(heldUntil(driven)).toBe(START_MS + 144 * HOUR_MS);
  });

  it('[R2] is reviewed for what is left of the 28 days, and no shorter than its 72 h; two who agree count anew', () => {
    const driven = reported();
    driven.take(TAKE_UP, ANN);
    driven.take({ type: 'withdraw' }, ANN);
    driven.pass(20 * DAY_MS);
    driven.report(BO);
    driven.take(TAKE_UP, ANN);
    expect(heldUntil(driven)).toBe(START_MS + 28 * DAY_MS);
    driven.take({ type: 'withdraw' }, ANN);
    driven.pass(7 * DAY_MS);
    driven.report(ANN);
    expect(heldUntil(driven)).toBe(START_MS + 30 * DAY_MS);
    driven.take(TAKE_UP, ANN);
    expect(heldUntil(driven)).toBe(START_MS + 30 * DAY_MS);
    driven.take(APPROVE, BO);
    expect(heldUntil(driven)).toBe(START_MS + 41 * DAY_MS);
  });
});
