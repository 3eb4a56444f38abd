import type { RoomReport } from '../exchange.ts';
import { isPlaceGone } from './places.ts';
import { pause, settle } from './settle.ts';
import { giveSign } from './absence.ts';
import {
  isOffered,
  isWaiting,
  nextOrder,
  type Entry,
  type QueueContext,
  type QueueState,
  type Volunteer,
} from './state.ts';

/*
 * The queue's rules [Q1]–[Q11]. Every function takes a state and returns a new one, already settled: what follows
 * from time and from the change (offers made, moved, lapsed; places given up) has happened. Nothing here waits.
 */

const WAITS_KEPT = 12;

/** Every runtime has it, but no version of ECMAScript, so the compiler does not know it here. */
declare function structuredClone<T>(value: T): T;

/** A change: `draft` is a private copy that `edit` may alter; the result is settled. */
export function change<T>(
  state: QueueState,
  context: QueueContext,
  edit: (draft: QueueState) => T,
): { state: QueueState; result: T } {
  const draft = structuredClone(state);
  const result = edit(draft);
  settle(draft, context);
  return { state: draft, result };
}

/** Nothing happened but time: call at `nextDeadlineMs`, or whenever. */
export function passTime(state: QueueState, context: QueueContext): QueueState {
  return change(state, context, () => null).state;
}

/** What a room says of itself: idempotent, older numbers ignored, and enough to rebuild a lost queue. */
export function takeReport(state: QueueState, context: QueueContext, report: RoomReport): QueueState {
  return change(state, context, (draft) => {
    const entry = draft.entries.find((known) => known.roomId === report.roomId);
    if (entry === undefined) {
      if (report.phase === 'ended') return;
      const seen = Math.max(report.assignment?.generation ?? 0, report.returned?.generation ?? 0);
      draft.nextGeneration = Math.max(draft.nextGeneration, seen + 1);
      draft.entries.push(entryFromReport(report, context.nowMs));
      return;
    }
    if (report.revision <= entry.reportRevision) return;
    entry.reportRevision = report.revision;
    if (report.connected && isWaiting(entry) && isPlaceGone(draft, context, entry)) {
      // A room that is no longer listed is sent the view that its place is lost, and tells its visitor.
      return release(draft, context, entry, 'available');
    }
    if (report.connected && !entry.cameIn) {
      // [Q1] Behind all who came in before: a reservation that is used late must not push anybody back.
      entry.order = nextOrder(draft, context);
      entry.cameIn = true;
    }
    entry.awaySinceMs = report.connected ? null : (entry.awaySinceMs ?? context.nowMs);
    entry.sitIn = report.sitIn;
    entry.talkedBefore = report.opened;
    if (report.phase === 'ended') release(draft, context, entry, report.opened ? 'wrapUp' : 'available');
    else if (report.phase === 'waiting') takeBack(draft, context, entry, report);
  }).state;
}

/** A report that was taken in before: rooms repeat their last one, for a queue that may have lost it. */
export function isKnown(state: QueueState, report: RoomReport): boolean {
  return state.entries.some(
    (entry) => entry.roomId === report.roomId && report.revision <= entry.reportRevision,
  );
}

/** The room no longer exists: as if it had reported its end. Null: it never reported, so it is still being made. */
export function forgetRoom(state: QueueState, context: QueueContext, roomId: string): QueueState | null {
  const known = state.entries.find((entry) => entry.roomId === roomId);
  if (known?.reportRevision === 0) return null;
  return change(state, context, (draft) => {
    const entry = draft.entries.find((other) => other.roomId === roomId);
    if (entry !== undefined) release(draft, context, entry, 'wrapUp');
  }).state;
}

function entryFromReport(report: RoomReport, nowMs: number): Entry {
  const { assignment } = report;
  return {
    roomId: report.roomId,
    signUpId: report.signUpId,
    order: report.joinedAtMs,
    joinedAtMs: report.joinedAtMs,
    awaySinceMs: report.connected ? null : nowMs,
    cameIn: report.cameIn ?? true,
    place: assignment === null ? { state: 'waiting' } : { state: 'assigned', ...assignment },
    reportRevision: report.revision,
    talkedBefore: report.opened,
    sitIn: report.sitIn,
  };
}

/** The room's people are done with each other; the end beats any assignment. */
function release(draft: QueueState, context: QueueContext, entry: Entry, then: 'wrapUp' | 'available'): void {
  draft.entries = draft.entries.filter((other) => other !== entry);
  if (entry.place.state !== 'assigned') return;
  const { volunteerId } = entry.place;
  const volunteer = draft.volunteers.find((v) => v.id === volunteerId);
  if (volunteer === undefined) return;
  volunteer.freeSinceMs = context.nowMs;
  // Nothing to wrap up after a talk that never opened; a wrap-up of another goes on.
  if (volunteer.duty.status === 'off' || then === 'available') return;
  volunteer.duty = { status: 'wrapUp', sinceMs: context.nowMs };
}

/** [Q5] From an assignment back to waiting: given back by the volunteer, or the volunteer is gone. */
function takeBack(draft: QueueState, context: QueueContext, entry: Entry, report: RoomReport): void {
  if (entry.place.state !== 'assigned' || report.returned === null) return;
  if (entry.place.generation !== report.returned.generation) return;
  const { volunteerId } = entry.place;
  const volunteer = draft.volunteers.find((v) => v.id === volunteerId);
  if (volunteer !== undefined) {
    volunteer.freeSinceMs = context.nowMs;
    if (report.returned.front) volunteer.duty = { status: 'off' };
    // Given back by hand: [Q7] nobody goes from one talk into the next by itself.
    else if (report.opened && volunteer.duty.status !== 'off')
      volunteer.duty = { status: 'wrapUp', sinceMs: context.nowMs };
  }
  entry.place = { state: 'waiting' };
  if (report.returned.front) entry.order = Math.min(...draft.entries.map((other) => other.order)) - 1;
  // A new wait: the band is made from waits, and the talk was none.
  if (report.returned.front || report.opened) entry.joinedAtMs = context.nowMs;
}

