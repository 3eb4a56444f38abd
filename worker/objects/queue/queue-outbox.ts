import * as z from 'zod';
import type { RoomPlace, RoomTimes } from '../../domain/exchange.ts';
import { crowdOf } from '../../domain/queue/places.ts';
import type { QueueContext, QueueState } from '../../domain/queue/state.ts';
import { roomPlaces } from '../../domain/queue/views.ts';
import { log } from '../../platform/log.ts';
import { readStoredJson } from '../../platform/stored.ts';
import { writeQueueStatus, type QueueStatus } from '../../store/queue-status.ts';
import type { Bindings } from '../kit/bindings.ts';
import { Outbox } from '../kit/outbox.ts';
import { roomOf } from '../kit/stubs.ts';

/** The outbox key of what is published to D1 for page views; every other key is a room id. */
const STATUS = 'status';

/** `free`: missing from what an older version of this code put there. */
const Status = z.object({
  waiting: z.number(),
  onDuty: z.number(),
  free: z.number().default(0),
}) satisfies z.ZodType<QueueStatus>;

const times = z.object({
  signUpEndsAtMs: z.number().nullable(),
  closesAtMs: z.number().nullable(),
  visitorGraceMs: z.number(),
  volunteerGraceMs: z.number(),
  evaluationMs: z.number(),
  pace: z
    .object({ unansweredMs: z.number(), silentMs: z.number(), guideMs: z.number().nullable() })
    .optional(),
}) satisfies z.ZodType<RoomTimes>;

/** A room's view of its place, without the revision. */
const Told = z.discriminatedUnion('place', [
  z.object({
    times,
    place: z.literal('waiting'),
    position: z.number(),
    band: z.object({ minMinutes: z.number(), maxMinutes: z.number() }).nullable(),
    nobodyOnDuty: z.boolean(),
  }),
  z.object({
    times,
    place: z.literal('assigned'),
    generation: z.number(),
    volunteerId: z.string(),
    sessionHash: z.string(),
    alias: z.string(),
  }),
  z.object({ times, place: z.literal('lost'), why: z.enum(['signUpEnded', 'visitorLeft']) }),
]);
type Told = { times: RoomTimes } & RoomPlace;

/** What the queue delivers: each room's place to that room, and how full the queue is to D1. */
export class QueueOutbox {
  readonly #outbox: Outbox;
  readonly #env: Bindings;
  readonly #roomIsGone: (roomId: string) => Promise<boolean>;

  /** @param roomIsGone called when there is no such room; true if it is forgotten, false if it is still being made */
  constructor(sql: SqlStorage, env: Bindings, roomIsGone: (roomId: string) => Promise<boolean>) {
    this.#env = env;
    this.#roomIsGone = roomIsGone;
    this.#outbox = new Outbox(sql, {
      deliver: (key, revision, body) =>
        key === STATUS ? this.#publish(revision, body) : this.#tellRoom(key, revision, body),
      reportFailure: (key, attempts) =>
        log({ event: 'deliveryFails', delivery: key === STATUS ? 'status' : 'place', attempts }),
    });
  }

  createTable(): void {
    this.#outbox.createTable();
  }

  /** Stores in the outbox what follows from a state; what was delivered already is not delivered again. */
  putAll(state: QueueState, context: QueueContext, roomTimes: RoomTimes): void {
    const places = roomPlaces(state, context);
    const why = context.hours.state === 'closed' ? 'signUpEnded' : 'visitorLeft';
    for (const roomId of this.#outbox.keys()) {
      if (roomId !== STATUS && !places.has(roomId)) places.set(roomId, { place: 'lost', why });
    }
    for (const [roomId, place] of places)
      this.#put(roomId, { ...place, times: roomTimes } satisfies Told, context.nowMs);
    this.#put(STATUS, crowdOf(state, context) satisfies QueueStatus, context.nowMs);
  }

  #put(key: string, body: Told | QueueStatus, nowMs: number): void {
    this.#outbox.put(key, JSON.stringify(body), nowMs);
  }

  /** Makes an undelivered view due now, because the room has just reported. */
  hasten(roomId: string): void {
    this.#outbox.hasten(roomId);
  }

  /** Delivers nothing more to this room. */
  forget(roomId: string): void {
    this.#outbox.remove(roomId);
  }

  forgetAll(): void {
    for (const key of this.#outbox.keys()) this.#outbox.remove(key);
  }

  nextRetryMs(nowMs: number): number | null {
    return this.#outbox.nextRetryMs(nowMs);
  }

  async flush(): Promise<void> {
    await this.#outbox.flush(Date.now);
  }

  /** A body that cannot be read counts as delivered: the next change puts one that can. */
  async #publish(revision: number, body: string): Promise<boolean> {
    const status = readStoredJson(Status, body, 'queue');
    if (status !== null) await writeQueueStatus(this.#env.DB, { version: revision, ...status });
    return true;
  }

  async #tellRoom(roomId: string, revision: number, body: string): Promise<boolean> {
    const told: Told | null = readStoredJson(Told, body, 'queue');
    if (told === null) return true;
    const answer = (await roomOf(this.#env, roomId)?.queueView({ revision, ...told })) ?? 'unknown';
    if (told.place === 'lost') this.#outbox.remove(roomId);
    else if (answer === 'unknown') return this.#roomIsGone(roomId);
    return true;
  }
}
