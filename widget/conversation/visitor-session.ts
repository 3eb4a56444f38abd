import { CLOSE } from '../../protocol/close-codes.ts';
import type { Availability } from '../../protocol/http/visitor.ts';
import type { VisitorCommand, VisitorEvent, VisitorState } from '../../protocol/room.ts';
import { fromAvailability, lookedAgain, looksOn, QUIET } from './doors.ts';
import type {
  Ended,
  SessionEffect,
  SessionEvent,
  SignUpOutcome,
  Stay,
  Step,
  Stop,
  Ticket,
  VisitorSession,
} from './session-types.ts';

type Of<Name extends VisitorSession['name']> = Extract<VisitorSession, { name: Name }>;

const AFTERWARDS = { ...QUIET, now: null } as const;
const LOOK = { type: 'look', reason: 'meanwhile' } as const;

/** The visitor's side of one conversation after another. Pure: what is to be done comes back as effects, to be run in order. */
export function reduce(state: VisitorSession, event: SessionEvent): Step {
  switch (event.type) {
    case 'loaded':
      return loaded(state, event.ticket, event.sealed);
    case 'signUp': {
      if (state.name !== 'start' || state.busy) return step(state);
      // A second try after a lost answer asks for the same place.
      const { signUpId, token } = state.ticket ?? event.ticket;
      const ticket = { ...event.ticket, signUpId, token };
      return step(
        { ...state, ticket, busy: true, problem: null },
        { type: 'saveTicket', ticket },
        { type: 'signUp', ticket },
      );
    }
    case 'signedUp':
      return signedUp(state, event.ticket, event.answer);
    case 'startAgain':
      return startAgain(state);
    case 'tick':
      return step(state, ...(looksOn(state) && !state.busy ? [LOOK] : []));
    case 'looked':
      return step(
        event.reason === 'startAgain' ? lookedAnew(state, event.now) : lookedAgain(state, event.now),
      );
    case 'reconnect':
      return state.name === 'stopped' && 'stay' in state
        ? proceed(state.stay.ticket, state.stay)
        : step(state);
    case 'opened':
      if (!isLinked(state)) return step(state);
      return step(
        state.name === 'evaluating' ? { ...state, link: 'open', unsent: false } : { ...state, link: 'open' },
        { type: 'resend' },
      );
    case 'lost':
      return step(isLinked(state) ? { ...state, link: 'lost' } : state);
    case 'closed':
      return closed(state, event.code);
    case 'received':
      return received(state, event.event, event.at);
    case 'say':
      return say(state, event.command);
    case 'insist':
      if (state.name !== 'room' || state.link === 'open') return say(state, event.command);
      return step({ ...state, stay: { ...state.stay, wanted: [...state.stay.wanted, event.command] } });
    case 'coachUnseen': {
      const sitIn = sitInNow(state);
      return sitIn === null ? step(state) : say(state, { type: 'allowCoach', sitIn, allowed: false });
    }
    case 'leaveQueue':
      if (state.name !== 'room') return step(state);
      if (state.link === 'open') return say(state, { type: 'leave' });
      return end({ phase: 'ended', by: 'neverSpoke', evaluation: 'none' }, ...givenUp(state.stay.ticket));
    case 'evaluate':
      if (state.name !== 'evaluating') return step(state);
      // Without a connection the answers stay in the form.
      if (state.link !== 'open') return step({ ...state, unsent: true });
      return say({ ...state, unsent: false }, { type: 'evaluate', scores: event.scores, text: event.text });
    case 'skipEvaluation':
      if (state.name !== 'evaluating') return step(state);
      return end(withoutQuestions(state.state), ...say(state, { type: 'skipEvaluation' }).effects);
    case 'distrusted':
      if (!isLinked(state)) return step(state);
      return step(
        { name: 'stopped', why: 'untrusted', ...AFTERWARDS },
        ...say(state, { type: 'leave' }).effects,
        ...givenUp(ticketOf(state)),
        { type: 'forget' },
        LOOK,
      );
    case 'messagesChanged':
      return step(state);
    case 'goodbye':
      return step(
        { name: 'start', nobodyOnDuty: false, ticket: null, ...QUIET },
        // An open socket is the quickest, and may be one that only looks open: so by the other way as well.
        ...say(state, { type: 'leave' }).effects,
        ...givenUp(ticketOf(state), { leaves: true }),
        { type: 'forget' },
      );
  }
}

/** The ticket under which the tab is, or asks to be, in a room. */
export function ticketOf(state: VisitorSession): Ticket | null {
  return 'stay' in state ? state.stay.ticket : state.name === 'start' ? state.ticket : null;
}

/** True if such a command was pressed and is still to be sent. */
export function awaits(state: VisitorSession, wanted: VisitorCommand['type']): boolean {
  return state.name === 'room' && state.stay.wanted.some(({ type }) => type === wanted);
}

/** True if there was a connection, or an attempt at one, and there is none now. */
export function isLost(state: VisitorSession): boolean {
  return isLinked(state) && state.link === 'lost';
}

/** [C6] The number of the sit-in while a colleague reads along; null while none does. */
export function sitInNow(state: VisitorSession): number | null {
  const coach = state.name === 'room' && state.state.phase === 'talking' ? state.state.coach : null;
  return coach?.stage === 'sitting' ? coach.sitIn : null;
}

/** What is left now of a duration that came with a state. */
export function remainingMs(ms: number | null, stateAt: number, now: number): number | null {
  return ms === null ? null : ms - (now - stateAt);
}

function step(state: VisitorSession, ...effects: SessionEffect[]): Step {
  return { state, effects };
}

function isLinked(state: VisitorSession): state is Of<'returning' | 'room' | 'evaluating'> {
  return 'link' in state;
}

