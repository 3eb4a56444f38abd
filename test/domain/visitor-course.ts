import type { Availability } from '../../protocol/http/visitor.ts';
import type { VisitorState } from '../../protocol/room.ts';
import type {
  SessionEffect,
  SessionEvent,
  Ticket,
  VisitorSession,
} from '../../widget/conversation/session-types.ts';
import { fromAvailability } from '../../widget/conversation/doors.ts';
import { reduce } from '../../widget/conversation/visitor-session.ts';

/* A visitor's session, led by events from the form to wherever a test begins. */

export const OPEN = { state: 'open', signUpEndsInMs: null, nobodyOnDuty: false } as const;
export const FULL: Availability = { state: 'full', signUpEndsInMs: null };
export const SECRET = { key: 'key', intake: { nickname: 'Stille Merel' } };
export const TICKET: Ticket = {
  ...{ signUpId: 'sign-up', token: 'token', half: 'half' },
  secret: SECRET,
  roomId: 'room',
};
export const OUTSIDE: Ticket = { ...TICKET, roomId: null };
export const waiting = (part: Partial<Extract<VisitorState, { phase: 'waiting' }>> = {}): VisitorState => ({
  phase: 'waiting',
  position: 2,
  band: null,
  nobodyOnDuty: false,
  signUpEnded: false,
  closesInMs: null,
  ...part,
});
export const talking = (part: Partial<Extract<VisitorState, { phase: 'talking' }>> = {}): VisitorState => ({
  phase: 'talking',
  alias: 'Anna',
  volunteer: 'present',
  handedOver: false,
  coach: null,
  signUpEnded: false,
  closesInMs: null,
  ...part,
});
export const END = { type: 'end' } as const;
export const ended = (part: Partial<Extract<VisitorState, { phase: 'ended' }>> = {}) =>
  ({ phase: 'ended', by: 'visitor', evaluation: 'none', ...part }) as const;
export const shows = (state: VisitorState, at = 0): SessionEvent => ({
  type: 'received',
  event: { type: 'state', state, lastSeq: 0 },
  at,
});

/** @returns where these events lead from the form, and the effects of the last. */
export function after(...events: SessionEvent[]): {
  state: VisitorSession;
  effects: readonly SessionEffect[];
} {
  const start: { state: VisitorSession; effects: readonly SessionEffect[] } = {
    state: fromAvailability(OPEN),
    effects: [],
  };
  return events.reduce(({ state }, event) => reduce(state, event), start);
}

export const SIGN_UP = { type: 'signUp', ticket: OUTSIDE } as const satisfies SessionEvent;
export const admitted = { outcome: 'admitted', roomId: 'room' } as const;
export const signedUp = (answer: Extract<SessionEvent, { type: 'signedUp' }>['answer']): SessionEvent => ({
  type: 'signedUp',
  ticket: OUTSIDE,
  answer,
});
export const IN_ROOM: SessionEvent[] = [SIGN_UP, signedUp(admitted), { type: 'opened' }];
export const LOST: SessionEvent = { type: 'lost' };
export const OPENED: SessionEvent = { type: 'opened' };
export const AGAIN: SessionEvent = { type: 'startAgain' };
export const LOOK = { type: 'look', reason: 'meanwhile' } as const;
