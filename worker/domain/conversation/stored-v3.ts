import * as z from 'zod';
import { conversationFromV2, readV2 } from './stored-v2.ts';

/* Reads a conversation of version 3 or older; makes version 4 of it. */

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
  talkers: z.array(z.object({ volunteerId: z.string(), afterSeq: z.number() })),
};

export const StoredConversationV3 = z.discriminatedUnion('phase', [
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

export type V3 = z.infer<typeof StoredConversationV3>;

/** A stored value of version 3 or older, or of none (`v`: null); null for one that this code cannot read. */
export function readV3(value: unknown, v: number | null): V3 | null {
  if (v === 3) return StoredConversationV3.safeParse(value).data ?? null;
  const before = readV2(value, v);
  return before === null ? null : conversationFromV2(before);
}

/**
 * v3 → v4: the alias of each who has talked with the visitor was added. That of the volunteer who is there, or was at the end,
 * is known; of others it is not.
 */
export function conversationFromV3(before: V3) {
  const assignment = 'assignment' in before ? before.assignment : null;
  const talkers = before.talkers.map(({ volunteerId, afterSeq }) => ({
    volunteerId,
    alias: volunteerId === assignment?.volunteerId ? assignment.alias : null,
    afterSeq,
  }));
  return { ...before, talkers };
}
