import type { SaidOpening } from './own-time.ts';

const NAMED_DAYS = 2;

/** "vandaag", "morgen", "zondag", or further away "zondag 4 januari"; by calendar days in the helpline's own zone. */
export function dayWords(language: string, { inDays, date }: Pick<SaidOpening, 'inDays' | 'date'>): string {
  if (inDays < NAMED_DAYS) {
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(inDays, 'day');
  }
  const options = { weekday: 'long', timeZone: 'UTC' } as const;
  const further = inDays < 7 ? options : ({ ...options, day: 'numeric', month: 'long' } as const);
  return new Intl.DateTimeFormat(language, further).format(new Date(date));
}

/** "24 november 2026", of a calendar date YYYY-MM-DD. */
export function dateWords(language: string, date: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}

/** Whole minutes, never fewer than one: "0 minuten" helps nobody. */
export function minutesIn(ms: number): number {
  return Math.max(1, Math.round(ms / 60_000));
}
