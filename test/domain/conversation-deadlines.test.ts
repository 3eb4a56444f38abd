import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as sitIns from '../../worker/domain/conversation/sit-in.ts';
import * as conversation from '../../worker/domain/conversation/conversation.ts';
import { KEY_LATE_MS, VOLUNTEER_AWAY_MS, type Conversation } from '../../worker/domain/conversation/state.ts';
import * as views from '../../worker/domain/conversation/views.ts';
import { MINUTE, TIMES, assigned, talking, told, waiting } from './talk.ts';

type Act = (c: Conversation, nowMs: number) => Conversation;
const MARIJKE = { volunteerId: 'm', sessionHash: 'ms', alias: 'Marijke' };

const ACTS: Act[] = [
  (c, nowMs) => told(c, assigned(c.returned === null ? 1 : c.returned.generation + 1), nowMs),
  (c, nowMs) => ('assignment' in c ? conversation.open(c, c.assignment?.generation ?? 0, true, nowMs) : c),
  (c, nowMs) => conversation.visitorPresent(c, false, nowMs),
  (c, nowMs) => conversation.visitorPresent(c, true, nowMs),
  (c, nowMs) => conversation.volunteerPresent(c, false, nowMs),
  (c, nowMs) => conversation.volunteerPresent(c, true, nowMs),
  (c) => sitIns.beginSitIn(sitIns.wantCoach(c, true), MARIJKE) ?? c,
  (c) => sitIns.allowCoach(c, c.sitIns, true),
  (c, nowMs) => sitIns.coachPresent(c, false, nowMs),
  (c) => conversation.wroteOne(conversation.wroteOne(c, 'visitor'), 'volunteer'),
  (c, nowMs) => conversation.chooseAnother(c, nowMs),
  (c, nowMs) => (nowMs > 12 * MINUTE ? conversation.end(c, 'volunteer', nowMs) : c),
  (c) => conversation.evaluationDone(c),
];
const course = fc.array(fc.tuple(fc.nat(ACTS.length - 1), fc.constantFrom(0, 1, 9_000, 40_000, 3 * MINUTE)), {
  maxLength: 25,
});

/** A conversation at a moment at which nothing has happened but time. */
function arrived(acts: [number, number][], volunteerHere: boolean): { c: Conversation; nowMs: number } {
  let [c, nowMs] = [told(waiting(), assigned(1), 0), 0];
  for (const [act, ms] of acts) {
    nowMs += ms;
    c = conversation.passTime(ACTS[act]?.(c, nowMs) ?? c, nowMs, volunteerHere);
  }
  return { c, nowMs };
}

/** What each side sees of it, without the times that count on or down by themselves. */
function seenAt(before: Conversation, atMs: number, volunteerHere: boolean): unknown {
  const c = conversation.passTime(before, atMs, volunteerHere);
  const counting = { sinceMs: 0, awayForMs: 0, openedAgoMs: 0, evaluationEndsInMs: 0 };
  return {
    visitor: { ...views.visitorView(c, atMs), ...counting },
    volunteer: { ...views.volunteerView(c, atMs), ...counting },
    coach: views.coachView(c),
    report: views.reportOf(c, 'room'),
    isFinished: conversation.isFinished(c, atMs),
  };
}

/** Deadlines that nobody sees: the grace of a volunteer who is there or whose visitor is away. */
function mayPassUnnoticed(c: Conversation, atMs: number, volunteerHere: boolean): boolean {
  if (c.phase !== 'connecting' || atMs !== c.sinceMs + TIMES.volunteerGraceMs) return false;
  return volunteerHere || c.visitorAwaySinceMs !== null;
}

describe('the next deadline of a conversation', () => {
  it('[C4] [C6] [C9] [Q5] is the first moment at which time alone changes what somebody sees', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(course, fc.boolean(), part, (acts, volunteerHere, where) => {
        const { c, nowMs } = arrived(acts, volunteerHere);
        const now = seenAt(c, nowMs, volunteerHere);
        const deadlineMs = conversation.nextDeadlineMs(c, nowMs);
        const lastMs = (deadlineMs ?? nowMs + 600 * MINUTE) - 1;
        for (const atMs of [lastMs, Math.floor(nowMs + (lastMs - nowMs) * where)]) {
          expect(seenAt(c, atMs, volunteerHere)).toEqual(now);
          expect(conversation.passTime(c, atMs, volunteerHere)).toBe(c);
        }
        if (deadlineMs === null) return;
        expect(deadlineMs).toBeGreaterThan(nowMs);
        if (mayPassUnnoticed(c, deadlineMs, volunteerHere)) return;
        expect(seenAt(c, deadlineMs, volunteerHere)).not.toEqual(now);
      }),
      { numRuns: 1_000 },
    );
  });

  it('[C8] is none while both are there, and none while waiting, which the queue decides', () => {
    expect(conversation.nextDeadlineMs(talking(), 0)).toBeNull();
    expect(conversation.nextDeadlineMs(waiting(), 0)).toBeNull();
    expect(conversation.nextDeadlineMs(conversation.visitorPresent(waiting(), false, 0), 0)).toBeNull();
  });

  it('[Q5] is the late key, and then the grace of who never came', () => {
    const c = told(waiting(), assigned(1), 0);
    expect(conversation.nextDeadlineMs(c, KEY_LATE_MS - 1)).toBe(KEY_LATE_MS);
    expect(conversation.nextDeadlineMs(c, KEY_LATE_MS)).toBe(TIMES.volunteerGraceMs);
    expect(conversation.nextDeadlineMs(c, TIMES.volunteerGraceMs)).toBeNull();
  });

  it('[Q5] is the moment at which a vanished volunteer is mentioned, and then that at which there is a choice', () => {
    const away = conversation.volunteerPresent(talking(), false, MINUTE);
    expect(conversation.nextDeadlineMs(away, MINUTE)).toBe(MINUTE + VOLUNTEER_AWAY_MS);
    expect(conversation.nextDeadlineMs(away, 2 * MINUTE)).toBe(MINUTE + TIMES.volunteerGraceMs);
    expect(conversation.nextDeadlineMs(away, 6 * MINUTE)).toBeNull();
  });

  it('[C4] is the end of the visitor’s grace, and of a colleague’s when that comes first', () => {
    const away = conversation.visitorPresent(talking(), false, MINUTE);
    expect(conversation.nextDeadlineMs(away, MINUTE)).toBe(11 * MINUTE);
    const sitIn = sitIns.beginSitIn(sitIns.wantCoach(away, true), MARIJKE);
    if (sitIn === null) throw new Error('nobody was asked to sit in');
    const both = sitIns.coachPresent(sitIn, false, 2 * MINUTE);
    expect(conversation.nextDeadlineMs(both, 2 * MINUTE)).toBe(2 * MINUTE + sitIns.COACH_AWAY_MS);
    expect(conversation.nextDeadlineMs(both, 3 * MINUTE)).toBe(11 * MINUTE);
  });
});
