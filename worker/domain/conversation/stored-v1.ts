import * as z from 'zod';

/* Reads a conversation of version 1, and what was stored before there were versions; makes version 2 of it. */

const times = z.object({
  signUpEndsAtMs: z.number().nullable(),
  closesAtMs: z.number().nullable(),
  visitorGraceMs: z.number(),
  volunteerGraceMs: z.number(),
  evaluationMs: z.number(),
});
const assignment = z.object({
  generation: z.number(),
  volunteerId: z.string(),
  sessionHash: z.string(),
  alias: z.string(),
});
const both = z.object({ visitor: z.number(), volunteer: z.number() });
const coach = z.object({ volunteerId: z.string(), sessionHash: z.string(), alias: z.string() });
const seat = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('wanted') }),
  z.object({
    stage: z.enum(['asked', 'sitting']),
    n: z.number(),
    coach,
    awaySinceMs: z.number().nullable(),
  }),
  z.object({ stage: z.enum(['left', 'declined']), n: z.number(), alias: z.string() }),
]);
const endedBy = z.enum(['visitor', 'volunteer', 'visitorLeft', 'neverSpoke', 'signUpEnded', 'removed']);

const base = {
  signUpId: z.string(),
  tokenHash: z.string(),
  createdAtMs: z.number(),
  rules: times,
  visitorAwaySinceMs: z.number().nullable(),
  openedAtMs: z.number().nullable(),
  wrote: both,
  received: both,
  queueN: z.number(),
  reportN: z.number(),
  returned: z.object({ generation: z.number(), front: z.boolean() }).nullable(),
  seats: z.number(),
  coachDeclined: z.boolean(),
};

export const StoredConversationV1 = z.discriminatedUnion('phase', [
  z.object({
    ...base,
    phase: z.literal('waiting'),
    place: z
      .object({
        n: z.number(),
        rules: times,
        place: z.literal('waiting'),
        position: z.number(),
        band: z.object({ minMinutes: z.number(), maxMinutes: z.number() }).nullable(),
        nobodyOnDuty: z.boolean(),
      })
      .nullable(),
  }),
  z.object({ ...base, phase: z.literal('connecting'), assignment, sinceMs: z.number() }),
  z.object({
    ...base,
    phase: z.literal('talking'),
    assignment,
    volunteerAwaySinceMs: z.number().nullable(),
    handedOver: z.boolean(),
    seat: seat.nullable(),
  }),
  z.object({
    ...base,
    phase: z.literal('ended'),
    assignment: assignment.nullable(),
    endedAtMs: z.number(),
    evaluationSinceMs: z.number(),
    by: endedBy,
    evaluation: z.enum(['none', 'open', 'done']),
  }),
]);

type V1 = z.infer<typeof StoredConversationV1>;

/** What is stored before a version was: fields may be missing, and a colleague that was declined had no name. */
const Unversioned = z.looseObject({
  phase: z.string(),
  seats: z.number().default(0),
  coachDeclined: z.boolean().default(false),
  seat: z.unknown().optional(),
});
const NamelessNo = z.strictObject({ stage: z.literal('declined') });

/** v0 → v1: a colleague's sit-in (then called a seat) was added, then the no that holds for the whole conversation. */
function fromUnversioned(value: unknown): unknown {
  const parsed = Unversioned.safeParse(value);
  if (!parsed.success) return null;
  const { seat: stored, ...rest } = parsed.data;
  if (rest.phase !== 'talking') return rest;
  const saidNo = NamelessNo.safeParse(stored).success;
  return { ...rest, coachDeclined: rest.coachDeclined || saidNo, seat: saidNo ? null : (stored ?? null) };
}

/** A stored value of version 1, or of none (`v`: null); null for one that this code cannot read. */
export function readV1(value: unknown, v: number | null): V1 | null {
  if (v !== null && v !== 1) return null;
  const parsed = StoredConversationV1.safeParse(v === null ? fromUnversioned(value) : value);
  return parsed.success ? parsed.data : null;
}

/** v1 → v2: new names; and the number of the last report is the outbox's alone. */
export function conversationFromV1(before: V1) {
  const { rules, queueN, reportN: _reportN, seats, coachDeclined, ...same } = before;
  const facts = { times: rules, viewRevision: queueN, sitIns: seats, sitInDeclined: coachDeclined };
  switch (same.phase) {
    case 'waiting':
      return { ...same, ...facts, place: placeFromV1(same.place) };
    case 'talking': {
      const { seat: storedSeat, ...talk } = same;
      return { ...talk, ...facts, sitIn: sitInFromV1(storedSeat) };
    }
    case 'connecting':
    case 'ended':
      return { ...same, ...facts };
  }
}

type Place = Extract<V1, { phase: 'waiting' }>['place'];
function placeFromV1(before: Place) {
  if (before === null) return null;
  const { n, rules, ...place } = before;
  return { ...place, revision: n, times: rules };
}

type Seat = Extract<V1, { phase: 'talking' }>['seat'];
function sitInFromV1(before: Seat) {
  if (before === null || before.stage === 'wanted') return before;
  const { n, ...sitIn } = before;
  return { ...sitIn, number: n };
}
