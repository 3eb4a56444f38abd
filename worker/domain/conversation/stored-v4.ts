import * as z from 'zod';
import type { Conversation } from './state.ts';
import { conversationFromV3, readV3 } from './stored-v3.ts';

/* Reads a conversation of version 4 or older; makes version 5 of it. */

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
  talkers: z.array(z.object({ volunteerId: z.string(), alias: z.string().nullable(), afterSeq: z.number() })),
};

export const StoredConversationV4 = z.discriminatedUnion('phase', [
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

type V4 = z.infer<typeof StoredConversationV4>;

/** A stored value of version 4 or older, or of none (`v`: null); null for one that this code cannot read. */
export function readV4(value: unknown, v: number | null): V4 | null {
  if (v === 4) return StoredConversationV4.safeParse(value).data ?? null;
  const before = readV3(value, v);
  return before === null ? null : conversationFromV3(before);
}

/** v4 → v5: what was on the visitor's screen was added. The page says it anew at its next connection. */
export function conversationFromV4(before: V4): Conversation {
  return { ...before, seen: 0 };
}
