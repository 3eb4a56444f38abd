import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { runPurge } from '../../worker/jobs/purge.ts';
import { getReviewCopies } from '../../worker/store/key-vault.ts';
import { DAY_MS, NOW_MS, archive, run, runs, withEmptyArchive } from './support/archive.ts';

withEmptyArchive();
const ENTRY = 'INSERT INTO audit_log (id, at, volunteer_id, act)';
const SESSION = 'INSERT INTO sessions (token_hash, volunteer_id, created_at, last_active_at, expires_at)';

test('[R4] a key without a conversation is swept, and no other', async () => {
  const kept = await archive({ eraseAtMs: NOW_MS + DAY_MS });
  const orphan = await archive({ eraseAtMs: NOW_MS + DAY_MS });
  await env.DB.prepare('DELETE FROM conversations WHERE id = ?').bind(orphan).run();
  await runPurge(env, NOW_MS);
  expect(await getReviewCopies(env.KEYS, orphan)).toBeNull();
  expect(await getReviewCopies(env.KEYS, kept)).not.toBeNull();
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
  expect(await getReviewCopies(env.KEYS, orphan)).toBeNull();
  expect(await getReviewCopies(env.KEYS, ids.toSorted()[0] ?? '')).not.toBeNull();
});

test('[R4] what has run out of itself goes: sessions a day after their end, invitations, challenges, old audit and counts', async () => {
  const insert = (sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values);
  const dayAgo = NOW_MS - DAY_MS;
  await env.DB.batch([
    insert("INSERT INTO volunteers (id, alias, role, created_at) VALUES ('v', 'Sam', 'volunteer', 1)"),
    insert(`${SESSION} VALUES ('old', 'v', 1, 1, ?)`, dayAgo),
    insert(`${SESSION} VALUES ('new', 'v', 1, 1, ?)`, dayAgo + 1),
    insert(
      "INSERT INTO invitations (secret_hash, role, created_at, expires_at) VALUES ('old', 'volunteer', 1, ?)",
      NOW_MS,
    ),
    insert(
      "INSERT INTO invitations (secret_hash, role, created_at, expires_at) VALUES ('new', 'volunteer', 1, ?)",
      NOW_MS + 1,
    ),
    insert(
      "INSERT INTO challenges (id, challenge, purpose, expires_at) VALUES ('old', 'x', 'signIn', ?)",
      NOW_MS,
    ),
    insert(
      "INSERT INTO challenges (id, challenge, purpose, expires_at) VALUES ('new', 'x', 'signIn', ?)",
      NOW_MS + 1,
    ),
    insert(`${ENTRY} VALUES ('old', ?, 'v', 'register')`, NOW_MS - 365 * DAY_MS),
    insert(`${ENTRY} VALUES ('new', ?, 'v', 'register')`, NOW_MS - 365 * DAY_MS + 1),
    // Its clock was wrong: it goes when what was written before it goes, so that no entry is missing in the middle.
    insert(`${ENTRY} VALUES ('new-too', ?, 'v', 'register')`, 1),
    insert("INSERT INTO access_counts VALUES ('2026-03-01', 'old', 1), ('2026-03-02', 'new', 1)"),
  ]);
  await runPurge(env, NOW_MS);
  const left = await env.DB.prepare(
    `SELECT token_hash AS id FROM sessions UNION ALL SELECT id FROM challenges
     UNION ALL SELECT secret_hash FROM invitations UNION ALL SELECT id FROM audit_log
     UNION ALL SELECT kind FROM access_counts`,
  ).all<{ id: string }>();
  expect(left.results.map((row) => row.id)).toEqual(['new', 'new', 'new', 'new', 'new-too', 'new']);
});
