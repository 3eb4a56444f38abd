import { Temporal } from 'temporal-polyfill';
import type { OpeningHours } from '../../../protocol/settings.ts';
import { spansFrom } from './opening-hours.ts';

/** When the doors are open within one day. `from` and `to` are what the clock shows then; `to` may be 24:00. */
export type OpenPart = { startMs: number; endMs: number; from: string; to: string };
/** A day of the helpline's zone, which has 23 or 25 hours when the clock is moved. */
export type DayOfWeek = {
  /** YYYY-MM-DD. */
  date: string;
  startMs: number;
  endMs: number;
  /** Whether it has hours of its own, in place of its weekday's. */
  special: boolean;
  reason: string | null;
  open: OpenPart[];
};

/** The week around a moment, Monday first, as it really is: with its special days and what runs over from the night before. */
export function weekOf(hours: OpeningHours, nowMs: number): DayOfWeek[] {
  const { zone } = hours;
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const startOf = (days: number) => monday.add({ days }).toZonedDateTime(zone).epochMilliseconds;
  const spans: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of spansFrom(hours, startOf(0))) {
    if (startMs >= startOf(7)) break;
    spans.push({ startMs, endMs: endMs ?? Infinity });
  }
  return Array.from({ length: 7 }, (_, index): DayOfWeek => {
    const [startMs, endMs] = [startOf(index), startOf(index + 1)];
    const date = monday.add({ days: index }).toString();
    const special = hours.specialDays.findLast((day) => day.date === date);
    return {
      date,
      startMs,
      endMs,
      special: special !== undefined,
      reason: special?.reason ?? null,
      open: spans.flatMap((span) => partOf(span, { startMs, endMs, zone })),
    };
  });
}

function partOf(
  span: { startMs: number; endMs: number },
  day: { startMs: number; endMs: number; zone: string },
): OpenPart[] {
  const startMs = Math.max(span.startMs, day.startMs);
  const endMs = Math.min(span.endMs, day.endMs);
  if (startMs >= endMs) return [];
  const shown = (atMs: number) =>
    Temporal.Instant.fromEpochMilliseconds(atMs)
      .toZonedDateTimeISO(day.zone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' });
  return [{ startMs, endMs, from: shown(startMs), to: endMs === day.endMs ? '24:00' : shown(endMs) }];
}

/** The moment at which the clock in this zone shows a date and a time, or where that is skipped, the first after it. */
export function momentAt(zone: string, wallTime: string): number {
  return Temporal.PlainDateTime.from(wallTime).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/** When the month around a moment began in this zone. */
export function monthStartMs(zone: string, nowMs: number): number {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone);
  return now.with({ day: 1 }).startOfDay().epochMilliseconds;
}
