import type { OpeningHours, Span, SpecialDay } from '../../../protocol/settings.ts';
import { dateAt, dayBefore, minutesIn, spansOn, type DatedSpan } from './opening-hours.ts';

/* [O6] Longer open today: a special day for this one date, and its undo. Every other day stays as it is. */

const DAY_MINUTES = 24 * 60;

/** The hours that a coordinator means by "today". */
export type Today = {
  /** Of the span, which may have begun before midnight. */
  date: string;
  /** Open now, or else the next of this date, or else its last. Null: this date has none. */
  span: Span | null;
  /** This date was made longer by hand, and can be put back. */
  changed: boolean;
};

export type NotLonger =
  /** The new hours leave out some of the old ones. */
  | 'shorter'
  /** They are the old ones. */
  | 'unchanged'
  /** They are over already. */
  | 'past';

export function todayAt(hours: OpeningHours, nowMs: number): Today {
  const { date, dated } = spanAt(hours, nowMs);
  return { date, span: dated?.span ?? null, changed: specialOn(hours, date)?.before !== undefined };
}

/** @returns the special days from now on, or why these are no longer hours. */
export function longerToday(
  hours: OpeningHours,
  nowMs: number,
  wanted: Span,
): { specialDays: SpecialDay[] } | { problem: NotLonger } {
  const { date, dated } = spanAt(hours, nowMs);
  const special = specialOn(hours, date);
  const problem = problemOf(dated?.span ?? null, wanted);
  if (problem !== null) return { problem };
  // The span of before is within the wanted one.
  const spans = joined([wanted, ...spansOn(hours, date).map(({ span }) => span)]);
  const day: SpecialDay = {
    date,
    spans,
    // A reason to be closed all day says nothing of a day that is open.
    reason: special === undefined || special.spans.length === 0 ? null : special.reason,
    // A day that is changed twice keeps what it was at first.
    before: special === undefined ? null : special.before === undefined ? asItWas(special) : special.before,
  };
  const specialDays = withDay(hours, date, [day]);
  const ends = spansOn({ ...hours, specialDays }, date).map(({ endMs }) => endMs);
  return Math.max(...ends) > nowMs ? { specialDays } : { problem: 'past' };
}

/** What today was before; null if nobody made it longer. */
export function asBefore(hours: OpeningHours, nowMs: number): { specialDays: SpecialDay[] } | null {
  const { date } = spanAt(hours, nowMs);
  const before = specialOn(hours, date)?.before;
  if (before === undefined) return null;
  return { specialDays: withDay(hours, date, before === null ? [] : [{ date, ...before }]) };
}

const asItWas = ({ spans, reason }: SpecialDay): NonNullable<SpecialDay['before']> => ({ spans, reason });

function spanAt(hours: OpeningHours, nowMs: number): { date: string; dated: DatedSpan | null } {
  const today = dateAt(hours.zone, nowMs);
  const yesterday = dayBefore(today);
  const isLeft = ({ endMs }: DatedSpan): boolean => nowMs < endMs;
  const fromYesterday = spansOn(hours, yesterday).find(isLeft);
  if (fromYesterday !== undefined) return { date: yesterday, dated: fromYesterday };
  const spans = spansOn(hours, today);
  return { date: today, dated: spans.find(isLeft) ?? spans.at(-1) ?? null };
}

function problemOf(old: Span | null, wanted: Span): NotLonger | null {
  if (old === null) return null;
  const [was, will] = [minutesIn(old), minutesIn(wanted)];
  if (will.start > was.start || will.end < was.end) return 'shorter';
  return will.start === was.start && will.end === was.end ? 'unchanged' : null;
}

/** In order, and as one where they touch, unless that would be longer than a span can be. */
function joined(spans: readonly Span[]): Span[] {
  const made: Span[] = [];
  for (const span of spans.toSorted((one, other) => minutesIn(one).start - minutesIn(other).start)) {
    const last = made.at(-1);
    if (last === undefined) {
      made.push(span);
      continue;
    }
    const [before, { start, end }] = [minutesIn(last), minutesIn(span)];
    if (end <= before.end) continue;
    if (start > before.end || end - before.start > DAY_MINUTES) made.push(span);
    else made.splice(-1, 1, { from: last.from, to: span.to });
  }
  return made;
}

const specialOn = (hours: OpeningHours, date: string): SpecialDay | undefined =>
  hours.specialDays.findLast((special) => special.date === date);

/** The special days, with these for that date; the others as they are. */
function withDay(hours: OpeningHours, date: string, days: readonly SpecialDay[]): SpecialDay[] {
  return [...hours.specialDays.filter((special) => special.date !== date), ...days];
}
