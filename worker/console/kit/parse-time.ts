const TIME = /^(\d{1,2})(?:[.:]?([0-5]\d))?(?: ?uur)?$/i;
const LAST_HOUR = 24;

/** A time of day as people type it ("14.00", "9:30", "1430", "9 uur") as HH:MM, up to 24:00; null for anything else. */
export function parseTime(typed: string): string | null {
  const [, hour, minute = '00'] = TIME.exec(typed.trim()) ?? [];
  if (hour === undefined) return null;
  const isTime = Number(hour) < LAST_HOUR || (Number(hour) === LAST_HOUR && minute === '00');
  return isTime ? `${hour.padStart(2, '0')}:${minute}` : null;
}
