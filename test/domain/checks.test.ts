import { describe, expect, test } from 'vitest';
import type { Settings } from '../../protocol/settings.ts';
import { checked, endingFirstRun, withoutClaims } from '../../worker/domain/settings/checks.ts';
import { linesToCheck } from '../../worker/domain/help-lines/help-lines.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';

const ROBIN = { checkedOn: '2026-11-01', checkedBy: 'robin' };
const SAM = { checkedOn: '2026-11-26', checkedBy: 'sam' };
const lines = DEFAULT_SETTINGS.helpLines
  .slice(0, 3)
  .map((line, index) => (index === 1 ? line : { ...line, ...ROBIN }));
const settings: Settings = {
  ...DEFAULT_SETTINGS,
  helpLines: lines,
  crisisCard: { ...DEFAULT_SETTINGS.crisisCard, confirmedOn: '2026-11-01', confirmedBy: 'robin' },
};
const checksOf = (helpLines: object[]) => {
  const patch = withoutClaims(settings, { helpLines }) as { helpLines: Record<string, unknown>[] };
  return patch.helpLines.map(({ checkedOn, checkedBy }) => [checkedOn, checkedBy]);
};
const UNCHECKED = [null, null];
const BY_ROBIN = ['2026-11-01', 'robin'];

describe('[O9] a change of help lines', () => {
  test('keeps the checks of what it leaves alone, in any order and without some of them', () => {
    expect(checksOf(lines)).toEqual([BY_ROBIN, UNCHECKED, BY_ROBIN]);
    expect(checksOf(lines.toReversed().slice(0, 2))).toEqual([BY_ROBIN, UNCHECKED]);
  });

  test.each([
    ['name', { name: 'Anders' }],
    ['purpose', { purpose: { nl: 'Anders', en: null } }],
    ['audience', { audience: { from: 1, to: 2 } }],
    ['channels', { channels: [] }],
    ['source', { source: 'https://anders.test/' }],
  ])('takes the check off a line of which it changes the %s, whatever it claims', (_, part) => {
    const [first = {}] = lines;
    expect(checksOf([{ ...first, ...part }])).toEqual([UNCHECKED]);
    expect(checksOf([{ ...first, ...part, ...SAM }])).toEqual([UNCHECKED]);
  });

  test('claims no check of what nobody checked, and no other of what somebody did', () => {
    expect(checksOf([{ ...lines[1], ...SAM }])).toEqual([UNCHECKED]);
    expect(checksOf([{ ...lines[0], ...SAM }])).toEqual([BY_ROBIN]);
    expect(checksOf([{ ...lines[0], checkedOn: null, checkedBy: null }])).toEqual([BY_ROBIN]);
    expect(checksOf([{ name: 'Nieuw', ...SAM }])).toEqual([UNCHECKED]);
  });

  test('is left as it is where it is no list, for its bounds to refuse', () => {
    for (const patch of [null, 'x', { helpLines: 'x' }, { helpLines: null }, { helpLines: ['x', null] }])
      expect(withoutClaims(settings, patch)).toEqual(patch);
    expect(withoutClaims(settings, { organisation: 'x' })).toEqual({ organisation: 'x' });
  });
});

describe('[O9] a change of the crisis card', () => {
  const { points } = settings.crisisCard;
  const card = (patch: object | null) =>
    (withoutClaims(settings, { crisisCard: patch }) as { crisisCard: unknown }).crisisCard;
  const UNCONFIRMED = { confirmedOn: null, confirmedBy: null };

  test('unconfirms it, whatever else it claims', () => {
    const changed = [...points.slice(1), 'Nieuw.'];
    expect(card({ points: changed })).toEqual({ points: changed, ...UNCONFIRMED });
    expect(card({ points: changed, confirmedOn: '2026-11-26', confirmedBy: 'sam' })).toEqual({
      points: changed,
      ...UNCONFIRMED,
    });
    expect(card({ points: points.toReversed() })).toMatchObject(UNCONFIRMED);
    expect(card({ points: null })).toEqual({ points: null, ...UNCONFIRMED });
  });

  test('is none if nothing on it changes, and never confirms it', () => {
    expect(card({ points: [...points] })).toEqual({});
    expect(card({ confirmedOn: '2026-11-26', confirmedBy: 'sam' })).toEqual({});
    expect(card(null)).toBeNull();
  });
});

