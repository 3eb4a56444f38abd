import type { Doing } from '../../../protocol/queue.ts';
import type { QueueSettings } from '../../../protocol/settings.ts';
import type { HoursNow } from '../hours/hours-now.ts';
import type { RoomReport } from '../exchange.ts';

/** One visitor's place. It stays here while assigned, so that the queue knows who is in conversation. */
export type Entry = {
  roomId: string;
  signUpId: string;
  /** Lower is earlier. Given anew when the visitor comes in; after that only who is put back in front gets a lower one. */
  order: number;
  joinedAtMs: number;
  /** Since when the visitor's socket is gone, or has yet to come; null while connected. */
  awaySinceMs: number | null;
  /** Whether the visitor's socket was ever there. Until then the place is a reservation. */
  cameIn: boolean;
  place:
    | { state: 'waiting' }
    | OfferedPlace
    | { state: 'assigned'; volunteerId: string; sessionHash: string; alias: string; generation: number };
  /** The revision of the last room report taken in; older ones are ignored. 0: the room has not reported yet. */
  reportRevision: number;
  /** The two could talk before, with whatever volunteer: the visitor came back to the queue. */
  talkedBefore: boolean;
  /** As the room reports it. */
  sitIn: RoomReport['sitIn'];
};

export type OfferedPlace = { state: 'offered'; volunteerId: string; generation: number; offeredAtMs: number };

/** `absent`: put off by the queue, which heard no sign of them. `pause`: available after it. `break`: chosen, and off after it. */
export type Duty =
  | { status: 'off'; why?: 'absent' | undefined }
  | { status: 'available' }
  | { status: 'pause'; untilMs: number }
  | { status: 'break'; untilMs: number }
  | { status: 'wrapUp'; sinceMs: number };

/** A volunteer as the queue sees them: one console session, connected or not. */
export type Volunteer = {
  id: string;
  alias: string;
  sessionHash: string;
  disconnectedAtMs: number | null;
  duty: Duty;
  /** Who has been free longest gets the next offer. */
  freeSinceMs: number;
  /** [Q11] Offers in a row that lapsed here since the last sign. */
  lapses: number;
  /** [Q11] When the person last gave a sign: a command, or input in the console. */
  lastSignAtMs: number;
  doing: { what: Doing; sinceMs: number };
};

export type QueueState = {
  entries: Entry[];
  volunteers: Volunteer[];
  nextGeneration: number;
  /** The last waits from sign-up to acceptance, newest last: the basis of the rough band. */
  recentWaits: { atMs: number; waitedMs: number }[];
  /** [Q11] Since when, without a break, somebody waits who is there; null while nobody does. */
  waitingSinceMs: number | null;
};

/** What a decision may depend on besides the state; passed in, so that the rules stay pure. */
export type QueueContext = { nowMs: number; settings: QueueSettings; hours: HoursNow };

export const EMPTY_QUEUE: QueueState = {
  entries: [],
  volunteers: [],
  nextGeneration: 1,
  recentWaits: [],
  waitingSinceMs: null,
};

/** A console that lost its socket counts as on duty this long: a reload must not tell visitors that nobody is there. */
export const CONSOLE_GRACE_MS = 30_000;
/** After this, the place of a visitor who is away is open to newcomers. A reload takes less. */
export const ABSENT_PLACE_MS = 60_000;
/** [Q9] How long a place is reserved for who signed up and has yet to open the room's socket. A page does so at once. */
export const RESERVATION_MS = 15_000;
/** [Q9] So many reservations at most. A sign-up beyond them makes the oldest lapse, so that a flood fills no memory. */
export const MOST_RESERVATIONS = 100;

export const isWaiting = (entry: Entry): boolean => entry.place.state !== 'assigned';
export const isOffered = (entry: Entry): entry is Entry & { place: OfferedPlace } =>
  entry.place.state === 'offered';

/** Everyone who waits, first in the queue first; an offered place still counts. */
export const waitingEntries = (state: QueueState): Entry[] => inOrder(state.entries.filter(isWaiting));

/** Those of them who are offered to somebody, in the same order. */
export const offeredEntries = (state: QueueState) => inOrder(state.entries.filter(isOffered));

const inOrder = <One extends Entry>(entries: One[]): One[] => entries.sort((a, b) => a.order - b.order);

/** Behind all others. With the clock, as rooms that report to a lost queue are ranked by when they were made. */
export const nextOrder = (state: QueueState, { nowMs }: QueueContext): number =>
  Math.max(nowMs, ...state.entries.map(({ order }) => order + 1));

/** [Q9] Those who have not come in yet, oldest first. They hold up nobody: no position counts them, and few of the places. */
export const reservations = (state: QueueState): Entry[] => state.entries.filter((entry) => !entry.cameIn);

export function assignedCount(state: QueueState, volunteerId: string): number {
  return state.entries.filter((e) => e.place.state === 'assigned' && e.place.volunteerId === volunteerId)
    .length;
}

/** [C6] The talk in which a volunteer sits in, or has asked to. */
export const sitInRoom = (state: QueueState, volunteerId: string): string | null =>
  state.entries.find(({ sitIn }) => sitIn?.stage === 'begun' && sitIn.volunteerId === volunteerId)?.roomId ??
  null;

/** Neither in a talk nor sitting in. */
export const isFree = (state: QueueState, volunteerId: string): boolean =>
  assignedCount(state, volunteerId) === 0 && sitInRoom(state, volunteerId) === null;

/** Somebody is there who waits: not gone for a moment, nor yet to come in. */
export const isSomeoneWaiting = (state: QueueState): boolean =>
  state.entries.some((entry) => isWaiting(entry) && entry.awaySinceMs === null);

export function doingOf(state: QueueState, { id, duty }: Pick<Volunteer, 'id' | 'duty'>): Doing {
  if (assignedCount(state, id) > 0) return 'inConversation';
  if (sitInRoom(state, id) !== null) return 'sittingIn';
  return duty.status === 'off' ? (duty.why ?? 'off') : duty.status;
}

/** From when on a console that lost its socket no longer counts. */
export const goneAtMs = ({ disconnectedAtMs }: Volunteer): number =>
  disconnectedAtMs === null ? Infinity : disconnectedAtMs + CONSOLE_GRACE_MS;

/** Volunteers who are there this evening: available, in conversation, wrapping up or on a pause. */
export function onDutyCount(state: QueueState, nowMs: number): number {
  return state.volunteers.filter(
    (v) => (v.duty.status !== 'off' && nowMs < goneAtMs(v)) || assignedCount(state, v.id) > 0,
  ).length;
}

/** Volunteers an offer can go to, free longest first. */
export function freeVolunteers(state: QueueState, context: QueueContext): Volunteer[] {
  const offered = new Set(offeredEntries(state).map(({ place }) => place.volunteerId));
  return state.volunteers
    .filter((v) => v.duty.status === 'available' && v.disconnectedAtMs === null && !offered.has(v.id))
    .filter((v) => assignedCount(state, v.id) < context.settings.capacity && !sitInRoom(state, v.id))
    .sort((a, b) => a.freeSinceMs - b.freeSinceMs || (a.id < b.id ? -1 : 1));
}
