import { describe, expect, test } from 'vitest';
import { CLOSE } from '../../protocol/close-codes.ts';
import type { Availability } from '../../protocol/http/visitor.ts';
import type { SessionEvent, Ticket } from '../../widget/conversation/session-types.ts';
import { stageOf } from '../../widget/conversation/stages.ts';
import { fromAvailability } from '../../widget/conversation/doors.ts';
import { isLost, reduce } from '../../widget/conversation/visitor-session.ts';
import {
  OPEN,
  FULL,
  TICKET,
  OUTSIDE,
  ended,
  shows,
  after,
  SIGN_UP,
  admitted,
  signedUp,
  IN_ROOM,
  LOST,
  AGAIN,
  LOOK,
} from './visitor-course.ts';

describe('signing up', () => {
  test('the ticket is stored before the place is asked for', () => {
    const { state, effects } = after(SIGN_UP);
    expect(state).toMatchObject({ name: 'start', busy: true, problem: null, ticket: OUTSIDE });
    expect(effects).toEqual([
      { type: 'saveTicket', ticket: OUTSIDE },
      { type: 'signUp', ticket: OUTSIDE },
    ]);
    expect(after(SIGN_UP, SIGN_UP).effects).toEqual([]);
  });

  test('[C2] a try whose answer got lost asks for the same place, with what is new in the form', () => {
    const lost = signedUp({ outcome: 'problem', problem: 'network' });
    expect(after(SIGN_UP, lost).state).toMatchObject({ name: 'start', busy: false, problem: 'network' });
    const newer = { half: 'newer', secret: { key: 'newer', intake: { nickname: 'Zachte Wolk' } } };
    const { effects } = after(SIGN_UP, lost, {
      ...SIGN_UP,
      ticket: { ...OUTSIDE, signUpId: 'other', token: 'other', ...newer },
    });
    expect(effects.at(-1)).toEqual({ type: 'signUp', ticket: { ...OUTSIDE, ...newer } });
  });

  test('let in: the room is remembered, then entered', () => {
    const { state, effects } = after(SIGN_UP, signedUp(admitted));
    expect(state).toMatchObject({ name: 'returning', link: 'pending' });
    expect(effects).toEqual([
      { type: 'saveTicket', ticket: TICKET },
      { type: 'enter', ticket: TICKET, roomId: 'room' },
    ]);
  });

  test('[Q2] refused at the door: nothing stays in the tab', () => {
    const { state, effects } = after(SIGN_UP, signedUp({ outcome: 'refused', availability: FULL }));
    expect(state).toEqual({ name: 'unavailable', now: FULL, busy: false, problem: null });
    expect(effects).toEqual([{ type: 'forget' }]);
  });

  test('a page that is too old keeps its ticket for the new one', () => {
    const { state, effects } = after(SIGN_UP, signedUp({ outcome: 'problem', problem: 'version' }));
    expect(state).toMatchObject({ name: 'stopped', why: 'version', stay: { ticket: OUTSIDE } });
    expect(effects).toEqual([]);
  });

  test('[C9] who has left meanwhile takes no place', () => {
    const { state, effects } = after(SIGN_UP, { type: 'goodbye' }, signedUp(admitted));
    expect(state).toMatchObject({ name: 'start', ticket: null, busy: false });
    expect(effects).toEqual([{ type: 'goodbye', roomId: 'room', token: 'token' }]);
  });
});

