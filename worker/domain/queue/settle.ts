import { opensAtMs } from './places.ts';
import {
  CONSOLE_GRACE_MS,
  RESERVATION_MS,
  assignedCount,
  sitInRoom,
  freeVolunteers,
  isWaiting,
  waitingEntries,
  type Duty,
  type Entry,
  type QueueContext,
  type QueueState,
  type Volunteer,
} from './state.ts';

/* What follows in the queue from time and from every change. Works on a draft that `queue.ts` owns. */

const MINUTE_MS = 60_000;

/** Everything that follows from time and from a change, in one fixed order. */
export function settle(draft: QueueState, context: QueueContext): void {
  giveUpPlaces(draft, context);
  endPauses(draft, context);
  dropAbsentVolunteers(draft, context);
  withdrawStaleOffers(draft, context);
  makeOffers(draft, context);
}

/** [Q6] The grace of who dropped, and [O4] closing time for who still waits without an offer. */
function giveUpPlaces(draft: QueueState, context: QueueContext): void {
  draft.entries = draft.entries.filter((entry) => {
    if (!isWaiting(entry)) return true;
    if (context.hours.state === 'closed' && entry.place.state === 'waiting') return false;
    return graceEndMs(entry, context) > context.nowMs;
  });
}

function graceEndMs(entry: Entry, context: QueueContext): number {
  if (entry.awaySinceMs === null || !isWaiting(entry)) return Infinity;
  const graceMs = context.settings.visitorGraceWaitingMinutes * MINUTE_MS;
  return entry.awaySinceMs + (entry.cameIn ? graceMs : RESERVATION_MS);
}

function endPauses(draft: QueueState, context: QueueContext): void {
  for (const volunteer of draft.volunteers) {
    const untilMs = dutyEndMs(volunteer.duty);
    if (untilMs <= context.nowMs) {
      volunteer.duty = { status: 'available' };
      volunteer.freeSinceMs = untilMs;
    }
  }
}

const dutyEndMs = (duty: Duty): number => ('untilMs' in duty ? duty.untilMs : Infinity);

function dropAbsentVolunteers(draft: QueueState, context: QueueContext): void {
  draft.volunteers = draft.volunteers.filter((volunteer) => {
    if (absenceEndMs(volunteer) > context.nowMs) return true;
    volunteer.duty = { status: 'off' };
    return assignedCount(draft, volunteer.id) > 0;
  });
}

const absenceEndMs = (volunteer: Volunteer): number =>
  volunteer.disconnectedAtMs === null ? Infinity : volunteer.disconnectedAtMs + CONSOLE_GRACE_MS;

/** [Q3] An offer lapses when its visitor or volunteer is gone or busy, or when it is old and somebody else is free. */
function withdrawStaleOffers(draft: QueueState, context: QueueContext): void {
  // Each free volunteer takes over one offer, not all of them.
  let free = freeVolunteers(draft, context).length;
  for (const entry of waitingEntries(draft)) {
    if (entry.place.state !== 'offered') continue;
    const { volunteerId } = entry.place;
    const volunteer = draft.volunteers.find((v) => v.id === volunteerId);
    const gone = volunteer === undefined || volunteer.disconnectedAtMs !== null;
    if (gone || entry.awaySinceMs !== null || sitInRoom(draft, volunteerId) !== null) {
      entry.place = { state: 'waiting' };
    } else if (offerEndMs(entry, context) <= context.nowMs) {
      if (context.hours.state === 'closed') entry.place = { state: 'waiting' };
      else if (free > 0) {
        free -= 1;
        entry.place = { state: 'waiting' };
        pause(draft, context, volunteerId);
      }
    }
  }
  giveUpPlaces(draft, context);
}

/** When an offer may move on. Also what the console counts down to. */
export function offerEndMs(entry: Entry, context: QueueContext): number {
  return entry.place.state === 'offered'
    ? entry.place.offeredAtMs + context.settings.offerSeconds * 1_000
    : Infinity;
}

/** [Q1] [Q3] First in the queue to who has been free longest; [Q6] who dropped is passed over meanwhile. */
function makeOffers(draft: QueueState, context: QueueContext): void {
  if (context.hours.state === 'closed') return;
  const free = freeVolunteers(draft, context);
  for (const entry of waitingEntries(draft)) {
    if (entry.place.state !== 'waiting' || entry.awaySinceMs !== null) continue;
    const volunteer = free.shift();
    if (volunteer === undefined) return;
    entry.place = {
      state: 'offered',
      volunteerId: volunteer.id,
      generation: draft.nextGeneration,
      offeredAtMs: context.nowMs,
    };
    draft.nextGeneration += 1;
  }
}

/** The next moment at which time alone changes something, or null. */
export function nextDeadlineMs(state: QueueState, context: QueueContext): number | null {
  const hoursEndMs =
    context.hours.state === 'open'
      ? Math.min(context.hours.signUpEndsAtMs ?? Infinity, context.hours.closesAtMs ?? Infinity)
      : context.hours.state === 'signUpEnded'
        ? context.hours.closesAtMs
        : Infinity;
  const deadlines = [
    ...state.entries.flatMap((entry) => [graceEndMs(entry, context), offerEndMs(entry, context)]),
    ...waitingEntries(state).map(opensAtMs),
    ...state.volunteers.flatMap((v) => [dutyEndMs(v.duty), absenceEndMs(v)]),
    waitingEntries(state).length > 0 ? hoursEndMs : Infinity,
  ].filter((atMs) => atMs > context.nowMs && atMs !== Infinity);
  return deadlines.length === 0 ? null : Math.min(...deadlines);
}

/** A short pause after a declined or missed offer; ended by hand at will. */
export function pause(draft: QueueState, context: QueueContext, volunteerId: string): void {
  const volunteer = draft.volunteers.find((v) => v.id === volunteerId);
  if (volunteer === undefined) return;
  volunteer.duty = { status: 'pause', untilMs: context.nowMs + context.settings.pauseMinutes * MINUTE_MS };
}
