import type { Coach, CoachSeat, Conversation } from './state.ts';

/*
 * [C6] The seat beside a talk, for a colleague who reads along. Only the volunteer of the talk can offer it, a colleague
 * takes it, and nothing is shown to them before the visitor has agreed to this one person. As in `conversation.ts`, the
 * same object comes back when nothing changes.
 */

/** A colleague whose connection is gone this long has left. A reload stays unnoticed. */
export const COACH_AWAY_MS = 60_000;

type Taken = Extract<CoachSeat, { coach: Coach }>;

/** The seat if somebody has it, whether or not they may read yet. */
export function takenSeat(c: Conversation): Taken | null {
  return c.phase === 'talking' && c.seat !== null && 'coach' in c.seat ? c.seat : null;
}

/** Who reads along: the only colleague to be shown anything. */
export function sittingCoach(c: Conversation): Coach | null {
  const seat = takenSeat(c);
  return seat?.stage === 'sitting' ? seat.coach : null;
}

/** Offers the seat to colleagues, or takes it back, also from who has it. After a visitor's no it is not offered again. */
export function wantCoach(c: Conversation, on: boolean): Conversation {
  if (c.phase !== 'talking') return c;
  if (!on) return c.seat?.stage === 'wanted' ? { ...c, seat: null } : vacate(c);
  const free = c.seat === null || c.seat.stage === 'left';
  return free && !c.coachDeclined ? { ...c, seat: { stage: 'wanted' } } : c;
}

/** The first colleague gets it; the same one may come back to it, from any console. Null: it is not theirs to take. */
export function takeSeat(c: Conversation, coach: Coach): Conversation | null {
  if (c.phase !== 'talking' || c.seat === null || coach.volunteerId === c.assignment.volunteerId) return null;
  if (c.seat.stage === 'wanted') {
    const n = c.seats + 1;
    return { ...c, seats: n, seat: { stage: 'asked', n, coach, awaySinceMs: null } };
  }
  const seat = takenSeat(c);
  if (seat?.coach.volunteerId !== coach.volunteerId) return null;
  return { ...c, seat: { ...seat, coach, awaySinceMs: null } };
}

/** The visitor's word on this one person; a no counts at any time, and for the rest of the talk. */
export function allowCoach(c: Conversation, n: number, allowed: boolean): Conversation {
  const seat = takenSeat(c);
  if (c.phase !== 'talking' || seat?.n !== n) return c;
  if (!allowed) return { ...c, coachDeclined: true, seat: { stage: 'declined', n, alias: seat.coach.alias } };
  return seat.stage === 'sitting' ? c : { ...c, seat: { ...seat, stage: 'sitting' } };
}

/** Whoever has the seat gives it up. */
export function vacate(c: Conversation): Conversation {
  const seat = takenSeat(c);
  if (c.phase !== 'talking' || seat === null) return c;
  return { ...c, seat: { stage: 'left', n: seat.n, alias: seat.coach.alias } };
}

export function coachPresent(c: Conversation, present: boolean, nowMs: number): Conversation {
  const seat = takenSeat(c);
  if (c.phase !== 'talking' || seat === null || present === (seat.awaySinceMs === null)) return c;
  return { ...c, seat: { ...seat, awaySinceMs: present ? null : nowMs } };
}

/** When a colleague without a connection has left, or null. */
export function coachLeavesAtMs(c: Conversation): number | null {
  const awaySinceMs = takenSeat(c)?.awaySinceMs ?? null;
  return awaySinceMs === null ? null : awaySinceMs + COACH_AWAY_MS;
}
