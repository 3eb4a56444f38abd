import { formatDate } from '../kit/format.ts';
import { CONCERNS } from './concerns-texts.ts';
import { dayOf, endOfDay } from './share-period.ts';

/** The last moment of the day before, by this browser's calendar. */
export function dayBeforeMs(atMs: number): number {
  const date = new Date(atMs);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime() - 1;
}

/**
 * Until when a conversation is held, for a day that was chosen by this browser's calendar.
 * @param lastMs the last moment that can be
 * @returns null for no day, or one that can't be
 */
export function holdUntil(day: string, lastMs: number, nowMs: number): number | null {
  const endMs = endOfDay(day);
  return endMs === null || day < dayOf(nowMs) || day > dayOf(lastMs) ? null : Math.min(endMs, lastMs);
}

/** Says which days can be chosen. */
export function dayWrong(lastMs: number, nowMs: number): string {
  return CONCERNS.dayWrong(formatDate(nowMs), formatDate(lastMs));
}

/** True if there is a day sooner than the one until which it is held. On its last day it is closed by hand. */
export const canShorten = (untilMs: number, nowMs: number): boolean => dayOf(nowMs) < dayOf(untilMs);
