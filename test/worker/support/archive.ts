import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, vi } from 'vitest';
import { fromBase64url, randomId } from '../../../protocol/bytes.ts';
import { Envelope } from '../../../protocol/sealed.ts';
import {
  exportConversationKey,
  importConversationKey,
  makeConversationKey,
} from '../../../widget/keys/conversation-key.ts';
import { openEnvelope, sealEnvelope } from '../../../widget/keys/envelope.ts';
import { makeExportableKeyPair } from '../../../widget/keys/key-pair.ts';
import { openSealed } from '../../../widget/keys/opening.ts';
import { sealTo } from '../../../widget/keys/sealing.ts';
import { addReviewCopy, getReviewCopies } from '../../../worker/store/key-vault.ts';

/* Puts archived conversations into the database, and counts what a purge leaves of them. */

export const DAY_MS = 86_400_000;
export const NOW_MS = Date.parse('2027-03-01T12:00:00Z');
export const TEXT = 'Sinds mijn vrouw overleden is, spreek ik niemand meer.';
const review = await makeExportableKeyPair();

/** An empty archive for each test of the file, at NOW_MS, with the log kept quiet. */
export function withEmptyArchive(): void {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW_MS });
    for (const level of ['log', 'error'] as const)
      vi.spyOn(console, level).mockImplementation(() => undefined);
    const tables = [
      ...['conversations', 'messages', 'intakes', 'evaluations', 'contact_records'],
      ...['end_markers', 'erasure_runs', 'concerns', 'concern_reports', 'staff_notes'],
    ];
    await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
    const { objects } = await env.KEYS.list();
    await env.KEYS.delete(objects.map((object) => object.key));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
}

/** A conversation as it lies archived: its row, everything typed in it, and its key in the vault. */
export async function archive(conversation: { eraseAtMs: number; holdUntilMs?: number }): Promise<string> {
  const id = env.ROOMS.newUniqueId().toString();
  const key = await makeConversationKey();
  const seal = async (kind: 'message' | 'intake' | 'evaluation' | 'contactRecord' | 'end', body: unknown) =>
    JSON.stringify(
      await sealEnvelope(
        key,
        { conversationId: id, role: 'visitor', kind },
        { instance: randomId(), counter: 1, lastSeq: 0, body },
      ),
    );
  const insert = (sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values);
  await env.DB.batch([
    insert(
      'INSERT INTO conversations (id, created_at, language, erase_at, hold_until) VALUES (?, ?, ?, ?, ?)',
      id,
      conversation.eraseAtMs - 42 * DAY_MS,
      'nl',
      conversation.eraseAtMs,
      conversation.holdUntilMs ?? null,
    ),
    insert(
      'INSERT INTO messages (conversation_id, seq, role, client_id, envelope) VALUES (?, 1, ?, ?, ?)',
      id,
      'visitor',
      randomId(),
      await seal('message', { text: TEXT }),
    ),
    insert('INSERT INTO intakes VALUES (?, ?)', id, await seal('intake', { nickname: 'Wolk' })),
    insert('INSERT INTO evaluations VALUES (?, ?)', id, await seal('evaluation', { text: TEXT })),
    insert('INSERT INTO end_markers VALUES (?, ?, ?)', id, 'visitor', await seal('end', { visitor: 1 })),
    insert(
      'INSERT INTO contact_records (conversation_id, volunteer_id, heavy, envelope) VALUES (?, ?, 1, ?)',
      ...[id, 'v', await seal('contactRecord', {})],
    ),
  ]);
  const raw = fromBase64url(await exportConversationKey(key));
  const sealed = await sealTo(review.publicKey, 'review', id, raw);
  await addReviewCopy(env.KEYS, id, { by: 'visitor', generation: 1, sealed });
  return id;
}

/** Opens a transcript as a coordinator's browser does, or answers null if there is no key. */
export async function readTranscript(id: string, envelope: string): Promise<unknown> {
  const [copy] = (await getReviewCopies(env.KEYS, id)) ?? [];
  if (copy === undefined) return null;
  const raw = await openSealed(review.pair, review.publicKey.id, 'review', id, copy.sealed);
  const key = await importConversationKey(raw, false);
  const context = { conversationId: id, role: 'visitor', kind: 'message' } as const;
  return (await openEnvelope(key, context, Envelope.parse(JSON.parse(envelope)))).body;
}

export async function envelopeOf(id: string): Promise<string> {
  const row = await env.DB.prepare('SELECT envelope FROM messages WHERE conversation_id = ?')
    .bind(id)
    .first<string>('envelope');
  return row ?? '';
}

/** How many rows still name this conversation, in all tables together. */
export async function tracesOf(id: string): Promise<number> {
  const tables = ['messages', 'intakes', 'evaluations', 'contact_records', 'end_markers'];
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table} WHERE conversation_id = ?1)`);
  const sql = `SELECT ${counts.join(' + ')} + (SELECT count(*) FROM conversations WHERE id = ?1) AS n`;
  return (await env.DB.prepare(sql).bind(id).first<number>('n')) ?? 0;
}

export async function runs(): Promise<unknown[]> {
  const columns = 'started_at, finished_at, erased, failed, swept_keys';
  return (await env.DB.prepare(`SELECT ${columns} FROM erasure_runs ORDER BY started_at`).all()).results;
}

export const run = (
  nowMs: number,
  counts: { erased?: number; failed?: number; swept_keys?: number } = {},
) => ({
  started_at: nowMs,
  finished_at: nowMs,
  erased: 0,
  failed: 0,
  swept_keys: 0,
  ...counts,
});
