import * as z from 'zod';
import type { Conversation } from './state.ts';
import { conversationFromV4, readV4 } from './stored-v4.ts';

/**
 * The version that is written. A change of the shape needs a new one, its schema, and a step to it from the one before: what
 * is here moves to a file of its own, as version 4 did.
 */
const VERSION = 5;

const times = z.object({
  signUpEndsAtMs: z.number().nullable(),
  closesAtMs: z.number().nullable(),
  visitorGraceMs: z.number(),
  volunteerGraceMs: z.number(),
  evaluationMs: z.number(),
  pace: z
    .object({ unansweredMs: z.number(), silentMs: z.number(), guideMs: z.number().nullable() })
    .optional(),
});
const assignment = z.object({
  generation: z.number(),
  volunteerId: z.string(),
  sessionHash: z.string(),
  alias: z.string(),
});
const both = z.object({ visitor: z.number(), volunteer: z.number() });
const coach = z.object({ volunteerId: z.string(), sessionHash: z.string(), alias: z.string() });
const sitIn = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('wanted') }),
  z.object({
    stage: z.enum(['asked', 'sitting']),
    number: z.number(),
    coach,
    awaySinceMs: z.number().nullable(),
  }),
  z.object({ stage: z.enum(['left', 'declined']), number: z.number(), alias: z.string() }),
]);
const endedBy = z.enum(['visitor', 'volunteer', 'visitorLeft', 'neverSpoke', 'signUpEnded', 'removed']);

const base = {
  signUpId: z.string(),
  tokenHash: z.string(),
  createdAtMs: z.number(),
  times,
  visitorAwaySinceMs: z.number().nullable(),
  openedAtMs: z.number().nullable(),
  wrote: both,
  received: both,
  seen: z.number(),
  viewRevision: z.number(),
  returned: z.object({ generation: z.number(), front: z.boolean() }).nullable(),
  sitIns: z.number(),
  sitInDeclined: z.boolean(),
  talkers: z.array(z.object({ volunteerId: z.string(), alias: z.string().nullable(), afterSeq: z.number() })),
};

/** Written out, not taken from `protocol/`: a change of the wire must not change what was stored before it. */
export const StoredConversationV5 = z.discriminatedUnion('phase', [
  z.object({
    ...base,
    phase: z.literal('waiting'),
    place: z
      .object({
        revision: z.number(),
        times,
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
    sitIn: sitIn.nullable(),
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

const Versioned = z.looseObject({ v: z.number() });

/** The conversation in a stored value of any version, or null for one that this code cannot read. */
export function readStoredConversation(value: unknown): Conversation | null {
  const versioned = Versioned.safeParse(value);
  if (!versioned.success || versioned.data.v < VERSION) {
    const before = readV4(value, versioned.success ? versioned.data.v : null);
    return before === null ? null : conversationFromV4(before);
  }
  const parsed = versioned.data.v === VERSION ? StoredConversationV5.safeParse(value) : null;
  return parsed?.success === true ? (parsed.data satisfies Conversation) : null;
}

export const storedConversation = (conversation: Conversation): Conversation & { v: number } => ({
  ...conversation,
  v: VERSION,
});
