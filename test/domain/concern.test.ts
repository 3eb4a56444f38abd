import { describe, expect, it, test } from 'vitest';
import {
  CONCERN_TIMES,
  FRESH_PASSKEY_MS,
  heldForMs,
  holdUntilMs,
  report,
  REPORT_AFTER_END_MS,
  untilMs,
  type Person,
  type Step,
} from '../../worker/domain/confidentiality/concern.ts';
import { ANN, APPROVE, BO, brought, DISCLOSE, reported, START_MS, TAKE_UP, VIC } from './driven-concern.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const SHORTEN: Step = { type: 'shorten', untilMs: START_MS + DAY_MS };
const STEPS = {
  takeUp: TAKE_UP,
  approve: APPROVE,
  disclose: DISCLOSE,
  shorten: SHORTEN,
  decline: { type: 'decline' },
  withdraw: { type: 'withdraw' },
  close: { type: 'close' },
} as const satisfies Record<Step['type'], Step>;

describe('the whole way', () => {
  it('[B1] is a report, an account, an approval by another, and handing over by one of the two', () => {
    for (const by of [ANN, BO]) {
      const driven = brought('approved');
      expect(driven.take(DISCLOSE, by)).toBeNull();
      expect(driven.concern).toMatchObject({
        state: 'disclosed',
        first: { by: 'ann' },
        second: { by: 'bo' },
        disclosed: { by: by.id },
      });
    }
  });

  it('[B1] is for coordinators who still work here', () => {
    const driven = reported();
    const volunteerAnn: Person = { id: 'ann', role: 'volunteer' };
    expect(driven.take(TAKE_UP, VIC)).toBe('notYours');
    expect(driven.take(TAKE_UP, volunteerAnn)).toBe('notYours');
    driven.remove(ANN);
    expect(driven.take(TAKE_UP, ANN)).toBe('notYours');
    expect(driven.concern.state).toBe('reported');
  });

  test.each([
    ['takeUp', ['inReview', 'approved', 'disclosed']],
    ['approve', ['reported', 'approved', 'disclosed']],
    ['disclose', ['reported', 'inReview', 'disclosed']],
    ['withdraw', ['reported', 'disclosed']],
    ['decline', ['approved', 'disclosed']],
    ['close', ['reported', 'inReview', 'approved']],
    ['shorten', ['reported', 'inReview', 'approved']],
  ] as const)('[B1] %s is refused in any other state', (type, states) => {
    const step = STEPS[type];
    for (const state of states) expect([state, brought(state).take(step, BO)]).toEqual([state, 'changed']);
  });

  test.each(['declined', 'withdrawn', 'closed', 'lapsed'] as const)('[B1] nothing follows %s', (end) => {
    const driven = brought(end === 'closed' ? 'disclosed' : end === 'declined' ? 'reported' : 'inReview');
    if (end === 'lapsed') driven.pass(29 * DAY_MS);
    else driven.take({ type: end === 'closed' ? 'close' : end === 'declined' ? 'decline' : 'withdraw' }, ANN);
    expect(driven.concern.state).toBe(end);
    for (const step of Object.values(STEPS)) expect(driven.take(step, BO)).toBe('changed');
    expect(holdUntilMs(driven.concern)).toBeNull();
  });
});

describe('the second coordinator', () => {
  it('[B1] is another than the first', () => {
    expect(brought('inReview').take(APPROVE, ANN)).toBe('otherPerson');
  });

  it('[B1] is nobody who reported it, though they may be the first', () => {
    for (const again of [false, true]) {
      const driven = reported(again ? VIC : BO);
      if (again) driven.report(BO);
      driven.take(TAKE_UP, ANN);
      expect(driven.take(APPROVE, BO)).toBe('otherPerson');
    }
    const own = reported(ANN);
    expect(own.take(TAKE_UP, ANN)).toBeNull();
    expect(own.take(APPROVE, BO)).toBeNull();
  });

  it('[B1] has just confirmed it with a passkey', () => {
    const driven = brought('inReview');
    expect(driven.take({ ...APPROVE, freshPasskey: false }, BO)).toBe('freshPasskey');
    expect(driven.concern.state).toBe('inReview');
  });

  it('[B1] approves the account that stands there, and no other', () => {
    expect(brought('inReview').take({ ...APPROVE, account: 'another text' }, BO)).toBe('changed');
  });
});

