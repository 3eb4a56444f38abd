import type { HoursState, QueueEvent, VolunteerStatus } from '../../../protocol/queue.ts';
import { QUIET_ANSWER_MS, isNobodyThere, quietAtMs } from './absence.ts';
import {
  assignedCount,
  sitInRoom,
  freeVolunteers,
  isFree,
  offeredEntries,
  onDutyCount,
  waitingEntries,
} from './state.ts';
import type { QueueContext, QueueState } from './state.ts';
import { dutyEndMs, offerEndMs } from './settle.ts';
import type { RoomPlace } from '../exchange.ts';
import { waitBand } from './wait-band.ts';

/**
 * What each room should know of its place, by room id. A room that has not reported yet is left out: it is still being
 * made, and is sent its place as soon as it reports.
 */
export function roomPlaces(state: QueueState, context: QueueContext): Map<string, RoomPlace> {
  const places = new Map<string, RoomPlace>();
  const nobodyOnDuty = isNobodyThere(state, context);
  // [Q10] With nobody on duty any band would be a promise that nobody keeps.
  const band = nobodyOnDuty ? null : waitBand(state, context.nowMs);
  const inQueue = waitingEntries(state).filter((entry) => entry.cameIn).length;
  let cameIn = 0;
  for (const entry of waitingEntries(state)) {
    // [Q9] Reservations hold nobody up, and would be the next to come in.
    const position = (entry.cameIn ? cameIn : inQueue) + 1;
    if (entry.cameIn) cameIn += 1;
    if (entry.reportRevision > 0)
      places.set(entry.roomId, { place: 'waiting', position, band, nobodyOnDuty });
  }
  for (const { roomId, place } of state.entries) {
    if (place.state !== 'assigned') continue;
    const { generation, volunteerId, sessionHash, alias } = place;
    places.set(roomId, { place: 'assigned', generation, volunteerId, sessionHash, alias });
  }
  return places;
}

type Snapshot = Extract<QueueEvent, { type: 'state' }>;

/** What a volunteer's console shows. */
export function consoleSnapshot(state: QueueState, context: QueueContext, volunteerId: string): Snapshot {
  const offered = offeredEntries(state).find(({ place }) => place.volunteerId === volunteerId);
  // [Q9] Not those who only signed up: volunteers need not hear of a flood.
  const { waiting, away } = visitorsWaiting(state);
  const movesOn = freeVolunteers(state, context).length > 0;
  return {
    type: 'state',
    me: statusOf(state, context, volunteerId),
    offer:
      offered === undefined
        ? null
        : {
            roomId: offered.roomId,
            generation: offered.place.generation,
            waitedMs: context.nowMs - offered.joinedAtMs,
            talkedBefore: offered.talkedBefore,
            expiresInMs: movesOn ? Math.max(0, offerEndMs(offered.place, context) - context.nowMs) : null,
            asks: offerEndMs(offered.place, context) <= context.nowMs,
          },
    offInMs: quietOffInMs(state, context, volunteerId),
    conversations: state.entries.flatMap(({ roomId, place }) =>
      place.state === 'assigned' && place.volunteerId === volunteerId
        ? [{ roomId, generation: place.generation }]
        : [],
    ),
    coachWanted: isFree(state, volunteerId) ? coachWanted(state, volunteerId) : [],
    sitInRoomId: sitInRoom(state, volunteerId),
    colleagues: state.volunteers.filter(
      (v) => v.id !== volunteerId && v.disconnectedAtMs === null && isFree(state, v.id),
    ).length,
    waiting: waiting.length,
    away: away.length,
    hours: hoursFor(context),
    onDuty: onDutyCount(state, context.nowMs),
  };
}

/** Those who came in, apart by whether they are there. */
export function visitorsWaiting(state: QueueState) {
  const all = waitingEntries(state).filter(({ cameIn }) => cameIn);
  return {
    waiting: all.filter(({ awaySinceMs }) => awaySinceMs === null),
    away: all.filter(({ awaySinceMs }) => awaySinceMs !== null),
  };
}

/** [Q11] While a volunteer is asked whether they are still there: how long before they are put off. */
function quietOffInMs(state: QueueState, context: QueueContext, volunteerId: string): number | null {
  const volunteer = state.volunteers.find((v) => v.id === volunteerId);
  const asksAtMs = volunteer === undefined ? Infinity : quietAtMs(state, context, volunteer);
  return asksAtMs > context.nowMs ? null : Math.max(0, asksAtMs + QUIET_ANSWER_MS - context.nowMs);
}

/** In durations, because clocks may differ. */
function hoursFor({ nowMs, hours }: QueueContext): HoursState {
  switch (hours.state) {
    case 'open':
      return {
        state: 'open',
        signUpEndsInMs: hours.signUpEndsAtMs === null ? null : hours.signUpEndsAtMs - nowMs,
        closesInMs: hours.closesAtMs === null ? null : hours.closesAtMs - nowMs,
      };
    case 'signUpEnded':
      return { state: 'signUpEnded', closesInMs: hours.closesAtMs - nowMs };
    case 'closed':
      return hours;
  }
}

/** [C6] In whose talks a colleague is asked for. */
function coachWanted(state: QueueState, volunteerId: string): Snapshot['coachWanted'] {
  return state.entries.flatMap(({ roomId, place, sitIn }) =>
    sitIn?.stage === 'wanted' && place.state === 'assigned' && place.volunteerId !== volunteerId
      ? [{ roomId, alias: place.alias }]
      : [],
  );
}

function statusOf(state: QueueState, context: QueueContext, volunteerId: string): VolunteerStatus {
  if (assignedCount(state, volunteerId) > 0) return { status: 'inConversation' };
  if (sitInRoom(state, volunteerId) !== null) return { status: 'sittingIn' };
  const volunteer = state.volunteers.find((v) => v.id === volunteerId);
  if (volunteer === undefined) return { status: 'off', absent: false };
  const { duty } = volunteer;
  const endsInMs = Math.max(0, dutyEndMs(state, context, volunteer) - context.nowMs);
  switch (duty.status) {
    case 'off':
      return { status: 'off', absent: duty.why === 'absent' };
    case 'available':
      return duty;
    case 'pause':
    case 'break':
      return { status: 'pause', endsInMs, chosen: duty.status === 'break' };
    case 'wrapUp': {
      const remindsAtMs = duty.sinceMs + context.settings.wrapUpMinutes * 60_000;
      return { status: 'wrapUp', endsInMs, remindsInMs: Math.max(0, remindsAtMs - context.nowMs) };
    }
  }
}
