import * as z from 'zod';
import { Envelope } from '../../../protocol/sealed.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import { readStoredConversation, storedConversation } from '../../domain/conversation/stored.ts';
import { log } from '../../platform/log.ts';
import { readStored, readStoredJson } from '../../platform/stored.ts';
import { quarterHourOf } from '../../store/quarter-hour.ts';

/** Who may write. */
export const WRITERS = ['visitor', 'volunteer'] as const;
export type Writer = (typeof WRITERS)[number];

export type StoredMessage = {
  seq: number;
  clientId: string;
  role: Writer;
  /** The quarter of an hour; just after it was written, exactly. */
  sentAtMs: number;
  envelope: Envelope;
};
/** A room of before 2026-11-26 may have stored more, which is left unread. */
const StoredEvaluation = z.object({ text: Envelope.nullable() });

const MessageRow = z.object({
  seq: z.number(),
  client_id: z.string(),
  role: z.enum(WRITERS),
  sent_at: z.number(),
  envelope: z.string(),
});

/** The message in a row, in a list; an empty list for one that cannot be read. */
function messageIn(value: unknown): StoredMessage[] {
  const row = readStored(MessageRow, value, 'room');
  const envelope = row === null ? null : readStoredJson(Envelope, row.envelope, 'room');
  if (row === null || envelope === null) return [];
  return [{ seq: row.seq, clientId: row.client_id, role: row.role, sentAtMs: row.sent_at, envelope }];
}

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
    return this.#read('intake', Envelope);
  }

  saveIntake(envelope: Envelope): void {
    this.#storage.kv.put('intake', envelope);
  }

  evaluation(): Envelope | null {
    return this.#read('evaluation', StoredEvaluation)?.text ?? null;
  }

  saveEvaluation(text: Envelope): void {
    this.#storage.kv.put('evaluation', { text });
  }

  endMarker(role: Writer): Envelope | null {
    return this.#read(`endMarker.${role}`, Envelope);
  }

  saveEndMarker(role: Writer, envelope: Envelope): void {
    this.#storage.kv.put(`endMarker.${role}`, envelope);
  }

  /** [C1] Stores with the next number; the unique client id makes a repeat impossible. */
  addMessage(message: Omit<StoredMessage, 'seq'>): StoredMessage {
    const { seq } = this.#storage.sql
      .exec<{ seq: number }>(
        `INSERT INTO messages (seq, client_id, role, sent_at, envelope)
         SELECT coalesce(max(seq), 0) + 1, ?, ?, ?, ? FROM messages RETURNING seq`,
        message.clientId,
        message.role,
        quarterHourOf(message.sentAtMs),
        JSON.stringify(message.envelope),
      )
      .one();
    return { ...message, seq };
  }

  findMessage(clientId: string): StoredMessage | null {
    const rows = this.#storage.sql.exec('SELECT * FROM messages WHERE client_id = ?', clientId).toArray();
    return rows.flatMap(messageIn)[0] ?? null;
  }

  /** @param most how many, the earliest of them; -1: all */
  messagesAfter(seq: number, most = -1): StoredMessage[] {
    return this.#storage.sql
      .exec('SELECT * FROM messages WHERE seq > ? ORDER BY seq LIMIT ?', seq, most)
      .toArray()
      .flatMap(messageIn);
  }

  lastSeq(): number {
    return this.#storage.sql.exec<{ n: number }>('SELECT coalesce(max(seq), 0) AS n FROM messages').one().n;
  }

  /** What is stored under a name; null if nothing is, or nothing that can be read. */
  #read<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> | null {
    const stored: unknown = this.#storage.kv.get(name);
    return stored === undefined ? null : readStored(schema, stored, 'room');
  }

  /** Takes away everything typed; what is left are times and numbers. */
  wipeTexts(): void {
    this.#storage.sql.exec('DELETE FROM messages');
    this.#storage.kv.delete('intake');
    this.#storage.kv.delete('evaluation');
    for (const role of WRITERS) this.#storage.kv.delete(`endMarker.${role}`);
  }
}
