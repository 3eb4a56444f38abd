import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPaceMs, paceOf, type PaceFacts, type Said } from '../../worker/console/talk/pace.ts';

/* [C14] [C15] Which line a console shows at which moment, to the millisecond. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const PACE = { unansweredMs: 3 * MINUTE, silentMs: 5 * MINUTE, guideMs: 45 * MINUTE };
const [FROM_VISITOR, OWN, BEFORE] = (['visitor', 'own', 'before'] as const).map(
  (by) =>
    (atMs: number): Said => ({ by, atMs }),
) as [(atMs: number) => Said, (atMs: number) => Said, (atMs: number) => Said];

/** A talk that began at 0, with a visitor who is there. */
const talk = (part: Partial<PaceFacts> = {}): PaceFacts => ({
  pace: PACE,
  connected: true,
  visitor: { is: 'present', sinceMs: -Infinity },
  writes: false,
  wroteAtMs: -Infinity,
  said: [],
  seen: false,
  openedAtMs: 0,
  joinedAtMs: 0,
  ending: false,
  mayHelp: true,
  ...part,
});

describe('the head of a talk', () => {
  it('[C14] says that the visitor is there, writes, or has been away for so many minutes', () => {
    expect(paceOf(talk(), 0).visitor).toEqual({ is: 'here' });
    expect(paceOf(talk({ writes: true }), 0).visitor).toEqual({ is: 'writes' });
    const away = (nowMs: number) => paceOf(talk({ visitor: { is: 'away', sinceMs: 100 } }), nowMs).visitor;
    expect(away(100)).toEqual({ is: 'away', minutes: 0 });
    expect(away(100 + MINUTE - 1)).toEqual({ is: 'away', minutes: 0 });
    expect(away(100 + MINUTE)).toEqual({ is: 'away', minutes: 1 });
    expect(away(100 + 2 * MINUTE)).toEqual({ is: 'away', minutes: 2 });
  });

  it('[C14] who is away is not said to write, and a clock that was set back counts no minute', () => {
    const away = { is: 'away', sinceMs: MINUTE } as const;
    expect(paceOf(talk({ visitor: away, writes: true }), 0).visitor).toEqual({ is: 'away', minutes: 0 });
  });

  it('[C14] says nothing of the visitor while its own connection is gone', () => {
    for (const is of ['present', 'away'] as const)
      expect(
        paceOf(talk({ connected: false, writes: true, visitor: { is, sinceMs: 0 } }), MINUTE).visitor,
      ).toBeNull();
  });

  it('counts the whole talk in minutes', () => {
    const talked = (nowMs: number) =>
      paceOf(talk({ openedAtMs: 10, joinedAtMs: MINUTE }), nowMs).talkedMinutes;
    expect([talked(0), talked(9 + MINUTE), talked(10 + MINUTE), talked(10 + 71 * MINUTE)]).toEqual([
      0, 0, 1, 71,
    ]);
  });
});

describe('a message without an answer', () => {
  const waits = (part: Partial<PaceFacts>, nowMs: number) => paceOf(talk(part), nowMs).waits;
  const said = [OWN(0), FROM_VISITOR(MINUTE)];

  it('[C15] is said to wait from three minutes on, or what is set, and a colleague suggested from ten on', () => {
    expect(waits({ said }, 4 * MINUTE - 1)).toBeNull();
    expect(waits({ said }, 4 * MINUTE)).toBe('answer');
    expect(waits({ said }, 11 * MINUTE - 1)).toBe('answer');
    expect(waits({ said }, 11 * MINUTE)).toBe('help');
    expect(waits({ said, mayHelp: false }, 11 * MINUTE)).toBe('answer');
    const slow = { ...PACE, unansweredMs: 10 * MINUTE };
    expect(waits({ said, pace: slow }, 11 * MINUTE - 1)).toBeNull();
    expect(waits({ said, pace: slow }, 11 * MINUTE)).toBe('help');
  });

  it('[C15] counts from the visitor’s last one: who is still telling is not interrupted', () => {
    const more = [...said, FROM_VISITOR(3 * MINUTE)];
    expect(waits({ said: more }, 6 * MINUTE - 1)).toBeNull();
    expect(waits({ said: more }, 6 * MINUTE)).toBe('answer');
  });

  it('[C15] does not wait once it has an answer, and where nobody has said anything', () => {
    expect(waits({ said: [...said, OWN(2 * MINUTE)] }, 20 * MINUTE)).toBeNull();
    expect(waits({ said: [...said, BEFORE(2 * MINUTE)] }, 20 * MINUTE)).toBeNull();
    expect(waits({ said: [] }, 20 * MINUTE)).toBeNull();
  });

  it('[C15] is not said to wait while the visitor writes or is away, or while that is not known', () => {
    for (const part of [
      { writes: true },
      { visitor: { is: 'away', sinceMs: 0 } as const },
      { connected: false },
      { pace: undefined },
    ])
      expect(waits({ said, ...part }, 20 * MINUTE)).toBeNull();
  });

  it('[C15] of before a volunteer took over waits from then on: they read back first', () => {
    expect(waits({ said, joinedAtMs: 10 * MINUTE }, 13 * MINUTE - 1)).toBeNull();
    expect(waits({ said, joinedAtMs: 10 * MINUTE }, 13 * MINUTE)).toBe('answer');
  });
});

