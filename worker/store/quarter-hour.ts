export const QUARTER_HOUR_MS = 15 * 60_000;

/**
 * The beginning of the quarter of an hour, of a time in epoch ms. All times of a conversation are stored like this: with the exact
 * ones somebody who knows when a person was online could tell which conversation was theirs.
 */
export const quarterHourOf = (atMs: number): number => atMs - (atMs % QUARTER_HOUR_MS);
