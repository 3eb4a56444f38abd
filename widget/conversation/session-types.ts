import type { Availability } from '../../protocol/http/visitor.ts';
import type { Intake } from '../../protocol/intake.ts';
import type { EvaluationScores, VisitorCommand, VisitorEvent, VisitorState } from '../../protocol/room.ts';
import type { Envelope } from '../../protocol/sealed.ts';

/** The conversation key (base64url), and what the visitor filled in. */
export type Secret = { key: string; intake: Intake };

/** What lets this tab come back into its conversation. It never leaves the tab, but for the token to the room itself. */
export type Ticket = {
  signUpId: string;
  token: string;
  /** [K3] The tab's half of the key under which it keeps the secret, base64url. */
  half: string;
  /** In memory only: null after a reload, when the room first has to hand out its half. */
  secret: Secret | null;
  /** Null until the server has let us in. */
  roomId: string | null;
};

/** The phases of a room in which it still goes on. A new phase of the protocol belongs to them until it is said otherwise. */
export type Running = Exclude<VisitorState, { phase: 'ended' }>;
export type Waiting = Extract<VisitorState, { phase: 'waiting' }>;
export type Talking = Extract<VisitorState, { phase: 'talking' }>;
export type Ended = Extract<VisitorState, { phase: 'ended' }>;
export type Refusal = Exclude<Availability, { state: 'open' }>;

export type Problem = 'network' | null;
/** Why a conversation does not go on in this tab. */
export type Stop = 'replaced' | 'version' | 'error' | Final;
/** gone: the room knows it no more · untrusted: the key for review bears no signature of the helpline, so nothing was sealed. */
export type Final = 'gone' | 'untrusted';

/** What a state has from which the server is asked something. */
type Asking = {
  /** The question is on its way. */
  busy: boolean;
  /** What the last answer was, if none. */
  problem: Problem;
};

/** It is over: may one come in again. Null until that is known. */
type Afterwards = Asking & { now: Availability | null };

/** What goes along for as long as the room may let this tab in. */
export type Stay = {
  ticket: Ticket;
  /** Pressed without a connection, and sent as soon as the talk is there again. */
  wanted: readonly VisitorCommand[];
  /** Local clock, epoch ms; null before the queue and after it. */
  waitingSince: number | null;
};

/** What the socket is: not open for the first time yet, open, or lost and being opened again. */
type Linked = { stay: Stay; link: 'pending' | 'open' | 'lost' };

export type VisitorSession =
  /**
   * The form. It has a ticket while it signs up, and after a try without an answer: the next asks for the same place. `shut`: nobody
   * is let in any more since it was opened.
   */
  | ({ name: 'start'; nobodyOnDuty: boolean; ticket: Ticket | null; shut?: Refusal | null } & Asking)
  | ({ name: 'unavailable'; now: Refusal } & Asking)
  /** There is a ticket, and the room has said nothing yet. */
  | ({ name: 'returning' } & Linked)
  /** A conversation that could not be reached was given up: asks what is open now. */
  | ({ name: 'beginning' } & Asking)
  /** @see Running. `stateAt`: local clock, epoch ms, from which durations in `state` count. */
  | ({ name: 'room'; state: Running; stateAt: number } & Linked)
  /** It has ended, and the questions afterwards are open. `unsent`: the answers could not be sent. */
  | ({ name: 'evaluating'; state: Ended; stateAt: number; unsent: boolean } & Linked)
  /** It has ended, and nothing is asked: the room is not needed any more. */
  | ({ name: 'over'; state: Ended } & Afterwards)
  /** It is over before or without an end that was shown. */
  | ({ name: 'stopped'; why: Final } & Afterwards)
  /** It may go on, here or elsewhere. */
  | { name: 'stopped'; why: Exclude<Stop, Final>; stay: Stay };

export type SignUpOutcome =
  | { outcome: 'admitted'; roomId: string }
  | { outcome: 'refused'; availability: Availability }
  | { outcome: 'problem'; problem: 'network' | 'version' };

/** Why it was asked what is open now: the visitor begins anew, or the page looks once in a while. */
export type LookReason = 'startAgain' | 'meanwhile';

export type SessionEvent =
  /** What the tab remembers of before a reload. */
  | { type: 'loaded'; ticket: Ticket | null; sealed: boolean }
  /** The form was sent. The ticket's id and token are used unless an earlier try has its own. */
  | { type: 'signUp'; ticket: Ticket }
  | { type: 'signedUp'; ticket: Ticket; answer: SignUpOutcome }
  | { type: 'startAgain' }
  | { type: 'tick' }
  /** `now` is null when the server could not be reached. */
  | { type: 'looked'; reason: LookReason; now: Availability | null }
  | { type: 'reconnect' }
  | { type: 'opened' }
  | { type: 'lost' }
  /** The server closed the socket for good. */
  | { type: 'closed'; code: number }
  | { type: 'received'; event: VisitorEvent; at: number }
  /** To be sent now, or never. */
  | { type: 'say'; command: VisitorCommand }
  /** To be sent now, or as soon as the talk is there again. */
  | { type: 'insist'; command: VisitorCommand }
  /** The page can't show who reads along. */
  | { type: 'coachUnseen' }
  | { type: 'leaveQueue' }
  | { type: 'evaluate'; scores: EvaluationScores; text: Envelope | null }
  | { type: 'skipEvaluation' }
  | { type: 'messagesChanged' }
  /** [K4] What the room gave to seal to is not signed by the helpline. */
  | { type: 'distrusted' }
  /** Ends it without waiting for anything. */
  | { type: 'goodbye' };

export type SessionEffect =
  | { type: 'saveTicket'; ticket: Ticket }
  | { type: 'signUp'; ticket: Ticket }
  /** Derives the room's keys, and opens its log and its socket. */
  | { type: 'enter'; ticket: Ticket; roomId: string }
  | { type: 'look'; reason: LookReason }
  | { type: 'send'; command: VisitorCommand }
  /** Seals a key to who asks for it, and sends that. */
  | { type: 'answer'; request: Extract<VisitorEvent, { type: 'sealRequest' | 'keyRequest' }> }
  /** Sends again what the room has not acknowledged. */
  | { type: 'resend' }
  /** Gives a place up without the socket. `leaves`: with the page. */
  | { type: 'goodbye'; roomId: string; token: string; leaves?: true }
  /** Clears the tab's storage and closes the socket: nothing stays but what is on the screen. */
  | { type: 'forget' }
  /** What is on the screen goes too. */
  | { type: 'dropMessages' };

export type Step = { state: VisitorSession; effects: readonly SessionEffect[] };
