import { describe, expect, test } from 'vitest';
import { Settings } from '../../protocol/settings.ts';
import { DEFAULT_SETTINGS } from '../../worker/domain/settings/default-settings.ts';
import {
  fieldsOf,
  isSame,
  mergeSettings,
  patchOf,
  SETTING_FIELDS,
  settingAt,
  valueAt,
  withDefaults,
} from '../../worker/domain/settings/setting-fields.ts';

describe('the fields of the settings', () => {
  test('[S1] are the smallest parts with a default of their own, and each default fits', () => {
    expect(SETTING_FIELDS).toContain('queue.offerSeconds');
    expect(SETTING_FIELDS).toContain('openingHours.weekly');
    expect(SETTING_FIELDS).toContain('sites');
    expect(SETTING_FIELDS).not.toContain('queue');
    expect(new Set(SETTING_FIELDS).size).toBe(SETTING_FIELDS.length);
    expect(Settings.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });

  test('[S1] that a patch names: also unknown ones, and all of a group that is restored', () => {
    expect(fieldsOf({ queue: { offerSeconds: 1, other: {} }, sites: [{ a: 1 }], more: { x: 1 } })).toEqual([
      'queue.offerSeconds',
      'queue.other',
      'sites',
      'more',
    ]);
    expect(fieldsOf({ session: null })).toEqual(['session.absoluteHours', 'session.idleMinutes']);
    expect(fieldsOf({ queue: 'veel' })).toEqual(['queue']);
    expect(fieldsOf({ queue: [] })).toEqual(['queue']);
    expect(fieldsOf({ retentionDays: null, queue: {} })).toEqual(['retentionDays']);
  });

  test('[S1] are read and set by their name', () => {
    expect(settingAt(DEFAULT_SETTINGS, 'queue.offerSeconds')).toBe(60);
    expect(valueAt(DEFAULT_SETTINGS, 'queue.nothing')).toBeUndefined();
    expect(valueAt(DEFAULT_SETTINGS, 'sites.length')).toBeUndefined();
    expect(valueAt(DEFAULT_SETTINGS, 'queue.toString')).toBeUndefined();
    expect(valueAt(null, 'queue')).toBeUndefined();
    expect(patchOf('retentionDays', 3)).toEqual({ retentionDays: 3 });
    expect(patchOf('a.b.c', null)).toEqual({ a: { b: { c: null } } });
  });
});

describe('a patch', () => {
  test('[S1] merges groups, and replaces what is one field whole', () => {
    const stored = {
      queue: { offerSeconds: 20, capacity: 2 },
      sites: ['https://een.test'],
      closedNow: { a: 1 },
    };
    expect(mergeSettings(stored, { queue: { capacity: 3 }, sites: [] })).toEqual({
      queue: { offerSeconds: 20, capacity: 3 },
      sites: [],
      closedNow: { a: 1 },
    });
    // Its default is null, so it is one field, whatever it holds.
    expect(mergeSettings(stored, { closedNow: { b: null } })).toEqual({ ...stored, closedNow: { b: null } });
  });

  test('[S1] takes out what it has null for, and leaves what it is laid over as it was', () => {
    const stored = { retentionDays: 28, queue: { capacity: 2 } };
    expect(mergeSettings(stored, { retentionDays: null, queue: { capacity: null }, sites: null })).toEqual({
      queue: {},
    });
    expect(mergeSettings(stored, { queue: null })).toEqual({ retentionDays: 28 });
    expect(stored).toEqual({ retentionDays: 28, queue: { capacity: 2 } });
  });

  test('[S1] lays itself over what is no group at all', () => {
    expect(mergeSettings('corrupt', { retentionDays: 28 })).toEqual({ retentionDays: 28 });
    expect(mergeSettings(null, { queue: { capacity: 2 } })).toEqual({ queue: { capacity: 2 } });
    expect(mergeSettings([1], { retentionDays: 28 })).toEqual({ retentionDays: 28 });
    expect(mergeSettings({ retentionDays: 28 }, 'corrupt')).toBe('corrupt');
    expect(mergeSettings({ queue: 'corrupt' }, { queue: { capacity: 2 } })).toEqual({
      queue: { capacity: 2 },
    });
  });
});

test('[S1] what is stored lies over the defaults, field by field, and null of it is as good as nothing', () => {
  expect(withDefaults({})).toEqual(DEFAULT_SETTINGS);
  expect(withDefaults({ retentionDays: null, closedNow: null, queue: null })).toEqual(DEFAULT_SETTINGS);
  expect(withDefaults({ queue: { capacity: 2, offerSeconds: null }, sites: ['https://een.test'] })).toEqual({
    ...DEFAULT_SETTINGS,
    queue: { ...DEFAULT_SETTINGS.queue, capacity: 2 },
    sites: ['https://een.test'],
  });
  expect(withDefaults({ later: true })).toEqual({ ...DEFAULT_SETTINGS, later: true });
  expect(withDefaults('corrupt')).toBe('corrupt');
});

test.each([
  [1, 1, true],
  [1, '1', false],
  [null, null, true],
  [null, {}, false],
  [[], {}, false],
  [[1, [2]], [1, [2]], true],
  [[1], [1, 2], false],
  [[1, 2], [2, 1], false],
  [{ a: 1, b: [1] }, { b: [1], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1, b: 2 }, { a: 1 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: undefined }, { b: undefined }, false],
  [{ a: { b: 1 } }, { a: { b: 2 } }, false],
])('[S1] %j and %j are the same: %j', (one, other, same) => {
  expect(isSame(one, other)).toBe(same);
});
