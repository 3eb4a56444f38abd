import { z } from 'zod';
import type { Conversation } from './state.ts';

/** The version that is written. A change of the shape needs a new one, its schema, and a step to it from the one before. */
const VERSION = 1;

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

/** Written out, not taken from `protocol/`: a change of the wire must not change what was stored before it. */
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

/** What is stored before a version was: fields may be missing, and a colleague that was declined had no name. */
const Unversioned = z.looseObject({
  phase: z.string(),
  seats: z.number().default(0),
  coachDeclined: z.boolean().default(false),
  seat: z.unknown().optional(),
});
const NamelessNo = z.strictObject({ stage: z.literal('declined') });

/** v0 → v1: the seat beside a talk was added, then the no that holds for the whole conversation. */
function fromUnversioned(value: unknown): unknown {
  const parsed = Unversioned.safeParse(value);
  if (!parsed.success) return null;
  const { seat: stored, ...rest } = parsed.data;
  if (rest.phase !== 'talking') return rest;
  const saidNo = NamelessNo.safeParse(stored).success;
  return { ...rest, coachDeclined: rest.coachDeclined || saidNo, seat: saidNo ? null : (stored ?? null) };
}

const Versioned = z.looseObject({ v: z.number() });

/** The conversation in a stored value of any version, or null for one that this code cannot read. */
export function readStoredConversation(value: unknown): Conversation | null {
  const versioned = Versioned.safeParse(value);
  if (versioned.success && versioned.data.v !== VERSION) return null;
  const parsed = StoredConversationV1.safeParse(versioned.success ? value : fromUnversioned(value));
  return parsed.success ? (parsed.data satisfies Conversation) : null;
}

export const storedConversation = (conversation: Conversation): Conversation & { v: number } => ({
  ...conversation,
  v: VERSION,
});
