import { SHARE_BOUNDS } from '../../../protocol/http/shares.ts';

const DAY_MS = 86_400_000;
/** The server's clock may be behind this one, and refuses what is longer by its own. */
const CLOCKS_DIFFER_MS = 3_600_000;
/** Most discussions are over after a week. */
const USUAL_DAYS = 7;

/** The day of a moment by this browser's calendar, as a box for dates has it: YYYY-MM-DD. */
export function dayOf(atMs: number): string {
  const date = new Date(atMs);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The last moment of a day, by this browser's calendar. Null: no day. */
export function endOfDay(day: string): number | null {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  const atMs = new Date(year, month - 1, date + 1).getTime() - 1;
  return Number.isNaN(atMs) ? null : atMs;
}

/** [N3] The days until which a conversation can be discussed: the first, the last, and the one that is proposed. */
export function discussionDays(eraseAtMs: number, nowMs: number) {
  const last = Math.min(nowMs + SHARE_BOUNDS.days.discussion * DAY_MS, eraseAtMs);
  const proposed = Math.min(nowMs + USUAL_DAYS * DAY_MS, last);
  return { first: dayOf(nowMs), last: dayOf(last), proposed: dayOf(proposed) };
}

/** Until when, for a day that was chosen. Null: none of those days. */
export function discussionUntil(day: string, eraseAtMs: number, nowMs: number): number | null {
  const { first, last } = discussionDays(eraseAtMs, nowMs);
  const endMs = endOfDay(day);
  if (endMs === null || day < first || day > last) return null;
  return Math.min(endMs, nowMs + SHARE_BOUNDS.days.discussion * DAY_MS - CLOCKS_DIFFER_MS, eraseAtMs);
}

/** Until the conversation is erased, as far as may be. */
export function feedbackUntil(eraseAtMs: number, nowMs: number): number {
  return Math.min(eraseAtMs, nowMs + SHARE_BOUNDS.days.feedback * DAY_MS - CLOCKS_DIFFER_MS);
}
