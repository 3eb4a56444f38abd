import * as z from 'zod';

/* Reads a queue of version 1, and what was stored before there were versions; makes version 2 of it. */

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
  reportN: z.number(),
  coach: z
    .discriminatedUnion('stage', [
      z.object({ stage: z.literal('wanted') }),
      z.object({ stage: z.literal('taken'), volunteerId: z.string() }),
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

export const StoredQueueV1 = z.object({
  entries: z.array(entry),
  volunteers: z.array(volunteer),
  nextGeneration: z.number(),
  recentWaits: z.array(z.object({ atMs: z.number(), waitedMs: z.number() })),
});

type V1 = z.infer<typeof StoredQueueV1>;

/** What is stored before a version was: an entry may not know of a colleague who sits in. */
const Unversioned = z.looseObject({
  entries: z.array(z.looseObject({ coach: z.unknown().optional() })),
});

/** v0 → v1: the colleague who sits in was added. */
function fromUnversioned(value: unknown): unknown {
  const parsed = Unversioned.safeParse(value);
  if (!parsed.success) return null;
  const entries = parsed.data.entries.map((stored) => ({ ...stored, coach: stored.coach ?? null }));
  return { ...parsed.data, entries };
}

/** A stored value of version 1, or of none (`v`: null); null for one that this code cannot read. */
export function readV1(value: unknown, v: number | null): V1 | null {
  if (v !== null && v !== 1) return null;
  const parsed = StoredQueueV1.safeParse(v === null ? fromUnversioned(value) : value);
  return parsed.success ? parsed.data : null;
}

/** v1 → v2: new names. */
export function queueFromV1(before: V1) {
  return {
    ...before,
    entries: before.entries.map(({ reportN, coach, ...same }) => ({
      ...same,
      reportRevision: reportN,
      sitIn: coach?.stage === 'taken' ? { stage: 'begun' as const, volunteerId: coach.volunteerId } : coach,
    })),
  };
}
