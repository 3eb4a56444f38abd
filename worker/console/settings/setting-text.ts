import { dayIn, type DayField } from '../../domain/settings/day-fields.ts';
import { formatDay, formatWeekday } from '../kit/format.ts';
import { SETTING_TEXT } from './settings-texts.ts';

const DAYS = 7;

/**
 * Writes what a setting holds for people, whatever it is: a number, a text, a list, spans of time. For comparing two values in a
 * conflict and before saving.
 */
export function settingText(value: unknown): string {
  if (value === null || value === undefined || value === '') return SETTING_TEXT.none;
  if (typeof value === 'boolean') return value ? SETTING_TEXT.yes : SETTING_TEXT.no;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return listText(value);
  return recordText(value as Record<string, unknown>);
}

/** The same of one day in a list of days, with its name: "maandag: 14.00–23.00". */
export function dayText(field: DayField, list: unknown, day: string): string {
  const value = dayIn(field, list, day);
  if (field === 'openingHours.weekly') return weekdayText(Array.isArray(value) ? value : [], Number(day));
  return settingText(value === null ? null : { ...(value as object), date: day });
}

function listText(values: readonly unknown[]): string {
  if (values.length === 0) return SETTING_TEXT.none;
  if (values.length === DAYS && values.every(Array.isArray)) return values.map(weekdayText).join('; ');
  return values.map(settingText).join(', ');
}

const weekdayText = (spans: readonly unknown[], day: number): string =>
  `${formatWeekday(day)}: ${spans.length === 0 ? SETTING_TEXT.closed : settingText(spans)}`;

function recordText(record: Record<string, unknown>): string {
  const { from, to, date, spans, reason, name } = record;
  if (typeof from === 'string' && typeof to === 'string') return `${clock(from)}–${clock(to)}`;
  if (typeof date === 'string' && Array.isArray(spans)) {
    const times = spans.length === 0 ? SETTING_TEXT.closed : settingText(spans);
    return `${formatDay(date)}: ${times}${typeof reason === 'string' ? ` (${reason})` : ''}`;
  }
  // A line, a person, a topic: known by its name.
  if (typeof name === 'string') return name;
  return Object.values(record)
    .filter((part) => part !== null)
    .map(settingText)
    .join(', ');
}

/** "14.00", as a sentence has it. */
export const clock = (time: string): string => time.replace(':', '.');
