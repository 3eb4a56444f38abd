import type { Coach, SitIn, Conversation } from './state.ts';

/*
 * [C6] A sit-in: a colleague reads a talk along. Only the volunteer of the talk can ask for it, a colleague begins it, and
 * nothing is shown to them before the visitor has agreed to this one person. As in `conversation.ts`, the
 * same object comes back when nothing changes.
 */

/** A colleague whose connection is gone this long has left. A reload stays unnoticed. */
export const COACH_AWAY_MS = 60_000;

type Held = Extract<SitIn, { coach: Coach }>;

/** The sit-in that a colleague has begun, whether or not they may read yet. */
export function heldSitIn(c: Conversation): Held | null {
  return c.phase === 'talking' && c.sitIn !== null && 'coach' in c.sitIn ? c.sitIn : null;
}

/** Who reads along: the only colleague to be shown anything. */
export function sittingCoach(c: Conversation): Coach | null {
  const sitIn = heldSitIn(c);
  return sitIn?.stage === 'sitting' ? sitIn.coach : null;
}

/** Asks colleagues to sit in, or takes that back, which ends a sit-in. After a visitor's no nobody is asked again. */
export function wantCoach(c: Conversation, on: boolean): Conversation {
  if (c.phase !== 'talking') return c;
  if (!on) return c.sitIn?.stage === 'wanted' ? { ...c, sitIn: null } : endSitIn(c);
  const free = c.sitIn === null || c.sitIn.stage === 'left';
  return free && !c.sitInDeclined ? { ...c, sitIn: { stage: 'wanted' } } : c;
}

/** The first colleague begins it; the same one may come back to it, from any console. Null: it is not theirs to begin. */
export function beginSitIn(c: Conversation, coach: Coach): Conversation | null {
  if (c.phase !== 'talking' || c.sitIn === null || coach.volunteerId === c.assignment.volunteerId)
    return null;
  if (c.sitIn.stage === 'wanted') {
    const number = c.sitIns + 1;
    return { ...c, sitIns: number, sitIn: { stage: 'asked', number, coach, awaySinceMs: null } };
  }
  const sitIn = heldSitIn(c);
  if (sitIn?.coach.volunteerId !== coach.volunteerId) return null;
  return { ...c, sitIn: { ...sitIn, coach, awaySinceMs: null } };
}

/** The visitor's yes or no to this one person; a no counts at any time, and for the rest of the talk. */
export function allowCoach(c: Conversation, number: number, allowed: boolean): Conversation {
  const sitIn = heldSitIn(c);
  if (c.phase !== 'talking' || sitIn?.number !== number) return c;
  if (!allowed)
    return { ...c, sitInDeclined: true, sitIn: { stage: 'declined', number, alias: sitIn.coach.alias } };
  return sitIn.stage === 'sitting' ? c : { ...c, sitIn: { ...sitIn, stage: 'sitting' } };
}

/** The colleague no longer sits in, or no longer asks to. */
export function endSitIn(c: Conversation): Conversation {
  const sitIn = heldSitIn(c);
  if (c.phase !== 'talking' || sitIn === null) return c;
  return { ...c, sitIn: { stage: 'left', number: sitIn.number, alias: sitIn.coach.alias } };
}

export function coachPresent(c: Conversation, present: boolean, nowMs: number): Conversation {
  const sitIn = heldSitIn(c);
  if (c.phase !== 'talking' || sitIn === null || present === (sitIn.awaySinceMs === null)) return c;
  return { ...c, sitIn: { ...sitIn, awaySinceMs: present ? null : nowMs } };
}

/** When a colleague without a connection has left, or null. */
export function coachLeavesAtMs(c: Conversation): number | null {
  const awaySinceMs = heldSitIn(c)?.awaySinceMs ?? null;
  return awaySinceMs === null ? null : awaySinceMs + COACH_AWAY_MS;
}
