const AFTER = String.raw`(?:\s*(?:uur|u|h))?`;
/** "9", "9.30", "9:30", "9,30" (a phone's keyboard for numbers may have a comma alone), "9 uur", "9.30 uur". */
const MARKED = new RegExp(String.raw`^(\d{1,2})(?:[.:,](\d{2}))?${AFTER}$`, 'i');
/** "9u30", "9 uur 30". */
const BETWEEN = /^(\d{1,2})\s*(?:uur|u|h)\s*(\d{2})$/i;
/** "0930". With three digits it could be either of two times. */
const DIGITS = new RegExp(String.raw`^(\d{2})(\d{2})${AFTER}$`, 'i');
const LAST_HOUR = 24;
const LAST_MINUTE = 59;

/** A time of day as people type it as HH:MM, up to 24:00; null where it is none, or could be another. */
export function parseTime(typed: string): string | null {
  const text = typed.trim();
  const [, hour, minute = '00'] = MARKED.exec(text) ?? BETWEEN.exec(text) ?? DIGITS.exec(text) ?? [];
  if (hour === undefined || Number(minute) > LAST_MINUTE) return null;
  const isTime = Number(hour) < LAST_HOUR || (Number(hour) === LAST_HOUR && minute === '00');
  return isTime ? `${hour.padStart(2, '0')}:${minute}` : null;
}
