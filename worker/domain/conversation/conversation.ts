import type { EndedBy } from '../../../protocol/room.ts';
import { coachLeavesAtMs, endSitIn, heldSitIn } from './sit-in.ts';
import { KEY_LATE_MS, VOLUNTEER_AWAY_MS, type Base, type Conversation } from './state.ts';
import type { Assignment, RoomView } from '../exchange.ts';

/*
 * The conversation's rules. Each function returns the next state, or the same object when nothing changes:
 * the shell compares by identity to know whether there is something to store, send or report.
 */

/** A room just made: the visitor has a place but no socket yet. */
export function begin(facts: Pick<Base, 'signUpId' | 'tokenHash' | 'createdAtMs' | 'times'>): Conversation {
  return {
    ...facts,
    phase: 'waiting',
    place: null,
    visitorAwaySinceMs: facts.createdAtMs,
    openedAtMs: null,
    wrote: { visitor: 0, volunteer: 0 },
    received: { visitor: 0, volunteer: 0 },
    seen: 0,
    viewRevision: 0,
    returned: null,
    sitIns: 0,
    sitInDeclined: false,
    talkers: [],
  };
}

const baseOf = (c: Conversation): Base => ({
  signUpId: c.signUpId,
  tokenHash: c.tokenHash,
  createdAtMs: c.createdAtMs,
  times: c.times,
  visitorAwaySinceMs: c.visitorAwaySinceMs,
  openedAtMs: c.openedAtMs,
  wrote: c.wrote,
  received: c.received,
  seen: c.seen,
  viewRevision: c.viewRevision,
  returned: c.returned,
  sitIns: c.sitIns,
  sitInDeclined: c.sitInDeclined,
  talkers: c.talkers,
});

/** The queue's view of the place. Older revisions are ignored, and the end beats an assignment. */
export function takeView(c: Conversation, view: RoomView, nowMs: number): Conversation {
  if (view.revision <= c.viewRevision) return c;
  const seen = { ...c, viewRevision: view.revision };
  switch (c.phase) {
    case 'ended':
      return seen;
    case 'waiting':
    case 'connecting':
    case 'talking':
      return takePlace(seen, view, nowMs);
  }
}

function takePlace(c: Conversation, view: RoomView, nowMs: number): Conversation {
  switch (view.place) {
    case 'waiting':
      // Between our report of an assignment and the queue's next view, an old "waiting" can't take it back.
      return c.phase === 'waiting' ? { ...c, times: view.times, place: view } : { ...c, times: view.times };
    case 'assigned':
      return assign({ ...c, times: view.times }, view, nowMs);
    case 'lost':
      return c.phase === 'waiting' ? end(c, lostBy(c, view.why), nowMs) : c;
  }
}

/** Whom the talk is assigned to, also after its end; null while nobody is. */
export function assignmentOf(c: Conversation): Assignment | null {
  switch (c.phase) {
    case 'waiting':
      return null;
    case 'connecting':
    case 'talking':
    case 'ended':
      return c.assignment;
  }
}

function lostBy(c: Conversation, why: 'signUpEnded' | 'visitorLeft'): EndedBy {
  return why === 'visitorLeft' && c.openedAtMs === null ? 'neverSpoke' : why;
}

function assign(c: Conversation, view: Assignment, nowMs: number): Conversation {
  const latest = Math.max(assignmentOf(c)?.generation ?? 0, c.returned?.generation ?? 0);
  if (view.generation <= latest) return c;
  const { generation, volunteerId, sessionHash, alias } = view;
  const assignment = { generation, volunteerId, sessionHash, alias };
  // The same volunteer at another console: the talk goes on, and that console asks for the key.
  if (c.phase === 'talking' && c.assignment.volunteerId === volunteerId) {
    return { ...c, assignment, volunteerAwaySinceMs: c.volunteerAwaySinceMs ?? nowMs };
  }
  return { ...baseOf(c), phase: 'connecting', assignment, sinceMs: nowMs };
}

/** The review copy is stored and the volunteer's copy is on its way: they can talk. */
export function open(
  c: Conversation,
  generation: number,
  volunteerPresent: boolean,
  nowMs: number,
): Conversation {
  if (c.phase !== 'connecting' || c.assignment.generation !== generation) return c;
  const { volunteerId, alias } = c.assignment;
  // Whoever comes back to their own talk takes nothing over.
  const cameBack = c.talkers.at(-1)?.volunteerId === volunteerId;
  return {
    ...baseOf(c),
    phase: 'talking',
    talkers: cameBack ? c.talkers : [...c.talkers, { volunteerId, alias, afterSeq: sentCount(c) }],
    openedAtMs: c.openedAtMs ?? nowMs,
    assignment: c.assignment,
    volunteerAwaySinceMs: volunteerPresent ? null : nowMs,
    handedOver: c.openedAtMs !== null && !cameBack,
    sitIn: null,
  };
}