/** [C7] One console per volunteer: another session is refused unless it takes over or the first is gone. */
export function connectConsole(
  state: QueueState,
  context: QueueContext,
  console: { id: string; alias: string; sessionHash: string; takeOver: boolean },
): { state: QueueState; result: 'connected' | 'inUse' } {
  return change(state, context, (draft) => {
    const known = draft.volunteers.find((v) => v.id === console.id);
    if (known === undefined) {
      draft.volunteers.push({
        id: console.id,
        alias: console.alias,
        sessionHash: console.sessionHash,
        disconnectedAtMs: null,
        duty: { status: 'off' },
        freeSinceMs: context.nowMs,
        lapses: 0,
        lastSignAtMs: context.nowMs,
        doing: { what: 'off', sinceMs: context.nowMs },
      });
      return 'connected' as const;
    }
    if (known.sessionHash !== console.sessionHash) {
      if (known.disconnectedAtMs === null && !console.takeOver) return 'inUse' as const;
      known.sessionHash = console.sessionHash;
      giveSign(known, context);
      withdrawOffer(draft, known.id);
      moveConversations(draft, known);
    }
    known.alias = console.alias;
    known.disconnectedAtMs = null;
    return 'connected' as const;
  });
}

/** An assignment is to one console session: a volunteer who starts another takes their talks along, as new ones. */
function moveConversations(draft: QueueState, { id, sessionHash, alias }: Volunteer): void {
  for (const entry of draft.entries) {
    if (entry.place.state !== 'assigned' || entry.place.volunteerId !== id) continue;
    entry.place = { ...entry.place, sessionHash, alias, generation: draft.nextGeneration };
    draft.nextGeneration += 1;
  }
}

/** @param by `sinceMs`: from when on they are away, which for a connection that fell silent is before now. */
export function disconnectConsole(
  state: QueueState,
  context: QueueContext,
  by: { volunteerId: string; sinceMs: number },
): QueueState {
  return change(state, context, (draft) => {
    const volunteer = draft.volunteers.find((v) => v.id === by.volunteerId);
    if (volunteer !== undefined) volunteer.disconnectedAtMs ??= by.sinceMs;
  }).state;
}

/** Time has passed, and only these volunteers still have a socket, whatever close events came or did not come. */
export function markLost(state: QueueState, context: QueueContext, there: ReadonlySet<string>): QueueState {
  return change(state, context, (draft) => {
    for (const volunteer of draft.volunteers)
      if (!there.has(volunteer.id)) volunteer.disconnectedAtMs ??= context.nowMs;
  }).state;
}

/** [Q4] Exactly the offered volunteer, exactly this offer, exactly once; anyone else is too late. */
export function accept(
  state: QueueState,
  context: QueueContext,
  by: { volunteerId: string; roomId: string; generation: number },
): { state: QueueState; result: 'accepted' | 'tooLate' } {
  return change(state, context, (draft) => {
    const entry = draft.entries.find((e) => e.roomId === by.roomId);
    const volunteer = draft.volunteers.find((v) => v.id === by.volunteerId);
    if (volunteer !== undefined) giveSign(volunteer, context);
    if (entry === undefined || volunteer === undefined || !isOfferedTo(entry, by)) return 'tooLate' as const;
    entry.place = {
      state: 'assigned',
      volunteerId: volunteer.id,
      sessionHash: volunteer.sessionHash,
      alias: volunteer.alias,
      generation: by.generation,
    };
    draft.recentWaits.push({ atMs: context.nowMs, waitedMs: context.nowMs - entry.joinedAtMs });
    draft.recentWaits.splice(0, draft.recentWaits.length - WAITS_KEPT);
    return 'accepted' as const;
  });
}

/** [Q3] `Nu niet`: a short pause for this volunteer, the next one for the visitor. */
export function decline(
  state: QueueState,
  context: QueueContext,
  by: { volunteerId: string; roomId: string; generation: number },
): { state: QueueState; result: 'declined' | 'tooLate' } {
  return change(state, context, (draft) => {
    const entry = draft.entries.find((e) => e.roomId === by.roomId);
    const volunteer = draft.volunteers.find((v) => v.id === by.volunteerId);
    if (volunteer !== undefined) giveSign(volunteer, context);
    if (entry === undefined || volunteer === undefined || !isOfferedTo(entry, by)) return 'tooLate' as const;
    pause(volunteer, context);
    entry.place = { state: 'waiting' };
    return 'declined' as const;
  });
}

function isOfferedTo(entry: Entry, by: { volunteerId: string; generation: number }): boolean {
  return (
    isOffered(entry) && entry.place.volunteerId === by.volunteerId && entry.place.generation === by.generation
  );
}

/** What was offered to this volunteer waits again. */
function withdrawOffer(draft: QueueState, volunteerId: string): void {
  for (const entry of draft.entries) {
    if (entry.place.state === 'offered' && entry.place.volunteerId === volunteerId)
      entry.place = { state: 'waiting' };
  }
}