describe('a visitor who is silent', () => {
  const silent = (part: Partial<PaceFacts>, nowMs: number) => paceOf(talk(part), nowMs).silent;
  const said = [FROM_VISITOR(0), OWN(MINUTE), OWN(4 * MINUTE)];

  it('[C15] is said so from five minutes on, or what is set, and fifteen minutes later the talk may be closed', () => {
    expect(silent({ said }, 6 * MINUTE - 1)).toBeNull();
    expect(silent({ said }, 6 * MINUTE)).toEqual({ minutes: 5, seen: false, closes: false });
    expect(silent({ said }, 7 * MINUTE)).toEqual({ minutes: 6, seen: false, closes: false });
    expect(silent({ said }, 21 * MINUTE - 1)).toEqual({ minutes: 19, seen: false, closes: false });
    expect(silent({ said }, 21 * MINUTE)).toEqual({ minutes: 20, seen: false, closes: true });
    const patient = { ...PACE, silentMs: 15 * MINUTE };
    expect(silent({ said, pace: patient }, 16 * MINUTE - 1)).toBeNull();
    expect(silent({ said, pace: patient }, 16 * MINUTE)).toMatchObject({ minutes: 15 });
    expect(silent({ said, pace: patient }, 31 * MINUTE)).toMatchObject({ closes: true });
  });

  it('[C13] has seen the message only if the room said so', () => {
    expect(silent({ said, seen: true }, 6 * MINUTE)).toMatchObject({ seen: true });
  });

  it('[C15] is silent from the first own message on that nothing came after', () => {
    expect(silent({ said: [OWN(0)] }, 5 * MINUTE)).toMatchObject({ minutes: 5 });
    expect(silent({ said: [OWN(0), FROM_VISITOR(MINUTE), OWN(2 * MINUTE)] }, 7 * MINUTE - 1)).toBeNull();
    expect(silent({ said: [OWN(0), FROM_VISITOR(MINUTE), OWN(2 * MINUTE)] }, 7 * MINUTE)).not.toBeNull();
  });

  it('[C15] is not silent while an answer of ours is due, or nobody here has written', () => {
    expect(silent({ said: [...said, FROM_VISITOR(5 * MINUTE)] }, 60 * MINUTE)).toBeNull();
    expect(silent({ said: [FROM_VISITOR(0), BEFORE(MINUTE)] }, 60 * MINUTE)).toBeNull();
    expect(silent({ said: [BEFORE(0), OWN(MINUTE)] }, 6 * MINUTE)).toMatchObject({ minutes: 5 });
    expect(silent({ said: [] }, 60 * MINUTE)).toBeNull();
  });

  it('[C15] is not said to be silent while away, while writing, or while that is not known', () => {
    for (const part of [
      { writes: true },
      { visitor: { is: 'away', sinceMs: 0 } as const },
      { connected: false },
      { pace: undefined },
    ])
      expect(silent({ said, ...part }, 20 * MINUTE)).toBeNull();
  });

  it('[C15] is silent anew after writing something that was not sent, or coming back', () => {
    for (const part of [
      { wroteAtMs: 10 * MINUTE },
      { visitor: { is: 'present', sinceMs: 10 * MINUTE } as const },
    ]) {
      expect(silent({ said, ...part }, 15 * MINUTE - 1)).toBeNull();
      expect(silent({ said, ...part }, 15 * MINUTE)).toMatchObject({ minutes: 5 });
    }
  });
});