function stayOf(ticket: Ticket): Stay {
  return { ticket, wanted: [], waitingSince: null };
}

function loaded(state: VisitorSession, ticket: Ticket | null, sealed: boolean): Step {
  if (ticket === null) return step(state);
  // The room had not handed out its half yet, so nothing was kept: the form asks again, for the same place.
  return ticket.secret === null && !sealed
    ? step({ name: 'start', nobodyOnDuty: false, ticket, ...QUIET })
    : proceed(ticket);
}

/** Into the room, or first to the door of it. */
function proceed(ticket: Ticket, stay: Stay = stayOf(ticket)): Step {
  const { roomId } = ticket;
  return step(
    { name: 'returning', stay, link: 'pending' },
    roomId === null ? { type: 'signUp', ticket } : { type: 'enter', ticket, roomId },
  );
}

function signedUp(state: VisitorSession, ticket: Ticket, answer: SignUpOutcome): Step {
  // Left meanwhile: nothing of it may come back into the tab, and the place is another's.
  if (ticketOf(state)?.signUpId !== ticket.signUpId) {
    return step(
      state,
      ...(answer.outcome === 'admitted'
        ? [{ type: 'goodbye', roomId: answer.roomId, token: ticket.token } as const]
        : []),
    );
  }
  switch (answer.outcome) {
    case 'admitted': {
      const admitted = { ...ticket, roomId: answer.roomId };
      const entered = proceed(admitted);
      return step(entered.state, { type: 'saveTicket', ticket: admitted }, ...entered.effects);
    }
    case 'refused':
      return step(fromAvailability(answer.availability), { type: 'forget' });
    case 'problem':
      if (answer.problem === 'version') {
        return step({ name: 'stopped', why: 'version', stay: stayOf(ticket) });
      }
      // The ticket stays: the next try must not take a second place.
      return step({ name: 'start', nobodyOnDuty: false, ticket, busy: false, problem: answer.problem });
  }
}

/** Back to the beginning: what is open now, and the form when one may come in. */
function startAgain(state: VisitorSession): Step {
  if (state.name === 'room' || ('busy' in state && state.busy)) return step(state);
  return step(
    'busy' in state
      ? { ...state, busy: true, problem: null }
      : { name: 'beginning', busy: true, problem: null },
    // A place that was not reached is given up; a conversation that has ended, or goes on in another tab, is left alone.
    ...givenUp(state.name === 'returning' ? ticketOf(state) : null),
    { type: 'forget' },
    { type: 'look', reason: 'startAgain' },
  );
}

function lookedAnew(state: VisitorSession, now: Availability | null): VisitorSession {
  if (!('busy' in state) || !state.busy || ticketOf(state) !== null) return state;
  return now === null ? { ...state, busy: false, problem: 'network' } : fromAvailability(now);
}

function closed(state: VisitorSession, code: number): Step {
  if (!isLinked(state)) return step(state);
  if (state.name === 'evaluating') return end(withoutQuestions(state.state));
  const why = stopOf(code);
  return why === 'gone'
    ? step({ name: 'stopped', why, ...AFTERWARDS }, { type: 'forget' }, LOOK)
    : step({ name: 'stopped', why, stay: state.stay });
}

/** Why a room closed the socket for good. */
function stopOf(code: number): Exclude<Stop, 'untrusted'> {
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

function received(state: VisitorSession, event: VisitorEvent, at: number): Step {
  switch (event.type) {
    case 'state':
      return show(state, event.state, at);
    case 'sealRequest':
    case 'keyRequest':
      return step(state, { type: 'answer', request: event });
    // The link with the room takes these.
    case 'half':
    case 'message':
    case 'more':
    case 'typing':
    case 'received':
    case 'endMarker':
    case 'refused':
      return step(state);
  }
}

function show(state: VisitorSession, shown: VisitorState, at: number): Step {
  if (!isLinked(state)) return step(state);
  const { stay, link } = state;
  if (shown.phase === 'ended') {
    if (shown.evaluation !== 'open') return end(shown);
    const unsent = state.name === 'evaluating' && state.unsent;
    return step({ name: 'evaluating', state: shown, stateAt: at, unsent, stay, link });
  }
  const waitingSince = shown.phase === 'waiting' ? (stay.waitingSince ?? at) : null;
  // What was decided without a connection is about the talk, so it waits until that is there.
  const due = shown.phase === 'talking' && link === 'open' ? stay.wanted : [];
  const wanted = due.length > 0 ? [] : stay.wanted;
  return step(
    { name: 'room', state: shown, stateAt: at, stay: { ...stay, waitingSince, wanted }, link },
    ...due.map((command) => ({ type: 'send', command }) as const),
  );
}

/** It is over, and the room is not needed any more. Effects before it may still use the socket. */
function end(state: Ended, ...before: readonly SessionEffect[]): Step {
  return step(
    { name: 'over', state, ...AFTERWARDS },
    ...before,
    { type: 'forget' },
    // What we have erased is not to be read back either.
    ...(state.by === 'removed' ? [{ type: 'dropMessages' } as const] : []),
    LOOK,
  );
}

function withoutQuestions({ by, talkers }: Ended): Ended {
  return { phase: 'ended', by, evaluation: 'none', ...(talkers && { talkers }) };
}

function say(state: VisitorSession, command: VisitorCommand): Step {
  return step(
    state,
    ...(isLinked(state) && state.link === 'open' ? [{ type: 'send', command } as const] : []),
  );
}

function givenUp(ticket: Ticket | null, how: { leaves?: true } = {}): SessionEffect[] {
  return [
    ...(ticket?.roomId
      ? [{ type: 'goodbye', roomId: ticket.roomId, token: ticket.token, ...how } as const]
      : []),
    { type: 'dropMessages' },
  ];
}
