import { describe, expect, test } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import type { VisitorEvent } from '../../protocol/room.ts';
import type { SessionEvent } from '../../widget/conversation/session-types.ts';
import { STAGES, stageOf } from '../../widget/conversation/stages.ts';
import { fromAvailability } from '../../widget/conversation/doors.ts';
import { awaits, isLost, reduce } from '../../widget/conversation/visitor-session.ts';
import {
  OPEN,
  TICKET,
  waiting,
  talking,
  END,
  ended,
  shows,
  after,
  IN_ROOM,
  LOST,
  OPENED,
  AGAIN,
  LOOK,
} from './visitor-course.ts';

describe('in the room', () => {
  test('one waits from the first state on, also across another tab', () => {
    const events = [...IN_ROOM, shows(waiting({ position: 2 }), 5), shows(waiting({ position: 1 }), 9)];
    expect(after(...events).state).toMatchObject({ stateAt: 9, stay: { waitingSince: 5 } });
    const back: SessionEvent[] = [{ type: 'closed', code: CLOSE.replaced.code }, { type: 'reconnect' }];
    expect(after(...events, ...back, shows(waiting({}), 20)).state).toMatchObject({
      stay: { waitingSince: 5 },
    });
    expect(after(...events, shows(talking(), 30)).state).toMatchObject({ stay: { waitingSince: null } });
  });

  test('a key is sealed to who asks for it; messages are the log’s alone', () => {
    const request = { type: 'keyRequest', console: { id: 'id', key: 'key' } } as unknown as VisitorEvent;
    const { state, effects } = after(...IN_ROOM, { type: 'received', event: request, at: 0 });
    expect(effects).toEqual([{ type: 'answer', request }]);
    const typing = { type: 'typing', role: 'volunteer', on: true } as const;
    expect(reduce(state, { type: 'received', event: typing, at: 0 })).toEqual({ state, effects: [] });
  });

  test('[K4] a key to seal to that nobody vouches for ends it at once: the place is given up, and nothing is kept', () => {
    const { state, effects } = after(...IN_ROOM, shows(waiting()), { type: 'distrusted' });
    expect(state).toEqual({ name: 'stopped', why: 'untrusted', busy: false, problem: null, now: null });
    expect(effects).toEqual([
      { type: 'send', command: { type: 'leave' } },
      { type: 'goodbye', roomId: 'room', token: 'token' },
      { type: 'dropMessages' },
      { type: 'forget' },
      LOOK,
    ]);
    // Who has left already is told nothing more.
    const left = after(...IN_ROOM, { type: 'goodbye' });
    expect(reduce(left.state, { type: 'distrusted' })).toEqual({ state: left.state, effects: [] });
    // From there one begins anew, and does not come back to the room.
    expect(reduce(state, { type: 'reconnect' })).toEqual({ state, effects: [] });
    expect(reduce(state, { type: 'startAgain' }).effects).toContainEqual({
      type: 'look',
      reason: 'startAgain',
    });
  });

  test('a new connection sends again what has no answer', () => {
    expect(after(...IN_ROOM).effects).toEqual([{ type: 'resend' }]);
    const lost = after(...IN_ROOM, shows(talking()), LOST);
    expect([isLost(lost.state), stageOf(lost.state)]).toEqual([true, 'talking']);
    const back = reduce(lost.state, OPENED);
    expect([isLost(back.state), back.effects]).toEqual([false, [{ type: 'resend' }]]);
  });

  test('[C1] that somebody types is said now or never', () => {
    const typing: SessionEvent = { type: 'say', command: { type: 'typing', on: true } };
    expect(after(...IN_ROOM, shows(talking()), typing).effects).toHaveLength(1);
    const offline = after(...IN_ROOM, shows(talking()), LOST, typing);
    expect(offline.effects).toEqual([]);
    expect(reduce(reduce(offline.state, OPENED).state, shows(talking())).effects).toEqual([]);
  });

  test('[C4] [C6] what was decided offline waits for the talk, in its order, and is sent once', () => {
    const no = { type: 'allowCoach', sitIn: 1, allowed: false } as const;
    const offline = after(
      ...IN_ROOM,
      shows(talking()),
      LOST,
      { type: 'insist', command: no },
      { type: 'insist', command: END },
    );
    expect(offline.effects).toEqual([]);
    expect([awaits(offline.state, 'end'), awaits(offline.state, 'chooseAnother')]).toEqual([true, false]);
    const opened = reduce(offline.state, OPENED);
    expect(opened.effects).toEqual([{ type: 'resend' }]);
    const there = reduce(opened.state, shows(talking()));
    expect(there.effects).toEqual([
      { type: 'send', command: no },
      { type: 'send', command: END },
    ]);
    expect(awaits(there.state, 'end')).toBe(false);
    expect(reduce(there.state, shows(talking())).effects).toEqual([]);
  });

  test('[Q5] with a connection it is sent at once: another volunteer', () => {
    const gone = talking({ volunteer: 'gone' });
    const another = { type: 'chooseAnother' } as const;
    expect(after(...IN_ROOM, shows(gone), { type: 'insist', command: another }).effects).toEqual([
      { type: 'send', command: another },
    ]);
  });

  test('[C6] a colleague whom the page can’t show is refused; one who only asks is not', () => {
    const coach = (stage: 'asked' | 'sitting') => talking({ coach: { stage, sitIn: 2, alias: 'Marijke' } });
    const unseen: SessionEvent = { type: 'coachUnseen' };
    expect(after(...IN_ROOM, shows(coach('sitting')), unseen).effects).toEqual([
      { type: 'send', command: { type: 'allowCoach', sitIn: 2, allowed: false } },
    ]);
    expect(after(...IN_ROOM, shows(coach('asked')), unseen).effects).toEqual([]);
    expect(after(...IN_ROOM, shows(talking()), unseen).effects).toEqual([]);
  });

  test('[Q8] leaving the queue: said to the room, or given up without it', () => {
    const leave: SessionEvent = { type: 'leaveQueue' };
    expect(after(...IN_ROOM, shows(waiting({})), leave).effects).toEqual([
      { type: 'send', command: { type: 'leave' } },
    ]);
    const offline = after(...IN_ROOM, shows(waiting({})), LOST, leave);
    expect(offline.state).toMatchObject({ name: 'over', state: { by: 'neverSpoke', evaluation: 'none' } });
    expect(offline.effects.slice(0, 3)).toEqual([
      { type: 'goodbye', roomId: 'room', token: 'token' },
      { type: 'dropMessages' },
      { type: 'forget' },
    ]);
  });
});

