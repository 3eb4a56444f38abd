import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Envelope } from '../../protocol/sealed.ts';
import { fromBase64url, randomId } from '../../protocol/bytes.ts';
import {
  exportConversationKey,
  importConversationKey,
  makeConversationKey,
} from '../../widget/keys/conversation-key.ts';
import { openEnvelope, sealEnvelope } from '../../widget/keys/envelope.ts';
import { makeExportableKeyPair } from '../../widget/keys/key-pair.ts';
import { openSealed } from '../../widget/keys/opening.ts';
import { sealTo } from '../../widget/keys/sealing.ts';
import type { Bindings } from '../../worker/env.ts';
import { runPurge } from '../../worker/jobs/purge.ts';
import { getReviewCopy, putReviewCopy } from '../../worker/store/key-vault.ts';

const DAY_MS = 86_400_000;
const NOW_MS = Date.parse('2027-03-01T12:00:00Z');
const TEXT = 'Sinds mijn vrouw overleden is, spreek ik niemand meer.';
const review = await makeExportableKeyPair();

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW_MS });
  for (const level of ['log', 'error'] as const) vi.spyOn(console, level).mockImplementation(() => undefined);
  const tables = ['conversations', 'messages', 'intakes', 'evaluations', 'contact_records', 'erasure_runs'];
  await env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  const { objects } = await env.KEYS.list();
  await env.KEYS.delete(objects.map((object) => object.key));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A conversation as it lies archived: its row, everything typed in it, and its key in the vault. */
async function archive(conversation: { eraseAtMs: number; holdUntilMs?: number }): Promise<string> {
  const id = env.ROOMS.newUniqueId().toString();
  const key = await makeConversationKey();
  const seal = async (kind: 'message' | 'intake' | 'evaluation' | 'contactRecord', body: unknown) =>
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
      'INSERT INTO messages (conversation_id, seq, role, client_id, sent_at, envelope) VALUES (?, 1, ?, ?, ?, ?)',
      id,
      'visitor',
      randomId(),
      conversation.eraseAtMs - 42 * DAY_MS,
      await seal('message', { text: TEXT }),
    ),
    insert('INSERT INTO intakes VALUES (?, ?)', id, await seal('intake', { nickname: 'Wolk' })),
    insert(
      'INSERT INTO evaluations VALUES (?, 5, 1, NULL, 1, ?)',
      id,
      await seal('evaluation', { text: TEXT }),
    ),
    insert(
      'INSERT INTO contact_records VALUES (?, ?, NULL, 1, ?, ?)',
      id,
      'v',
      await seal('contactRecord', {}),
      1,
    ),
  ]);
  const raw = fromBase64url(await exportConversationKey(key));
  const sealed = await sealTo(review.publicKey, 'review', id, raw);
  await putReviewCopy(env.KEYS, id, { reviewKeyId: review.publicKey.id, sealed });
  return id;
}

/** As a coordinator's browser does; null without a key. */
async function readTranscript(id: string, envelope: string): Promise<unknown> {
  const copy = await getReviewCopy(env.KEYS, id);
  if (copy === null) return null;
  const raw = await openSealed(review.pair, review.publicKey.id, 'review', id, copy.sealed);
  const key = await importConversationKey(raw, false);
  const context = { conversationId: id, role: 'visitor', kind: 'message' } as const;
  return (await openEnvelope(key, context, Envelope.parse(JSON.parse(envelope)))).body;
}

async function envelopeOf(id: string): Promise<string> {
  const row = await env.DB.prepare('SELECT envelope FROM messages WHERE conversation_id = ?')
    .bind(id)
    .first<string>('envelope');
  return row ?? '';
}