/** So long a visitor is away in a talk before its volunteer, whose console lacks the key, may give it back. */
export const GIVE_BACK_AWAY_MS = 60_000;

/**
 * Before the key came: the visitor's phone sleeps. Or in a talk whose visitor has been away for a minute, because a console that lost the
 * key gets it from nobody else. Same place, passed over until the visitor is back.
 */
export function giveBack(c: Conversation, generation: number, nowMs: number): Conversation {
  if ((c.phase !== 'connecting' && c.phase !== 'talking') || c.assignment.generation !== generation) return c;
  const awayForMs = nowMs - (c.visitorAwaySinceMs ?? nowMs);
  if (c.phase === 'talking' && awayForMs < GIVE_BACK_AWAY_MS) return c;
  return {
    ...baseOf(c),
    phase: 'waiting',
    place: null,
    visitorAwaySinceMs: c.visitorAwaySinceMs ?? nowMs,
    returned: { generation, front: false },
  };
}

/** [Q5] The volunteer is gone for longer than the grace and the visitor wants another one, while there may be one. */
export function chooseAnother(c: Conversation, nowMs: number): Conversation {
  if (c.phase !== 'talking' || volunteerPresence(c, nowMs) !== 'gone' || signUpEnded(c, nowMs)) return c;
  return toTheFront(c, c.assignment);
}

/**
 * [A3] That session is over by somebody's decision: who talked in it goes, and the visitor goes to the front. So does a colleague
 * who sat in. A session that only ran out ends nothing [C8].
 */
export function signedOut(c: Conversation, sessionHash: string): Conversation {
  if (heldSitIn(c)?.coach.sessionHash === sessionHash) return endSitIn(c);
  const talks = c.phase === 'connecting' || c.phase === 'talking';
  return talks && c.assignment.sessionHash === sessionHash ? toTheFront(c, c.assignment) : c;
}

function toTheFront(c: Conversation, { generation }: Assignment): Conversation {
  return { ...baseOf(c), phase: 'waiting', place: null, returned: { generation, front: true } };
}

/** [C4] Either side, the grace, or closing time while waiting. Asked to evaluate only if both wrote. */
export function end(c: Conversation, by: EndedBy, nowMs: number): Conversation {
  if (c.phase === 'ended') return c;
  const stayed = by !== 'visitorLeft' && by !== 'removed' && by !== 'neverSpoke';
  return {
    ...baseOf(c),
    phase: 'ended',
    assignment: assignmentOf(c),
    endedAtMs: nowMs,
    evaluationSinceMs: nowMs,
    by,
    evaluation: stayed && bothWrote(c) ? 'open' : 'none',
  };
}

export const bothWrote = (c: Conversation): boolean => c.wrote.visitor > 0 && c.wrote.volunteer > 0;

/** How a visitor's own wish to stop is recorded: they may never have spoken to anyone. */
export const leftBy = (c: Conversation, by: 'visitor' | 'visitorLeft'): EndedBy =>
  c.openedAtMs === null ? 'neverSpoke' : by;

/** [C9] The visitor gives up their place, or is gone in a hurry: the end at once, without a form. */
export const leave = (c: Conversation, nowMs: number): Conversation =>
  c.phase === 'ended' ? evaluationDone(c) : end(c, leftBy(c, 'visitorLeft'), nowMs);

export function evaluationDone(c: Conversation): Conversation {
  return c.phase === 'ended' && c.evaluation === 'open' ? { ...c, evaluation: 'done' } : c;
}

/** Who needs longer to answer gets it, as often as they ask. */
export function moreTime(c: Conversation, nowMs: number): Conversation {
  return c.phase === 'ended' && c.evaluation === 'open' ? { ...c, evaluationSinceMs: nowMs } : c;
}

export function visitorPresent(c: Conversation, present: boolean, nowMs: number): Conversation {
  if (present === (c.visitorAwaySinceMs === null)) return c;
  return { ...c, visitorAwaySinceMs: present ? null : nowMs };
}

export function volunteerPresent(c: Conversation, present: boolean, nowMs: number): Conversation {
  if (c.phase !== 'talking' || present === (c.volunteerAwaySinceMs === null)) return c;
  return { ...c, volunteerAwaySinceMs: present ? null : nowMs };
}

