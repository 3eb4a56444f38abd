import type { Opening } from '../../protocol/http/visitor.ts';

/** When the doors open, in words still to be made. */
export type SaidOpening = Pick<Opening, 'date' | 'inDays' | 'time'>;

/** The zone of the reader's device. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** True of what browsers against tracking say in place of a zone: UTC or, which is less of a disguise, Reykjavik. */
export const isHidden = (zone: string): boolean => /UTC|Reyk/.test(zone);

/** [C12] An opening by the clock of that zone; the same object if that is hidden, or not to be told, or shows the time of the helpline's clock. */
export function openingIn(zone: string, opens: Opening): SaidOpening {
  // Swedish is how locales write ISO 8601: "2026-11-25 20:00:00".
  const here = (atMs: number) => new Date(atMs).toLocaleString('sv', { timeZone: zone });
  const { atMs, inMs } = opens;
  if (atMs === undefined) return opens;
  const time = here(atMs).slice(11, 16);
  if (time === opens.time || isHidden(zone)) return opens;
  const date = here(atMs).slice(0, 10);
  return { date, time, inDays: (Date.parse(date) - Date.parse(here(atMs - inMs).slice(0, 10))) / 86_400_000 };
}
