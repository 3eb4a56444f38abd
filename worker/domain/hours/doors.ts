import type { ClosedNow, OpeningHours, Settings } from '../../../protocol/settings.ts';
import type { HoursNow } from './hours-now.ts';
import { hoursAt, openingFrom } from './opening-hours.ts';

/**
 * [O5] What one finds at the doors at `nowMs`: the opening hours, unless a coordinator has shut them by hand. Shut doors are a
 * closing like any other, so that who waits is told as at closing and a talk goes on.
 */
export function doorsAt(
  { openingHours, closedNow }: Pick<Settings, 'openingHours' | 'closedNow'>,
  nowMs: number,
): HoursNow {
  const shut = shutByHand({ openingHours, closedNow }, nowMs);
  if (shut === null) return hoursAt(openingHours, nowMs);
  const untilMs = reopensAtMs(openingHours, shut);
  const opens = untilMs === Infinity ? null : openingFrom(openingHours, untilMs, nowMs);
  return { state: 'closed', opens, reason: shut.reason || null, byHand: true };
}

/** The doors as they are shut by hand at `nowMs`; null if the hours hold. */
export function shutByHand(
  { openingHours, closedNow }: Pick<Settings, 'openingHours' | 'closedNow'>,
  nowMs: number,
): ClosedNow | null {
  return closedNow === null || nowMs >= reopensAtMs(openingHours, closedNow) ? null : closedNow;
}

/** From when on the hours hold again; Infinity: once somebody opens the doors. */
export function reopensAtMs(openingHours: OpeningHours, { sinceMs, until }: ClosedNow): number {
  switch (until) {
    case 'byHand':
      return Infinity;
    case 'nextOpening':
      return nextOpeningMs(openingHours, sinceMs);
    default:
      return until;
  }
}

/** When the span that comes after the one at `sinceMs` begins; Infinity for a helpline that never closes. */
function nextOpeningMs(openingHours: OpeningHours, sinceMs: number): number {
  const then = hoursAt(openingHours, sinceMs);
  if (then.state !== 'open') return then.opens?.atMs ?? Infinity;
  if (then.closesAtMs === null) return Infinity;
  return openingFrom(openingHours, then.closesAtMs, sinceMs)?.atMs ?? Infinity;
}