describe('who ends it', () => {
  it('[B1] any coordinator declines a report; what is in review another than who wrote it', () => {
    for (const by of [ANN, BO]) {
      const driven = brought('reported');
      expect(driven.take({ type: 'decline' }, by)).toBeNull();
      expect(driven.concern.state).toBe('declined');
    }
    const driven = brought('inReview');
    expect(driven.take({ type: 'decline' }, ANN)).toBe('otherPerson');
    expect(driven.take({ type: 'decline' }, BO)).toBeNull();
  });

  it('[B1] who wrote it withdraws it, and once it is approved both do', () => {
    expect(brought('inReview').take({ type: 'withdraw' }, BO)).toBe('notYours');
    expect(brought('inReview').take({ type: 'withdraw' }, ANN)).toBeNull();
    for (const by of [ANN, BO]) expect(brought('approved').take({ type: 'withdraw' }, by)).toBeNull();
  });

  it('[B1] only the two hand over or withdraw; whoever is there closes', () => {
    const third: Person = { id: 'chris', role: 'coordinator' };
    expect(brought('approved').take(DISCLOSE, third)).toBe('notYours');
    expect(brought('approved').take({ type: 'withdraw' }, third)).toBe('notYours');
    const driven = brought('disclosed');
    expect(driven.take({ type: 'close' }, third)).toBeNull();
    expect(driven.concern).toMatchObject({ state: 'closed', ended: { by: 'chris', atMs: START_MS } });
  });
});

