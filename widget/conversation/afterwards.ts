import { CLOSE } from '../../protocol/close-codes.ts';
import { QUIET } from './doors.ts';
import type { Ended, SessionEffect, Step, Stop, Ticket, VisitorSession, Wipe } from './session-types.ts';

export const AFTERWARDS = { ...QUIET, now: null } as const;
export const LOOK = { type: 'look', reason: 'meanwhile' } as const;

/** It is over, and the room is not needed any more. Effects before it may still use the socket. */
export function end(state: Ended, ticket: Ticket | null, ...before: readonly SessionEffect[]): Step {
  return {
    state: { name: 'over', state, ...AFTERWARDS, wipe: wipeOf(ticket, state) },
    effects: [
      ...before,
      { type: 'forget' },
      // What we have erased is not to be read back either.
      ...(state.by === 'removed' ? [{ type: 'dropMessages' } as const] : []),
      LOOK,
    ],
  };
}

/** [B4] Only who has talked has something to wipe. */
function wipeOf(ticket: Ticket | null, { by }: Ended): Wipe | null {
  const talked = by === 'visitor' || by === 'volunteer' || by === 'visitorLeft';
  return talked && ticket?.roomId ? { roomId: ticket.roomId, token: ticket.token, sent: 'no' } : null;
}

/** [B4] On the device it is gone at once; the server is told, and asked again if that did not arrive. */
export function wiped(state: VisitorSession): Step {
  if (state.name === 'evaluating')
    return wiped(end({ ...state.state, evaluation: 'none' }, state.stay.ticket).state);
  if (state.name !== 'over' || state.wipe === null || state.wipe.sent === 'sending')
    return { state, effects: [] };
  const { roomId, token } = state.wipe;
  return {
    state: { ...state, wipe: { roomId, token, sent: 'sending' } },
    effects: [{ type: 'forget' }, { type: 'dropMessages' }, { type: 'wipe', roomId, token }, LOOK],
  };
}

/** What is said of it is the same whatever the server does with it. */
export function wipeSent(state: VisitorSession, arrived: boolean): VisitorSession {
  if (state.name !== 'over' || state.wipe?.sent !== 'sending') return state;
  return { ...state, wipe: { ...state.wipe, sent: arrived ? 'yes' : 'failed' } };
}

/** Why a room closed the socket for good. */
export function stopOf(code: number): Exclude<Stop, 'untrusted'> {
  switch (code) {
    case CLOSE.gone.code:
    case CLOSE.refused.code:
      return 'gone';
    case CLOSE.replaced.code:
      return 'replaced';
    case CLOSE.version.code:
      return 'version';
    default:
      return 'error';
  }
}
