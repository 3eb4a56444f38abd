/*
 * How long things are kept. A coordinator sets each term in a unit in which people think of it, and the settings hold it in another. What is
 * shown is never shorter than what holds.
 */

/** @param stored of the number that is shown · @param shown of what the settings hold */
type Term = { least: number; most: number; stored: (n: number) => number; shown: (stored: number) => number };

const DAYS_A_WEEK = 7;
const [DAYS_A_YEAR, MONTHS_A_YEAR] = [365, 12];

export const KEPT_TERMS = {
  /** Conversations, in weeks. */
  retentionDays: {
    ...{ least: 1, most: 12 },
    stored: (weeks) => weeks * DAYS_A_WEEK,
    shown: (days) => Math.ceil(days / DAYS_A_WEEK),
  },
  /** The account of a decision, in months. */
  accountKeptDays: {
    ...{ least: 3, most: 60 },
    stored: (months) => Math.floor((months * DAYS_A_YEAR) / MONTHS_A_YEAR),
    shown: (days) => Math.ceil((days * MONTHS_A_YEAR) / DAYS_A_YEAR),
  },
  /** That somebody accepted the statement of secrecy, in months. */
  secrecyKeptMonths: { least: 12, most: 120, stored: (months) => months, shown: (months) => months },
} as const satisfies Record<string, Term>;

export type KeptTerm = keyof typeof KEPT_TERMS;
