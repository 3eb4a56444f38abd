import type { EvaluationScores } from '../../../protocol/room.ts';
import type { Envelope } from '../../../protocol/sealed.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import { readStoredConversation, storedConversation } from '../../domain/conversation/stored.ts';
import { log } from '../../platform/log.ts';

export type StoredMessage = {
  seq: number;
  clientId: string;
  role: 'visitor' | 'volunteer';
  sentAtMs: number;
  envelope: Envelope;
};
export type StoredEvaluation = { scores: EvaluationScores; text: Envelope | null };

type MessageRow = {
  seq: number;
  client_id: string;
  role: 'visitor' | 'volunteer';
  sent_at: number;
  envelope: string;
};

const toMessage = (row: MessageRow): StoredMessage => ({
  seq: row.seq,
  clientId: row.client_id,
  role: row.role,
  sentAtMs: row.sent_at,
  envelope: JSON.parse(row.envelope) as Envelope,
});

/**
 * One room's own storage. Nothing is created before `createTables`: an erased room that is asked something must
 * stay empty, and a table made in a constructor would bring it back.
 */
export class RoomStore {
  readonly #storage: DurableObjectStorage;
  #unreadable = false;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** True for a room that was begun and is not erased, also if what it stored cannot be read. */
  exists(): boolean {
    return this.#storage.kv.get('conversation') !== undefined;
  }

  /**
   * The conversation, or null for a room that was never begun or is erased. A conversation that cannot be read counts as
   * gone for everybody who asks, but stays stored until it is erased: the code that wrote it may come back and read it.
   */
  load(): Conversation | null {
    const stored: unknown = this.#storage.kv.get('conversation');
    if (stored === undefined) return null;
    const conversation = readStoredConversation(stored);
    if (conversation === null && !this.#unreadable) {
      this.#unreadable = true;
      log({ event: 'storedStateUnreadable', object: 'room' });
    }
    return conversation;
  }

  save(conversation: Conversation): void {
    this.#storage.kv.put('conversation', storedConversation(conversation));
  }

  createTables(): void {
    this.#storage.sql.exec(
      `CREATE TABLE IF NOT EXISTS messages (seq INTEGER PRIMARY KEY, client_id TEXT NOT NULL UNIQUE,
         role TEXT NOT NULL, sent_at INTEGER NOT NULL, envelope TEXT NOT NULL)`,
    );
  }

  intake(): Envelope | null {
    return this.#storage.kv.get<Envelope>('intake') ?? null;
  }

  saveIntake(envelope: Envelope): void {
    this.#storage.kv.put('intake', envelope);
  }

  evaluation(): StoredEvaluation | null {
    return this.#storage.kv.get<StoredEvaluation>('evaluation') ?? null;
  }

  saveEvaluation(evaluation: StoredEvaluation): void {
    this.#storage.kv.put('evaluation', evaluation);
  }

  /** [C1] Stores with the next number; the unique client id makes a repeat impossible. */
  addMessage(message: Omit<StoredMessage, 'seq'>): StoredMessage {
    const { seq } = this.#storage.sql
      .exec<{ seq: number }>(
        `INSERT INTO messages (seq, client_id, role, sent_at, envelope)
         SELECT coalesce(max(seq), 0) + 1, ?, ?, ?, ? FROM messages RETURNING seq`,
        message.clientId,
        message.role,
        message.sentAtMs,
        JSON.stringify(message.envelope),
      )
      .one();
    return { ...message, seq };
  }

  findMessage(clientId: string): StoredMessage | null {
    const row = this.#storage.sql
      .exec<MessageRow>('SELECT * FROM messages WHERE client_id = ?', clientId)
      .toArray()[0];
    return row === undefined ? null : toMessage(row);
  }

  messagesAfter(seq: number): StoredMessage[] {
    return this.#storage.sql
      .exec<MessageRow>('SELECT * FROM messages WHERE seq > ? ORDER BY seq', seq)
      .toArray()
      .map(toMessage);
  }

  countSince(role: string, sinceMs: number): number {
    return this.#storage.sql
      .exec<{ n: number }>('SELECT count(*) AS n FROM messages WHERE role = ? AND sent_at > ?', role, sinceMs)
      .one().n;
  }

  lastSeq(): number {
    return this.#storage.sql.exec<{ n: number }>('SELECT coalesce(max(seq), 0) AS n FROM messages').one().n;
  }

  /** Takes away everything typed; what is left are times and numbers. */
  wipeTexts(): void {
    this.#storage.sql.exec('DELETE FROM messages');
    this.#storage.kv.delete('intake');
    this.#storage.kv.delete('evaluation');
  }
}
