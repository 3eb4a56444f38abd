import type { OpeningHours, Span } from '../../protocol/settings.ts';

/*
 * A second, slow opinion on opening hours that shares nothing with the code under test: it reads the clock off
 * `Intl.DateTimeFormat` minute by minute, and is open when the latest time that clock has shown lies in a span.
 */

export const MINUTE_MS = 60_000;
const HIGH_WATER_MINUTES = 180;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock in `zone` shows: `2026-10-25T02:30`. */
export function clockAt(zone: string, atMs: number): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
}

/** The latest time that the clock has shown until now. It differs from the time shown now only in the hour that comes twice. */
export function latestClock(zone: string, atMs: number): string {
  const now = clockAt(zone, atMs);
  const before = clockAt(zone, atMs - HIGH_WATER_MINUTES * MINUTE_MS);
  // Nobody moved the hands meanwhile: no clock has shown later than now.
  if (Date.parse(`${now}Z`) - Date.parse(`${before}Z`) === HIGH_WATER_MINUTES * MINUTE_MS) return now;
  let latest = '';
  for (let back = HIGH_WATER_MINUTES; back >= 0; back -= 1) {
    const shown = clockAt(zone, atMs - back * MINUTE_MS);
    if (shown > latest) latest = shown;
  }
  return latest;
}

export function isOpenOnClock(hours: OpeningHours, shown: string): boolean {
  const [date = '', time = ''] = shown.split('T');
  const today = spansOn(hours, date);
  const yesterday = spansOn(hours, dayBefore(date));
  const pastMidnight = (span: Span) => span.to <= span.from;
  return (
    today.some((span) => span.from <= time && (pastMidnight(span) || time < span.to)) ||
    yesterday.some((span) => pastMidnight(span) && time < span.to)
  );
}

/** Open or not, for each minute of the given range (both whole minutes). */
export function openMinutes(hours: OpeningHours, fromMs: number, toMs: number): boolean[] {
  const minutes: boolean[] = [];
  let latest = latestClock(hours.zone, fromMs);
  for (let atMs = fromMs; atMs < toMs; atMs += MINUTE_MS) {
    const shown = clockAt(hours.zone, atMs);
    if (shown > latest) latest = shown;
    minutes.push(isOpenOnClock(hours, latest));
  }
  return minutes;
}

function spansOn(hours: OpeningHours, date: string): Span[] {
  const special = hours.specialDays.find((day) => day.date === date);
  if (special !== undefined) return special.spans;
  const sundayFirst = new Date(`${date}T12:00:00Z`).getUTCDay();
  return hours.weekly[sundayFirst === 0 ? 6 : sundayFirst - 1] ?? [];
}

function dayBefore(date: string): string {
  const noon = new Date(`${date}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() - 1);
  return noon.toISOString().slice(0, 10);
}
