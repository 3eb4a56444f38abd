import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HoursNow } from '../../worker/domain/hours/hours-now.ts';
import { isNobodyThere } from '../../worker/domain/queue/absence.ts';
import { passTime } from '../../worker/domain/queue/queue.ts';
import { nextDeadlineMs } from '../../worker/domain/queue/settle.ts';
import { takenPlaces } from '../../worker/domain/queue/places.ts';
import { CONSOLE_GRACE_MS, RESERVATION_MS, goneAtMs, onDutyCount } from '../../worker/domain/queue/state.ts';
import { consoleSnapshot } from '../../worker/domain/queue/views.ts';
import { DrivenQueue, MINUTE, withVolunteers } from './driven-queue.ts';

const START_MS = new DrivenQueue().nowMs;
const SIGN_UP_ENDS_MS = START_MS + 20 * MINUTE;
const CLOSES_MS = START_MS + 30 * MINUTE;

function hoursAt(nowMs: number): HoursNow {
  if (nowMs < SIGN_UP_ENDS_MS)
    return { state: 'open', signUpEndsAtMs: SIGN_UP_ENDS_MS, closesAtMs: CLOSES_MS };
  if (nowMs < CLOSES_MS) return { state: 'signUpEnded', closesAtMs: CLOSES_MS, opens: null };
  return { state: 'closed', opens: null, reason: null };
}

const deadlineOf = (driven: DrivenQueue) => nextDeadlineMs(driven.state, driven.context);
/** In how many ms the next deadline is. */
const deadlineIn = (driven: DrivenQueue) => (deadlineOf(driven) ?? Infinity) - driven.nowMs;

const STEPS: ((driven: DrivenQueue, visitor: string, volunteer: string) => void)[] = [
  (driven, visitor) => driven.signUp(visitor) === 'admitted' && driven.report(visitor),
  (driven, visitor) => driven.signUp(visitor),
  (driven, visitor) => known(driven, visitor) && driven.report(visitor, { connected: false }),
  (driven, visitor) => known(driven, visitor) && driven.report(visitor),
  (driven, visitor) =>
    known(driven, visitor) && driven.report(visitor, { connected: false, phase: 'assigned' }),
  (driven, visitor) => known(driven, visitor) && driven.report(visitor, { phase: 'ended', opened: true }),
  (driven, _, volunteer) => driven.sit(volunteer),
  (driven, _, volunteer) => driven.available(volunteer),
  (driven, _, volunteer) => driven.available(volunteer, false),
  (driven, _, volunteer) => driven.lose(volunteer),
  (driven, _, volunteer) => driven.accept(volunteer),
  (driven, _, volunteer) => driven.offerTo(volunteer) && driven.decline(volunteer),
  (driven, _, volunteer) => driven.takeBreak(volunteer),
  (driven, _, volunteer) => driven.stillHere(volunteer),
  (driven) => driven.pass(7_000),
  (driven) => driven.pass(55_000),
  (driven) => driven.pass(2 * MINUTE),
  (driven) => driven.pass(25 * MINUTE),
];
const known = (driven: DrivenQueue, visitor: string) =>
  driven.state.entries.some((entry) => entry.signUpId === visitor);
const steps = fc.tuple(fc.nat(STEPS.length - 1), fc.nat(3), fc.nat(2));

/** An evening up to some moment, with closing time at its end. */
const evenings = fc.array(steps, { maxLength: 40 }).map((course) => {
  const driven = new DrivenQueue();
  driven.hours = hoursAt;
  for (const volunteer of ['v0', 'v1', 'v2']) driven.sit(volunteer);
  for (const [step, visitor, volunteer] of course) STEPS[step]?.(driven, `p${visitor}`, `v${volunteer}`);
  return driven;
});

/** The queue at a moment at which nothing has happened but time, with what people see of it. */
function seenAt(driven: DrivenQueue, atMs: number): unknown {
  const state = passTime(driven.state, driven.contextAt(atMs));
  const hours = someoneWaits(driven) && hoursAt(atMs).state;
  return {
    state,
    onDuty: onDutyCount(state, atMs),
    taken: takenPlaces(state, driven.contextAt(atMs)),
    hours,
    nobodyThere: someoneWaits(driven) && isNobodyThere(state, driven.contextAt(atMs)),
    asked: state.volunteers.map(({ id }) => {
      const { offer, offInMs } = consoleSnapshot(state, driven.contextAt(atMs), id);
      return [offer?.asks, offInMs !== null];
    }),
  };
}
const someoneWaits = (driven: DrivenQueue) => driven.positions().length > 0;

