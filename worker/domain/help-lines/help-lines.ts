import type { HelpLineSetting, LineChannel, Settings } from '../../../protocol/settings.ts';
import { daysBetween, isOpenAt } from '../hours/opening-hours.ts';

/** A channel as it is at one moment. `openNow` is null where its hours are not known. */
export type ChannelNow = LineChannel & { openNow: boolean | null; always: boolean };
/** A line with its channels, those at which one types first. */
export type LineNow = Omit<HelpLineSetting, 'channels'> & {
  channels: ChannelNow[];
  first: 'all' | 'under18' | null;
};

/** Whoever is in danger must find these in the same place at any hour. */
const ALWAYS_FIRST: readonly string[] = ['112', '113'];
const TYPED_FIRST: readonly LineChannel['kind'][] = ['chat', 'app', 'phone'];
const OF_AGE = 18;

/** [O4] The help lines as they are now: 112 and 113, then those with something open, those unknown, those closed. */
export function helpLinesAt({ openingHours, helpLines }: Settings, nowMs: number): LineNow[] {
  return helpLines
    .map((line) => ({
      ...line,
      channels: line.channels
        .map((channel) => channelAt(openingHours.zone, channel, nowMs))
        .toSorted((one, other) => TYPED_FIRST.indexOf(one.kind) - TYPED_FIRST.indexOf(other.kind)),
      first: firstFor(line),
    }))
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}

function channelAt(zone: string, channel: LineChannel, nowMs: number): ChannelNow {
  const { weekly } = channel;
  if (weekly === null) return { ...channel, openNow: null, always: false };
  const always = weekly.every((spans) => spans.some(({ from, to }) => from === '00:00' && isMidnight(to)));
  return { ...channel, openNow: isOpenAt(zone, weekly, nowMs), always };
}

const isMidnight = (to: string): boolean => to === '24:00' || to === '00:00';

function firstFor(line: HelpLineSetting): LineNow['first'] {
  if (placeOnTop(line) >= 0) return 'all';
  const to = line.audience?.to ?? null;
  return to !== null && to <= OF_AGE ? 'under18' : null;
}

/** The place of a line that is always on top; below zero for all others. */
function placeOnTop({ channels }: Pick<HelpLineSetting, 'channels'>): number {
  return ALWAYS_FIRST.findIndex((number) =>
    channels.some(({ kind, value }) => kind === 'phone' && value === number),
  );
}

/** True if no setting moves this line: 112 and 113. */
export const isAlwaysFirst = (line: Pick<HelpLineSetting, 'channels'>): boolean => placeOnTop(line) >= 0;

function rankOf(line: LineNow): number {
  const place = placeOnTop(line);
  if (place >= 0) return place - ALWAYS_FIRST.length;
  if (line.channels.some(({ openNow }) => openNow === true)) return 0;
  if (line.channels.some(({ openNow }) => openNow === null)) return 1;
  // What only says whom to turn to comes last.
  return line.channels.length > 0 ? 2 : 3;
}

/** The day on which the line that was checked longest ago was checked; null as long as one of them never was. */
export function checkedOn(lines: readonly Pick<HelpLineSetting, 'checkedOn'>[]): string | null {
  const dates = lines.flatMap((line) => line.checkedOn ?? []).toSorted();
  return dates.length === lines.length ? (dates[0] ?? null) : null;
}

/** A check is asked for again after so many days, because numbers and hours change. */
const CHECK_HOLDS_DAYS = 90;

/** The lines that nobody has checked for more than 90 days, or ever. @param today in the helpline's zone */
export function linesToCheck(
  lines: readonly HelpLineSetting[],
  today: string,
): Pick<HelpLineSetting, 'name' | 'checkedOn'>[] {
  return lines
    .filter((line) => line.checkedOn === null || daysBetween(line.checkedOn, today) > CHECK_HOLDS_DAYS)
    .map((line) => ({ name: line.name, checkedOn: line.checkedOn }));
}