/** How many rows still name this conversation, in all tables together. */
async function tracesOf(id: string): Promise<number> {
  const tables = ['messages', 'intakes', 'evaluations', 'contact_records'];
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table} WHERE conversation_id = ?1)`);
  const sql = `SELECT ${counts.join(' + ')} + (SELECT count(*) FROM conversations WHERE id = ?1) AS n`;
  return (await env.DB.prepare(sql).bind(id).first<number>('n')) ?? 0;
}

async function runs(): Promise<unknown[]> {
  const columns = 'started_at, finished_at, erased, failed, swept_keys';
  return (await env.DB.prepare(`SELECT ${columns} FROM erasure_runs ORDER BY started_at`).all()).results;
}

const run = (nowMs: number, counts: { erased?: number; failed?: number; swept_keys?: number } = {}) => ({
  started_at: nowMs,
  finished_at: nowMs,
  erased: 0,
  failed: 0,
  swept_keys: 0,
  ...counts,
});

/** The environment with one part that does not do what it should. */
const withRooms = (erase: () => Promise<void>): Bindings => ({
  ...env,
  ROOMS: Object.assign(Object.create(null), { idFromString: (id: string) => id, get: () => ({ erase }) }),
});
const withKeys = (remove: (keys: string | string[]) => Promise<void>): Bindings => ({
  ...env,
  KEYS: Object.assign(Object.create(null), {
    list: (options: R2ListOptions) => env.KEYS.list(options),
    delete: remove,
  }),
});
const down = () => Promise.reject(new Error('out of reach'));

describe('past the retention', () => {
  test('[R1] a transcript that could be read can no more be, not even with a copy of the database made before', async () => {
    const id = await archive({ eraseAtMs: NOW_MS });
    const backup = await envelopeOf(id);
    expect(await readTranscript(id, backup)).toEqual({ text: TEXT });
    await runPurge(env, NOW_MS);
    expect(await readTranscript(id, backup)).toBeNull();
    expect(await tracesOf(id)).toBe(0);
    expect((await env.KEYS.list()).objects).toEqual([]);
  });

  test('[R1] the key goes before the rows, and the room goes too', async () => {
    const id = await archive({ eraseAtMs: NOW_MS });
    const order: string[] = [];
    const keys = withKeys(async (names) => {
      order.push(`key, ${await tracesOf(id)} rows`);
      await env.KEYS.delete(names);
    });
    const rooms = withRooms(async () => {
      order.push(`room, ${await tracesOf(id)} row`);
    });
    await runPurge({ ...keys, ROOMS: rooms.ROOMS }, NOW_MS);
    expect(order.slice(0, 2)).toEqual(['key, 5 rows', 'room, 1 row']);
    expect(await tracesOf(id)).toBe(0);
  });

  test('[R1] one moment earlier nothing is touched', async () => {
    const id = await archive({ eraseAtMs: NOW_MS + 1 });
    await runPurge(env, NOW_MS);
    expect(await tracesOf(id)).toBe(5);
    expect(await readTranscript(id, await envelopeOf(id))).toEqual({ text: TEXT });
  });

  test('[R1] more than one batch at a time', async () => {
    const rows = Array.from({ length: 230 }, () =>
      env.DB.prepare(
        'INSERT INTO conversations (id, created_at, language, erase_at) VALUES (?, 1, ?, ?)',
      ).bind(env.ROOMS.newUniqueId().toString(), 'nl', NOW_MS),
    );
    await env.DB.batch(rows);
    await runPurge(
      withRooms(() => Promise.resolve()),
      NOW_MS,
    );
    expect(await runs()).toEqual([run(NOW_MS, { erased: 230 })]);
    expect(await env.DB.prepare('SELECT count(*) AS n FROM conversations').first<number>('n')).toBe(0);
  });
});

test('[R2] a hold stops the erasure of exactly one conversation, until it lapses', async () => {
  const held = await archive({ eraseAtMs: NOW_MS, holdUntilMs: NOW_MS + DAY_MS });
  const other = await archive({ eraseAtMs: NOW_MS });
  await runPurge(env, NOW_MS);
  expect(await readTranscript(held, await envelopeOf(held))).toEqual({ text: TEXT });
  expect(await tracesOf(other)).toBe(0);
  await runPurge(env, NOW_MS + DAY_MS);
  expect(await tracesOf(held)).toBe(0);
  expect(await getReviewCopy(env.KEYS, held)).toBeNull();
});

describe('the proof', () => {
  test('[R3] each run is recorded, also one that finds nothing', async () => {
    await archive({ eraseAtMs: NOW_MS });
    await runPurge(env, NOW_MS);
    await runPurge(env, NOW_MS + 600_000);
    expect(await runs()).toEqual([run(NOW_MS, { erased: 1 }), run(NOW_MS + 600_000)]);
  });

  test('[R3] a vault out of reach: the run says so, nothing is half erased, and the next run finishes', async () => {
    const id = await archive({ eraseAtMs: NOW_MS });
    await runPurge(withKeys(down), NOW_MS);
    expect(await tracesOf(id)).toBe(5);
    await runPurge(env, NOW_MS + 600_000);
    expect(await tracesOf(id)).toBe(0);
    expect(await runs()).toEqual([run(NOW_MS, { failed: 1 }), run(NOW_MS + 600_000, { erased: 1 })]);
  });

  test('[R3] a room out of reach: key and contents are gone all the same, and the row waits for the next run', async () => {
    const id = await archive({ eraseAtMs: NOW_MS });
    await runPurge(withRooms(down), NOW_MS);
    expect(await getReviewCopy(env.KEYS, id)).toBeNull();
    expect(await tracesOf(id)).toBe(1);
    await runPurge(env, NOW_MS + 600_000);
    expect(await tracesOf(id)).toBe(0);
    expect(await runs()).toEqual([run(NOW_MS, { failed: 1 }), run(NOW_MS + 600_000, { erased: 1 })]);
  });

  test('[R3] a run that dies leaves a record without an end', async () => {
    const dying: Bindings = { ...env, DB: diesAfter(2) };
    await expect(runPurge(dying, NOW_MS)).rejects.toThrow();
    expect(await runs()).toEqual([{ ...run(NOW_MS), finished_at: null }]);
  });

  test('[R2] a hold that comes before the mark holds, one that comes after it is too late, wherever a run broke off', async () => {
    const outcomes: [boolean, number, boolean][] = [];
    for (let statements = 1; statements <= 8; statements += 1) {
      const id = await archive({ eraseAtMs: NOW_MS });
      await runPurge({ ...env, DB: diesAfter(statements) }, NOW_MS).catch(() => null);
      const { meta } = await env.DB.prepare(
        'UPDATE conversations SET hold_until = ? WHERE id = ? AND erasing_at IS NULL',
      )
        .bind(NOW_MS + DAY_MS, id)
        .run();
      await runPurge(env, NOW_MS + 600_000);
      const readable = (await getReviewCopy(env.KEYS, id)) !== null;
      outcomes.push([meta.changes === 1, await tracesOf(id), readable]);
    }
    expect(outcomes).toEqual([[true, 5, true], ...Array.from({ length: 7 }, () => [false, 0, false])]);
  });
});

/** The database, but out of reach after so many calls. */
function diesAfter(calls: number): D1Database {
  let left = calls;
  return new Proxy(env.DB, {
    get(db, name) {
      if (name !== 'prepare' && name !== 'batch') return Reflect.get(db, name);
      if (name === 'prepare') left -= 1;
      if (left < 0) throw new Error('out of reach');
      const method: unknown = Reflect.get(db, name);
      return typeof method === 'function' ? method.bind(db) : method;
    },
  });
}

test('[R4] a key without a conversation is swept, and no other', async () => {
  const kept = await archive({ eraseAtMs: NOW_MS + DAY_MS });
  const orphan = await archive({ eraseAtMs: NOW_MS + DAY_MS });
  await env.DB.prepare('DELETE FROM conversations WHERE id = ?').bind(orphan).run();
  await runPurge(env, NOW_MS);
  expect(await getReviewCopy(env.KEYS, orphan)).toBeNull();
  expect(await getReviewCopy(env.KEYS, kept)).not.toBeNull();
  expect(await runs()).toEqual([run(NOW_MS, { swept_keys: 1 })]);
});

test('[R4] also where there are more keys than one run looks at, each has its turn', async () => {
  const ids = await Promise.all(Array.from({ length: 14 }, () => archive({ eraseAtMs: NOW_MS + DAY_MS })));
  const orphan = ids.toSorted().at(-1) ?? '';
  await env.DB.prepare('DELETE FROM conversations WHERE id = ?').bind(orphan).run();
  const list = (options: R2ListOptions = {}) => env.KEYS.list({ ...options, limit: 1 });
  const KEYS = new Proxy(env.KEYS, {
    get: (bucket, name) => {
      const value: unknown = Reflect.get(bucket, name);
      return name === 'list' ? list : typeof value === 'function' ? value.bind(bucket) : value;
    },
  });
  for (let n = 0; n < 30; n += 1) await runPurge({ ...env, KEYS }, NOW_MS + n);
  expect(await getReviewCopy(env.KEYS, orphan)).toBeNull();
  expect(await getReviewCopy(env.KEYS, ids.toSorted()[0] ?? '')).not.toBeNull();
});

test('[R4] what has run out of itself goes: sessions a day after their end, invitations, challenges, old audit', async () => {
  const insert = (sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values);
  const dayAgo = NOW_MS - DAY_MS;
  await env.DB.batch([
    insert("INSERT INTO volunteers (id, alias, role, created_at) VALUES ('v', 'Sam', 'volunteer', 1)"),
    insert("INSERT INTO sessions VALUES ('old', 'v', NULL, NULL, 1, 1, ?)", dayAgo),
    insert("INSERT INTO sessions VALUES ('new', 'v', NULL, NULL, 1, 1, ?)", dayAgo + 1),
    insert("INSERT INTO challenges VALUES ('old', 'x', 'signIn', ?)", NOW_MS),
    insert("INSERT INTO challenges VALUES ('new', 'x', 'signIn', ?)", NOW_MS + 1),
    insert("INSERT INTO invitations VALUES ('old', 'volunteer', 1, ?, NULL)", NOW_MS),
    insert("INSERT INTO invitations VALUES ('new', 'volunteer', 1, ?, NULL)", NOW_MS + 1),
    insert("INSERT INTO audit_log VALUES ('old', ?, 'v', 'x', NULL, NULL)", NOW_MS - 365 * DAY_MS),
    insert("INSERT INTO audit_log VALUES ('new', ?, 'v', 'x', NULL, NULL)", NOW_MS - 365 * DAY_MS + 1),
  ]);
  await runPurge(env, NOW_MS);
  const left = await env.DB.prepare(
    `SELECT token_hash AS id FROM sessions UNION ALL SELECT id FROM challenges
     UNION ALL SELECT secret_hash FROM invitations UNION ALL SELECT id FROM audit_log`,
  ).all<{ id: string }>();
  expect(left.results.map((row) => row.id)).toEqual(['new', 'new', 'new', 'new']);
});
