import type { Envelope } from '../../../protocol/sealed.ts';
import { isFinished } from '../../domain/conversation/conversation.ts';
import { heldSitIn } from '../../domain/conversation/sit-in.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import { reportOf } from '../../domain/conversation/views.ts';
import { log, type Delivery } from '../../platform/log.ts';
import type { Bindings } from '../kit/bindings.ts';
import {
  archiveConversation,
  archiveEndMarker,
  archiveEvaluation,
  forgetConversation,
} from '../../store/archive.ts';
import { recordSitIn } from '../../store/audit.ts';
import { destroyKeys } from '../../store/destroy-keys.ts';
import { Outbox } from '../kit/outbox.ts';
import type { RoomHalf } from './room-half.ts';
import { WRITERS, type RoomStore, type Writer } from './room-store.ts';
import { queueOf } from '../kit/stubs.ts';

/**
 * The outbox keys of what a room delivers, each on its own until it is taken. `sitIn:` is followed by the number of the sit-in,
 * and its body is the colleague's id: who reads along is on record. `endMarker:` is followed by the side that says how many messages
 * there were, and its body is the envelope's id. What else is delivered is read from the room's state then.
 */
const TASKS = ['report', 'archive', 'evaluation', 'forget', 'half'] as const;
type Task = (typeof TASKS)[number] | `sitIn:${number}` | `endMarker:${Writer}`;

/** The kind of a task, without what tells one from another. */
const deliveryOf = (key: string): Extract<Delivery, (typeof TASKS)[number] | 'sitIn' | 'endMarker'> =>
  TASKS.find((task) => task === key) ?? (key.startsWith('endMarker:') ? 'endMarker' : 'sitIn');

export class RoomOutbox {
  readonly #outbox: Outbox;
  readonly #env: Bindings;
  readonly #id: string;
  readonly #store: RoomStore;
  readonly #half: RoomHalf;

  constructor(sql: SqlStorage, env: Bindings, id: string, store: RoomStore, half: RoomHalf) {
    this.#env = env;
    this.#id = id;
    this.#store = store;
    this.#half = half;
    this.#outbox = new Outbox(sql, {
      deliver: (key, revision, body) => this.#deliver(key, revision, body),
      reportFailure: (key, attempts) => log({ event: 'deliveryFails', delivery: deliveryOf(key), attempts }),
    });
  }

  createTable(): void {
    this.#outbox.createTable();
  }

  /** Stores in the outbox what follows from a state; what was delivered already is not delivered again. */
  putAll(c: Conversation, nowMs: number): void {
    this.#outbox.put('report' satisfies Task, JSON.stringify(reportOf(c, this.#id)), nowMs);
    switch (c.phase) {
      case 'waiting':
      case 'connecting':
        return;
      case 'talking': {
        const sitIn = heldSitIn(c);
        if (sitIn?.stage === 'sitting')
          this.#outbox.put(`sitIn:${sitIn.number}` satisfies Task, sitIn.coach.volunteerId, nowMs);
        return;
      }
      case 'ended':
        this.#outbox.put((c.openedAtMs === null ? 'forget' : 'archive') satisfies Task, '', nowMs);
        if (this.#store.evaluation() !== null) this.#outbox.put('evaluation' satisfies Task, '', nowMs);
        if (isFinished(c, nowMs)) this.destroyHalf(nowMs);
    }
  }

  putEndMarker(role: Writer, envelope: Envelope, nowMs: number): void {
    this.#outbox.put(`endMarker:${role}` satisfies Task, envelope.id, nowMs);
  }

  /** [K3] The visitor's part is over, also by time alone. */
  destroyHalf(nowMs: number): void {
    this.#outbox.put('half' satisfies Task, '', nowMs);
  }

  /** A key was stored while the visitor left: what was forgotten must be forgotten once more. */
  forgetAgain(c: Conversation): void {
    if (c.phase !== 'ended' || c.openedAtMs !== null) return;
    this.#outbox.put('forget' satisfies Task, 'again', Date.now());
  }

  /** Delivers the last report once more: a queue that lost its storage learns of a quiet room in no other way. */
  repeatReport(): void {
    this.#outbox.repeat('report' satisfies Task);
  }

  nextRetryMs(nowMs: number): number | null {
    return this.#outbox.nextRetryMs(nowMs);
  }

  async flush(): Promise<void> {
    await this.#outbox.flush(Date.now);
  }

  async #deliver(key: string, revision: number, body: string): Promise<boolean> {
    const c = this.#store.load();
    if (c === null) return true;
    switch (deliveryOf(key)) {
      case 'report':
        // The same as the body, which was stored with this state, but in the shape that today's queue takes.
        return queueOf(this.#env).report({ ...reportOf(c, this.#id), revision });
      case 'archive':
        await this.#archive(c);
        return true;
      case 'evaluation': {
        const evaluation = this.#store.evaluation();
        if (evaluation !== null) await archiveEvaluation(this.#env.DB, this.#id, evaluation);
        return true;
      }
      case 'endMarker':
        for (const role of WRITERS) {
          const envelope = key.endsWith(role) ? this.#store.endMarker(role) : null;
          if (envelope !== null) await archiveEndMarker(this.#env.DB, this.#id, role, envelope);
        }
        return true;
      case 'forget':
        // [R1] The key goes first.
        await destroyKeys(this.#env, [this.#id]);
        await forgetConversation(this.#env.DB, this.#id);
        return true;
      case 'half':
        await this.#half.destroy();
        return true;
      case 'sitIn':
        await recordSitIn(
          this.#env.DB,
          { conversationId: this.#id, sitIn: key, volunteerId: body },
          revision,
        );
        return true;
    }
  }

  async #archive(c: Conversation): Promise<void> {
    if (c.phase !== 'ended') return;
    await archiveConversation(this.#env.DB, {
      id: this.#id,
      endedAtMs: c.endedAtMs,
      by: c.by,
      wrote: c.wrote,
      intake: this.#store.intake(),
      messages: this.#store.messagesAfter(0),
      archivedAtMs: Date.now(),
    });
  }
}
