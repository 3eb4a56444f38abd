import { describe, expect, test } from 'vitest';
import {
  decideShare,
  isUnread,
  type SharedTalk,
  type ShareRefusal,
  type Sharing,
} from '../../worker/domain/confidentiality/sharing.ts';

/* [N3] With whom a conversation may be shared, what for and until when. */

const DAY_MS = 86_400_000;
const NOW_MS = 1_000 * DAY_MS;
const BOUNDS = { days: { discussion: 14, feedback: 84, thanks: 30 }, people: 3 };
const TALK: SharedTalk = {
  volunteerId: 'robin',
  eraseAtMs: NOW_MS + 100 * DAY_MS,
  holdUntilMs: null,
  discussedWith: [],
};
const SHARING: Sharing = { kind: 'discussion', by: 'sam', to: 'noor', untilMs: NOW_MS + DAY_MS };

const decide = (sharing: Partial<Sharing> = {}, talk: Partial<SharedTalk> = {}) =>
  decideShare({ ...SHARING, ...sharing }, { ...TALK, ...talk }, BOUNDS, NOW_MS);
const refusal = (...args: Parameters<typeof decide>): ShareRefusal | null => {
  const decided = decide(...args);
  return 'refused' in decided ? decided.refused : null;
};

describe('a conversation is shared', () => {
  test('[N3] with anybody but oneself for a discussion or for thanks, and for feedback with its volunteer alone', () => {
    for (const kind of ['discussion', 'thanks', 'feedback'] as const) {
      expect([kind, refusal({ kind, to: 'sam' }, { volunteerId: 'sam' })]).toEqual([kind, 'yourself']);
      expect([kind, refusal({ kind, to: 'robin' })]).toEqual([kind, null]);
    }
    expect(refusal({ kind: 'feedback', to: 'noor' })).toBe('otherPerson');
    expect(refusal({ kind: 'feedback', to: 'robin' }, { volunteerId: null })).toBe('otherPerson');
    for (const kind of ['discussion', 'thanks'] as const)
      expect([kind, refusal({ kind, to: 'noor' })]).toEqual([kind, null]);
  });

  test.each([
    ['discussion', 14],
    ['feedback', 84],
    ['thanks', 30],
  ] as const)('[N3] for %s at most %d days, and for a time that is to come', (kind, days) => {
    const untilMs = NOW_MS + days * DAY_MS;
    expect(decide({ kind, to: 'robin', untilMs })).toEqual({ untilMs });
    expect(decide({ kind, to: 'robin', untilMs: untilMs + 1 })).toEqual({ refused: 'time' });
    expect(decide({ kind, to: 'robin', untilMs: NOW_MS + 1 })).toEqual({ untilMs: NOW_MS + 1 });
    expect(decide({ kind, to: 'robin', untilMs: NOW_MS })).toEqual({ refused: 'time' });
  });

  test('[N3] never past its erasure, which a hold puts off', () => {
    const untilMs = NOW_MS + 10 * DAY_MS;
    const eraseAtMs = NOW_MS + 3 * DAY_MS;
    expect(decide({ untilMs }, { eraseAtMs })).toEqual({ untilMs: eraseAtMs });
    const holdUntilMs = NOW_MS + 5 * DAY_MS;
    expect(decide({ untilMs }, { eraseAtMs, holdUntilMs })).toEqual({ untilMs: holdUntilMs });
    expect(decide({ untilMs }, { eraseAtMs, holdUntilMs: NOW_MS - 1 })).toEqual({ untilMs: eraseAtMs });
    expect(decide({ untilMs }, { eraseAtMs: NOW_MS - DAY_MS, holdUntilMs })).toEqual({
      untilMs: holdUntilMs,
    });
    expect(decide({ untilMs }, { eraseAtMs: NOW_MS })).toEqual({ refused: 'time' });
    // What is asked for counts, and not what is left of it.
    expect(decide({ untilMs: NOW_MS + 15 * DAY_MS }, { eraseAtMs })).toEqual({ refused: 'time' });
  });

  test('[N3] for a discussion with as many as may take part, who may be asked again', () => {
    const discussedWith = ['bas', 'tess', 'bas'];
    expect(refusal({}, { discussedWith })).toBeNull();
    const full = [...discussedWith, 'mees'];
    expect(refusal({}, { discussedWith: full })).toBe('enough');
    expect(refusal({ to: 'mees' }, { discussedWith: full })).toBeNull();
    expect(refusal({ to: 'robin', kind: 'feedback' }, { discussedWith: full })).toBeNull();
    expect(refusal({ kind: 'thanks' }, { discussedWith: full })).toBeNull();
  });
});

test('[N3] something is unread until it is opened, and once somebody else has said more', () => {
  expect(isUnread(null, 0)).toBe(true);
  expect(isUnread(0, 0)).toBe(false);
  expect(isUnread(0, 1)).toBe(true);
  expect(isUnread(4, 3)).toBe(false);
  expect(isUnread(4, 4)).toBe(false);
  expect(isUnread(4, 5)).toBe(true);
});