describe('a talk that takes its time', () => {
  const long = (part: Partial<PaceFacts>, nowMs: number) => paceOf(talk(part), nowMs).long;

  it('[C15] is named ten minutes before its usual length, with how long it has been', () => {
    expect(long({}, 35 * MINUTE - 1)).toBeNull();
    expect(long({}, 35 * MINUTE)).toEqual({ minutes: 35 });
    expect(long({}, 90 * MINUTE)).toEqual({ minutes: 90 });
    expect(long({ pace: { ...PACE, guideMs: 20 * MINUTE } }, 10 * MINUTE - 1)).toBeNull();
    expect(long({ pace: { ...PACE, guideMs: 20 * MINUTE } }, 10 * MINUTE)).toEqual({ minutes: 10 });
  });

  it('[C15] is not named where no length is usual, once it goes to its end, or for who was not there', () => {
    expect(long({ pace: { ...PACE, guideMs: null } }, 300 * MINUTE)).toBeNull();
    expect(long({ pace: undefined }, 300 * MINUTE)).toBeNull();
    expect(long({ ending: true }, 300 * MINUTE)).toBeNull();
    expect(long({ joinedAtMs: 30 * MINUTE }, 65 * MINUTE - 1)).toBeNull();
    expect(long({ joinedAtMs: 30 * MINUTE }, 65 * MINUTE)).toEqual({ minutes: 35 });
  });

  it('[C15] is named whatever the visitor does: it is about the volunteer’s own evening', () => {
    const away = { is: 'away', sinceMs: 0 } as const;
    expect(long({ visitor: away, connected: false, writes: true }, 35 * MINUTE)).not.toBeNull();
  });
});

describe('the next moment', () => {
  const atMs = fc.integer({ min: 0, max: 90 * 60 }).map((seconds) => seconds * SECOND);
  const since = fc.oneof(atMs, fc.constant(-Infinity));
  const facts: fc.Arbitrary<PaceFacts> = fc.record({
    pace: fc.option(
      fc.record({
        unansweredMs: fc.integer({ min: 1, max: 10 }).map((minutes) => minutes * MINUTE),
        silentMs: fc.integer({ min: 2, max: 15 }).map((minutes) => minutes * MINUTE),
        guideMs: fc.option(fc.integer({ min: 20, max: 90 }).map((minutes) => minutes * MINUTE)),
      }),
      { nil: undefined },
    ),
    connected: fc.boolean(),
    visitor: fc.oneof(
      fc.record({ is: fc.constant('present' as const), sinceMs: since }),
      fc.record({ is: fc.constant('away' as const), sinceMs: atMs }),
    ),
    writes: fc.boolean(),
    wroteAtMs: since,
    said: fc
      .array(fc.record({ by: fc.constantFrom('visitor', 'own', 'before'), atMs }), { maxLength: 5 })
      .map((said) => said.toSorted((one, other) => one.atMs - other.atMs) as Said[]),
    seen: fc.boolean(),
    openedAtMs: atMs,
    joinedAtMs: atMs,
    ending: fc.boolean(),
    mayHelp: fc.boolean(),
  });

  it('[C14] is to come, at most a minute away, and nothing changes before it', () => {
    fc.assert(
      fc.property(facts, atMs, fc.double({ min: 0, max: 1, noNaN: true }), (given, nowMs, part) => {
        const nextMs = nextPaceMs(given, nowMs);
        expect(nextMs).toBeGreaterThan(nowMs);
        const starts = [given.openedAtMs, given.joinedAtMs].filter((startMs) => startMs <= nowMs);
        if (starts.length > 0) expect(nextMs - nowMs).toBeLessThanOrEqual(MINUTE);
        const betweenMs = nowMs + Math.floor((nextMs - nowMs - 1) * part);
        expect(paceOf(given, betweenMs)).toEqual(paceOf(given, nowMs));
        expect(paceOf(given, nextMs - 1)).toEqual(paceOf(given, nowMs));
      }),
      { numRuns: 2_000 },
    );
  });

  it('[C14] is exactly the moment at which something does', () => {
    const said = [FROM_VISITOR(10 * SECOND)];
    expect(nextPaceMs(talk({ said }), 2 * MINUTE + 1)).toBe(3 * MINUTE);
    expect(nextPaceMs(talk({ said }), 3 * MINUTE)).toBe(3 * MINUTE + 10 * SECOND);
    expect(nextPaceMs(talk({ said }), 10 * MINUTE)).toBe(10 * MINUTE + 10 * SECOND);
    const own = [OWN(20 * SECOND)];
    expect(nextPaceMs(talk({ said: own }), 5 * MINUTE)).toBe(5 * MINUTE + 20 * SECOND);
    expect(nextPaceMs(talk({ said: own }), 20 * MINUTE)).toBe(20 * MINUTE + 20 * SECOND);
    const odd = { ...PACE, guideMs: 45 * MINUTE + 30 * SECOND };
    expect(nextPaceMs(talk({ pace: odd }), 35 * MINUTE)).toBe(35 * MINUTE + 30 * SECOND);
    const away = { is: 'away', sinceMs: 40 * SECOND } as const;
    expect(nextPaceMs(talk({ visitor: away }), 0)).toBe(MINUTE);
    expect(
      nextPaceMs(talk({ visitor: away, openedAtMs: 50 * SECOND, joinedAtMs: 50 * SECOND }), MINUTE),
    ).toBe(MINUTE + 40 * SECOND);
  });
});
