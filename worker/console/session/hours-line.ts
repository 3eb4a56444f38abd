import type { HoursState } from '../../../protocol/queue.ts';
import { formatDay, formatTimeIn } from '../kit/format.ts';
import type { QueueView } from './queue-controller.ts';
import { HOURS_NOW } from './session-texts.ts';

const MINUTE_MS = 60_000;

/**
 * Whether the chat is open, until when, or when it opens, in sentences.
 *
 * @param now.sinceMs how long ago `hours` was true.
 * @param now.zone by whose clock; null: not known, and no time is said.
 */
export function hoursLine(hours: HoursState, now: { sinceMs: number; zone: string | null }): string {
  const at = (inMs: number | null): string | null =>
    inMs === null || now.zone === null ? null : formatTimeIn(now.zone, wholeMinute(inMs - now.sinceMs));
  const texts = HOURS_NOW;
  switch (hours.state) {
    case 'open': {
      const [ends, closes] = [at(hours.signUpEndsInMs), at(hours.closesInMs)];
      return [
        closes === null ? texts.open : texts.openUntil(closes),
        ends === null || ends === closes ? null : texts.signUpUntil(ends),
      ]
        .filter((sentence) => sentence !== null)
        .join(' ');
    }
    case 'signUpEnded': {
      const closes = at(hours.closesInMs);
      return `${closes === null ? texts.open : texts.openUntil(closes)} ${texts.signUpEnded}`;
    }
    case 'closed': {
      const closed = hours.reason === null ? texts.closed : texts.closedBecause(hours.reason);
      if (hours.opens === null) return closed;
      const { inDays, date, time } = hours.opens;
      const day = inDays === 0 ? texts.today : inDays === 1 ? texts.tomorrow : formatDay(date);
      return `${closed} ${texts.opens(day, time.replace(':', '.'))}`;
    }
  }
}

/** Whether visitors can sign up now, there being a review key; nothing where the queue has not spoken. */
export function signUpLine(view: QueueView, zone: string | null): string {
  if (view.state !== 'ready' || view.lost) return '';
  const { hours, onDuty } = view.snapshot;
  const sinceMs = performance.now() - view.heardAtMs;
  if (hours.state !== 'open') return hoursLine(hours, { sinceMs, zone });
  return onDuty > 0 ? HOURS_NOW.signUpNow : `${HOURS_NOW.signUpNow} ${HOURS_NOW.nobodyOnDuty}`;
}

/** Opening hours are in whole minutes, and a duration that travelled is a little short or long. */
const wholeMinute = (inMs: number): number => Math.round((Date.now() + inMs) / MINUTE_MS) * MINUTE_MS;
