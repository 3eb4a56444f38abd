import { Temporal } from 'temporal-polyfill';
import type { Opening } from '../../../protocol/http/visitor.ts';
import type { OpeningHours, Span } from '../../../protocol/settings.ts';
import type { HoursNow } from './hours-now.ts';

/*
 * [O1]–[O3] Opening hours. Spans are laid out and joined as wall time (minutes since midnight of 1 January 1970 on
 * the helpline's clock, whatever its zone), and only their two ends become instants. So a night in which the clock
 * jumps needs hardly a case of its own: a boundary is the first moment at which the clock shows that time or later.
 */

const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;
/** How far ahead an opening or a closing is looked for; beyond it there is none in sight. */
const HORIZON_DAYS = 400;
const EPOCH = new Temporal.PlainDateTime(1970, 1, 1);
const EPOCH_DAY = EPOCH.toPlainDate();

type WallSpan = { start: number; end: number };
/** `endMs` null: no closing in sight. */
type TimeSpan = { startMs: number; endMs: number | null };

/** What the opening hours say of the moment `nowMs`. */
export function hoursAt(hours: OpeningHours, nowMs: number): HoursNow {
  const { zone } = hours;
  const signUpEndsMs = hours.signUpEndsMinutes * MINUTE_MS;
  const today = dayAt(zone, nowMs);
  let closesAtMs: number | null = null;
  for (const { startMs, endMs } of timeSpans(hours, today)) {
    if (endMs !== null && endMs <= nowMs) continue;
    if (startMs <= nowMs) {
      if (endMs === null) return { state: 'open', closesAtMs: null, signUpEndsAtMs: null };
      const signUpEndsAtMs = endMs - signUpEndsMs;
      if (nowMs < signUpEndsAtMs) return { state: 'open', closesAtMs: endMs, signUpEndsAtMs };
      closesAtMs = endMs;
      continue;
    }
    // Nobody can sign up in a span that is shorter than the last half hour: it is no opening.
    if (endMs !== null && endMs - startMs <= signUpEndsMs) continue;
    return notOpen(hours, closesAtMs, today, openingAt(zone, startMs, nowMs, today));
  }
  return notOpen(hours, closesAtMs, today, null);
}

/** The first moment from `fromMs` on at which one can sign up, as it is told at `nowMs`; null: none is in sight. */
export function openingFrom(hours: OpeningHours, fromMs: number, nowMs: number): Opening | null {
  const { zone } = hours;
  const then = hoursAt(hours, fromMs);
  const atMs = then.state === 'open' ? fromMs : (then.opens?.atMs ?? null);
  return atMs === null ? null : openingAt(zone, atMs, nowMs, dayAt(zone, nowMs));
}

/** The spans in time from the day before this moment on, in order and apart; `endMs` null: no closing in sight. */
export function spansFrom(
  hours: OpeningHours,
  fromMs: number,
): Iterable<{ startMs: number; endMs: number | null }> {
  return timeSpans(hours, dayAt(hours.zone, fromMs));
}

/** True if a help line with these weekly hours is open at `nowMs`. */
export function isOpenAt(zone: string, weekly: Span[][], nowMs: number): boolean {
  return hoursAt({ zone, weekly, specialDays: [], signUpEndsMinutes: 0 }, nowMs).state === 'open';
}

/** A span as it falls on one date: `startMs` and `endMs` are when it begins and ends there. */
export type DatedSpan = { span: Span; startMs: number; endMs: number };

/** The spans that begin on a date, in order. */
export function spansOn(hours: OpeningHours, date: string): DatedSpan[] {
  return spansOfDay(hours, specialDaysOf(hours), dayNumber(date)).map(({ span, start, end }) => ({
    span,
    startMs: instantOf(hours.zone, start),
    endMs: instantOf(hours.zone, end),
  }));
}

/** The next moment after `nowMs` at which the clock in `zone` shows this time, HH:MM. A repeated hour counts once. */
export function nextTimeMs(zone: string, time: string, nowMs: number): number {
  const today = dayAt(zone, nowMs);
  const onDay = (day: number): number => instantOf(zone, day * DAY_MINUTES + minutesOf(time));
  return onDay(today) > nowMs ? onDay(today) : onDay(today + 1);
}

