const LOCALE = 'nl-NL';
const MINUTE_MS = 60_000;

const dateTime = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const date = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long' });
const fullDate = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric' });
const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const longDate = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const list = new Intl.ListFormat(LOCALE, { type: 'conjunction' });
const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', timeZone: 'UTC' });

/** "di 3 mrt 20:15" */
export const formatDateTime = (atMs: number): string => dateTime.format(atMs);
/** "3 maart" */
export const formatDate = (atMs: number): string => date.format(atMs);
/** "3 maart 2026" */
export const formatFullDate = (atMs: number): string => fullDate.format(atMs);
/** "20:15" */
export const formatClock = (atMs: number): string => clock.format(atMs);
/** "20.15": for a sentence. */
export const formatTime = (atMs: number): string => clock.format(atMs).replace(':', '.');
/** "20.15", by the clock of a zone: for a sentence. */
export const formatTimeIn = (zone: string, atMs: number): string =>
  new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', timeZone: zone })
    .format(atMs)
    .replace(':', '.');
/** "een link en een adres" */
export const formatList = (things: readonly string[]): string => list.format(things);
/** @param day YYYY-MM-DD. "dinsdag 3 maart 2026" */
export const formatDay = (day: string): string => longDate.format(Date.parse(`${day}T00:00:00Z`));
/** @param index 0 is Monday. */
export const formatWeekday = (index: number): string => weekday.format(Date.UTC(2024, 0, 1 + index));

/** "minder dan een minuut", "1 minuut", "12 minuten", "1 uur en 5 minuten": for people, so rounded down. */
export function formatMinutes(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return 'minder dan een minuut';
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const restText = rest === 1 ? '1 minuut' : `${rest} minuten`;
  if (hours === 0) return restText;
  return rest === 0 ? `${hours} uur` : `${hours} uur en ${restText}`;
}

/** "38 min", "1 u 4 min": where there is little room. */
export function formatDuration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} u ${minutes % 60} min`;
}

/** "4:05", for countdowns. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
