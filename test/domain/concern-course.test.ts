import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atPresent,
  CONCERN_TIMES,
  holdUntilMs,
  isOpen,
  takeStep,
  type Concern,
  type Person,
  type Refusal,
  type Step,
} from '../../worker/domain/confidentiality/concern.ts';
import { ANN, BO, DISCLOSE, DrivenConcern, PEOPLE, START_MS, VIC } from './driven-concern.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Every step there is, with an account that is the right one or not, and a passkey that is fresh or not. */
const STEPS: readonly Step[] = [
  { type: 'takeUp', account: 'a' },
  { type: 'takeUp', account: 'b' },
  ...['a', 'b'].flatMap((account) =>
    [true, false].map((freshPasskey) => ({ type: 'approve', account, freshPasskey }) as const),
  ),
  DISCLOSE,
  { type: 'disclose', untilMs: START_MS + 9 * DAY_MS },
  { type: 'shorten', untilMs: START_MS + 2 * DAY_MS },
  { type: 'decline' },
  { type: 'withdraw' },
  { type: 'close' },
];

/** Everything that can become of a report by these people, in whatever order they take steps. */
function reachable(raiser: Person, people: readonly Person[]): Concern[] {
  const driven = new DrivenConcern(START_MS, START_MS + DAY_MS);
  driven.report(raiser);
  const found = new Map([[JSON.stringify(driven.concern), driven.concern]]);
  for (const concern of found.values())
    for (const step of STEPS)
      for (const by of people) {
        const next = takeStep(concern, step, by, driven.now);
        if (typeof next !== 'string') found.set(JSON.stringify(next), next);
      }
  return [...found.values()];
}

describe('all orders of steps', () => {
  const statesOf = (concerns: readonly Concern[]) =>
    [...new Set(concerns.map(({ state }) => state))].toSorted();

  it('[B1] no one person gets anything approved, nor with the volunteer’s help', () => {
    for (const raiser of PEOPLE)
      for (const alone of [ANN, BO]) {
        const states = statesOf(reachable(raiser, [alone, VIC]));
        expect(states).toEqual(['declined', 'inReview', 'reported', 'withdrawn']);
      }
  });

  it('[B1] two do, and whatever is approved was approved by the other one, who did not report it', () => {
    for (const raiser of PEOPLE) {
      const all = reachable(raiser, PEOPLE);
      expect(statesOf(all)).toEqual([
        'approved',
        'closed',
        'declined',
        'disclosed',
        'inReview',
        'reported',
        'withdrawn',
      ]);
      for (const concern of all) {
        if (!('second' in concern)) continue;
        expect([...concern.raisers, concern.first.by, VIC.id]).not.toContain(concern.second.by);
        if ('disclosed' in concern)
          expect([concern.first.by, concern.second.by]).toContain(concern.disclosed.by);
      }
    }
  });
});

type Event =
  | { kind: 'step'; step: Step; by: Person }
  | { kind: 'report' | 'remove'; by: Person }
  | { kind: 'pass'; ms: number }
  | { kind: 'wipe' | 'purge' };

const person = fc.constantFrom<Person>(...PEOPLE);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('step' as const), step: fc.constantFrom(...STEPS), by: person }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('report' as const), by: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), by: person }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.constantFrom(1, HOUR_MS, 71 * HOUR_MS, 72 * HOUR_MS, 13 * DAY_MS, 14 * DAY_MS, 28 * DAY_MS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('wipe' as const, 'purge' as const) }) },
);

/** Reported by the volunteer before anything else, or nothing of the rest means anything. */
function play(
  course: readonly Event[],
  each: (driven: DrivenConcern, event: Event, refused: Refusal | null) => void,
): void {
  const driven = new DrivenConcern(START_MS, START_MS + 42 * DAY_MS);
  driven.report(VIC);
  for (const event of course) {
    const refused = event.kind === 'step' ? driven.take(event.step, event.by) : null;
    if (event.kind === 'report') driven.report(event.by);
    if (event.kind === 'remove') driven.remove(event.by);
    if (event.kind === 'pass') driven.pass(event.ms);
    if (event.kind === 'wipe') driven.wipe();
    if (event.kind === 'purge') driven.purge();
    each(driven, event, refused);
  }
}

const courses = fc.array(event, { maxLength: 40 });
/** One reports what another declines, and again. */
const quarrels: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('report' as const), by: person }),
    fc.record({ kind: fc.constant('step' as const), step: fc.constant({ type: 'decline' }), by: person }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(HOUR_MS, 72 * HOUR_MS) }),
  ),
  { maxLength: 40 },
);
const runs = { numRuns: 1_000 };