describe('a reload', () => {
  const loaded = (ticket: Ticket | null, sealed = true): SessionEvent => ({ type: 'loaded', ticket, sealed });
  const stored = { ...TICKET, secret: null };

  test('[C2] comes back into the room', () => {
    const { state, effects } = after(loaded(stored));
    expect(stageOf(state)).toBe('returning');
    expect(effects).toEqual([{ type: 'enter', ticket: stored, roomId: 'room' }]);
  });

  test('[C2] comes back into the room with a ticket of before the split key', () => {
    expect(after(loaded(TICKET, false)).effects).toEqual([{ type: 'enter', ticket: TICKET, roomId: 'room' }]);
  });

  test('[K3] before anything could be kept it is the form again, for the same place', () => {
    const early = { ...stored, roomId: null };
    const { state, effects } = after(loaded(early, false));
    expect(state).toMatchObject({ name: 'start', ticket: early, busy: false });
    expect(effects).toEqual([]);
    const other = { ...OUTSIDE, signUpId: 'other', token: 'other' };
    expect(after(loaded(early, false), { type: 'signUp', ticket: other }).effects).toContainEqual({
      type: 'signUp',
      ticket: OUTSIDE,
    });
  });

  test('[C2] halfway through the sign-up asks for the same place', () => {
    expect(after(loaded(OUTSIDE)).effects).toEqual([{ type: 'signUp', ticket: OUTSIDE }]);
  });

  test('without a ticket it is the form', () => {
    expect(after(loaded(null)).state).toMatchObject({ name: 'start', ticket: null });
  });

  test('[C2] into a room that is not reached is no dead end: the place is given up', () => {
    const lost = after(loaded(TICKET), LOST);
    expect(isLost(lost.state)).toBe(true);
    const { state, effects } = after(loaded(TICKET), LOST, AGAIN);
    expect(state).toEqual({ name: 'beginning', busy: true, problem: null });
    expect(effects).toEqual([
      { type: 'goodbye', roomId: 'room', token: 'token' },
      { type: 'dropMessages' },
      { type: 'forget' },
      { type: 'look', reason: 'startAgain' },
    ]);
    const offline = reduce(state, { type: 'looked', reason: 'startAgain', now: null });
    expect(offline.state).toEqual({ name: 'beginning', busy: false, problem: 'network' });
    expect(reduce(offline.state, AGAIN).effects).toContainEqual({ type: 'look', reason: 'startAgain' });
  });
});

describe('what is open now', () => {
  const looked = (reason: 'startAgain' | 'meanwhile', now: Availability | null): SessionEvent => ({
    type: 'looked',
    reason,
    now,
  });
  const TICK: SessionEvent = { type: 'tick' };
  const CLOSED: Availability = { state: 'closed', opens: null, reason: null, notReady: false };

  test('is asked while the form or a refusal shows, and nothing is under way', () => {
    expect(after(TICK).effects).toEqual([LOOK]);
    expect(reduce(fromAvailability(FULL), TICK).effects).toEqual([LOOK]);
    expect(after(SIGN_UP, TICK).effects).toEqual([]);
    expect(after(...IN_ROOM, TICK).effects).toEqual([]);
  });

  test('[Q2] [Q10] the form stays when doors close meanwhile, and says who is there; doors that open are seen', () => {
    expect(after(looked('meanwhile', FULL)).state).toMatchObject({ name: 'start' });
    const nobody = after(looked('meanwhile', { ...OPEN, nobodyOnDuty: true })).state;
    expect(nobody).toMatchObject({ name: 'start', nobodyOnDuty: true });
    expect(reduce(fromAvailability(FULL), looked('meanwhile', OPEN)).state).toMatchObject({ name: 'start' });
    expect(after(SIGN_UP, looked('meanwhile', { ...OPEN, nobodyOnDuty: true })).state).toMatchObject({
      nobodyOnDuty: false,
    });
  });

  test('[O4] is asked at the end and for as long as that shows, so that nobody is sent to a shut door', () => {
    const over = after(...IN_ROOM, shows(ended()));
    expect(over.effects).toEqual([{ type: 'forget' }, LOOK]);
    const gone = after(...IN_ROOM, { type: 'closed', code: CLOSE.gone.code });
    for (const { state } of [over, gone]) {
      expect(state).toMatchObject({ now: null });
      expect(reduce(state, TICK).effects).toEqual([LOOK]);
      const shut = reduce(state, looked('meanwhile', CLOSED)).state;
      expect(shut).toEqual({ ...state, now: CLOSED });
      expect(reduce(shut, looked('meanwhile', null)).state).toBe(shut);
      expect(reduce(shut, looked('meanwhile', OPEN)).state).toEqual({ ...state, now: OPEN });
      const begun = reduce(shut, AGAIN).state;
      expect(reduce(begun, looked('meanwhile', OPEN)).state).toBe(begun);
      expect(reduce(begun, TICK).effects).toEqual([]);
    }
    const replaced = after(...IN_ROOM, { type: 'closed', code: CLOSE.replaced.code }).state;
    expect(reduce(replaced, TICK).effects).toEqual([]);
    expect(reduce(replaced, looked('meanwhile', CLOSED)).state).toBe(replaced);
  });

  test('a look of before does not take away what was begun since', () => {
    const busy = after(SIGN_UP).state;
    expect(reduce(busy, looked('startAgain', FULL)).state).toBe(busy);
  });
});
