import type { Span } from '../../../protocol/settings.ts';
import type { PageTexts } from './page-texts.ts';

/** Describes the week in words, one entry for each run of days with the same hours. `weekly` has seven lists, Monday first. */
export function describeWeek(weekly: Span[][], texts: PageTexts): { days: string; hours: string }[] {
  const runs: { first: number; last: number; hours: string }[] = [];
  weekly.forEach((spans, day) => {
    const hours = describeSpans(spans, texts);
    const run = runs.at(-1);
    if (run?.hours === hours) run.last = day;
    else runs.push({ first: day, last: day, hours });
  });
  return runs.map(({ first, last, hours }) => ({ days: describeDays(first, last, texts), hours }));
}

function describeDays(first: number, last: number, texts: PageTexts): string {
  const [from = '', to = ''] = [texts.days[first], texts.days[last]];
  if (first === last) return from;
  if (last - first === 6) return texts.everyDay;
  return last - first === 1 ? texts.and(from, to) : texts.through(from, to);
}

function describeSpans(spans: Span[], texts: PageTexts): string {
  if (spans.length === 0) return texts.closed;
  return spans
    .map(({ from, to }) =>
      from === '00:00' && (to === '24:00' || to === '00:00') ? texts.allDay : texts.span(from, to),
    )
    .reduce(texts.and);
}