describe('any course of steps, time, removals, wipes and purges', () => {
  it('[R2] a held conversation is never erased, one that is due and not held is, and no other is ever held', () => {
    fc.assert(
      fc.property(courses, (course) => {
        let heldBefore = true;
        play(course, ({ conversation, other, nowMs, concern }, { kind }) => {
          const held = conversation.holdUntilMs !== null && conversation.holdUntilMs > nowMs;
          if (conversation.erased && kind === 'purge' && heldBefore) expect(held).toBe(false);
          if (kind === 'purge')
            expect(conversation.erased || conversation.eraseAtMs > nowMs || held).toBe(true);
          expect(other.holdUntilMs).toBeNull();
          // The hold is as long as the concern that is open, and there is none without one.
          if (held && !conversation.erased) expect(isOpen(concern)).toBe(true);
          heldBefore = held;
        });
      }),
      runs,
    );
  });

  it('[R2] fewer than two coordinators hold it for 72 h from a report, and 28 days from when it was first taken up', () => {
    fc.assert(
      fc.property(courses, (course) => {
        let takenUpMs = -Infinity;
        let reportedMs = START_MS;
        play(course, ({ conversation, concern, nowMs }, done) => {
          if (done.kind === 'step' && done.step.type === 'takeUp' && concern.state === 'inReview')
            takenUpMs = takenUpMs === -Infinity ? nowMs : takenUpMs;
          if (done.kind === 'report' && concern.raisedAtMs === nowMs) reportedMs = nowMs;
          if ('second' in concern || concern.state === 'closed') return;
          const mostMs = Math.max(
            CONCERN_TIMES.reportedMs + reportedMs,
            CONCERN_TIMES.inReviewMs + takenUpMs,
          );
          const holdMs = isOpen(concern) ? holdUntilMs(concern) : null;
          expect(holdMs ?? 0).toBeLessThanOrEqual(mostMs);
          if (conversation.holdUntilMs === null) expect(isOpen(concern)).toBe(false);
        });
      }),
      runs,
    );
  });

  it('[R2] no one person holds it anew for ever: each does for 72 h, and once more if another ended theirs', () => {
    fc.assert(
      fc.property(fc.oneof(courses, quarrels), (course) => {
        const anew = new Map<string, { atMs: number; index: number }[]>([
          [VIC.id, [{ atMs: START_MS, index: 0 }]],
        ]);
        let concerns = 1;
        play(course, ({ concern, concerns: all, now }) => {
          if (all.length === concerns) return;
          concerns = all.length;
          const by = concern.raisers[0];
          const own = anew.get(by) ?? [];
          const last = own.at(-1);
          const before = all[last?.index ?? -1];
          const ended = before && atPresent(before, now);
          const byOther = ended !== undefined && 'ended' in ended && ended.ended.by !== by;
          const full = last === undefined || (own.length === 1 && byOther);
          const fromMs = full ? now.nowMs : last.atMs;
          expect(holdUntilMs(concern)).toBe(fromMs + CONCERN_TIMES.reportedMs);
          if (full) anew.set(by, [...own, { atMs: now.nowMs, index: all.length - 1 }]);
        });
        for (const full of anew.values()) expect(full.length).toBeLessThanOrEqual(2);
      }),
      runs,
    );
  });

  it('[R2] one coordinator alone holds it for 72 h, or 28 days once they took it up, whatever they do', () => {
    fc.assert(
      fc.property(courses, (course) => {
        const driven = new DrivenConcern(START_MS, START_MS + 42 * DAY_MS);
        driven.report(ANN);
        let mostMs = START_MS + CONCERN_TIMES.reportedMs;
        for (const event of course) {
          if (event.kind === 'report') driven.report(ANN);
          if (event.kind === 'pass') driven.pass(event.ms);
          if (event.kind === 'step' && driven.take(event.step, ANN) === null && event.step.type === 'takeUp')
            mostMs = Math.min(
              mostMs > START_MS + CONCERN_TIMES.reportedMs ? mostMs : Infinity,
              driven.nowMs + CONCERN_TIMES.inReviewMs,
            );
          expect(driven.conversation.holdUntilMs ?? 0).toBeLessThanOrEqual(mostMs);
        }
      }),
      runs,
    );
  });

  it('[B1] what is handed over was written by one and approved by another, both at work here then', () => {
    fc.assert(
      fc.property(courses, (course) => {
        let approved: string[] = [];
        play(course, ({ concern, conversation, removed }, done, refused) => {
          if (done.kind !== 'step' || refused !== null) return;
          if (
            done.step.type === 'approve' &&
            concern.state === 'approved' &&
            done.by.id === concern.second.by &&
            done.step.freshPasskey
          )
            approved = [...approved, `${concern.first.by} ${concern.second.by} ${concern.second.atMs}`];
          if (
            done.step.type !== 'disclose' ||
            concern.state !== 'disclosed' ||
            concern.disclosed.by !== done.by.id
          )
            return;
          const { first, second } = concern;
          expect(first.by).not.toBe(second.by);
          expect(approved).toContain(`${first.by} ${second.by} ${second.atMs}`);
          expect(removed.has(done.by.id)).toBe(false);
          expect(conversation.erased).toBe(false);
        });
      }),
      runs,
    );
  });
});
