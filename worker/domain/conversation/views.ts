import type { CoachState, VisitorState, VolunteerState } from '../../../protocol/room.ts';
import { heldSitIn } from './sit-in.ts';
import { KEY_LATE_MS, type SitIn, type Conversation } from './state.ts';
import { assignmentOf, bothWrote, signUpEnded, volunteerPresence } from './conversation.ts';
import type { RoomReport } from '../exchange.ts';

const inMs = (atMs: number | null, nowMs: number): number | null =>
  atMs === null ? null : Math.max(0, atMs - nowMs);

/** What the visitor's page shows; null in the moment before the queue first spoke. */
export function visitorView(c: Conversation, nowMs: number): VisitorState | null {
  switch (c.phase) {
    case 'waiting':
      if (c.place === null) return null;
      return {
        phase: 'waiting',
        position: c.place.position,
        band: c.place.band,
        nobodyOnDuty: c.place.nobodyOnDuty,
        signUpEnded: signUpEnded(c, nowMs),
        closesInMs: inMs(c.times.closesAtMs, nowMs),
        ...(c.returned?.front && { cameBack: true }),
      };
    case 'connecting':
      return { phase: 'connecting', generation: c.assignment.generation };
    case 'talking':
      return {
        phase: 'talking',
        generation: c.assignment.generation,
        alias: c.assignment.alias,
        volunteer: volunteerPresence(c, nowMs),
        handedOver: c.handedOver,
        coach: coachForVisitor(c.sitIn),
        signUpEnded: signUpEnded(c, nowMs),
        closesInMs: inMs(c.times.closesAtMs, nowMs),
        talkers: talkersOf(c),
      };
    case 'ended':
      return {
        phase: 'ended',
        ...(c.assignment && { generation: c.assignment.generation }),
        by: c.by,
        evaluation: c.evaluation,
        talkers: talkersOf(c),
        ...(c.evaluation === 'open' && {
          evaluationEndsInMs: c.evaluationSinceMs + c.times.evaluationMs - nowMs,
        }),
      };
  }
}

/** [C5] Under which alias each message of a volunteer was written. The alias of who is there is the one that is said now. */
function talkersOf(c: Conversation): { alias: string | null; after: number }[] {
  const own = assignmentOf(c);
  return c.talkers.map(({ volunteerId, alias, afterSeq }) => ({
    alias: volunteerId === own?.volunteerId ? own.alias : alias,
    after: afterSeq,
  }));
}

/** What the assigned volunteer's console shows; null when there is no assignment. */
export function volunteerView(c: Conversation, nowMs: number): VolunteerState | null {
  switch (c.phase) {
    case 'waiting':
      return null;
    case 'connecting': {
      const sinceMs = nowMs - c.sinceMs;
      return {
        phase: 'connecting',
        generation: c.assignment.generation,
        sinceMs,
        keyLate: sinceMs >= KEY_LATE_MS,
      };
    }
    case 'talking':
      return {
        phase: 'talking',
        ...visitorPresence(c, nowMs),
        openedAgoMs: nowMs - (c.openedAtMs ?? nowMs),
        ...(c.times.pace && { pace: c.times.pace }),
        closesInMs: inMs(c.times.closesAtMs, nowMs),
        coach: c.sitInDeclined ? { stage: 'declined' } : coachForVolunteer(c.sitIn),
        handedOver: c.handedOver,
        predecessors: predecessorsOf(c),
      };
    case 'ended':
      return { phase: 'ended', by: c.by, bothWrote: bothWrote(c), predecessors: predecessorsOf(c) };
  }
}

function visitorPresence({ visitorAwaySinceMs }: Conversation, nowMs: number) {
  return visitorAwaySinceMs === null
    ? ({ visitor: 'present' } as const)
    : ({ visitor: 'away', awayForMs: nowMs - visitorAwaySinceMs } as const);
}

/** Between which messages others than the talk's volunteer wrote. */
function predecessorsOf(c: Conversation): { after: number; upTo: number }[] {
  const own = assignmentOf(c)?.volunteerId;
  const turns = [{ volunteerId: null, afterSeq: 0 }, ...c.talkers];
  return turns.flatMap(({ volunteerId, afterSeq }, index) => {
    const upTo = turns[index + 1]?.afterSeq;
    return upTo === undefined || upTo === afterSeq || volunteerId === own ? [] : [{ after: afterSeq, upTo }];
  });
}

/** [C6] Who is there, or would like to be. That nobody came or may come is between volunteer and colleagues. */
function coachForVisitor(sitIn: SitIn | null): Extract<VisitorState, { phase: 'talking' }>['coach'] {
  if (sitIn === null || sitIn.stage === 'wanted') return null;
  return { stage: sitIn.stage, sitIn: sitIn.number, alias: aliasOf(sitIn) };
}

function coachForVolunteer(sitIn: SitIn | null): Extract<VolunteerState, { phase: 'talking' }>['coach'] {
  if (sitIn === null) return null;
  if (sitIn.stage === 'wanted' || sitIn.stage === 'declined') return { stage: sitIn.stage };
  return { stage: sitIn.stage, alias: aliasOf(sitIn) };
}

const aliasOf = (sitIn: Exclude<SitIn, { stage: 'wanted' }>): string =>
  'coach' in sitIn ? sitIn.coach.alias : sitIn.alias;

/** What the colleague who sits in sees: of the talk itself nothing until they may; null without a sit-in. */
export function coachView(c: Conversation): CoachState | null {
  switch (c.phase) {
    case 'waiting':
    case 'connecting':
      return null;
    case 'talking': {
      const sitIn = heldSitIn(c);
      if (sitIn === null) return null;
      const { alias } = c.assignment;
      return sitIn.stage === 'asked'
        ? { phase: 'asked', alias }
        : { phase: 'sitting', alias, visitor: c.visitorAwaySinceMs === null ? 'present' : 'away' };
    }
    case 'ended':
      return { phase: 'ended' };
  }
}

/** To the queue it makes no difference whether the two can talk yet. */
const QUEUE_PHASE: Readonly<Record<Conversation['phase'], RoomReport['phase']>> = {
  waiting: 'waiting',
  connecting: 'assigned',
  talking: 'assigned',
  ended: 'ended',
};

/** What the queue should know, without its revision. */
export function reportOf(c: Conversation, roomId: string): Omit<RoomReport, 'revision'> {
  return {
    roomId,
    signUpId: c.signUpId,
    joinedAtMs: c.createdAtMs,
    connected: c.visitorAwaySinceMs === null,
    cameIn: cameIn(c),
    phase: QUEUE_PHASE[c.phase],
    opened: c.openedAtMs !== null,
    assignment: assignmentOf(c),
    returned: c.returned,
    sitIn: sitInForQueue(c),
  };
}

/** Who never did has been away ever since the room was made. */
const cameIn = (c: Conversation): boolean => c.visitorAwaySinceMs !== c.createdAtMs;

function sitInForQueue(c: Conversation): RoomReport['sitIn'] {
  if (c.phase === 'talking' && c.sitIn?.stage === 'wanted') return { stage: 'wanted' };
  const sitIn = heldSitIn(c);
  return sitIn === null ? null : { stage: 'begun', volunteerId: sitIn.coach.volunteerId };
}
