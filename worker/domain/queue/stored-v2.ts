import * as z from 'zod';
import { queueFromV1, readV1 } from './stored-v1.ts';

/* Reads a queue of version 2 or older; makes version 3 of it. */

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

export const StoredQueueV2 = z.object({
  entries: z.array(entry),
  volunteers: z.array(volunteer),
  nextGeneration: z.number(),
  recentWaits: z.array(z.object({ atMs: z.number(), waitedMs: z.number() })),
});

type V2 = z.infer<typeof StoredQueueV2>;

/** A stored value of version 2 or older, or of none (`v`: null); null for one that this code cannot read. */
export function readV2(value: unknown, v: number | null): V2 | null {
  if (v === 2) return StoredQueueV2.safeParse(value).data ?? null;
  const before = readV1(value, v);
  return before === null ? null : queueFromV1(before);
}

/** v2 → v3: whether a visitor was in a talk before was added. */
export function queueFromV2(before: V2) {
  return { ...before, entries: before.entries.map((entry) => ({ ...entry, talkedBefore: false })) };
}
