import * as z from 'zod';
import type { QueueState } from './state.ts';
import { queueFromV3, readV3 } from './stored-v3.ts';

/**
 * The version that is written. A change of the shape needs a new one, its schema, and a step to it from the one before: what
 * is here moves to a file of its own, as version 3 did.
 */
const VERSION = 4;

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
  z.object({ status: z.literal('off'), why: z.literal('absent').optional() }),
  z.object({ status: z.literal('available') }),
  z.object({ status: z.literal('pause'), untilMs: z.number() }),
  z.object({ status: z.literal('break'), untilMs: z.number() }),
  z.object({ status: z.literal('wrapUp'), sinceMs: z.number() }),
]);
const volunteer = z.object({
  id: z.string(),
  alias: z.string(),
  sessionHash: z.string(),
  disconnectedAtMs: z.number().nullable(),
  duty,
  freeSinceMs: z.number(),
  lapses: z.number(),
  lastSignAtMs: z.number(),
  doing: z.object({
    what: z.enum(['off', 'absent', 'available', 'inConversation', 'sittingIn', 'wrapUp', 'pause', 'break']),
    sinceMs: z.number(),
  }),
});

export const StoredQueueV4 = z.object({
  entries: z.array(entry),
  volunteers: z.array(volunteer),
  nextGeneration: z.number(),
  recentWaits: z.array(z.object({ atMs: z.number(), waitedMs: z.number() })),
  waitingSinceMs: z.number().nullable(),
});

const Versioned = z.looseObject({ v: z.number() });

/** The queue in a stored value of any version, or null for one that this code cannot read. `nowMs`: when it is read. */
export function readStoredQueue(value: unknown, nowMs: number): QueueState | null {
  const versioned = Versioned.safeParse(value);
  if (!versioned.success || versioned.data.v < VERSION) {
    const before = readV3(value, versioned.success ? versioned.data.v : null);
    return before === null ? null : queueFromV3(before, nowMs);
  }
  const parsed = versioned.data.v === VERSION ? StoredQueueV4.safeParse(value) : null;
  return parsed?.success === true ? (parsed.data satisfies QueueState) : null;
}

export const storedQueue = (state: QueueState): QueueState & { v: number } => ({ ...state, v: VERSION });
