import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { ConversationsBody, type ConversationsQuery } from '../../protocol/http/coordinator.ts';
import { listConversations } from '../../worker/store/conversations.ts';
import { QUARTER_MS } from './support/opened-talk.ts';
import { call, member } from './support/staff-app.ts';

/* [A5] The list of conversations to read: what one may choose by, what it leaves out, and that it stays quick. */

const HOUR_MS = 4 * QUARTER_MS;

beforeEach(async () => {
  for (const table of ['conversations', 'contact_records', 'evaluations', 'concerns'])
    await env.DB.prepare(`DELETE FROM ${table}`).run();
});

const idOf = (n: number) => n.toString(16).padStart(64, '0');
const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run();

/** Conversations 1 to `count`, each an hour after the one before, of volunteer `v`; the n-th takes n % 5 half hours. */
async function fill(count: number): Promise<void> {
  await run(
    `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?1)
     INSERT INTO conversations (id, created_at, language, opened_at, ended_at, ended_by, volunteer_id, erase_at)
     SELECT printf('%064x', n), n * ?2, 'nl', n * ?2, n * ?2 + (n % 5) * ?2 / 2, 'visitor', 'v', 9e15 FROM numbers`,
    count,
    HOUR_MS,
  );
}

async function listed(query: ConversationsQuery = {}): Promise<number[]> {
  const { conversations } = await listConversations(env.DB, query);
  return conversations.map(({ id }) => Number.parseInt(id, 16));
}

test('[A5] is narrowed to a period, to how long it took, to heavy ones, to those to be discussed, and to those with a report or an evaluation', async () => {
  await fill(10);
  await run(
    `INSERT INTO contact_records (conversation_id, volunteer_id, heavy, wants_discussion) VALUES (?, 'v', 1, 0), (?, 'v', 0, 1)`,
    idOf(3),
    idOf(4),
  );
  await run(`INSERT INTO evaluations VALUES (?, '{}'), (?, '{}')`, idOf(3), idOf(7));
  await run(
    `INSERT INTO concerns (id, conversation_id, state, until_at, ground, raised_by, raised_at, held_since, step)
     VALUES ('c', ?, 'lapsed', 1, 'crime', 'v', 1, 1, 's')`,
    idOf(5),
  );
  expect(await listed()).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(await listed({ from: 3 * HOUR_MS, until: 5 * HOUR_MS })).toEqual([4, 3]);
  expect(await listed({ from: 9 * HOUR_MS })).toEqual([10, 9]);
  expect(await listed({ until: 2 * HOUR_MS })).toEqual([1]);
  expect(await listed({ length: 'short' })).toEqual([10, 5]);
  expect(await listed({ length: 'middle' })).toEqual([6, 1]);
  expect(await listed({ length: 'long' })).toEqual([9, 8, 7, 4, 3, 2]);
  expect(await listed({ heavy: 'yes' })).toEqual([3]);
  expect(await listed({ discuss: 'yes' })).toEqual([4]);
  const { conversations } = await listConversations(env.DB, { until: 6 * HOUR_MS });
  expect(conversations.map(({ heavy, discuss }) => [heavy, discuss])).toEqual([
    [null, false],
    [false, true],
    [true, false],
    [null, false],
    [null, false],
  ]);
  expect(await listed({ concern: 'yes' })).toEqual([5]);
  expect(await listed({ evaluated: 'yes' })).toEqual([7, 3]);
  expect(await listed({ evaluated: 'yes', heavy: 'yes' })).toEqual([3]);
  expect(await listed({ evaluated: 'yes', until: 7 * HOUR_MS })).toEqual([3]);
});

test('[A5] a talk that goes on is of no length', async () => {
  await fill(5);
  await run('UPDATE conversations SET ended_at = NULL WHERE id = ?', idOf(5));
  expect(await listed()).toEqual([5, 4, 3, 2, 1]);
  expect(await listed({ length: 'short' })).toEqual([]);
});

