import type { Span } from '../../../protocol/settings.ts';
import { formatDay, formatTimeIn } from '../kit/format.ts';
import { HOURS_NOW } from '../session/session-texts.ts';

/** "14.00–23.00 uur" */
export const hoursText = ({ from, to }: Span): string => `${dotted(from)}–${dotted(to)} uur`;

/** @param opening.inDays calendar days from today. "vandaag om 20.15 uur", "dinsdag 3 maart 2026 om 14.00 uur" */
export function momentText({ inDays, date, time }: { inDays: number; date: string; time: string }): string {
  const day = inDays === 0 ? HOURS_NOW.today : inDays === 1 ? HOURS_NOW.tomorrow : formatDay(date);
  return `${day} om ${dotted(time)} uur`;
}

/** The time of the day at which something began that has lasted so long: "20.15". */
export const sinceText = (zone: string | null, forMs: number): string =>
  formatTimeIn(zone ?? 'Europe/Amsterdam', Date.now() - forMs);

/** "14.00": a time as people write it. */
export const dotted = (time: string): string => time.replace(':', '.');
