import type { ChatPageData } from '../../protocol/http/visitor.ts';
import { isHidden } from './own-time.ts';

type WeeklyHours = ChatPageData['weeklyHours'];
/** The helpline's weekly hours, and the zone that they are meant in. */
export type HelplineWeek = { zone: string; weekly: WeeklyHours };
/** What a clock on a wall shows at a moment: epoch ms, as if it hung in UTC. */
type Clock = (atMs: number) => number;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * [C12] The hours of the seven days from today on, by the clock of another zone: seven lists, Monday first. Null if that shows the
 * same as the helpline's, or is not known. Each opening is converted by itself, because a clock may be changed within the week.
 */
export function weekIn(
  zone: string,
  { zone: ours, weekly }: HelplineWeek,
  nowMs: number,
): WeeklyHours | null {
  const [here, there] = [clockIn(zone), clockIn(ours)];
  if (here === null || there === null || isHidden(zone) || weekly.every(isDayAndNight)) return null;
  const today = Math.floor(there(nowMs) / DAY_MS) * DAY_MS;
  const week: WeeklyHours = Array.from({ length: 7 }, () => []);
  let differs = false;
  const shownHere = (wall: number): number => {
    const shown = here(momentOf(there, wall));
    differs ||= shown !== wall;
    return shown;
  };
  for (let midnight = today; midnight < today + 7 * DAY_MS; midnight += DAY_MS) {
    for (const { from, to } of weekly[weekdayOf(midnight)] ?? []) {
      const pastMidnight = msOf(to) <= msOf(from) ? DAY_MS : 0;
      const start = shownHere(midnight + msOf(from));
      const end = timeOf(shownHere(midnight + msOf(to) + pastMidnight));
      week[weekdayOf(start)]?.push({ from: timeOf(start), to: end === '00:00' ? '24:00' : end });
    }
  }
  for (const spans of week) spans.sort((one, other) => msOf(one.from) - msOf(other.from));
  return differs ? week : null;
}

/** True if a clock of that zone shows another time now than the helpline's, or if that is not known. */
export function isElsewhere(zone: string, ours: string, nowMs: number): boolean {
  const [here, there] = [clockIn(zone), clockIn(ours)];
  return here === null || there === null || isHidden(zone) || here(nowMs) !== there(nowMs);
}

/** Null for a zone whose name is younger than the browser. */
function clockIn(zone: string): Clock | null {
  try {
    // Swedish is how locales write ISO 8601: "2026-11-25 20:00:00".
    const shown = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    return (atMs) => Date.parse(`${shown.format(atMs).replace(' ', 'T')}Z`);
  } catch {
    return null;
  }
}

/** The first moment at which the clock shows this or, where it is skipped, a later time. */
function momentOf(clock: Clock, wall: number): number {
  const aheadMs = Math.max(...[wall - DAY_MS, wall + DAY_MS].map((ms) => clock(ms) - ms));
  let atMs = wall - aheadMs;
  while (clock(atMs) < wall) atMs += MINUTE_MS;
  return atMs;
}

function isDayAndNight(spans: WeeklyHours[number]): boolean {
  return spans.some(({ from, to }) => from === '00:00' && (to === '24:00' || to === '00:00'));
}

/** 0 is Monday. */
const weekdayOf = (wall: number) => (new Date(wall).getUTCDay() + 6) % 7;
const timeOf = (wall: number) => new Date(wall).toISOString().slice(11, 16);
/** Of a time "14:00", since midnight. */
const msOf = (time: string) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
