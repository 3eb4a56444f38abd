import { z } from 'zod';
import type { QueueState } from './state.ts';

/** The version that is written. A change of the shape needs a new one, its schema, and a step to it from the one before. */
const VERSION = 1;

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

/** What is stored before a version was: an entry may not know of a colleague beside the talk. */
const Unversioned = z.looseObject({
  entries: z.array(z.looseObject({ coach: z.unknown().optional() })),
});

/** v0 → v1: the colleague beside a talk was added. */
function fromUnversioned(value: unknown): unknown {
  const parsed = Unversioned.safeParse(value);
  if (!parsed.success) return null;
  const entries = parsed.data.entries.map((stored) => ({ ...stored, coach: stored.coach ?? null }));
  return { ...parsed.data, entries };
}

const Versioned = z.looseObject({ v: z.number() });

/** The queue in a stored value of any version, or null for one that this code cannot read. */
export function readStoredQueue(value: unknown): QueueState | null {
  const versioned = Versioned.safeParse(value);
  if (versioned.success && versioned.data.v !== VERSION) return null;
  const parsed = StoredQueueV1.safeParse(versioned.success ? value : fromUnversioned(value));
  return parsed.success ? (parsed.data satisfies QueueState) : null;
}

export const storedQueue = (state: QueueState): QueueState & { v: number } => ({ ...state, v: VERSION });
