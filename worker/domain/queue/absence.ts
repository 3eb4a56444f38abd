import {
  assignedCount,
  doingOf,
  goneAtMs,
  isFree,
  isSomeoneWaiting,
  onDutyCount,
  type OfferedPlace,
  type QueueContext,
  type QueueState,
  type Volunteer,
} from './state.ts';

/* [Q11] Nobody waits for somebody who isn't there. Works on a draft that `queue.ts` owns. */

const MINUTE_MS = 60_000;
/** Two offers in a row without a sign: whoever was there would have said so. */
const MOST_LAPSES = 2;
/** How long a quiet volunteer is asked before they are put off. */
export const QUIET_ANSWER_MS = 2 * MINUTE_MS;

/** A command or input came from this volunteer's console, so long ago. */
export function giveSign(volunteer: Volunteer, { nowMs }: QueueContext, agoMs = 0): void {
  volunteer.lapses = 0;
  volunteer.lastSignAtMs = Math.max(volunteer.lastSignAtMs, nowMs - agoMs);
}

/** Whoever was in a talk, or beside one, was there until its end. */
export function signAfterTalks(draft: QueueState, context: QueueContext): void {
  for (const volunteer of draft.volunteers) {
    const { what } = volunteer.doing;
    if ((what === 'inConversation' || what === 'sittingIn') && isFree(draft, volunteer.id))
      giveSign(volunteer, context);
  }
}

/** When an offer that nobody has answered puts its volunteer off. */
export function unansweredEndMs({ offeredAtMs }: OfferedPlace, { settings }: QueueContext): number {
  return offeredAtMs + settings.absentSeconds * 1_000;
}

/**
 * An offer lapsed here without an answer. @returns true if its volunteer is absent by that: it was unanswered for too long, or is the
 * second one without a sign. Whoever is in a talk is not.
 */
export function lapse(draft: QueueState, volunteer: Volunteer, isTooLong: boolean): boolean {
  volunteer.lapses += 1;
  return isFree(draft, volunteer.id) && (isTooLong || volunteer.lapses >= MOST_LAPSES);
}

/** Takes a volunteer off duty who gave no sign. They are back by one press. */
export function putOff(volunteer: Volunteer): void {
  volunteer.duty = { status: 'off', why: 'absent' };
}

/** From when on an available volunteer without a sign is asked whether they are still there. */
export function quietAtMs(state: QueueState, { settings }: QueueContext, volunteer: Volunteer): number {
  if (volunteer.duty.status !== 'available' || volunteer.disconnectedAtMs !== null) return Infinity;
  if (!isFree(state, volunteer.id)) return Infinity;
  return Math.max(volunteer.lastSignAtMs, volunteer.freeSinceMs) + settings.quietMinutes * MINUTE_MS;
}

export function putQuietOff(draft: QueueState, context: QueueContext): void {
  for (const volunteer of draft.volunteers) {
    if (quietAtMs(draft, context, volunteer) + QUIET_ANSWER_MS <= context.nowMs) putOff(volunteer);
  }
}

/** Until when a volunteer counts as there for who waits, if no sign of theirs comes before. */
function thereUntilMs(state: QueueState, { settings }: QueueContext, volunteer: Volunteer): number {
  if (assignedCount(state, volunteer.id) > 0) return Infinity;
  if (volunteer.duty.status === 'off') return -Infinity;
  if (state.waitingSinceMs === null) return goneAtMs(volunteer);
  const silentSinceMs = Math.max(volunteer.lastSignAtMs, state.waitingSinceMs);
  return Math.min(goneAtMs(volunteer), silentSinceMs + settings.absentSeconds * 1_000);
}

/** Until when somebody counts as there for who waits: for ever while anybody is in a talk, never if nobody is on duty. */
export function someoneThereUntilMs(state: QueueState, context: QueueContext): number {
  return Math.max(-Infinity, ...state.volunteers.map((each) => thereUntilMs(state, context, each)));
}

/** [Q10] What visitors are told: nobody is on duty, or none of those who are gave a sign since somebody waits. */
export const isNobodyThere = (state: QueueState, context: QueueContext): boolean =>
  someoneThereUntilMs(state, context) <= context.nowMs;

/** Those on duty as visitors hear of them: nobody, if none of them gives a sign. */
export const countedOnDuty = (state: QueueState, context: QueueContext): number =>
  isNobodyThere(state, context) ? 0 : onDutyCount(state, context.nowMs);

/** Takes note of since when somebody waits, and of since when each volunteer does what they do. */
export function noteSince(draft: QueueState, nowMs: number): void {
  draft.waitingSinceMs = isSomeoneWaiting(draft) ? (draft.waitingSinceMs ?? nowMs) : null;
  for (const volunteer of draft.volunteers) {
    const what = doingOf(draft, volunteer);
    if (volunteer.doing.what !== what) volunteer.doing = { what, sinceMs: nowMs };
  }
}