export function wroteOne(c: Conversation, role: 'visitor' | 'volunteer'): Conversation {
  const next = { ...c, wrote: { ...c.wrote, [role]: c.wrote[role] + 1 } };
  if (next.phase !== 'talking') return next;
  return {
    ...next,
    handedOver: next.handedOver && role !== 'volunteer',
    sitIn: next.sitIn?.stage === 'left' || next.sitIn?.stage === 'declined' ? null : next.sitIn,
  };
}

/** Messages are numbered from 1, so this is also the number of the newest. */
const sentCount = ({ wrote }: Conversation): number => wrote.visitor + wrote.volunteer;

/** A receipt only grows, and never beyond what was sent. */
export function receivedUpTo(c: Conversation, role: 'visitor' | 'volunteer', seq: number): Conversation {
  if (seq <= c.received[role] || seq > sentCount(c)) return c;
  return { ...c, received: { ...c.received, [role]: seq } };
}

/** [C13] As a receipt: what the visitor has looked at, they have looked at. */
export function seenUpTo(c: Conversation, seq: number): Conversation {
  return seq <= c.seen || seq > sentCount(c) ? c : { ...c, seen: seq };
}

/**
 * What follows from time alone: the visitor's grace [C4] while nobody needs the queue to decide it; and [Q5] a volunteer
 * who accepted and then never came, such as one who signed out: for them the visitor has nothing to choose yet.
 */
export function passTime(before: Conversation, nowMs: number, volunteerHere: boolean): Conversation {
  const c = nowMs >= (coachLeavesAtMs(before) ?? Infinity) ? endSitIn(before) : before;
  const graceIsOver = c.visitorAwaySinceMs !== null && nowMs >= c.visitorAwaySinceMs + c.times.visitorGraceMs;
  switch (c.phase) {
    case 'waiting':
    case 'ended':
      return c;
    case 'talking':
      return graceIsOver ? end(c, leftBy(c, 'visitorLeft'), nowMs) : c;
    case 'connecting': {
      if (graceIsOver) return end(c, leftBy(c, 'visitorLeft'), nowMs);
      const cameNever = !volunteerHere && nowMs >= c.sinceMs + c.times.volunteerGraceMs;
      return cameNever && c.visitorAwaySinceMs === null ? toTheFront(c, c.assignment) : c;
    }
  }
}

export const signUpEnded = (c: Conversation, nowMs: number): boolean =>
  c.times.signUpEndsAtMs !== null && nowMs >= c.times.signUpEndsAtMs;

type Talking = Extract<Conversation, { phase: 'talking' }>;

export function volunteerPresence(c: Talking, nowMs: number): 'present' | 'away' | 'gone' {
  if (c.volunteerAwaySinceMs === null) return 'present';
  const awayMs = nowMs - c.volunteerAwaySinceMs;
  return awayMs >= c.times.volunteerGraceMs ? 'gone' : awayMs >= VOLUNTEER_AWAY_MS ? 'away' : 'present';
}

/** The next moment at which time alone changes what somebody sees, or null. */
export function nextDeadlineMs(c: Conversation, nowMs: number): number | null {
  const deadlines = deadlinesOf(c).filter((atMs) => atMs > nowMs);
  return deadlines.length === 0 ? null : Math.min(...deadlines);
}

function deadlinesOf(c: Conversation): number[] {
  const graceEnds = c.visitorAwaySinceMs === null ? [] : [c.visitorAwaySinceMs + c.times.visitorGraceMs];
  switch (c.phase) {
    case 'waiting':
      return [];
    case 'connecting':
      return [...graceEnds, c.sinceMs + KEY_LATE_MS, c.sinceMs + c.times.volunteerGraceMs];
    case 'talking': {
      const awayMs = c.volunteerAwaySinceMs ?? -Infinity;
      const shown = [awayMs + VOLUNTEER_AWAY_MS, awayMs + c.times.volunteerGraceMs];
      return [...graceEnds, ...shown, coachLeavesAtMs(c) ?? -Infinity];
    }
    case 'ended':
      return c.evaluation === 'open' ? [c.evaluationSinceMs + c.times.evaluationMs] : [];
  }
}

/** [C9] Nothing more can come: the form was sent or skipped, never applied, or its time is over. */
export function isFinished(c: Conversation, nowMs: number): boolean {
  switch (c.phase) {
    case 'waiting':
    case 'connecting':
    case 'talking':
      return false;
    case 'ended':
      return c.evaluation !== 'open' || nowMs >= c.evaluationSinceMs + c.times.evaluationMs;
  }
}
