import {
  QUIET_ANSWER_MS,
  lapse,
  noteSince,
  putOff,
  putQuietOff,
  quietAtMs,
  signAfterTalks,
  someoneThereUntilMs,
  unansweredEndMs,
} from './absence.ts';
import { opensAtMs } from './places.ts';
import {
  RESERVATION_MS,
  assignedCount,
  sitInRoom,
  freeVolunteers,
  goneAtMs,
  isFree,
  isWaiting,
  offeredEntries,
  waitingEntries,
  type Entry,
  type OfferedPlace,
  type QueueContext,
  type QueueState,
  type Volunteer,
} from './state.ts';

/* What follows in the queue from time and from every change. Works on a draft that `queue.ts` owns. */

const MINUTE_MS = 60_000;

/** Everything that follows from time and from a change, in one fixed order. */
export function settle(draft: QueueState, context: QueueContext): void {
  giveUpPlaces(draft, context);
  signAfterTalks(draft, context);
  endDuties(draft, context);
  dropLostVolunteers(draft, context);
  putQuietOff(draft, context);
  withdrawStaleOffers(draft, context);
  makeOffers(draft, context);
  noteSince(draft, context.nowMs);
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

/** [Q7] A pause ends by itself; a break and a wrap-up that nobody ended do not lead to an offer. */
function endDuties(draft: QueueState, context: QueueContext): void {
  for (const volunteer of draft.volunteers) {
    const endMs = dutyEndMs(draft, context, volunteer);
    if (endMs > context.nowMs) continue;
    if (volunteer.duty.status === 'pause') {
      volunteer.duty = { status: 'available' };
      volunteer.freeSinceMs = endMs;
    } else volunteer.duty = { status: 'off' };
  }
}

/** When a pause, a break or a wrap-up is over without a press. Beside another talk a wrap-up takes as long as that. */
export function dutyEndMs(state: QueueState, { settings }: QueueContext, { id, duty }: Volunteer): number {
  switch (duty.status) {
    case 'off':
    case 'available':
      return Infinity;
    case 'pause':
    case 'break':
      return duty.untilMs;
    case 'wrapUp':
      return isFree(state, id) ? duty.sinceMs + settings.wrapUpMaxMinutes * MINUTE_MS : Infinity;
  }
}

function dropLostVolunteers(draft: QueueState, context: QueueContext): void {
  draft.volunteers = draft.volunteers.filter((volunteer) => {
    if (goneAtMs(volunteer) > context.nowMs) return true;
    volunteer.duty = { status: 'off' };
    return assignedCount(draft, volunteer.id) > 0;
  });
}

/**
 * [Q3] An offer lapses when its visitor or volunteer is gone or busy, when it is old and somebody else is free, or [Q11] when it is so
 * old that its volunteer must be absent.
 */
function withdrawStaleOffers(draft: QueueState, context: QueueContext): void {
  // Each free volunteer takes over one offer, not all of them.
  let free = freeVolunteers(draft, context).length;
  for (const entry of offeredEntries(draft)) {
    const { volunteerId } = entry.place;
    const volunteer = draft.volunteers.find(
      (v) => v.id === volunteerId && v.duty.status === 'available' && v.disconnectedAtMs === null,
    );
    if (volunteer === undefined || entry.awaySinceMs !== null || sitInRoom(draft, volunteerId) !== null) {
      waitAgain(entry);
      continue;
    }
    if (offerEndMs(entry.place, context) > context.nowMs) continue;
    if (context.hours.state !== 'closed') {
      const isTooLong = unansweredEndMs(entry.place, context) <= context.nowMs;
      if (free <= 0 && !isTooLong) continue;
      free -= 1;
      if (lapse(draft, volunteer, isTooLong)) putOff(volunteer);
      else pause(volunteer, context);
    }
    waitAgain(entry);
  }
  giveUpPlaces(draft, context);
}

function waitAgain(entry: Entry): void {
  entry.place = { state: 'waiting' };
}

/** When an offer may move on, and the console asks where it can't. Also what the console counts down to. */
export function offerEndMs(place: OfferedPlace, context: QueueContext): number {
  const endMs = place.offeredAtMs + context.settings.offerSeconds * 1_000;
  return Math.min(endMs, unansweredEndMs(place, context));
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
    ...state.entries.map((entry) => graceEndMs(entry, context)),
    ...offeredEntries(state).flatMap(({ place }) => [
      offerEndMs(place, context),
      unansweredEndMs(place, context),
    ]),
    ...waitingEntries(state).map(opensAtMs),
    ...state.volunteers.flatMap((volunteer) => {
      const quietMs = quietAtMs(state, context, volunteer);
      return [dutyEndMs(state, context, volunteer), goneAtMs(volunteer), quietMs, quietMs + QUIET_ANSWER_MS];
    }),
    waitingEntries(state).length > 0 ? hoursEndMs : Infinity,
    someoneThereUntilMs(state, context),
  ].filter((atMs) => atMs > context.nowMs && atMs !== Infinity);
  return deadlines.length === 0 ? null : Math.min(...deadlines);
}

/** A short pause after a declined or missed offer; ended by hand at will. */
export function pause(volunteer: Volunteer, { nowMs, settings }: QueueContext): void {
  volunteer.duty = { status: 'pause', untilMs: nowMs + settings.pauseMinutes * MINUTE_MS };
}
