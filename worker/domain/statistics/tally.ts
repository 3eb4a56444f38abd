import type { EvaluationScores } from '../../../protocol/room.ts';
import type { ContactRecord } from '../../../protocol/http/staff.ts';

/*
 * Counts what people chose in their forms, apart from the conversations. One tally is of one kind of form and one day. It holds
 * sums alone: neither which answers stood on one form, nor in which order forms came.
 */

/** The kinds of forms that are counted, each by itself: who knows that only one person sent one would know its answers. */
export const FORMS = ['evaluation', 'record'] as const;
export type Form = (typeof FORMS)[number];

/** Question → answer, of one form. What was left open is not there. */
export type Choices = Readonly<Record<string, string>>;

export type Tally = {
  /** Random, one for each form that is in the counts, so that a write that is repeated counts once. */
  readonly ids: readonly string[];
  /** Question → answer → how many forms say so. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** The counts of one day are published once at least so many forms are in them, if need be with those of later days. */
export const FEWEST_FORMS = 5;

export const EMPTY_TALLY: Tally = { ids: [], counts: {} };

const yesOrNo = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no');

const answered = (choices: Record<string, string | null>): Choices =>
  Object.fromEntries(
    Object.entries(choices).flatMap(([name, answer]) => (answer === null ? [] : [[name, answer]])),
  );

export const choicesOfEvaluation = ({ feltHeard, comeBack, wait, siteClear }: EvaluationScores): Choices =>
  answered({
    feltHeard: feltHeard === null ? null : String(feltHeard),
    comeBack: yesOrNo(comeBack),
    wait,
    siteClear: yesOrNo(siteClear),
  });

export const choicesOfRecord = ({ topic, heavy }: Pick<ContactRecord, 'topic' | 'heavy'>): Choices =>
  answered({ topic, heavy: yesOrNo(heavy) });

/** The tally with one more form in it; the same object if that form is in it already. */
export function addForm(tally: Tally, id: string, choices: Choices): Tally {
  if (tally.ids.includes(id)) return tally;
  const counts = { ...tally.counts };
  for (const [question, answer] of Object.entries(choices)) {
    const before = counts[question] ?? {};
    counts[question] = { ...before, [answer]: (before[answer] ?? 0) + 1 };
  }
  // Sorted, so that the place in the list does not say when a form came.
  return { ids: [...tally.ids, id].toSorted(), counts };
}

export type DayTally = { date: string; tally: Tally };

/**
 * Puts days together, oldest first, until each group has enough forms. Days at the end that have too few are left out: they
 * wait for the next.
 */
export function groupsOfEnough(days: readonly DayTally[]): DayTally[][] {
  const groups: DayTally[][] = [];
  let group: DayTally[] = [];
  for (const day of days) {
    group.push(day);
    if (group.reduce((sum, { tally }) => sum + tally.ids.length, 0) < FEWEST_FORMS) continue;
    groups.push(group);
    group = [];
  }
  return groups;
}

export type DailyCount = { question: string; answer: string; n: number };

/** What is published of a group: each answer's count, and how many forms there were (`question` and `answer` empty). */
export function countsOf(group: readonly DayTally[]): DailyCount[] {
  const sums = new Map<string, DailyCount>();
  const add = (question: string, answer: string, n: number): void => {
    const key = JSON.stringify([question, answer]);
    sums.set(key, { question, answer, n: (sums.get(key)?.n ?? 0) + n });
  };
  for (const { tally } of group) {
    add('', '', tally.ids.length);
    for (const [question, answers] of Object.entries(tally.counts))
      for (const [answer, n] of Object.entries(answers)) add(question, answer, n);
  }
  return [...sums.values()];
}
