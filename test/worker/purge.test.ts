import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { runPurge } from '../../worker/jobs/purge.ts';
import { getReviewCopies } from '../../worker/store/key-vault.ts';
import {
  DAY_MS,
  NOW_MS,
  TEXT,
  archive,
  envelopeOf,
  readTranscript,
  run,
  runs,
  tracesOf,
  withEmptyArchive,
} from './support/archive.ts';
import { withKeys, withRooms } from './support/broken-parts.ts';

withEmptyArchive();

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
      order.push(`${String(names).split('/')[0]}, ${await tracesOf(id)} rows`);
      await env.KEYS.delete(names);
    });
    const rooms = withRooms(async () => {
      order.push(`room, ${await tracesOf(id)} row`);
    });
    await runPurge({ ...keys, ROOMS: rooms.ROOMS }, NOW_MS);
    expect(order.slice(0, 3)).toEqual(['conversations, 6 rows', 'halves, 6 rows', 'room, 1 row']);
    expect(await tracesOf(id)).toBe(0);
  });

  test('[R1] one moment earlier nothing is touched', async () => {
    const id = await archive({ eraseAtMs: NOW_MS + 1 });
    await runPurge(env, NOW_MS);
    expect(await tracesOf(id)).toBe(6);
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
  expect(await getReviewCopies(env.KEYS, held)).toBeNull();
});
