import { describe, expect, it, test } from 'vitest';
import type { SessionEvent } from '../../widget/conversation/session-types.ts';
import { after, ended, IN_ROOM, LOOK, shows, talking, waiting } from './visitor-course.ts';

const TALKED: SessionEvent[] = [...IN_ROOM, shows(talking())];
const WIPE: SessionEvent = { type: 'wipe' };
const FOR_THE_SERVER = { type: 'wipe', roomId: 'room', token: 'token' };
const EFFECTS = [{ type: 'forget' }, { type: 'dropMessages' }, FOR_THE_SERVER, LOOK];

describe('the wish to have it wiped', () => {
  test.each(['visitor', 'volunteer', 'visitorLeft'] as const)(
    '[B4] empties the device and then asks the server, after an end by %s',
    (by) => {
      for (const evaluation of ['none', 'done', 'open'] as const) {
        const { state, effects } = after(...TALKED, shows(ended({ by, evaluation })), WIPE);
        expect(effects).toEqual(EFFECTS);
        expect(state).toMatchObject({ name: 'over', state: { by }, wipe: { sent: 'sending' } });
      }
    },
  );

  it('[B4] takes the questions along: nothing is asked about what is gone', () => {
    const { state } = after(...TALKED, shows(ended({ evaluation: 'open' })), WIPE);
    expect(state).toMatchObject({ name: 'over', state: { evaluation: 'none' } });
  });

  it('[B4] also comes after the questions were answered, skipped, or out of time', () => {
    const open = [...TALKED, shows(ended({ evaluation: 'open' }))];
    for (const event of [
      shows(ended({ evaluation: 'done' })),
      { type: 'skipEvaluation' },
      { type: 'closed', code: 4410 },
    ] as const)
      expect(after(...open, event, WIPE).effects).toContainEqual(FOR_THE_SERVER);
  });

  it('[B4] says whether the server has heard it, and asks again if it has not', () => {
    const asked = [...TALKED, shows(ended()), WIPE];
    const told = (arrived: boolean) => after(...asked, { type: 'wipeSent', arrived });
    expect(told(true).state).toMatchObject({ wipe: { sent: 'yes' } });
    expect(told(false).state).toMatchObject({ wipe: { sent: 'failed' } });
    expect(after(...asked, { type: 'wipeSent', arrived: false }, WIPE)).toMatchObject({
      state: { wipe: { sent: 'sending' } },
      effects: EFFECTS,
    });
  });

  it('[B4] is sent once while it is on its way', () => {
    expect(after(...TALKED, shows(ended()), WIPE, WIPE).effects).toEqual([]);
  });

  test.each(['neverSpoke', 'signUpEnded', 'removed'] as const)('[B4] is not offered after %s', (by) => {
    const over = after(...IN_ROOM, shows(waiting()), shows(ended({ by })));
    expect(over.state).toMatchObject({ name: 'over', wipe: null });
    expect(after(...IN_ROOM, shows(ended({ by })), WIPE).effects).toEqual([]);
  });

  it('[B4] means nothing in a talk that goes on, and nothing of an answer that comes late', () => {
    expect(after(...TALKED, WIPE)).toMatchObject({ state: { name: 'room' }, effects: [] });
    const sent = { type: 'wipeSent', arrived: true } as const;
    expect(after(...TALKED, sent).state).toMatchObject({ name: 'room' });
    expect(after(...TALKED, shows(ended()), sent).state).toMatchObject({ wipe: { sent: 'no' } });
  });
});