describe('a socket that the server closed for good', () => {
  const closed = (code: number): SessionEvent => ({ type: 'closed', code });
  const TALK = [...IN_ROOM, shows(talking())];

  test('[C7] replaced by another tab: the ticket stays, and brings the talk back by hand, with what was wanted', () => {
    const offline: SessionEvent[] = [LOST, { type: 'insist', command: END }];
    const { state, effects } = after(...TALK, ...offline, closed(CLOSE.replaced.code));
    expect(state).toMatchObject({ name: 'stopped', why: 'replaced', stay: { ticket: TICKET } });
    expect(effects).toEqual([]);
    const back = reduce(state, { type: 'reconnect' });
    expect(back.effects).toEqual([{ type: 'enter', ticket: TICKET, roomId: 'room' }]);
    const there = reduce(reduce(back.state, OPENED).state, shows(talking()));
    expect(there.effects).toEqual([{ type: 'send', command: END }]);
  });

  test.each([
    [CLOSE.gone.code, 'gone'],
    [CLOSE.refused.code, 'gone'],
    [CLOSE.replaced.code, 'replaced'],
    [CLOSE.version.code, 'version'],
    [4999, 'error'],
  ])('%i means %s', (code, why) => {
    expect(after(...TALK, closed(code)).state).toMatchObject({ name: 'stopped', why });
  });

  test('[C9] gone: nothing stays in the tab, and one may start again', () => {
    const { state, effects } = after(...TALK, closed(CLOSE.gone.code));
    expect(state).toEqual({ name: 'stopped', why: 'gone', busy: false, problem: null, now: null });
    expect(effects).toEqual([{ type: 'forget' }, LOOK]);
    expect(reduce(state, { type: 'reconnect' }).effects).toEqual([]);
    const again = reduce(state, AGAIN);
    expect(again.effects.at(-1)).toEqual({ type: 'look', reason: 'startAgain' });
    const now = { type: 'looked', reason: 'startAgain', now: OPEN } as const;
    expect(reduce(again.state, now).state).toEqual(fromAvailability(OPEN));
  });

  test('after its end the talk is over, however it was closed', () => {
    const events = [...IN_ROOM, shows(ended({ by: 'volunteer', evaluation: 'open' }))];
    const { state, effects } = after(...events, closed(CLOSE.gone.code));
    expect(state).toMatchObject({ name: 'over', state: ended({ by: 'volunteer' }) });
    expect(effects).toEqual([{ type: 'forget' }, LOOK]);
  });
});

