import type { ChatPageData } from '../../protocol/http/visitor.ts';

/** Days in a row with the same hours: "maandag – zaterdag", "14:00 – 23:00". */
export type DaysInWords = { days: string; spans: string };
type WeeklyHours = ChatPageData['weeklyHours'];
/** A Monday: only its weekday counts. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** A week, with days in a row that have the same hours together; days without any are left out. */
export function hoursInWords(language: string, weekly: WeeklyHours): DaysInWords[] {
  const groups: { first: number; last: number; hours: string }[] = [];
  for (const [day, spans] of weekly.entries()) {
    const hours = spans.map(({ from, to }) => `${from} – ${to}`).join(', ');
    const group = groups.at(-1);
    if (group?.hours === hours) group.last = day;
    else groups.push({ first: day, last: day, hours });
  }
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const name = (day: number) => weekday.format(MONDAY_MS + day * DAY_MS);
  return groups
    .filter(({ hours }) => hours !== '')
    .map(({ first, last, hours }) => ({
      days: first === last ? name(first) : `${name(first)} – ${name(last)}`,
      spans: hours,
    }));
}