test('[O9] a check names who made it and when, and changes nothing else', () => {
  const by = { by: 'sam', today: '2026-11-26' };
  const patch = checked(settings, { kind: 'helpLine', index: 1 }, by);
  expect(patch).toEqual({ helpLines: [lines[0], { ...lines[1], ...SAM }, lines[2]] });
  expect(checked(settings, { kind: 'helpLine', index: 3 }, by)).toBeNull();
  expect(checked(settings, { kind: 'crisisCard' }, by)).toEqual({
    crisisCard: { confirmedOn: '2026-11-26', confirmedBy: 'sam' },
  });
  expect(checked(settings, { kind: 'field', field: 'organisation' }, by)).toEqual({});
});

describe('[O9] lines that are to be checked', () => {
  const due = (on: string | null) =>
    linesToCheck(
      DEFAULT_SETTINGS.helpLines.slice(0, 1).map((line) => ({ ...line, checkedOn: on })),
      '2026-11-26',
    );

  test.each([
    ['2026-11-26', false],
    ['2026-08-28', false],
    ['2026-08-27', true],
    ['2020-02-29', true],
    ['2026-11-27', false],
    [null, true],
  ])('checked on %s: %s', (on, isDue) => {
    expect(due(on)).toEqual(isDue ? [{ name: '112', checkedOn: on }] : []);
  });
});

describe('the first run', () => {
  const [one, other] = DEFAULT_SETTINGS.helpLines.map((line) => ({
    ...line,
    checkedOn: '2026-11-26',
    checkedBy: 'v',
  }));
  const running: Settings = { ...DEFAULT_SETTINGS, firstRun: true };
  if (one === undefined || other === undefined) throw new Error('no lines');

  test('[S8] is over with the patch by which every line is checked, and with no other', () => {
    expect(endingFirstRun(running, { helpLines: [one, other] })).toEqual({
      helpLines: [one, other],
      firstRun: null,
    });
    const unchecked = { ...other, checkedOn: null };
    expect(endingFirstRun(running, { helpLines: [one, unchecked] })).toEqual({ helpLines: [one, unchecked] });
    expect(endingFirstRun(running, { helpLines: [{ ...one, checkedOn: undefined }] })).not.toHaveProperty(
      'firstRun',
    );
    expect(endingFirstRun(running, { organisation: 'x' })).toEqual({ organisation: 'x' });
    expect(endingFirstRun(running, { helpLines: 'none' })).toEqual({ helpLines: 'none' });
    expect(endingFirstRun(running, null)).toBeNull();
    // Left out, down to those that are checked already.
    const checkedBefore = { ...running, helpLines: [one] };
    expect(endingFirstRun(checkedBefore, { retentionDays: 28 })).toEqual({
      retentionDays: 28,
      firstRun: null,
    });
  });

  test('[S8] that is over stays over', () => {
    const patch = { helpLines: [one] };
    expect(endingFirstRun(DEFAULT_SETTINGS, patch)).toEqual(patch);
  });

  test('[S8] is neither ended nor begun by a claim', () => {
    for (const claim of [true, false, null]) {
      expect(withoutClaims(running, { firstRun: claim })).toEqual({ firstRun: true });
      expect(withoutClaims(DEFAULT_SETTINGS, { firstRun: claim })).toEqual({ firstRun: false });
    }
    // What is no answer at all is refused by its bounds.
    expect(withoutClaims(running, { firstRun: 'ja' })).toEqual({ firstRun: 'ja' });
  });
});