describe('the end', () => {
  const ASKED = [...IN_ROOM, shows(talking()), shows(ended({ evaluation: 'open' }), 7)];
  const scores = { feltHeard: 4, comeBack: null, wait: null, siteClear: null };
  const evaluate: SessionEvent = { type: 'evaluate', scores, text: null };

  test('[C4] with questions keeps the room until they are answered', () => {
    const { state, effects } = after(...ASKED);
    expect(state).toMatchObject({ name: 'evaluating', stateAt: 7, unsent: false });
    expect([effects, stageOf(state)]).toEqual([[], 'ended']);
    expect(reduce(state, evaluate).effects).toEqual([
      { type: 'send', command: { type: 'evaluate', scores, text: null } },
    ]);
  });

  test('[C4] answers without a connection stay in the form, which says so until there is one', () => {
    const offline = after(...ASKED, LOST, evaluate);
    expect(offline.effects).toEqual([]);
    expect(offline.state).toMatchObject({ name: 'evaluating', unsent: true });
    expect(reduce(offline.state, shows(ended({ evaluation: 'open' }))).state).toMatchObject({ unsent: true });
    expect(reduce(offline.state, OPENED).state).toMatchObject({ unsent: false });
  });

  test('[C4] [K3] skipped: said before the socket closes; what was said stays on the screen, and nothing in the tab', () => {
    const { state, effects } = after(...ASKED, { type: 'skipEvaluation' });
    expect(state).toMatchObject({ name: 'over', state: ended() });
    expect(effects).toEqual([
      { type: 'send', command: { type: 'skipEvaluation' } },
      { type: 'forget' },
      LOOK,
    ]);
  });

  test('[C4] [R1] of a talk that is erased nothing is kept', () => {
    const removed = ended({ by: 'removed' });
    const over = after(...IN_ROOM, shows(removed));
    expect(over.effects).toEqual([{ type: 'forget' }, { type: 'dropMessages' }, LOOK]);
  });

  test('starting again takes away what could be read back, and gives up no other place', () => {
    const over = after(...ASKED, { type: 'skipEvaluation' }).state;
    const { state, effects } = reduce(over, AGAIN);
    expect(state).toMatchObject({ name: 'over', busy: true });
    expect(effects).toEqual([
      { type: 'dropMessages' },
      { type: 'forget' },
      { type: 'look', reason: 'startAgain' },
    ]);
    expect(reduce(state, AGAIN).effects).toEqual([]);
  });
});

test('[C9] the way out ends the talk by the socket that is open, and in any case without it, and takes all traces along', () => {
  const offline = after(...IN_ROOM, shows(talking()), LOST, { type: 'goodbye' });
  expect(offline.effects).toEqual([
    { type: 'goodbye', roomId: 'room', token: 'token', leaves: true },
    { type: 'dropMessages' },
    { type: 'forget' },
  ]);
  const { state, effects } = after(...IN_ROOM, shows(talking()), { type: 'goodbye' });
  expect(effects).toEqual([{ type: 'send', command: { type: 'leave' } }, ...offline.effects]);
  expect(reduce(state, shows(talking()))).toEqual({ state, effects: [] });
});

test('[C9] the host page learns whether a talk runs, and nothing new before the room has said it', () => {
  const frames = [waiting({}), talking(), ended({ evaluation: 'open' }), ended()].map(
    (state) => STAGES[stageOf(after(...IN_ROOM, shows(state)).state)].frame,
  );
  expect(frames).toEqual(['conversation', 'conversation', 'idle', 'idle']);
  expect(STAGES[stageOf(after(...IN_ROOM).state)].frame).toBe(null);
  expect(STAGES[stageOf(after().state)].frame).toBe('idle');
});