/** A deadline that nobody sees: of a lost volunteer who has a talk and is off duty. */
function mayPassUnnoticed(driven: DrivenQueue, atMs: number): boolean {
  return driven.state.volunteers.some((v) => v.duty.status === 'off' && goneAtMs(v) === atMs);
}

describe('the next deadline of the queue', () => {
  it('[Q3] [Q6] [Q7] [O4] is the first moment at which time alone changes something', () => {
    fc.assert(
      fc.property(evenings, fc.double({ min: 0, max: 1, noNaN: true }), (driven, part) => {
        const now = seenAt(driven, driven.nowMs);
        const deadlineMs = deadlineOf(driven);
        const lastMs = (deadlineMs ?? driven.nowMs + 600 * MINUTE) - 1;
        for (const atMs of [lastMs, Math.floor(driven.nowMs + (lastMs - driven.nowMs) * part)]) {
          expect(seenAt(driven, atMs)).toEqual(now);
        }
        if (deadlineMs === null) return;
        expect(deadlineMs).toBeGreaterThan(driven.nowMs);
        if (!mayPassUnnoticed(driven, deadlineMs)) expect(seenAt(driven, deadlineMs)).not.toEqual(now);
      }),
      { numRuns: 500 },
    );
  });

  it('[Q6] is none for an empty queue, and for a visitor who is there while nobody can take them', () => {
    const driven = new DrivenQueue();
    expect(deadlineOf(driven)).toBeNull();
    driven.arrive('a');
    expect(deadlineOf(driven)).toBeNull();
  });

  it('[Q6] is when the place of who dropped opens to others, then the end of the grace, sooner of who never came in', () => {
    const driven = new DrivenQueue();
    driven.arrive('a');
    driven.report('a', { connected: false });
    expect(deadlineIn(driven)).toBe(MINUTE);
    driven.pass(MINUTE);
    expect(deadlineIn(driven)).toBe(9 * MINUTE);
    driven.signUp('b');
    expect(deadlineIn(driven)).toBe(RESERVATION_MS);
  });

  it('[Q3] [Q7] [Q11] is the end of an offer, of a silence, a pause, a wrap-up or an absence', () => {
    const driven = withVolunteers('v');
    expect(deadlineIn(driven)).toBe(60 * MINUTE - 1);
    driven.arrive('a');
    expect(deadlineIn(driven)).toBe(MINUTE);
    driven.pass(MINUTE);
    expect(deadlineIn(driven)).toBe(2 * MINUTE);
    driven.decline('v');
    expect(deadlineIn(driven)).toBe(3 * MINUTE);
    driven.pass(3 * MINUTE);
    expect(deadlineIn(driven)).toBe(2 * MINUTE);
    driven.available('v');
    driven.accept('v');
    driven.pass(MINUTE);
    expect(deadlineOf(driven)).toBeNull();
    driven.report('a', { phase: 'ended', opened: true });
    expect(deadlineIn(driven)).toBe(30 * MINUTE);
    driven.takeBreak('v');
    expect(deadlineIn(driven)).toBe(15 * MINUTE);
    driven.lose('v');
    expect(deadlineIn(driven)).toBe(CONSOLE_GRACE_MS);
  });

  it('[Q11] is when a quiet volunteer is asked, and then put off', () => {
    const driven = withVolunteers('v');
    driven.pass(60 * MINUTE - 1);
    expect(deadlineIn(driven)).toBe(2 * MINUTE);
    driven.pass(2 * MINUTE);
    expect(deadlineOf(driven)).toBeNull();
  });

  it('[O4] is the end of sign-up and then closing, but only while somebody waits', () => {
    const driven = new DrivenQueue();
    driven.hours = hoursAt;
    expect(deadlineOf(driven)).toBeNull();
    driven.arrive('a');
    expect(deadlineOf(driven)).toBe(SIGN_UP_ENDS_MS);
    driven.pass(20 * MINUTE);
    expect(deadlineOf(driven)).toBe(CLOSES_MS);
    driven.pass(10 * MINUTE);
    expect(deadlineOf(driven)).toBeNull();
    const early = new DrivenQueue();
    early.hours = { state: 'open', signUpEndsAtMs: null, closesAtMs: CLOSES_MS };
    early.arrive('a');
    expect(deadlineOf(early)).toBe(CLOSES_MS);
  });
});
