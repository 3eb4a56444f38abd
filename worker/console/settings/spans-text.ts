import type { Span } from '../../../protocol/settings.ts';
import { parseTime } from '../kit/parse-time.ts';

const CLOSED = 'dicht';
const ALL_DAY = '0.00-24.00';

/** Spans of one day as they are typed: `9.00-12.30, 14.00-17.00`, or `dicht`. */
export function spansText(spans: unknown): string {
  // What could not be read as times stays as it was typed.
  if (!Array.isArray(spans)) return typeof spans === 'string' ? spans : '';
  if (spans.length === 0) return CLOSED;
  return (spans as Span[]).map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(', ');
}

const clock = (time: string): string => time.replace(/^0/, '').replace(':', '.');

/** The spans that were typed; the text itself where it can't be read as such, so that its bounds refuse it. */
export function spansOf(text: string): Span[] | string {
  const typed = text.trim().toLowerCase();
  if (typed === '' || typed === CLOSED) return [];
  const spans = typed.split(/\s*(?:,|\ben\b)\s*/).map(spanOf);
  return spans.every((span) => span !== null) ? spans : text;
}

function spanOf(text: string): Span | null {
  const [from = null, to = null, ...more] = text.split(/-|–|\btot\b/).map(parseTime);
  return from === null || to === null || more.length > 0 ? null : { from, to };
}

/** A week of which every day is the same. */
export const everyDay = (text = ALL_DAY): Span[][] => {
  const spans = spansOf(text);
  return Array.from({ length: 7 }, () => (typeof spans === 'string' ? [] : spans));
};