describe('what runs out', () => {
  test.each([
    ['reported', CONCERN_TIMES.reportedMs, 'lapsed', 72 * HOUR_MS],
    ['inReview', CONCERN_TIMES.inReviewMs, 'lapsed', 28 * DAY_MS],
    ['approved', CONCERN_TIMES.approvedMs, 'lapsed', 14 * DAY_MS],
    ['disclosed', CONCERN_TIMES.disclosedMs, 'closed', 28 * DAY_MS],
  ] as const)('[R2] %s does after %i ms, and its hold with it', (state, timeMs, end, expectedMs) => {
    const driven = brought(state);
    expect(timeMs).toBe(expectedMs);
    expect([untilMs(driven.concern), holdUntilMs(driven.concern)]).toEqual(
      Array.from({ length: 2 }, () => START_MS + timeMs),
    );
    driven.pass(timeMs - 1);
    expect(driven.concern.state).toBe(state);
    driven.pass(1);
    expect(driven.concern.state).toBe(end);
    expect([untilMs(driven.concern), holdUntilMs(driven.concern)]).toEqual([START_MS + timeMs, null]);
  });

  it('[R2] a talk may be reported for 12 hours after its end, and a passkey is fresh for two minutes', () => {
    expect(REPORT_AFTER_END_MS).toBe(12 * HOUR_MS);
    expect(FRESH_PASSKEY_MS).toBe(120_000);
  });

  it('[R2] each time counts from its own step, whenever the first was taken', () => {
    const driven = reported();
    const ends: (number | null)[] = [];
    const note = () => ends.push(holdUntilMs(driven.concern), untilMs(driven.concern));
    driven.pass(HOUR_MS);
    driven.take(TAKE_UP, ANN);
    note();
    driven.pass(DAY_MS);
    driven.take(APPROVE, BO);
    note();
    driven.pass(10 * DAY_MS);
    driven.take(DISCLOSE, ANN);
    note();
    const [inReview, approved] = [28 * DAY_MS + HOUR_MS, 15 * DAY_MS + HOUR_MS];
    const disclosed = 39 * DAY_MS + HOUR_MS;
    expect(ends).toEqual(
      [inReview, inReview, approved, approved, disclosed, disclosed].map((ms) => START_MS + ms),
    );
  });

  it('[R2] of several reviews before it the first counts', () => {
    const earlier = [5, 3, 4].map((days) => ({
      ...report(VIC, [], START_MS),
      reviewedSinceMs: START_MS + days * DAY_MS,
    }));
    expect(report(BO, earlier, START_MS + 9 * DAY_MS)).toMatchObject({
      heldSinceMs: START_MS + 9 * DAY_MS,
      reviewedSinceMs: START_MS + 3 * DAY_MS,
    });
  });

  it('[R2] what was ended says when', () => {
    const driven = brought('approved');
    driven.pass(HOUR_MS);
    driven.take({ type: 'withdraw' }, BO);
    driven.pass(HOUR_MS);
    expect(untilMs(driven.concern)).toBe(START_MS + HOUR_MS);
  });

  it('[R2] a second report adds a name, and starts no time anew', () => {
    const driven = reported();
    driven.pass(71 * HOUR_MS);
    driven.report(BO);
    driven.report(VIC);
    expect(driven.concern.raisers).toEqual(['vic', 'bo']);
    expect(driven.conversation.holdUntilMs).toBe(START_MS + 72 * HOUR_MS);
    driven.pass(HOUR_MS);
    expect(driven.concern.state).toBe('lapsed');
  });

  it('[R2] a second report tells no more than what is left of the first, and never of more than 72 h', () => {
    const driven = reported();
    expect(heldForMs(driven.concern, driven.nowMs)).toBe(72 * HOUR_MS);
    driven.pass(71 * HOUR_MS);
    driven.report(BO);
    expect(heldForMs(driven.concern, driven.nowMs)).toBe(HOUR_MS);
    driven.take(TAKE_UP, ANN);
    expect(heldForMs(driven.concern, driven.nowMs)).toBe(72 * HOUR_MS);
    driven.take({ type: 'withdraw' }, ANN);
    expect(heldForMs(driven.concern, driven.nowMs)).toBe(0);
  });
});

describe('a coordinator who leaves', () => {
  it('[B1] before the approval: it starts again, with the time that was left', () => {
    const driven = brought('inReview');
    driven.pass(DAY_MS);
    driven.remove(ANN);
    expect(driven.concern.state).toBe('reported');
    expect([holdUntilMs(driven.concern), untilMs(driven.concern)]).toEqual([
      START_MS + 28 * DAY_MS,
      START_MS + 28 * DAY_MS,
    ]);
    expect(driven.take(APPROVE, BO)).toBe('changed');
    expect(driven.take(TAKE_UP, BO)).toBeNull();
    expect(driven.concern).toMatchObject({ state: 'inReview', first: { by: 'bo' } });
    driven.pass(27 * DAY_MS);
    expect(driven.concern.state).toBe('lapsed');
  });

  test.each([ANN, BO])('[B1] after the approval: the step of $id stands', (gone) => {
    const driven = brought('approved');
    driven.remove(gone);
    expect(driven.take(DISCLOSE, gone)).toBe('notYours');
    expect(driven.take(DISCLOSE, gone === ANN ? BO : ANN)).toBeNull();
  });
});

describe('a conversation that was erased', () => {
  test.each([
    ['reported', TAKE_UP, 'erased'],
    ['inReview', APPROVE, 'erased'],
    ['approved', DISCLOSE, 'erased'],
    ['reported', { type: 'decline' }, null],
    ['approved', { type: 'withdraw' }, null],
    ['disclosed', { type: 'close' }, null],
  ] as const)('[B1] in %s it says so, or lets the rest be ended', (state, step, answer) => {
    const driven = brought(state);
    driven.conversation.erased = true;
    expect(driven.take(step, BO)).toBe(answer);
  });
});
