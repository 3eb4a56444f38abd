import type { CoachState, VisitorState, VolunteerState } from '../../../protocol/room.ts';
import { takenSeat } from './coaching.ts';
import { KEY_LATE_MS, type CoachSeat, type Conversation } from './state.ts';
import { bothWrote, signUpEnded, volunteerPresence } from './conversation.ts';
import type { RoomReport } from '../exchange.ts';

const inMs = (atMs: number | null, nowMs: number): number | null =>
  atMs === null ? null : Math.max(0, atMs - nowMs);

/** What the visitor's page shows; null in the moment before the queue first spoke. */
export function visitorView(c: Conversation, nowMs: number): VisitorState | null {
  switch (c.phase) {
    case 'waiting':
      if (c.place === null) return null;
      return {
        phase: 'waiting',
        position: c.place.position,
        band: c.place.band,
        nobodyOnDuty: c.place.nobodyOnDuty,
        signUpEnded: signUpEnded(c, nowMs),
        closesInMs: inMs(c.rules.closesAtMs, nowMs),
      };
    case 'connecting':
      return { phase: 'connecting', generation: c.assignment.generation };
    case 'talking':
      return {
        phase: 'talking',
        alias: c.assignment.alias,
        volunteer: volunteerPresence(c, nowMs),
        handedOver: c.handedOver,
        coach: coachForVisitor(c.seat),
        signUpEnded: signUpEnded(c, nowMs),
        closesInMs: inMs(c.rules.closesAtMs, nowMs),
      };
    case 'ended':
      return {
        phase: 'ended',
        by: c.by,
        evaluation: c.evaluation,
        ...(c.evaluation === 'open' && {
          evaluationEndsInMs: c.evaluationSinceMs + c.rules.evaluationMs - nowMs,
        }),
      };
  }
}

/** What the assigned volunteer's console shows; null when there is no assignment. */
export function volunteerView(c: Conversation, nowMs: number): VolunteerState | null {
  switch (c.phase) {
    case 'waiting':
      return null;
    case 'connecting': {
      const sinceMs = nowMs - c.sinceMs;
      return {
        phase: 'connecting',
        generation: c.assignment.generation,
        sinceMs,
        keyLate: sinceMs >= KEY_LATE_MS,
      };
    }
    case 'talking':
      return {
        phase: 'talking',
        visitor: c.visitorAwaySinceMs === null ? 'present' : 'away',
        openedAgoMs: nowMs - (c.openedAtMs ?? nowMs),
        closesInMs: inMs(c.rules.closesAtMs, nowMs),
        coach: c.coachDeclined ? { stage: 'declined' } : coachForVolunteer(c.seat),
      };
    case 'ended':
      return { phase: 'ended', by: c.by, bothWrote: bothWrote(c) };
  }
}

/** [C6] Who is there, or would like to be. That nobody came or may come is between volunteer and colleagues. */
function coachForVisitor(seat: CoachSeat | null): Extract<VisitorState, { phase: 'talking' }>['coach'] {
  if (seat === null || seat.stage === 'wanted') return null;
  return { stage: seat.stage, sitIn: seat.n, alias: aliasOf(seat) };
}

function coachForVolunteer(seat: CoachSeat | null): Extract<VolunteerState, { phase: 'talking' }>['coach'] {
  if (seat === null) return null;
  if (seat.stage === 'wanted' || seat.stage === 'declined') return { stage: seat.stage };
  return { stage: seat.stage, alias: aliasOf(seat) };
}

const aliasOf = (seat: Exclude<CoachSeat, { stage: 'wanted' }>): string =>
  'coach' in seat ? seat.coach.alias : seat.alias;

/** What the colleague beside the talk sees: of the talk itself nothing until they may; null without a seat. */
export function coachView(c: Conversation): CoachState | null {
  if (c.phase === 'ended') return { phase: 'ended' };
  const seat = takenSeat(c);
  if (seat === null || c.phase !== 'talking') return null;
  const { alias } = c.assignment;
  return seat.stage === 'asked'
    ? { phase: 'asked', alias }
    : { phase: 'sitting', alias, visitor: c.visitorAwaySinceMs === null ? 'present' : 'away' };
}

/** What the queue should know, without its number. */
export function reportOf(c: Conversation, roomId: string): Omit<RoomReport, 'n'> {
  return {
    roomId,
    signUpId: c.signUpId,
    joinedAtMs: c.createdAtMs,
    connected: c.visitorAwaySinceMs === null,
    phase: c.phase === 'waiting' ? 'waiting' : c.phase === 'ended' ? 'ended' : 'assigned',
    opened: c.openedAtMs !== null,
    assignment: c.phase === 'waiting' ? null : c.assignment,
    returned: c.returned,
    coach: coachForQueue(c),
  };
}

function coachForQueue(c: Conversation): RoomReport['coach'] {
  if (c.phase === 'talking' && c.seat?.stage === 'wanted') return { stage: 'wanted' };
  const seat = takenSeat(c);
  return seat === null ? null : { stage: 'taken', volunteerId: seat.coach.volunteerId };
}
