import * as z from 'zod';
import type { QueueState, Volunteer } from './state.ts';
import { queueFromV2, readV2 } from './stored-v2.ts';

/* Reads a queue of version 3 or older; makes version 4 of it. */

const place = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({
    state: z.literal('offered'),
    volunteerId: z.string(),
    generation: z.number(),
    offeredAtMs: z.number(),
  }),
  z.object({
    state: z.literal('assigned'),
    volunteerId: z.string(),
    sessionHash: z.string(),
    alias: z.string(),
    generation: z.number(),
  }),
]);
const entry = z.object({
  roomId: z.string(),
  signUpId: z.string(),
  order: z.number(),
  joinedAtMs: z.number(),
  awaySinceMs: z.number().nullable(),
  cameIn: z.boolean(),
  place,
  reportRevision: z.number(),
  talkedBefore: z.boolean(),
  sitIn: z
    .discriminatedUnion('stage', [
      z.object({ stage: z.literal('wanted') }),
      z.object({ stage: z.literal('begun'), volunteerId: z.string() }),
    ])
    .nullable(),
});
const duty = z.discriminatedUnion('status', [
  z.object({ status: z.literal('off') }),
  z.object({ status: z.literal('available') }),
  z.object({ status: z.literal('pause'), untilMs: z.number() }),
  z.object({ status: z.literal('wrapUp'), untilMs: z.number() }),
]);
const volunteer = z.object({
  id: z.string(),
  alias: z.string(),
  sessionHash: z.string(),
  disconnectedAtMs: z.number().nullable(),
  duty,
  freeSinceMs: z.number(),
});

export const StoredQueueV3 = z.object({
  entries: z.array(entry),
  volunteers: z.array(volunteer),
  nextGeneration: z.number(),
  recentWaits: z.array(z.object({ atMs: z.number(), waitedMs: z.number() })),
});

type V3 = z.infer<typeof StoredQueueV3>;

/** A stored value of version 3 or older, or of none (`v`: null); null for one that this code cannot read. */
export function readV3(value: unknown, v: number | null): V3 | null {
  if (v === 3) return StoredQueueV3.safeParse(value).data ?? null;
  const before = readV2(value, v);
  return before === null ? null : queueFromV2(before);
}

/**
 * v3 → v4: signs, and since when, were added. Nothing is known of before, so everybody gave one now; since when somebody waits, and who does
 * what, is noted at the next change.
 */
export function queueFromV3(before: V3, nowMs: number): QueueState {
  const volunteers = before.volunteers.map(({ duty, ...volunteer }): Volunteer => ({
    ...volunteer,
    // When it began depended on a setting. It was ended by a time, and is now ended by hand.
    duty: duty.status === 'wrapUp' ? { status: 'wrapUp', sinceMs: nowMs } : duty,
    lapses: 0,
    lastSignAtMs: nowMs,
    doing: { what: 'off', sinceMs: nowMs },
  }));
  return { ...before, volunteers, waitingSinceMs: null };
}
