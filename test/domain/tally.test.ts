import { describe, expect, test } from 'vitest';
import {
  addForm,
  choicesOfEvaluation,
  choicesOfRecord,
  countsOf,
  EMPTY_TALLY,
  FEWEST_FORMS,
  groupsOfEnough,
  type Choices,
  type Tally,
} from '../../worker/domain/statistics/tally.ts';

const tallyOf = (...forms: Choices[]): Tally =>
  forms.reduce((tally, choices, index) => addForm(tally, `form ${index}`, choices), EMPTY_TALLY);
const day = (date: string, forms: number) => ({
  date,
  tally: tallyOf(...Array.from({ length: forms }, () => ({ wait: 'fine' }))),
});

describe('a tally', () => {
  test('[R5] counts each answer, and nothing for a question that was left open', () => {
    const one = choicesOfEvaluation({ feltHeard: 5, comeBack: true, wait: null, siteClear: false });
    const two = choicesOfEvaluation({ feltHeard: null, comeBack: true, wait: 'long', siteClear: null });
    expect(tallyOf(one, two).counts).toEqual({
      feltHeard: { 5: 1 },
      comeBack: { yes: 2 },
      wait: { long: 1 },
      siteClear: { no: 1 },
    });
    expect(choicesOfRecord({ topic: 'grief', heavy: false })).toEqual({ topic: 'grief', heavy: 'no' });
    expect(choicesOfRecord({ topic: null, heavy: null })).toEqual({});
  });

  test('[R5] counts a form once, however often it is delivered', () => {
    const once = addForm(EMPTY_TALLY, 'a', { topic: 'grief' });
    expect(addForm(once, 'a', { topic: 'grief' })).toBe(once);
    expect(addForm(once, 'b', { topic: 'grief' }).counts).toEqual({ topic: { grief: 2 } });
  });

  test('[R5] does not say in which order forms came', () => {
    const [one, other] = [{ topic: 'grief' }, { topic: 'money' }];
    const first = addForm(addForm(EMPTY_TALLY, 'b', one), 'a', other);
    const second = addForm(addForm(EMPTY_TALLY, 'a', other), 'b', one);
    expect(first).toEqual(second);
    expect(first.ids).toEqual(['a', 'b']);
  });
});

describe('what is published', () => {
  test('[R5] no day on which fewer people than five sent a form, unless with those of later days', () => {
    expect(FEWEST_FORMS).toBe(5);
    const days = [day('1', 4), day('2', 1), day('3', 5), day('4', 2), day('5', 2)];
    const dates = groupsOfEnough(days).map((group) => group.map(({ date }) => date));
    expect(dates).toEqual([['1', '2'], ['3']]);
    expect(groupsOfEnough([])).toEqual([]);
  });

  test('[R5] the sums of those days, and how many forms they are of', () => {
    const group = [
      { date: '1', tally: tallyOf({ topic: 'grief', heavy: 'no' }, { topic: 'money' }) },
      { date: '2', tally: tallyOf({ topic: 'grief' }) },
    ];
    expect(countsOf(group)).toEqual([
      { question: '', answer: '', n: 3 },
      { question: 'topic', answer: 'grief', n: 2 },
      { question: 'topic', answer: 'money', n: 1 },
      { question: 'heavy', answer: 'no', n: 1 },
    ]);
  });
});
