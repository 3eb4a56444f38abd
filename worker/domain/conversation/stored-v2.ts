import * as z from 'zod';
import { conversationFromV1, readV1 } from './stored-v1.ts';

/* Reads a conversation of version 2 or older; makes version 3 of it. */

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
  viewRevision: z.number(),
  returned: z.object({ generation: z.number(), front: z.boolean() }).nullable(),
  sitIns: z.number(),
  sitInDeclined: z.boolean(),
};

export const StoredConversationV2 = z.discriminatedUnion('phase', [
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

type V2 = z.infer<typeof StoredConversationV2>;

/** A stored value of version 2 or older, or of none (`v`: null); null for one that this code cannot read. */
export function readV2(value: unknown, v: number | null): V2 | null {
  if (v === 2) return StoredConversationV2.safeParse(value).data ?? null;
  const before = readV1(value, v);
  return before === null ? null : conversationFromV1(before);
}

/**
 * v2 → v3: who has talked with the visitor was added. Of a talk that runs it is taken to be its volunteer alone; of others
 * nobody is known, so that what was written counts as a predecessor's.
 */
export function conversationFromV2(before: V2) {
  if (before.phase !== 'talking') return { ...before, talkers: [] };
  return { ...before, talkers: [{ volunteerId: before.assignment.volunteerId, afterSeq: 0 }] };
}