test('[A5] a narrowed list goes on page by page, and ends', async () => {
  await fill(300);
  const length = 'short';
  const first = await listConversations(env.DB, { length });
  expect(first.conversations).toHaveLength(50);
  expect(first.next).toBe(55 * HOUR_MS);
  expect(await listed({ length, before: first.next ?? 0 })).toEqual([50, 45, 40, 35, 30, 25, 20, 15, 10, 5]);
  const last = await listConversations(env.DB, { length, from: 55 * HOUR_MS });
  expect(last.conversations).toHaveLength(50);
  expect(last.next).toBeNull();
});

test('[A5] answers neither whose they were nor what was scored, and refuses what it does not know', async () => {
  await fill(1);
  const { cookie } = await member('coordinator', 'Sam');
  await run(`INSERT INTO evaluations VALUES (?, '{"secret":"of the form"}')`, idOf(1));
  await run(`UPDATE conversations SET volunteer_id = (SELECT id FROM volunteers WHERE alias = 'Sam')`);
  const path = '/api/coordinator/conversations';
  const answer = await (await call(`${path}?evaluated=yes`, { cookie })).text();
  expect(ConversationsBody.parse(JSON.parse(answer)).conversations).toHaveLength(1);
  for (const text of ['Sam', 'secret']) expect(answer).not.toContain(text);
  for (const query of ['evaluated=no', 'heavy=1', 'length=1', 'from=x', 'from=0', 'until=-1', 'volunteer=v'])
    expect((await call(`${path}?${query}`, { cookie })).status, query).toBe(400);
});

test('[R2] [B4] says when each is erased: sooner where its visitor has wiped it, and not before a hold ends', async () => {
  await fill(1);
  const at = async (part: string) => {
    await run(`UPDATE conversations SET erase_at = 500, wipe_at = NULL, hold_until = NULL`);
    await run(`UPDATE conversations SET ${part}`);
    return (await listConversations(env.DB, {})).conversations[0]?.eraseAt;
  };
  expect(await at('erase_at = 500')).toBe(500);
  expect(await at('wipe_at = 400')).toBe(400);
  expect(await at('wipe_at = 600')).toBe(500);
  expect(await at('hold_until = 700')).toBe(700);
  expect(await at('hold_until = 300')).toBe(500);
  expect(await at('wipe_at = 400, hold_until = 450')).toBe(450);
});

/** A database that keeps what is asked of it. */
function recording(): { db: D1Database; asked: { sql: string; values: unknown[] }[] } {
  const asked: { sql: string; values: unknown[] }[] = [];
  const prepare = (sql: string) => ({
    bind: (...values: unknown[]) => {
      asked.push({ sql, values });
      return env.DB.prepare(sql).bind(...values);
    },
  });
  return { db: { prepare } as D1Database, asked };
}

test('[A5] of a hundred thousand a page takes three questions at most, each by an index', async () => {
  await fill(100_000);
  const yes = 'yes' as const;
  const queries: ConversationsQuery[] = [
    {},
    { before: 90_000 * HOUR_MS },
    { from: 10 * HOUR_MS, until: 90_000 * HOUR_MS },
    { length: 'short' },
    { heavy: yes },
    { discuss: yes },
    { concern: yes },
    { evaluated: yes },
    { from: 10 * HOUR_MS, length: 'long', heavy: yes, concern: yes, evaluated: yes },
  ];
  for (const query of queries) {
    const { db, asked } = recording();
    await listConversations(db, query);
    expect(asked.length).toBeLessThanOrEqual(3);
    for (const { sql, values } of asked) {
      const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .bind(...values)
        .all<{ detail: string }>();
      const steps = plan.results.map(({ detail }) => detail);
      expect(steps.join('\n')).toContain('conversations_listed');
      expect(steps.filter((step) => /^SCAN|TEMP B-TREE/.test(step) && !step.includes('INDEX'))).toEqual([]);
    }
  }
});
