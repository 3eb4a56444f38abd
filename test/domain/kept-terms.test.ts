import { describe, expect, test } from 'vitest';
import { Settings } from '../../protocol/settings.ts';
import { KEPT_TERMS, type KeptTerm } from '../../worker/domain/settings/kept-terms.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';

const TERMS = Object.keys(KEPT_TERMS) as KeptTerm[];
const allowed = (term: KeptTerm, stored: number) => Settings.shape[term].safeParse(stored).success;

describe('a term for which something is kept', () => {
  test.each(TERMS)('[R7] of %s can be set to every number that its page names, and to no other', (term) => {
    const { least, most, stored, shown } = KEPT_TERMS[term];
    for (let n = least; n <= most; n += 1) {
      expect([n, allowed(term, stored(n))]).toEqual([n, true]);
      expect(shown(stored(n))).toBe(n);
    }
    expect(allowed(term, stored(least - 1))).toBe(false);
    expect(allowed(term, stored(most + 1))).toBe(false);
  });

  test('[R7] is shown as what visitors and staff are told', () => {
    expect(TERMS.map((term) => KEPT_TERMS[term].shown(DEFAULT_SETTINGS[term]))).toEqual([6, 24, 24]);
    expect(KEPT_TERMS.accountKeptDays.stored(24)).toBe(730);
    expect(KEPT_TERMS.retentionDays.stored(6)).toBe(42);
  });

  test('[R7] is never shown as shorter than it is', () => {
    for (const [days, weeks] of [
      [7, 1],
      [8, 2],
      [14, 2],
      [84, 12],
    ] as const)
      expect(KEPT_TERMS.retentionDays.shown(days)).toBe(weeks);
    for (const [days, months] of [
      [90, 3],
      [91, 3],
      [92, 4],
      [365, 12],
      [366, 13],
      [730, 24],
      [1_825, 60],
    ] as const)
      expect(KEPT_TERMS.accountKeptDays.shown(days)).toBe(months);
  });
});
