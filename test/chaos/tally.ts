import type { ChatMessage } from '../../widget/ui/conversation-log.ts';

export type Side = 'visitor' | 'volunteer';

/** One talk afterwards: how many messages each side wrote, and what stands on each of the two screens. */
export type TalkRecord = {
  written: Readonly<Record<Side, number>>;
  screens: Readonly<Record<Side, readonly ChatMessage[]>>;
  /** It began, all of it was acknowledged, and it could be ended. */
  finished: boolean;
};

/** What must never happen, in numbers of messages (`stuck`: of messages and talks; `orphans`: of talks and places). */
export type Tally = {
  lost: number;
  doubled: number;
  reordered: number;
  falseGaps: number;
  unreadable: number;
  stuck: number;
  orphans: number;
};

const SIDES = ['visitor', 'volunteer'] as const;
const OTHER = { visitor: 'volunteer', volunteer: 'visitor' } as const;

/** The text of the nth message of a side, from 1. */
export const textOf = (side: Side, n: number): string => `${side} ${n}`;

/** [C1] Compares what was written with what stands on both screens. */
export function tallyOf(records: readonly TalkRecord[], orphans: number): Tally {
  const tally: Tally = { lost: 0, doubled: 0, reordered: 0, falseGaps: 0, unreadable: 0, stuck: 0, orphans };
  for (const { written, screens, finished } of records) {
    if (!finished) tally.stuck += 1;
    for (const side of SIDES) {
      const there = new Set(numbersOf(screens[OTHER[side]], side));
      const acknowledged = numbersOf(
        screens[side].filter(({ seq }) => seq !== null),
        side,
      );
      tally.lost += acknowledged.filter((n) => !there.has(n)).length;
      tally.stuck += written[side] - acknowledged.length;
      for (const writer of SIDES) {
        const numbers = numbersOf(screens[side], writer);
        tally.doubled += numbers.length - new Set(numbers).size;
        tally.reordered += fallsOf(numbers);
      }
      tally.falseGaps += screens[side].filter(({ missingBefore }) => missingBefore === true).length;
      tally.unreadable += screens[side].filter(({ unreadable }) => unreadable === true).length;
    }
  }
  return tally;
}

function numbersOf(screen: readonly ChatMessage[], side: Side): number[] {
  return screen.flatMap(({ role, text }) => (role === side ? [Number(text.split(' ')[1])] : []));
}

const fallsOf = (numbers: readonly number[]): number =>
  numbers.filter((n, index) => index > 0 && n < (numbers[index - 1] ?? 0)).length;