/** The date before this one. */
export function dayBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
}

/** The date in this zone, YYYY-MM-DD. */
export function dateAt(zone: string, nowMs: number): string {
  return zonedAt(zone, nowMs).toPlainDate().toString();
}

/** Calendar days from one date to another, YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Whether this is an IANA zone the platform knows. */
export function isKnownZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

function notOpen(
  hours: OpeningHours,
  closesAtMs: number | null,
  today: number,
  opens: Opening | null,
): HoursNow {
  if (closesAtMs !== null) return { state: 'signUpEnded', closesAtMs, opens };
  return { state: 'closed', opens, reason: specialDaysOf(hours).get(today)?.reason ?? null };
}

function openingAt(zone: string, startMs: number, nowMs: number, today: number): Opening {
  const wall = zonedAt(zone, startMs).toPlainDateTime();
  return {
    inMs: startMs - nowMs,
    atMs: startMs,
    inDays: dayNumber(wall.toPlainDate().toString()) - today,
    date: wall.toPlainDate().toString(),
    time: wall.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** The spans in time. Two are one if all that lies between them is an hour which the clock skips. */
function* timeSpans(hours: OpeningHours, today: number): Generator<TimeSpan> {
  let current: TimeSpan | null = null;
  for (const wall of wallSpans(hours, today)) {
    const startMs = instantOf(hours.zone, wall.start);
    const endMs = wall.end >= endOfSight(today) ? null : instantOf(hours.zone, wall.end);
    if (current !== null && current.endMs === startMs) {
      current.endMs = endMs;
    } else {
      if (current !== null) yield current;
      current = { startMs, endMs };
    }
  }
  if (current !== null) yield current;
}

/**
 * The spans from yesterday on, in order; those that touch or overlap are one. A day's spans belong to the day they
 * start on: a special day replaces its own, and leaves alone what runs into it from the night before.
 */
function* wallSpans(hours: OpeningHours, today: number): Generator<WallSpan> {
  const specialDays = specialDaysOf(hours);
  let current: WallSpan | null = null;
  for (let day = today - 1; day < today + HORIZON_DAYS; day += 1) {
    for (const { start, end } of spansOfDay(hours, specialDays, day)) {
      if (current !== null && start <= current.end) {
        current.end = Math.max(current.end, end);
      } else {
        if (current !== null) yield current;
        current = { start, end };
      }
    }
  }
  if (current !== null) yield current;
}

function spansOfDay(
  hours: OpeningHours,
  specialDays: ReturnType<typeof specialDaysOf>,
  day: number,
): (WallSpan & { span: Span })[] {
  return (specialDays.get(day)?.spans ?? hours.weekly[weekdayIndex(day)] ?? [])
    .map((span) => {
      const { start, end } = minutesIn(span);
      return { span, start: day * DAY_MINUTES + start, end: day * DAY_MINUTES + end };
    })
    .toSorted((one, other) => one.start - other.start);
}

/** A span in minutes from the midnight before it; one that runs past the next ends after 24 hours. */
export function minutesIn({ from, to }: Span): { start: number; end: number } {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return { start, end: end <= start ? end + DAY_MINUTES : end };
}

function specialDaysOf(hours: OpeningHours): Map<number, OpeningHours['specialDays'][number]> {
  return new Map(hours.specialDays.map((special) => [dayNumber(special.date), special]));
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function endOfSight(today: number): number {
  return (today + HORIZON_DAYS) * DAY_MINUTES;
}

/** Days since 1970-01-01 of a calendar date: counting dates, not time, so no zone comes into it. */
function dayNumber(date: string): number {
  return EPOCH_DAY.until(Temporal.PlainDate.from(date)).days;
}

/** 0 is Monday; 1 January 1970 was a Thursday. */
function weekdayIndex(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function zonedAt(zone: string, atMs: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
}

function dayAt(zone: string, atMs: number): number {
  return dayNumber(zonedAt(zone, atMs).toPlainDate().toString());
}

/** The first moment at which the clock in `zone` shows this wall time or, where it is skipped, a later one. */
function instantOf(zone: string, wallMinutes: number): number {
  const wall = EPOCH.add({ minutes: wallMinutes });
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds;
}
